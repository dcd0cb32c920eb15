import { Alert, Button, Card, Statistic, Tag } from 'antd';
import { Link } from 'wouter';
import { momentText, useLanguage, useLoad, useText, yuan } from '../ui/index.ts';
import { getToday, type StaffToday } from './api.ts';
import { Ago, Shown } from './parts.tsx';

/** `/staff/today`: what waits for a person, and how the last day was closed. */
export function TodayPage() {
  const text = useText();
  const [load, reload] = useLoad('today', getToday);
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.today')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
      </div>
      <Shown load={load} reload={reload}>
        {(today) => <Glance today={today} />}
      </Shown>
    </>
  );
}

const pages = {
  proposals: { href: '/staff/checks', label: 'staff.checks' },
  reconciliation: { href: '/staff/reconciliation', label: 'staff.recon' },
  papers: { href: '/staff/papers', label: 'staff.papers' },
  identities: { href: '/staff/identities', label: 'staff.identities' },
  uses: { href: '/staff/uses', label: 'staff.uses' },
  reviews: { href: '/staff/reviews', label: 'staff.reviews' },
  hardships: { href: '/staff/hardships', label: 'staff.hardships' },
  complaints: { href: '/staff/complaints', label: 'staff.complaints' },
} as const;

function Glance({ today: { today, queues, lastRun } }: { readonly today: StaffToday }) {
  const text = useText();
  return (
    <div data-testid="today">
      <div className="staff-figures">
        <Statistic title={text('staff.today.date')} value={today} />
        {queues.map(({ id, waiting, oldestAt, overdue }) => (
          <Card key={id} size="small" data-testid={`queue-${id}`}>
            <Statistic title={text(pages[id].label)} value={waiting} />
            {overdue > 0 && <Tag color="red">{text('staff.today.overdue', { n: overdue })}</Tag>}
            {oldestAt !== null && (
              <p>
                {text('staff.today.oldest')} <Ago at={oldestAt} />
              </p>
            )}
            <Link href={pages[id].href}>{text('staff.today.open')}</Link>
          </Card>
        ))}
      </div>
      {queues.length === 0 && lastRun === null && <p>{text('staff.today.nothing')}</p>}
      {lastRun && <LastRun run={lastRun} />}
    </div>
  );
}

function LastRun({ run }: { readonly run: NonNullable<StaffToday['lastRun']> }) {
  const text = useText();
  const { language } = useLanguage();
  const isFine = run.agree !== false && run.failed === 0;
  return (
    <Alert
      type={isFine ? 'success' : 'error'}
      showIcon
      title={text(`staff.today.run.${run.state}`, { day: run.closed })}
      description={text('staff.today.run', {
        loans: run.loans,
        failed: run.failed,
        due: yuan(run.dueFen),
        at: run.finishedAt === null ? '—' : momentText(run.finishedAt, language),
        agree:
          run.agree === null ? '—' : text(run.agree ? 'staff.today.agree' : 'staff.today.differ'),
      })}
    />
  );
}

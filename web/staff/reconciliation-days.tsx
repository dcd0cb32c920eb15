import { Alert, Button, Statistic, Table, type TableColumnsType, Tag, theme as themes } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useText, yuan } from '../ui/index.ts';
import type { ReconciledDay, ReconciledDays } from './api.ts';
import { Ago } from './parts.tsx';
import { usePlace } from './place.ts';

const DaysChart = lazy(async () => ({
  default: (await import('./reconciliation-chart.tsx')).ReconciliationChart,
}));

/** How the last day came out, and days that have no statement yet. */
export function ReconciliationFigures({ days: { days, without } }: { days: ReconciledDays }) {
  const text = useText();
  const [last] = days;
  return (
    <>
      {without.map((one) => (
        <Alert
          key={one.on}
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={
            <>
              {text('staff.recon.without', { day: one.on, code: one.code, tries: one.tries })}{' '}
              <Ago at={one.lastAt} />
            </>
          }
        />
      ))}
      {last && (
        <div className="staff-figures" data-testid="recon-last">
          <Statistic title={text('staff.recon.lastDay')} value={last.on} />
          <Statistic title={text('staff.recon.bankSays')} value={yuan(last.closingFen)} />
          <Statistic title={text('staff.recon.booksSay')} value={yuan(last.ledgerFen)} />
          <Explained day={last} />
        </div>
      )}
    </>
  );
}

function Explained({ day }: { readonly day: ReconciledDay }) {
  const text = useText();
  const isFine = day.unexplainedFen === '0';
  const title = isFine
    ? text('staff.recon.explained', { open: yuan(day.openFen), timing: yuan(day.timingFen) })
    : text('staff.recon.unexplained', { amount: yuan(day.unexplainedFen) });
  return <Alert type={isFine ? 'success' : 'error'} showIcon title={title} />;
}

/** Every day with its totals and a chart; a day opens its items. */
export function ReconciliationDays({ days: { days } }: { readonly days: ReconciledDays }) {
  const text = useText();
  const [, , leave] = usePlace();
  const { token } = themes.useToken();
  const points = useMemo(
    () =>
      days.toReversed().map((day) => ({
        on: day.on,
        apart: Number(BigInt(day.closingFen) - BigInt(day.ledgerFen)),
        open: Number(day.stillOpenFen),
      })),
    [days],
  );
  const color = useMemo(
    () => ({ line: token.colorPrimary, bar: token.colorWarning, text: token.colorText }),
    [token.colorPrimary, token.colorWarning, token.colorText],
  );
  const labels = useMemo(
    () => ({ apart: text('staff.recon.chartGap'), open: text('staff.recon.chartOpen') }),
    [text],
  );
  if (days.length === 0) return <p data-testid="recon-no-days">{text('staff.recon.noDays')}</p>;
  return (
    <>
      <Suspense fallback={null}>
        <DaysChart
          points={points}
          say={yuanOf}
          color={color}
          labels={labels}
          label={text('staff.recon.chart')}
        />
      </Suspense>
      <DayTable days={days} onOpen={(on) => leave({ on })} />
    </>
  );
}

const yuanOf = (fen: number): string => yuan(String(Math.round(fen)), { cents: 'ifAny' });

function DayTable(o: {
  readonly days: readonly ReconciledDay[];
  readonly onOpen: (on: string) => void;
}) {
  const text = useText();
  const amount = (title: string, of: (day: ReconciledDay) => string) => ({
    ...{ title, align: 'right' as const },
    render: (_: unknown, day: ReconciledDay) => (
      <span className="staff-number">{yuan(of(day))}</span>
    ),
  });
  const columns: TableColumnsType<ReconciledDay> = [
    { title: text('staff.recon.date'), dataIndex: 'on' },
    amount(text('staff.recon.bankSays'), (day) => day.closingFen),
    amount(text('staff.recon.booksSay'), (day) => day.ledgerFen),
    { title: text('staff.recon.lines'), dataIndex: 'lines', align: 'right' },
    { title: text('staff.recon.matched'), dataIndex: 'matched', align: 'right' },
    { title: text('staff.recon.opened'), dataIndex: 'opened', align: 'right' },
    { title: text('staff.recon.selfCleared'), dataIndex: 'cleared', align: 'right' },
    {
      ...{ title: text('staff.recon.stillOpen'), align: 'right' },
      render: (_, day) =>
        day.stillOpen === 0 ? (
          <Tag color="green">0</Tag>
        ) : (
          <Button size="small" onClick={() => o.onOpen(day.on)}>
            {day.stillOpen} · {yuan(day.stillOpenFen)}
          </Button>
        ),
    },
    amount(text('staff.recon.difference'), (day) => day.unexplainedFen),
  ];
  return (
    <Table<ReconciledDay>
      data-testid="recon-days"
      size="small"
      rowKey="on"
      columns={columns}
      dataSource={[...o.days]}
      pagination={{ defaultPageSize: 31, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
    />
  );
}

import { Alert, Button, Progress, Table, type TableColumnsType, Tag } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { duration, momentText, useLanguage, useLoad, useText, yuan } from '../ui/index.ts';
import { type EndOfDayRun, listRuns } from './book-api.ts';
import { saveCsv } from './csv.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const REFRESH_MS = 3_000;
const PAGE = 30;

/** `/staff/end-of-day`: how the days were closed: each run's parts, its failures with reasons, one that runs. */
export function EndOfDayPage() {
  const text = useText();
  const [place, move] = usePlace();
  const before = place.get('before') ?? undefined;
  const [load, reload] = useLoad(`runs ${before}`, () => listRuns(before));
  const runs = load.state === 'ready' ? load.data.runs : [];
  const isRunning = runs.some(({ state }) => state === 'running');
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.endOfDay')}</h1>
        <Button disabled={runs.length === 0} onClick={() => saveRuns(runs)}>
          CSV
        </Button>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        {before !== undefined && (
          <Button onClick={() => move({ before: '' })}>{text('staff.newestFirst')}</Button>
        )}
      </div>
      <Shown load={load} reload={reload}>
        {() => <Runs runs={runs} />}
      </Shown>
      {runs.length === PAGE && (
        <Button block onClick={() => move({ before: runs.at(-1)?.closed })}>
          {text('staff.older')}
        </Button>
      )}
    </>
  );
}

function saveRuns(runs: readonly EndOfDayRun[]): void {
  saveCsv('end-of-day.csv', [
    ['closed', 'state', 'took_ms', 'loans', 'woken', 'accrued_fen', 'due_fen', 'failed', 'agree'],
    ...runs.map((r) => [
      ...[r.closed, r.state, r.tookMs, r.done, r.woken, r.accruedFen, r.dueFen, r.failed.length],
      r.agree === null ? null : String(r.agree),
    ]),
  ]);
}

function Runs({ runs }: { readonly runs: readonly EndOfDayRun[] }) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<EndOfDayRun> = [
    { title: text('staff.run.closed'), dataIndex: 'closed' },
    { title: text('staff.run.state'), render: (_, r) => <State run={r} /> },
    { title: text('staff.run.startedAt'), render: (_, r) => momentText(r.startedAt, language) },
    {
      ...{ title: text('staff.run.took'), align: 'right' },
      render: (_, r) => (r.tookMs === null ? '' : duration(r.tookMs)),
    },
    {
      title: text('staff.run.loans'),
      align: 'right',
      render: (_, r) => r.done.toLocaleString('en'),
    },
    { title: text('staff.run.woken'), align: 'right', dataIndex: 'woken' },
    { title: text('staff.run.accrued'), align: 'right', render: (_, r) => yuan(r.accruedFen) },
    { title: text('staff.run.due'), align: 'right', render: (_, r) => yuan(r.dueFen) },
    {
      ...{ title: text('staff.run.failed'), align: 'right' },
      render: (_, r) => (r.failed.length === 0 ? 0 : <Tag color="red">{r.failed.length}</Tag>),
    },
    {
      title: text('staff.run.agree'),
      render: (_, r) =>
        r.agree === null ? (
          '—'
        ) : (
          <Tag color={r.agree ? 'green' : 'red'}>
            {text(r.agree ? 'staff.run.agree.yes' : 'staff.run.agree.no')}
          </Tag>
        ),
    },
  ];
  return (
    <Table<EndOfDayRun>
      data-testid="runs"
      size="small"
      rowKey="closed"
      columns={columns}
      dataSource={[...runs]}
      expandable={{ expandedRowRender: (run) => <Parts run={run} />, expandRowByClick: true }}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.run.none') }}
    />
  );
}

function State({ run }: { readonly run: EndOfDayRun }) {
  const text = useText();
  if (run.state === 'finished') return <Tag color="green">{text('staff.run.finished')}</Tag>;
  const percent = run.total === 0 ? 0 : Math.floor((run.done * 100) / run.total);
  return (
    <div style={{ width: 180 }} role="status">
      {text('staff.run.running', { done: run.done, total: run.total })}
      <Progress percent={percent} size="small" status="active" />
    </div>
  );
}

function Parts({ run }: { readonly run: EndOfDayRun }) {
  const text = useText();
  return (
    <>
      <p>
        {text('staff.run.more', {
          penalty: yuan(run.penaltyFen),
          offBalance: yuan(run.offBalanceFen),
        })}
      </p>
      {run.failed.map(({ loanId, detail }) => (
        <Alert
          key={loanId}
          type="error"
          showIcon
          title={<Link href={`/staff/loans/${loanId}?tab=timeline`}>{loanId}</Link>}
          description={detail}
        />
      ))}
      <Table<EndOfDayRun['controls'][number]>
        size="small"
        rowKey="control"
        columns={[
          { title: text('staff.run.control'), dataIndex: 'control' },
          { title: text('staff.run.byLoans'), align: 'right', render: (_, c) => yuan(c.loansFen) },
          {
            title: text('staff.run.byLedger'),
            align: 'right',
            render: (_, c) => yuan(c.ledgerFen),
          },
        ]}
        dataSource={[...run.controls]}
        pagination={false}
        locale={{ emptyText: text('staff.run.noControls') }}
      />
    </>
  );
}

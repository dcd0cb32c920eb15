import { Button, Input, Table, type TableColumnsType } from 'antd';
import { useLoad, useSay, useText } from '../ui/index.ts';
import { type ComplaintReport, reportComplaints } from './api.ts';
import { saveCsv } from './csv.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const dayOf = (at: number): string => new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
type Line = ComplaintReport['lines'][number];

/** Complaints by kind between two days: how many, how long, how they ended. */
export function ComplaintReportView() {
  const text = useText();
  const say = useSay();
  const [place, move] = usePlace();
  const now = Date.now();
  const from = place.get('from') ?? dayOf(now - 90 * DAY_MS);
  const until = place.get('until') ?? dayOf(now);
  const [load, reload] = useLoad(`complaint-report:${from}:${until}`, () =>
    reportComplaints(from, until),
  );
  const figures = [
    'received',
    'open',
    'upheld',
    'partly',
    'withdrawn',
    'reopened',
    'late',
  ] as const;
  const columns: TableColumnsType<Line> = [
    { title: text('staff.complaint.kind'), render: (_, line) => say(line.says) },
    ...figures.map((name) => ({
      ...{ title: text(`staff.complaints.report.${name}`), dataIndex: name },
      align: 'end' as const,
    })),
    {
      ...{ title: text('staff.complaints.report.medianDays'), align: 'end' },
      render: (_, line) => line.medianDays ?? '—',
    },
  ];
  return (
    <section aria-label={text('staff.complaints.report')}>
      <div className="staff-bar">
        <h2>{text('staff.complaints.report')}</h2>
        <span>{text('staff.complaints.report.span')}</span>
        {(['from', 'until'] as const).map((name) => (
          <Input
            key={name}
            type="date"
            aria-label={`${text('staff.complaints.report.span')} ${name}`}
            style={{ width: 150 }}
            value={name === 'from' ? from : until}
            onChange={(event) => event.target.value && move({ [name]: event.target.value })}
          />
        ))}
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveReport(load.data)}
        >
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {({ lines }) => (
          <Table<Line>
            data-testid="complaint-report"
            size="small"
            rowKey="kind"
            columns={columns}
            dataSource={[...lines]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: text('staff.complaints.none') }}
          />
        )}
      </Shown>
    </section>
  );
}

function saveReport({ from, until, lines }: ComplaintReport): void {
  saveCsv(`complaints-${from}-${until}.csv`, [
    [
      ...['kind', 'received', 'open', 'answered', 'upheld', 'partly', 'withdrawn', 'reopened'],
      ...['late', 'median_days'],
    ],
    ...lines.map((line) => [
      ...[line.kind, line.received, line.open, line.answered, line.upheld, line.partly],
      ...[line.withdrawn, line.reopened, line.late, line.medianDays],
    ]),
  ]);
}

import { Select, Table, type TableColumnsType, Tag } from 'antd';
import { momentText, useLanguage, useLoad, useText, yuan } from '../ui/index.ts';
import { getTimeline, type LoanHappening, type StaffLoan } from './book-api.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const kinds = [
  ...[
    'shown',
    'signed',
    'event',
    'collection',
    'refund',
    'class',
    'failure',
    'document',
    'decision',
  ],
] as readonly LoanHappening['kind'][];

/** All that happened to a loan in one line of time. */
export function LoanTimelineView({ loan }: { readonly loan: StaffLoan }) {
  const text = useText();
  const [place, move] = usePlace();
  const kind = place.get('kind') ?? '';
  const [load, reload] = useLoad(`timeline ${loan.id} ${loan.history.length}`, () =>
    getTimeline(loan.id),
  );
  return (
    <>
      <Select
        aria-label={text('staff.timeline.all')}
        value={kind}
        style={{ width: 180, marginBottom: 8 }}
        options={['', ...kinds].map((value) => ({
          value,
          label:
            value === ''
              ? text('staff.timeline.all')
              : text(`staff.timeline.${value as LoanHappening['kind']}`),
        }))}
        onChange={(next) => move({ kind: next })}
      />
      <Shown load={load} reload={reload}>
        {({ happenings }) => (
          <Happenings all={happenings.filter((one) => kind === '' || one.kind === kind)} />
        )}
      </Shown>
    </>
  );
}

function Happenings({ all }: { readonly all: readonly LoanHappening[] }) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<LoanHappening> = [
    { title: text('staff.timeline.at'), render: (_, h) => momentText(h.at, language) },
    { title: text('staff.timeline.on'), render: (_, h) => h.on ?? '' },
    {
      title: text('staff.timeline.what'),
      render: (_, h) => (
        <>
          <Tag color={h.kind === 'failure' ? 'red' : 'default'}>
            {text(`staff.timeline.${h.kind}`)}
          </Tag>
          {text(`staff.happened.${h.what as 'drawing'}`)}
        </>
      ),
    },
    {
      ...{ title: text('staff.timeline.amount'), align: 'right' },
      render: (_, h) => (h.amountFen === null ? '' : yuan(h.amountFen)),
    },
    { title: text('staff.timeline.by'), render: (_, h) => h.byWhom ?? '' },
    {
      title: text('staff.timeline.detail'),
      render: (_, h) =>
        h.kind === 'class'
          ? text(`staff.happened.${h.detail as 'pass'}`)
          : (h.detail ?? h.id ?? ''),
    },
  ];
  return (
    <Table<LoanHappening>
      data-testid="timeline"
      size="small"
      rowKey={(h) => `${h.kind} ${h.what} ${h.id} ${h.at}`}
      columns={columns}
      dataSource={[...all]}
      pagination={{ defaultPageSize: 100, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.timeline.none') }}
    />
  );
}

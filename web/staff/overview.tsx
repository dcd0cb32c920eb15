import { Descriptions, Table, type TableColumnsType, Tag } from 'antd';
import { Link } from 'wouter';
import { momentText, percent, useLanguage, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { type BorrowerOverview, getOverview } from './book-api.ts';
import { SignOutBorrower } from './borrower-sessions.tsx';
import { DocumentTable } from './loan-documents.tsx';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

type Of<K extends 'applications' | 'facilities' | 'loans'> = NonNullable<
  BorrowerOverview[K]
>[number];

/** A tab of a borrower: all that was applied for, promised, lent and handed out, in one place. */
export function OverviewView({ id }: { readonly id: string }) {
  const [load, reload] = useLoad(`overview ${id}`, () => getOverview(id));
  return (
    <Shown load={load} reload={reload}>
      {(borrower) => <Overview borrower={borrower} />}
    </Shown>
  );
}

function Overview({ borrower: b }: { readonly borrower: BorrowerOverview }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const [place] = usePlace();
  const document = place.get('document');
  return (
    <div data-testid="overview">
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'name', label: text('staff.overview.name'), children: b.name ?? '—' },
          {
            ...{ key: 'segment', label: text('staff.overview.segment') },
            children: text(`staff.segment.${b.segment}`),
          },
          {
            ...{ key: 'since', label: text('staff.overview.since') },
            children: momentText(b.since, language),
          },
          ...b.dataRequests.map((r) => ({
            key: String(r.askedAt),
            label: text(`staff.overview.${r.kind}`),
            children: momentText(r.askedAt, language),
          })),
        ]}
      />
      <SignOutBorrower id={b.id} />
      <Section title="facilities" rows={b.facilities} columns={facilityColumns(text, say)} />
      <Section title="loans" rows={b.loans} columns={loanColumns(text)} />
      <Section
        title="applications"
        rows={b.applications}
        columns={applicationColumns(text, say, language)}
      />
      <h2>{text('staff.overview.documents')}</h2>
      {b.documents === null ? (
        <p>{text('staff.overview.mayNot')}</p>
      ) : (
        <DocumentTable documents={b.documents} {...(document ? { named: document } : {})} />
      )}
    </div>
  );
}

function Section<T extends { readonly id: string }>(o: {
  readonly title: 'facilities' | 'loans' | 'applications';
  readonly rows: readonly T[] | null;
  readonly columns: TableColumnsType<T>;
}) {
  const text = useText();
  return (
    <>
      <h2>{text(`staff.overview.${o.title}`)}</h2>
      {o.rows === null ? (
        <p>{text('staff.overview.mayNot')}</p>
      ) : (
        <Table<T>
          size="small"
          rowKey="id"
          columns={o.columns}
          dataSource={[...o.rows]}
          pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: text('staff.overview.none') }}
        />
      )}
    </>
  );
}

const facilityColumns = (
  text: ReturnType<typeof useText>,
  say: ReturnType<typeof useSay>,
): TableColumnsType<Of<'facilities'>> => [
  { title: text('staff.loan.facility'), dataIndex: 'id' },
  { title: text('staff.loan.product'), render: (_, f) => say(f.productSays) },
  { title: text('staff.overview.limit'), align: 'right', render: (_, f) => yuan(f.limitFen) },
  {
    title: text('staff.overview.available'),
    align: 'right',
    render: (_, f) => yuan(f.availableFen),
  },
  { title: text('staff.loan.rate'), align: 'right', render: (_, f) => percent(f.annualRateE9) },
  { title: text('staff.overview.expiresOn'), dataIndex: 'expiresOn' },
  {
    title: text('staff.loan.status'),
    render: (_, f) => f.frozenSince && <Tag color="red">{text('staff.overview.frozen')}</Tag>,
  },
];

const loanColumns = (text: ReturnType<typeof useText>): TableColumnsType<Of<'loans'>> => [
  {
    title: text('staff.loan'),
    render: (_, l) => <Link href={`/staff/loans/${l.id}`}>{l.id}</Link>,
  },
  {
    title: text('staff.loan.status'),
    render: (_, l) => <Tag>{text(`staff.loan.status.${l.status}`)}</Tag>,
  },
  { title: text('staff.loan.principal'), align: 'right', render: (_, l) => yuan(l.principalFen) },
  {
    title: text('staff.loan.outstanding'),
    align: 'right',
    render: (_, l) => yuan(l.outstandingFen),
  },
  { title: text('staff.loan.drawnOn'), dataIndex: 'drawnOn' },
  { title: text('staff.loan.maturesOn'), dataIndex: 'maturesOn' },
];

const applicationColumns = (
  text: ReturnType<typeof useText>,
  say: ReturnType<typeof useSay>,
  language: 'zh' | 'en',
): TableColumnsType<Of<'applications'>> => [
  { title: text('staff.loan.application'), dataIndex: 'id' },
  { title: text('staff.loan.product'), render: (_, a) => say(a.productSays) },
  { title: text('staff.loan.status'), render: (_, a) => text(`status.${a.status as 'offered'}`) },
  { title: text('staff.receivedAt'), render: (_, a) => momentText(a.createdAt, language) },
  { title: text('staff.loan.decision'), render: (_, a) => a.decisionId ?? '' },
  {
    title: text('staff.loan'),
    render: (_, a) => a.loanId && <Link href={`/staff/loans/${a.loanId}`}>{a.loanId}</Link>,
  },
];

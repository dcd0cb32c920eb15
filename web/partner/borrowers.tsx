import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'wouter';
import { saveCsv } from '../staff/csv.ts';
import { Shown } from '../staff/parts.tsx';
import { usePlace } from '../staff/place.ts';
import { momentText, useLanguage, useLoad, useText } from '../ui/index.ts';
import { listBorrowers, type PartnerBorrower } from './api.ts';

const MOST = 100;

/** `/partner/borrowers`: whom the partner brought, as far as these agreed to be seen. */
export function BorrowersPage() {
  const text = useText();
  const [place, move] = usePlace();
  const after = place.get('after') ?? '';
  const [load, reload] = useLoad(`borrowers ${after}`, () => listBorrowers(after));
  const found = load.state === 'ready' ? load.data.borrowers : [];
  return (
    <>
      <div className="staff-bar">
        <h1>{text('partner.borrowers')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button disabled={found.length === 0} onClick={() => save(found)}>
          CSV
        </Button>
      </div>
      <p>{text('partner.borrowers.lead')}</p>
      <Shown load={load} reload={reload}>
        {({ borrowers }) => <BorrowerTable borrowers={borrowers} />}
      </Shown>
      {after !== '' && <Button onClick={() => move({ after: '' })}>{text('partner.first')}</Button>}{' '}
      <Button
        disabled={found.length < MOST}
        onClick={() => move({ after: found.at(-1)?.id ?? '' })}
      >
        {text('partner.more')}
      </Button>
    </>
  );
}

function save(borrowers: readonly PartnerBorrower[]): void {
  saveCsv('borrowers.csv', [
    ['borrower', 'external_id', 'consent_until'],
    ...borrowers.map((one) => [one.id, one.externalId, new Date(one.until).toISOString()]),
  ]);
}

function BorrowerTable({ borrowers }: { readonly borrowers: readonly PartnerBorrower[] }) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<PartnerBorrower> = [
    { title: text('partner.externalId'), dataIndex: 'externalId' },
    {
      title: text('partner.borrower'),
      render: (_, one) => <Link href={`/partner/borrowers/${one.id}`}>{one.id}</Link>,
    },
    { title: text('partner.until'), render: (_, one) => momentText(one.until, language) },
  ];
  return (
    <Table<PartnerBorrower>
      data-testid="partner-borrowers"
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...borrowers]}
      columns={columns}
      locale={{ emptyText: text('partner.borrowers.none') }}
    />
  );
}

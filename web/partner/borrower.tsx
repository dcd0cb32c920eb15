import { Descriptions, Table, type TableColumnsType, Tag } from 'antd';
import { Link } from 'wouter';
import { Shown } from '../staff/parts.tsx';
import { momentText, useLanguage, useLoad, useText, yuan } from '../ui/index.ts';
import { getBorrower, type PartnerApplication, type PartnerLoan } from './api.ts';

/** `/partner/borrowers/ID`: how one borrower's applications and loans stand; no reasons, scores or limits. */
export function BorrowerPage({ id }: { readonly id: string }) {
  const text = useText();
  const { language } = useLanguage();
  const [load, reload] = useLoad(`borrower ${id}`, () => getBorrower(id));
  return (
    <>
      <div className="staff-bar">
        <h1>{text('partner.borrower')}</h1>
        <Link href="/partner/borrowers">{text('partner.borrowers')}</Link>
      </div>
      <Shown load={load} reload={reload}>
        {({ borrower, applications, loans }) => (
          <div data-testid="partner-borrower">
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'x', label: text('partner.externalId'), children: borrower.externalId },
                { key: 'id', label: text('partner.borrower'), children: borrower.id },
                {
                  key: 'until',
                  label: text('partner.until'),
                  children: momentText(borrower.until, language),
                },
              ]}
            />
            <h2>{text('partner.applications')}</h2>
            <Applications applications={applications} />
            <h2>{text('partner.loans')}</h2>
            <Loans loans={loans} />
          </div>
        )}
      </Shown>
    </>
  );
}

function Applications(o: { readonly applications: readonly PartnerApplication[] }) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<PartnerApplication> = [
    { title: text('partner.application'), dataIndex: 'id' },
    {
      title: text('partner.status'),
      render: (_, one) => <Tag>{text(`partner.application.${one.status}`)}</Tag>,
    },
    {
      title: text('partner.created'),
      render: (_, one) => momentText(one.createdAt, language),
    },
    { title: text('partner.loan'), render: (_, one) => one.loanId ?? '—' },
  ];
  return (
    <Table<PartnerApplication>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...o.applications]}
      columns={columns}
      locale={{ emptyText: text('partner.applications.none') }}
    />
  );
}

function Loans(o: { readonly loans: readonly PartnerLoan[] }) {
  const text = useText();
  const columns: TableColumnsType<PartnerLoan> = [
    { title: text('partner.loan'), dataIndex: 'id' },
    {
      title: text('partner.status'),
      render: (_, one) => <Tag>{text(`partner.loan.${one.status}`)}</Tag>,
    },
    {
      title: text('partner.principal'),
      align: 'end',
      render: (_, one) => yuan(one.principalFen),
    },
    {
      title: text('partner.outstanding'),
      align: 'end',
      render: (_, one) => yuan(one.outstandingFen),
    },
    { title: text('partner.drawnOn'), dataIndex: 'drawnOn' },
    { title: text('partner.maturesOn'), dataIndex: 'maturesOn' },
    { title: text('partner.dpd'), align: 'end', dataIndex: 'dpd' },
  ];
  return (
    <Table<PartnerLoan>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...o.loans]}
      columns={columns}
      locale={{ emptyText: text('partner.loans.none') }}
    />
  );
}

import { Table, type TableColumnsType } from 'antd';
import { useLoad, useText, yuan } from '../ui/index.ts';
import { type Entries, listEntries, type StaffLoan } from './book-api.ts';
import { Shown } from './parts.tsx';

type Entry = Entries['entries'][number];
type Line = Entry['lines'][number];

/** What was booked about a loan, in double entry: each entry opens into its lines. */
export function LoanEntries({ loan }: { readonly loan: StaffLoan }) {
  const text = useText();
  const [load, reload] = useLoad(`entries ${loan.id} ${loan.history.length}`, () =>
    listEntries(loan.id),
  );
  const columns: TableColumnsType<Entry> = [
    { title: text('staff.entry.on'), dataIndex: 'on' },
    { title: text('staff.entry.bookedOn'), dataIndex: 'bookedOn' },
    { title: text('staff.entry.kind'), dataIndex: 'kind' },
    { title: text('staff.entry.id'), dataIndex: 'id' },
    {
      ...{ title: text('staff.entry.amount'), align: 'right' },
      render: (_, e) => yuan(debitsOf(e)),
    },
    { title: text('staff.entry.why'), render: (_, e) => e.why ?? '' },
  ];
  return (
    <>
      <p>{text('staff.entries.note')}</p>
      <Shown load={load} reload={reload}>
        {({ entries }) => (
          <Table<Entry>
            data-testid="entries"
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={[...entries]}
            expandable={{
              expandedRowRender: (e) => <Lines lines={e.lines} />,
              expandRowByClick: true,
            }}
            pagination={{ defaultPageSize: 100, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: text('staff.entries.none') }}
          />
        )}
      </Shown>
      <h2>{text('staff.balances', { day: loan.on })}</h2>
      <Table<StaffLoan['balances'][number]>
        data-testid="balances"
        size="small"
        rowKey="account"
        columns={[
          { title: text('staff.entry.account'), dataIndex: 'account' },
          {
            ...{ title: text('staff.entry.balance'), align: 'right' },
            render: (_, b) => yuan(b.balanceFen),
          },
        ]}
        dataSource={[...loan.balances]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.entries.none') }}
      />
    </>
  );
}

const debitsOf = ({ lines }: Entry): string =>
  String(
    lines.reduce(
      (sum, { side, amountFen }) => (side === 'debit' ? sum + BigInt(amountFen) : sum),
      0n,
    ),
  );

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const text = useText();
  const side = (which: Line['side']) => ({
    ...{ title: text(`staff.entry.${which}`), align: 'right' as const },
    render: (_: unknown, line: Line) => (line.side === which ? yuan(line.amountFen) : ''),
  });
  return (
    <Table<Line>
      size="small"
      rowKey={(line) => `${line.account} ${line.side} ${line.amountFen}`}
      columns={[
        { title: text('staff.entry.account'), dataIndex: 'account' },
        side('debit'),
        side('credit'),
      ]}
      dataSource={[...lines]}
      pagination={false}
    />
  );
}

import { Table, type TableColumnsType, Tag } from 'antd';
import { useText, yuan } from '../ui/index.ts';
import type { StaffLoan } from './book-api.ts';

type Row = StaffLoan['plan'][number];
const colors = { paid: 'green', coming: 'default', due: 'orange', overdue: 'red' } as const;

/** The plan beside what was paid of it. */
export function LoanPlan({ loan }: { readonly loan: StaffLoan }) {
  const text = useText();
  const money = (
    key: 'principal' | 'interest' | 'fees' | 'penalties' | 'due' | 'paid' | 'balance',
  ) => ({
    ...{ title: text(`staff.plan.${key}`), align: 'right' as const },
    render: (_: unknown, row: Row) => yuan(row[`${key}Fen`]),
  });
  const columns: TableColumnsType<Row> = [
    { title: '#', dataIndex: 'n' },
    { title: text('staff.plan.dueOn'), dataIndex: 'dueOn' },
    money('principal'),
    money('interest'),
    money('penalties'),
    money('fees'),
    money('due'),
    money('paid'),
    {
      title: text('staff.plan.state'),
      render: (_, row) => (
        <Tag color={colors[row.state]}>{text(`staff.plan.state.${row.state}`)}</Tag>
      ),
    },
    money('balance'),
  ];
  return (
    <Table<Row>
      data-testid="plan"
      size="small"
      rowKey="n"
      columns={columns}
      dataSource={[...loan.plan]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.plan.none') }}
    />
  );
}

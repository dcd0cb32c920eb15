import { sayProduct } from '../../decision/index.ts';
import { fen, type Says } from '../../kernel/index.ts';
import { sumControlTotals } from '../../ledger/index.ts';
import { sumBook } from '../../lending/index.ts';
import { classes, classTexts } from '../../servicing/index.ts';
import {
  allOf,
  type Cell,
  column,
  groupBy,
  type ReportDefinition,
  shareOf,
  sumOf,
  type Table,
} from '../define.ts';

type Line = Awaited<ReturnType<typeof sumBook>>[number];

const states: Record<Line['status'], Says> = {
  paying: { zh: '放款中', en: 'Paying out' },
  open: { zh: '未结清', en: 'Open' },
  closed: { zh: '已结清', en: 'Repaid' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  chargedOff: { zh: '已核销', en: 'Charged off' },
};

const loansOf = (lines: readonly Line[]): number => lines.reduce((n, line) => n + line.loans, 0);

function tableBy<K extends string | number>(
  id: string,
  says: Says,
  lines: readonly Line[],
  keyOf: (line: Line) => K,
  nameOf: (key: K) => Cell,
): Table {
  const whole = sumOf(lines, (line) => line.outstandingFen);
  const rowOf = (name: Cell, some: readonly Line[]): Cell[] => {
    const outstanding = sumOf(some, (line) => line.outstandingFen);
    const drawn = sumOf(some, (line) => line.principalFen);
    return [name, loansOf(some), drawn, outstanding, shareOf(outstanding, whole)];
  };
  const groups = [...groupBy(lines, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...{ id, says },
    columns: [
      column('name', 'text', says.zh, says.en),
      column('loans', 'count', '笔数', 'Loans'),
      column('principal', 'fen', '借款本金', 'Principal drawn'),
      column('outstanding', 'fen', '本金余额', 'Principal owed'),
      column('share', 'ppm', '余额占比', 'Share of what is owed'),
    ],
    rows: groups.map(([key, some]) => rowOf(nameOf(key), some)),
    total: rowOf(allOf, lines),
    chart: { names: 'name', values: ['outstanding'] },
  };
}

/** The loans by what they are, how they stand, how good they are and when they were drawn. */
export const loanBook: ReportDefinition = {
  id: 'loan-book',
  says: { zh: '贷款台账汇总', en: 'Loan book' },
  about: {
    zh: '按产品、状态、五级分类和放款月份汇总全部借据；分类以上一次日终为准。',
    en: 'All loans by product, state, risk class and month of drawing; classes as of the last close.',
  },
  confirm: null,
  make: async (tx) => {
    const lines = await sumBook(tx);
    const owed = lines.filter(({ status }) => status === 'open' || status === 'paying');
    const ledger = (await sumControlTotals(tx)).get('loan_principal') ?? 0n;
    return {
      tables: [
        tableBy('product', { zh: '产品', en: 'Product' }, owed, (l) => l.product, sayProduct),
        tableBy(
          ...(['status', { zh: '状态', en: 'State' }, lines] as const),
          (l) => l.status,
          (status) => states[status],
        ),
        tableBy(
          ...(['class', { zh: '五级分类', en: 'Class' }, owed] as const),
          (l) => l.class,
          (index) => classTexts[classes[index] ?? 'pass'],
        ),
        tableBy('vintage', { zh: '放款月份', en: 'Drawn in' }, lines, (l) => l.vintage, String),
      ],
      checks: [
        {
          says: { zh: '未结清和放款中的本金', en: 'Principal of loans open or on their way' },
          report: fen(sumOf(owed, (line) => line.outstandingFen)),
          ledger: fen(ledger),
        },
      ],
    };
  },
};

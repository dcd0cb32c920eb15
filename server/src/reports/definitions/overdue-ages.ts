import { fen, type Says } from '../../kernel/index.ts';
import { sumControlTotals } from '../../ledger/index.ts';
import { sumAges, sumOutstanding } from '../../lending/index.ts';
import { allOf, type Cell, column, type ReportDefinition, shareOf, sumOf } from '../define.ts';

/** Days past due from which an age begins. @source the ages banks disclose in their annual reports; finer up to 90 */
const BOUNDS = [1, 31, 61, 91, 361, 1_081] as const;

const ages: readonly Says[] = [
  { zh: '未逾期', en: 'Not past due' },
  { zh: '1 至 30 天', en: '1 to 30 days' },
  { zh: '31 至 60 天', en: '31 to 60 days' },
  { zh: '61 至 90 天', en: '61 to 90 days' },
  { zh: '91 至 360 天', en: '91 to 360 days' },
  { zh: '361 天至 3 年', en: '361 days to 3 years' },
  { zh: '3 年以上', en: 'Over 3 years' },
];

/** The open loans by how long they are past due. */
export const overdueAges: ReportDefinition = {
  id: 'overdue-ages',
  says: { zh: '逾期账龄', en: 'Overdue by age' },
  about: {
    zh: '未结清借据按最早未还应还日起的逾期天数分档；逾期借据的全部本金计入。',
    en: 'Open loans by days since their oldest unpaid due date; of a loan past due all its principal counts.',
  },
  confirm: {
    zh: '请核对监管报表的逾期口径（本金或利息逾期、分期贷款全部余额）。',
    en: 'Confirm what counts as past due on the supervisor’s form: principal or interest, and of a loan in installments all of it.',
  },
  make: async (tx, { today }) => {
    const found = await sumAges(tx, today, BOUNDS);
    const { paying } = await sumOutstanding(tx);
    const ledger = (await sumControlTotals(tx)).get('loan_principal') ?? 0n;
    const whole = sumOf(found, (line) => line.outstandingFen);
    const rows = ages.map((says, age): Cell[] => {
      const line = found.find((one) => one.age === age);
      const owed = line?.outstandingFen ?? 0n;
      return [says, line?.loans ?? 0, line?.borrowers ?? 0, owed, shareOf(owed, whole)];
    });
    const loans = found.reduce((n, line) => n + line.loans, 0);
    return {
      tables: [
        {
          ...{ id: 'ages', says: { zh: '账龄', en: 'Age' } },
          columns: [
            column('age', 'text', '逾期天数', 'Days past due'),
            column('loans', 'count', '笔数', 'Loans'),
            column('borrowers', 'count', '户数', 'Borrowers'),
            column('outstanding', 'fen', '本金余额', 'Principal owed'),
            column('share', 'ppm', '占比', 'Share'),
          ],
          rows,
          total: [allOf, loans, null, whole, shareOf(1n, 1n)],
          chart: { names: 'age', values: ['outstanding'] },
        },
      ],
      checks: [
        {
          says: { zh: '未结清借据的本金', en: 'Principal of open loans' },
          report: fen(whole),
          ledger: fen(ledger - paying),
        },
      ],
    };
  },
};

import { divHalfEven, fen, type Says } from '../../kernel/index.ts';
import { account, sumControlTotals, sumMonths } from '../../ledger/index.ts';
import { allOf, type Cell, column, groupBy, type ReportDefinition, sumOf } from '../define.ts';

const MILLION = 1_000_000n;

/** Income, and how it is called where it is taxed. */
const incomes = [
  {
    chart: 'interest_income',
    account: account.interestIncome(),
    says: { zh: '利息收入', en: 'Interest' },
  },
  {
    chart: 'penalty_income',
    account: account.penaltyIncome(),
    says: { zh: '罚息收入', en: 'Penalty interest' },
  },
  { chart: 'fee_income', account: account.feeIncome(), says: { zh: '手续费收入', en: 'Fees' } },
] as const satisfies readonly { chart: string; account: unknown; says: Says }[];

/** The tax in a price that holds it. Pure. @source 财税〔2016〕36号, annex 1, art. 23: price / (1 + rate) × rate */
export const vatIn = (gross: bigint, vatPpm: number): bigint =>
  divHalfEven(gross * BigInt(vatPpm), MILLION + BigInt(vatPpm));

/** Income by month as it was booked, and the value added tax that it holds. */
export const tax: ReportDefinition = {
  id: 'tax',
  says: { zh: '收入与增值税', en: 'Income and value added tax' },
  about: {
    zh: '各月入账的利息、罚息和手续费收入（含税），按设定税率拆分出不含税收入和销项税额。',
    en: 'Interest, penalty interest and fees by the month they were booked in, tax included, parted into price and tax at the rate that is set.',
  },
  confirm: {
    zh: '请核对：贷款服务适用税率 6%（财税〔2016〕36号）；单户授信 1,000 万元及以下小微企业贷款利息的免税政策是否适用，本表未扣除；税会确认时点差异未调整。',
    en: 'Confirm: loans are taxed at 6 % (Caishui [2016] 36). Whether interest on loans to small firms of up to 10 million yuan is exempt is not taken off here; nor are differences between tax and books in when income counts.',
  },
  make: async (tx, { closedOn, vatPpm }) => {
    const sums = await sumMonths(
      tx,
      incomes.map((one) => one.account),
      closedOn,
    );
    const ledger = await sumControlTotals(tx, { bookedOn: closedOn });
    const grossOf = (lines: typeof sums, code: string): bigint =>
      -sumOf(
        lines.filter((line) => line.account === code),
        (line) => line.balanceFen,
      );
    const months = [...groupBy(sums, (line) => line.month)].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = months.map(([month, lines]): Cell[] => {
      const each = incomes.map((one) => grossOf(lines, one.account));
      const gross = each.reduce((a, b) => a + b, 0n);
      const vat = vatIn(gross, vatPpm);
      return [month, ...each, gross, gross - vat, vat];
    });
    const total = (i: number) => sumOf(rows, (row) => row[i] as bigint);
    return {
      tables: [
        {
          ...{ id: 'months', says: { zh: '按月', en: 'By month' } },
          columns: [
            column('month', 'text', '月份', 'Month'),
            ...incomes.map(({ chart, says }) => column(chart, 'fen', says.zh, says.en)),
            column('gross', 'fen', '含税合计', 'Together, tax included'),
            column('net', 'fen', '不含税收入', 'Price without tax'),
            column('vat', 'fen', `销项税额（${vatPpm / 10_000}%）`, `Tax at ${vatPpm / 10_000} %`),
          ],
          rows,
          total: [allOf, ...[1, 2, 3, 4, 5, 6].map(total)],
          chart: { names: 'month', values: ['net', 'vat'] },
        },
      ],
      checks: incomes.map(({ chart, account: code, says }) => ({
        says,
        report: fen(grossOf(sums, code)),
        ledger: fen(-(ledger.get(chart) ?? 0n)),
      })),
    };
  },
};

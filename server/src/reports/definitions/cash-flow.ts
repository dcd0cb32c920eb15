import { addMonths, businessDate, fen } from '../../kernel/index.ts';
import { sumControlTotals, sumOfKind } from '../../ledger/index.ts';
import { sumPlanned } from '../../lending/index.ts';
import { sumCash, sumRenewed } from '../../servicing/index.ts';
import { allOf, column, type ReportDefinition, sumOf } from '../define.ts';

const AHEAD_MONTHS = 24; // Further out a plan says little.

/** Month by month: what was to come as agreed, and what came; money out beside money in. */
export const cashFlow: ReportDefinition = {
  id: 'cash-flow',
  says: { zh: '现金流', en: 'Cash flow' },
  about: {
    zh: '各月按放款时约定应还的本息，与实际收到的还款、放出的款项和退款；应还不含之后的变更，收付按记账日，冲正计入冲正当月，续贷不动用资金。',
    en: 'By month what falls due as agreed at the drawings, beside what came, what was paid out and paid back. Later changes of a plan are not in what falls due; money counts when it is booked, a reversal in its own month, and a renewal moves none.',
  },
  confirm: null,
  make: async (tx, { closedOn }) => {
    const [planned, cash, renewed, ledger] = [
      await sumPlanned(tx),
      await sumCash(tx, closedOn),
      await sumRenewed(tx, closedOn),
      await sumControlTotals(tx, { bookedOn: closedOn }),
    ];
    const until = addMonths(businessDate(`${closedOn.slice(0, 7)}-01`), AHEAD_MONTHS).slice(0, 7);
    const months = [...new Set([...planned, ...cash].map(({ month }) => month))]
      .filter((month) => month <= until)
      .sort();
    const due = new Map(planned.map((one) => [one.month, one]));
    const came = new Map(cash.map((one) => [one.month, one]));
    const rows = months.map((month) => {
      const d = due.get(month);
      const c = came.get(month);
      const net = (c?.repaidFen ?? 0n) - (c?.drawnFen ?? 0n) - (c?.refundedFen ?? 0n);
      return [
        ...[month, d?.principalFen ?? 0n, d?.interestFen ?? 0n],
        ...[c?.repayments ?? 0, c?.repaidFen ?? 0n, c?.drawnFen ?? 0n, c?.refundedFen ?? 0n, net],
      ];
    });
    const total = (i: number) => sumOf(rows, (row) => row[i] as bigint);
    const repayments = rows.reduce((n, row) => n + Number(row[3]), 0);
    const book = (chart: Parameters<typeof ledger.get>[0]) => ledger.get(chart) ?? 0n;
    // Cash that came or went otherwise stands against capital paid in, against nobody yet, or where a difference was booked.
    const aside = ['funder_capital', 'suspense', 'suspense_paid', 'bank_charges'] as const;
    const booked = ['other_income', 'other_loss'] as const;
    const asFee = await sumOfKind(tx, {
      ...{ kind: 'difference.booked', chart: 'fee_income', until: closedOn },
    });
    const cashOfLoans = sumOf([...aside, ...booked], book) + book('funder_cash') + asFee;
    // A loan that took another's principal over is drawn in its history, and no money went out for it.
    const net = sumOf(cash, (c) => c.repaidFen - c.drawnFen - c.refundedFen) + renewed;
    return {
      tables: [
        {
          ...{ id: 'months', says: { zh: '按月', en: 'By month' } },
          columns: [
            column('month', 'text', '月份', 'Month'),
            column('duePrincipal', 'fen', '约定应还本金', 'Principal due as agreed'),
            column('dueInterest', 'fen', '约定应还利息', 'Interest due as agreed'),
            column('repayments', 'count', '还款笔数', 'Repayments'),
            column('came', 'fen', '实收还款', 'Repayments that came'),
            column('drawn', 'fen', '放款（含续贷）', 'Drawn, renewals included'),
            column('refunded', 'fen', '退款', 'Paid back'),
            column('net', 'fen', '净流入', 'Net'),
          ],
          rows,
          total: [allOf, total(1), total(2), repayments, ...[4, 5, 6, 7].map(total)],
          chart: { names: 'month', values: ['duePrincipal', 'came', 'drawn'] },
        },
      ],
      checks: [
        {
          says: { zh: '净流入（续贷除外）', en: 'Net, renewals aside' },
          report: fen(net),
          ledger: fen(cashOfLoans),
        },
      ],
    };
  },
};

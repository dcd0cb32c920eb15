import type { BusinessDate, Fen, Says } from '../../kernel/index.ts';
import type { LoanEvent } from '../../lending/index.ts';
import type { Owed } from '../../servicing/index.ts';
import { type Block, type Content, percent, yuan } from '../content.ts';

/** What a month brought to one loan, and what is owed after it. */
export interface StatementLoan {
  readonly id: string;
  readonly events: readonly LoanEvent[];
  readonly owed: Owed;
}

const words: Record<LoanEvent['type'], Says> = {
  drawing: { zh: '放款', en: 'Drawn' },
  repayment: { zh: '还款', en: 'Repaid' },
  reversal: { zh: '还款冲正', en: 'Repayment reversed' },
  rateChange: { zh: '利率调整', en: 'Rate changed' },
  interestPause: { zh: '暂停计息', en: 'Interest paused' },
  fee: { zh: '费用', en: 'Fee' },
  restructuring: { zh: '还款计划变更', en: 'New plan' },
  chargeOff: { zh: '账务核销（债权保留）', en: 'Written off in the books; the claim stays' },
  refund: { zh: '退款', en: 'Refund' },
};

const amountOf = (event: LoanEvent): string | Says => {
  if ('amount' in event) return yuan(event.amount);
  if (event.type !== 'rateChange') return '';
  const rate = percent(event.annualRate);
  return { zh: `年利率 ${rate}（单利）`, en: `${rate} a year (simple interest)` };
};

/** A month of a borrower's: what happened to each loan, and what is owed on the morning after it. */
export const statementContent = (o: {
  readonly lender: string;
  readonly holder: string;
  readonly month: string;
  readonly on: BusinessDate;
  readonly loans: readonly StatementLoan[];
}): Content => ({
  template: 'statement-1',
  title: { zh: `对账单 ${o.month}`, en: `Statement ${o.month}` },
  blocks: [
    {
      kind: 'facts',
      facts: [
        [{ zh: '贷款人', en: 'Lender' }, o.lender],
        [{ zh: '借款人', en: 'Borrower' }, o.holder],
        [{ zh: '余额截至', en: 'Balances as of' }, o.on],
        [{ zh: '应还总额', en: 'Owed in all' }, yuan(sum(o.loans))],
      ],
    },
    ...o.loans.flatMap(blocksOf),
  ],
});

const sum = (loans: readonly StatementLoan[]): Fen =>
  loans.reduce((total, { owed }) => total + owed.payoff, 0n) as Fen;

const blocksOf = ({ id, events, owed }: StatementLoan): Block[] => [
  { kind: 'heading', text: id },
  {
    kind: 'table',
    columns: [
      { zh: '日期', en: 'Day' },
      { zh: '事项', en: 'What' },
      { zh: '金额', en: 'Amount' },
    ],
    widths: [25, 45, 30],
    rows: events.map((event) => [event.on, words[event.type], amountOf(event)]),
  },
  {
    kind: 'facts',
    facts: [
      [{ zh: '剩余本金', en: 'Principal' }, yuan(owed.principal)],
      [{ zh: '到期利息', en: 'Interest due' }, yuan(owed.dueInterest)],
      [{ zh: '当期利息', en: 'Running interest' }, yuan(owed.accruedInterest)],
      [{ zh: '罚息', en: 'Penalty interest' }, yuan(owed.penaltyInterest)],
      [{ zh: '费用', en: 'Fees' }, yuan(owed.fees)],
      [{ zh: '逾期天数', en: 'Days past due' }, String(owed.dpd)],
    ],
  },
];

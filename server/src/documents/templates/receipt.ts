import type { Fen } from '../../kernel/index.ts';
import type { Repayment } from '../../servicing/index.ts';
import { type Content, type Text, yuan } from '../content.ts';

/** A receipt of a settled repayment, by what it met. */
export const receiptContent = (o: {
  readonly lender: string;
  readonly payer: string;
  readonly repayment: Repayment & { readonly settled: Fen };
}): Content => {
  const { repayment } = o;
  const { allocation } = repayment;
  const met: (readonly [Text, Fen])[] = allocation
    ? [
        [{ zh: '费用', en: 'Fees' }, allocation.fees],
        [{ zh: '罚息', en: 'Penalty interest' }, allocation.penaltyInterest],
        [{ zh: '到期利息', en: 'Interest due' }, allocation.dueInterest],
        [{ zh: '当期利息', en: 'Running interest' }, allocation.accruedInterest],
        [{ zh: '本金', en: 'Principal' }, allocation.principal],
        [{ zh: '多收，待退', en: 'Paid beyond what is owed' }, allocation.overpaid],
      ]
    : [];
  return {
    template: 'receipt-1',
    title: { zh: '还款凭证', en: 'Receipt' },
    blocks: [
      { kind: 'big', text: yuan(repayment.settled) },
      {
        kind: 'facts',
        facts: [
          [{ zh: '收款人', en: 'Received by' }, o.lender],
          [{ zh: '付款人', en: 'Paid by' }, o.payer],
          [{ zh: '借据编号', en: 'Loan' }, repayment.loanId],
          [{ zh: '还款编号', en: 'Repayment' }, repayment.id],
          [{ zh: '入账日', en: 'Counts from' }, repayment.on],
          ...(repayment.reversed
            ? [
                [
                  { zh: '状态', en: 'Status' },
                  { zh: '已冲正', en: 'Reversed' },
                ] as const,
              ]
            : []),
        ],
      },
      {
        kind: 'table',
        columns: [
          { zh: '冲抵', en: 'It met' },
          { zh: '金额', en: 'Amount' },
        ],
        rows: met.filter(([, amount]) => amount > 0n).map(([what, amount]) => [what, yuan(amount)]),
      },
    ],
  };
};

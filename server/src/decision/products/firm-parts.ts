import type { Fen } from '../../kernel/index.ts';
import { definePart, type PartDefinition, yuan } from '../define.ts';

// Parts that farms, suppliers and distributors have alike. Shapes and what is usual are assumed.

export const loansRepaid = definePart({
  reason: 'loans_repaid',
  feature: 'borrower.loans_closed_720d',
  curve: [
    [0n, yuan(0)],
    [10n, yuan(20_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(20_000),
});

/** @param ceiling - The larger the firm, the more a clean report is worth. */
export const creditInquiries = (ceiling: Fen): PartDefinition =>
  definePart({
    reason: 'credit_inquiries',
    feature: 'credit.inquiries_90d',
    curve: [
      [0n, yuan(3_000)],
      [3n, yuan(0)],
      [8n, yuan(-15_000)],
    ],
    perPoint: yuan(200),
    whenUnknown: yuan(0),
    floor: yuan(-15_000),
    ceiling,
    usual: 2n,
  });

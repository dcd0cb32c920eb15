import type { Rule } from './define.ts';
import { accountHistoryShort } from './rules/account-history-short.ts';
import { delinquentHere } from './rules/delinquent-here.ts';
import { exposureHigh } from './rules/exposure-high.ts';
import { limitBelowMinimum } from './rules/limit-below-minimum.ts';
import { noOrdersSource } from './rules/no-orders-source.ts';
import { noTakingsSource } from './rules/no-takings-source.ts';
import { oneBuyerDominates } from './rules/one-buyer-dominates.ts';
import { orderHistoryShort } from './rules/order-history-short.ts';
import { ordersStopped } from './rules/orders-stopped.ts';
import { pdAboveCutOff } from './rules/pd-above-cut-off.ts';
import { refundShareHigh } from './rules/refund-share-high.ts';
import { takingsFalling } from './rules/takings-falling.ts';
import { takingsLow } from './rules/takings-low.ts';
import { takingsStopped } from './rules/takings-stopped.ts';
import { turnoverFalling } from './rules/turnover-falling.ts';
import { turnoverLow } from './rules/turnover-low.ts';

/**
 * Every rule, in order of precedence: what is missing before what is bad, and the sum of it last.
 * A new rule is one more file and a line here. R103 is kept for delinquency with other lenders.
 */
export const rules: readonly Rule[] = [
  noOrdersSource,
  noTakingsSource,
  ordersStopped,
  takingsStopped,
  orderHistoryShort,
  accountHistoryShort,
  turnoverLow,
  takingsLow,
  pdAboveCutOff,
  delinquentHere,
  refundShareHigh,
  turnoverFalling,
  takingsFalling,
  oneBuyerDominates,
  exposureHigh,
  limitBelowMinimum,
];

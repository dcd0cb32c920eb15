import type { Rule } from './define.ts';
import { accountHistoryShort } from './rules/account-history-short.ts';
import { anchorOrdersLow } from './rules/anchor-orders-low.ts';
import { anchorOrdersStopped } from './rules/anchor-orders-stopped.ts';
import { delinquentElsewhere } from './rules/delinquent-elsewhere.ts';
import { delinquentHere } from './rules/delinquent-here.ts';
import { exposureHigh } from './rules/exposure-high.ts';
import { harvestLow } from './rules/harvest-low.ts';
import { invoicedSalesLow } from './rules/invoiced-sales-low.ts';
import { limitBelowMinimum } from './rules/limit-below-minimum.ts';
import { noAnchorSource } from './rules/no-anchor-source.ts';
import { noInvoicesSource } from './rules/no-invoices-source.ts';
import { noLandSource } from './rules/no-land-source.ts';
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
 * A new rule is one more file and a line here.
 */
export const rules: readonly Rule[] = [
  noOrdersSource,
  noTakingsSource,
  noLandSource,
  noAnchorSource,
  noInvoicesSource,
  ordersStopped,
  takingsStopped,
  anchorOrdersStopped,
  orderHistoryShort,
  accountHistoryShort,
  turnoverLow,
  takingsLow,
  harvestLow,
  anchorOrdersLow,
  invoicedSalesLow,
  pdAboveCutOff,
  delinquentHere,
  delinquentElsewhere,
  refundShareHigh,
  turnoverFalling,
  takingsFalling,
  oneBuyerDominates,
  exposureHigh,
  limitBelowMinimum,
];

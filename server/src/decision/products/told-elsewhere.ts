import { definePart, yuan } from '../define.ts';

// Parts that every shop and seller can add by connecting one more source; without it they are worth
// nothing either way. Shapes and what is usual are assumed.

export const invoicedSales = definePart({
  reason: 'invoiced_sales',
  feature: 'invoice.sold_360d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(100_000), yuan(6_000)],
    [yuan(1_000_000), yuan(20_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(20_000),
  usual: yuan(200_000),
});

export const bankReserve = definePart({
  reason: 'lowest_balance',
  feature: 'bank.lowest_balance_180d',
  curve: [
    [yuan(0), yuan(-2_000)],
    [yuan(2_000), yuan(0)],
    [yuan(50_000), yuan(15_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(-2_000),
  ceiling: yuan(15_000),
  usual: yuan(8_000),
});

export const inquiries = definePart({
  reason: 'credit_inquiries',
  feature: 'credit.inquiries_90d',
  curve: [
    [0n, yuan(3_000)],
    [3n, yuan(0)],
    [8n, yuan(-15_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(-15_000),
  ceiling: yuan(5_000),
  usual: 2n,
});

export const tillTakings = definePart({
  reason: 'till_takings',
  feature: 'till.takings_90d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(20_000), yuan(4_000)],
    [yuan(200_000), yuan(20_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(20_000),
  usual: yuan(40_000),
});

export const purchases = definePart({
  reason: 'purchases',
  feature: 'purchase.amount_180d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(50_000), yuan(5_000)],
    [yuan(500_000), yuan(15_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(15_000),
  usual: yuan(60_000),
});

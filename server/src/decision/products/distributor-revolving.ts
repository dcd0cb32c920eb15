import { rateE9 } from '../../kernel/index.ts';
import { definePart, defineProduct, yuan } from '../define.ts';
import { creditInquiries, loansRepaid } from './firm-parts.ts';

// Shapes and thresholds are assumed; nobody's book of this segment is public. A lender sets its own in a
// policy of its own.

const invoiced = definePart({
  reason: 'invoiced_sales',
  feature: 'invoice.sold_360d',
  curve: [
    [yuan(0), yuan(-10_000)],
    [yuan(200_000), yuan(0)],
    [yuan(2_000_000), yuan(80_000)],
    [yuan(10_000_000), yuan(200_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(200_000),
  usual: yuan(1_500_000),
});

const growth = definePart({
  reason: 'invoiced_growth',
  feature: 'invoice.growth_year',
  curve: [
    [-500_000n, yuan(-25_000)],
    [-100_000n, yuan(0)],
    [100_000n, yuan(0)],
    [500_000n, yuan(15_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-30_000),
  ceiling: yuan(25_000),
  usual: 50_000n,
});

const buyers = definePart({
  reason: 'invoice_buyers',
  feature: 'invoice.buyers_360d',
  curve: [
    [1n, yuan(-10_000)],
    [5n, yuan(0)],
    [40n, yuan(20_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-15_000),
  ceiling: yuan(30_000),
  usual: 15n,
});

const returned = definePart({
  reason: 'invoice_red_share',
  feature: 'invoice.red_share_360d',
  curve: [
    [0n, yuan(5_000)],
    [30_000n, yuan(0)],
    [150_000n, yuan(-25_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-30_000),
  ceiling: yuan(10_000),
  usual: 20_000n,
});

const purchases = definePart({
  reason: 'purchases',
  feature: 'purchase.amount_180d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(1_000_000), yuan(30_000)],
    [yuan(5_000_000), yuan(60_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(70_000),
  usual: yuan(600_000),
});

const lowestBalance = definePart({
  reason: 'lowest_balance',
  feature: 'bank.lowest_balance_180d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(200_000), yuan(25_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(30_000),
  usual: yuan(50_000),
});

/** A limit for those who buy of a maker and sell on. */
export const distributorRevolving = defineProduct({
  id: 'distributor-revolving',
  segment: 'distributor',
  says: { zh: '经销贷', en: 'Revolving limit for distributors' },
  evidence: ['nuonuo', 'ali1688'],
  required: ['nuonuo'],
  scorecard: 'scorecard-distributor-v1',
  limit: [
    invoiced,
    growth,
    buyers,
    returned,
    purchases,
    lowestBalance,
    creditInquiries(yuan(15_000)),
    loansRepaid,
  ],
  limitMin: yuan(5_000),
  limitMax: yuan(400_000),
  termMonths: [3, 6, 12],
  facilityMonths: 12,
  repayment: 'revolvingDaily',
  dayCount: 'act/360',
  rateFloor: rateE9(45_000_000n),
  rateCap: rateE9(236_000_000n), // 24 % of a 365-day year is 23.67 % act/360.
  priceAddOn: rateE9(45_000_000n), // Assumed: funding above LPR, operation, margin.
  thresholds: {
    pdMaxE9: 120_000_000n,
    dpdMaxDays: 30n,
    exposureMaxFen: yuan(800_000),
    turnoverMinFen: yuan(50_000),
  },
});

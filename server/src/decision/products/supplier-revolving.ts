import { rateE9 } from '../../kernel/index.ts';
import { definePart, defineProduct, yuan } from '../define.ts';
import { creditInquiries, loansRepaid } from './firm-parts.ts';

// Shapes and thresholds are assumed; nobody's book of this segment is public. A lender sets its own in a
// policy of its own.

const orders = definePart({
  reason: 'anchor_orders',
  feature: 'anchor.orders_360d',
  curve: [
    [yuan(0), yuan(-10_000)],
    [yuan(200_000), yuan(0)],
    [yuan(2_000_000), yuan(120_000)],
    [yuan(10_000_000), yuan(280_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(280_000),
  usual: yuan(1_200_000),
});

const ordersGrowth = definePart({
  reason: 'anchor_orders_growth',
  feature: 'anchor.orders_growth_year',
  curve: [
    [-500_000n, yuan(-30_000)],
    [-100_000n, yuan(0)],
    [100_000n, yuan(0)],
    [500_000n, yuan(20_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-40_000),
  ceiling: yuan(30_000),
  usual: 50_000n,
});

const dilution = definePart({
  reason: 'anchor_dilution',
  feature: 'anchor.dilution_360d',
  curve: [
    [0n, yuan(10_000)],
    [50_000n, yuan(0)],
    [200_000n, yuan(-40_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-50_000),
  ceiling: yuan(20_000),
  usual: 20_000n,
});

const lateness = definePart({
  reason: 'anchor_late_days',
  feature: 'anchor.late_days_360d',
  curve: [
    [0n, yuan(10_000)],
    [10n, yuan(0)],
    [60n, yuan(-30_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-40_000),
  ceiling: yuan(20_000),
  usual: 6n,
});

const invoiced = definePart({
  reason: 'invoiced_sales',
  feature: 'invoice.sold_360d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(1_000_000), yuan(20_000)],
    [yuan(8_000_000), yuan(60_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(70_000),
  usual: yuan(1_500_000),
});

const lowestBalance = definePart({
  reason: 'lowest_balance',
  feature: 'bank.lowest_balance_180d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(200_000), yuan(30_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(40_000),
  usual: yuan(60_000),
});

/** A limit for those who supply an anchor and wait for its payment. */
export const supplierRevolving = defineProduct({
  id: 'supplier-revolving',
  segment: 'supplier',
  says: { zh: '供货贷', en: 'Revolving limit for suppliers' },
  evidence: ['anchor', 'nuonuo'],
  required: ['anchor'],
  scorecard: 'scorecard-supplier-v1',
  limit: [
    orders,
    ordersGrowth,
    dilution,
    lateness,
    invoiced,
    lowestBalance,
    creditInquiries(yuan(20_000)),
    loansRepaid,
  ],
  limitMin: yuan(5_000),
  limitMax: yuan(500_000),
  termMonths: [3, 6, 12],
  facilityMonths: 12,
  repayment: 'revolvingDaily',
  dayCount: 'act/360',
  rateFloor: rateE9(45_000_000n),
  rateCap: rateE9(236_000_000n), // 24 % of a 365-day year is 23.67 % act/360.
  priceAddOn: rateE9(40_000_000n), // Assumed: funding above LPR, operation, margin.
  thresholds: {
    pdMaxE9: 120_000_000n,
    dpdMaxDays: 30n,
    exposureMaxFen: yuan(1_000_000),
    turnoverMinFen: yuan(50_000),
    silenceMaxDays: 120n,
  },
});

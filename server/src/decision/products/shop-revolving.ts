import { rateE9 } from '../../kernel/index.ts';
import { definePart, defineProduct, yuan } from '../define.ts';

// Shapes and thresholds are assumed, of the order of what MYbank publishes (average loan 50,000 yuan,
// 21jingji.com, 11 Nov 2023). A lender sets its own in a policy of its own.

const takings = definePart({
  reason: 'takings',
  feature: 'account.takings_90d',
  // About half a month of takings; below 15,000 yuan a quarter the shop is too small to carry a loan.
  curve: [
    [0n, yuan(-10_000)],
    [yuan(15_000), yuan(0)],
    [yuan(150_000), yuan(30_000)],
    [yuan(1_500_000), yuan(150_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(150_000),
});

const takingsGrowth = definePart({
  reason: 'takings_growth',
  feature: 'account.takings_growth_45d',
  curve: [
    [-600_000n, yuan(-20_000)],
    [-100_000n, yuan(0)],
    [100_000n, yuan(0)],
    [600_000n, yuan(10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-20_000),
  ceiling: yuan(20_000),
});

const takingsDays = definePart({
  reason: 'takings_days',
  feature: 'account.takings_days_90d',
  curve: [
    [40n, yuan(-5_000)],
    [70n, yuan(0)],
    [88n, yuan(5_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(10_000),
});

const regulars = definePart({
  reason: 'regular_customers',
  feature: 'account.repeat_payer_share_90d',
  curve: [
    [0n, yuan(0)],
    [500_000n, yuan(10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(20_000),
});

const averageBalance = definePart({
  reason: 'average_balance',
  feature: 'account.average_balance_30d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(100_000), yuan(30_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(45_000),
});

const spending = definePart({
  reason: 'spending',
  feature: 'account.outflow_to_inflow_90d',
  curve: [
    [700_000n, yuan(5_000)],
    [1_000_000n, yuan(0)],
    [1_300_000n, yuan(-15_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-20_000),
  ceiling: yuan(15_000),
});

const history = definePart({
  reason: 'account_history',
  feature: 'account.history_days_180d',
  curve: [
    [90n, yuan(-5_000)],
    [180n, yuan(5_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(20_000),
});

const loansRepaid = definePart({
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

/** A revolving limit for shops that are paid by Alipay, drawn and repaid on any day. */
export const shopRevolving = defineProduct({
  id: 'shop-revolving',
  segment: 'shop',
  says: { zh: '小店随借随还', en: 'Revolving limit for shops' },
  evidence: ['alipay'],
  required: ['alipay'],
  scorecard: 'scorecard-shop-v1',
  limit: [
    takings,
    takingsGrowth,
    takingsDays,
    regulars,
    averageBalance,
    spending,
    history,
    loansRepaid,
  ],
  limitMin: yuan(1_000),
  limitMax: yuan(300_000),
  termMonths: [3, 6, 12],
  facilityMonths: 12,
  repayment: 'revolvingDaily',
  dayCount: 'act/360',
  rateFloor: rateE9(45_000_000n),
  rateCap: rateE9(236_000_000n), // 24 % of a 365-day year is 23.67 % act/360.
  priceAddOn: rateE9(50_000_000n), // Assumed: funding above LPR, operation, margin.
  thresholds: {
    pdMaxE9: 120_000_000n,
    dpdMaxDays: 30n,
    exposureMaxFen: yuan(500_000),
    historyMinDays: 90n,
    activeMinDays: 40n,
    turnoverMinFen: yuan(10_000),
    growthMinPpm: -500_000n,
    silenceMaxDays: 14n,
  },
});

import { rateE9 } from '../../kernel/index.ts';
import { definePart, defineProduct, yuan } from '../define.ts';

// Shapes and thresholds are assumed, of the order of what MYbank publishes (average loan 50,000 yuan,
// 21jingji.com, 11 Nov 2023). A lender sets its own in a policy of its own.

const paidTurnover = definePart({
  reason: 'paid_turnover',
  feature: 'merchant.paid_turnover_90d',
  // About half a month of turnover; below 15,000 yuan a quarter the shop is too small to carry a loan.
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

const turnoverGrowth = definePart({
  reason: 'turnover_growth',
  feature: 'merchant.turnover_growth_45d',
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

const refundShare = definePart({
  reason: 'refund_share',
  feature: 'merchant.refund_share_90d',
  curve: [
    [0n, yuan(5_000)],
    [50_000n, yuan(2_000)],
    [100_000n, yuan(0)],
    [300_000n, yuan(-20_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-30_000),
  ceiling: yuan(20_000),
});

const repeatBuyers = definePart({
  reason: 'repeat_buyers',
  feature: 'merchant.repeat_buyer_share_90d',
  curve: [
    [0n, yuan(0)],
    [400_000n, yuan(10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(20_000),
});

const activeDays = definePart({
  reason: 'active_days',
  feature: 'merchant.active_days_84d',
  curve: [
    [20n, yuan(-5_000)],
    [60n, yuan(0)],
    [84n, yuan(5_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(10_000),
});

const steadiness = definePart({
  reason: 'weekly_steadiness',
  feature: 'merchant.weekly_volatility_84d',
  curve: [
    [200_000n, yuan(5_000)],
    [500_000n, yuan(0)],
    [1_500_000n, yuan(-10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-15_000),
  ceiling: yuan(15_000),
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

/** A revolving limit for sellers with a Taobao shop, drawn and repaid on any day. */
export const onlineSellerRevolving = defineProduct({
  id: 'online-seller-revolving',
  segment: 'onlineSeller',
  says: { zh: '网店随借随还', en: 'Revolving limit for online sellers' },
  evidence: ['taobao', 'alipay'],
  required: ['taobao'],
  scorecard: 'scorecard-online-seller-v1',
  limit: [
    paidTurnover,
    turnoverGrowth,
    refundShare,
    repeatBuyers,
    activeDays,
    steadiness,
    averageBalance,
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
    historyMinDays: 60n,
    activeMinDays: 20n,
    turnoverMinFen: yuan(10_000),
    growthMinPpm: -500_000n,
    silenceMaxDays: 14n,
    refundShareMaxPpm: 300_000n,
    largestBuyerShareMaxPpm: 500_000n,
  },
});

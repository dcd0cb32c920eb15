import { rateE9 } from '../../kernel/index.ts';
import { definePart, defineProduct, yuan } from '../define.ts';
import { creditInquiries, loansRepaid } from './firm-parts.ts';

// Shapes and thresholds are assumed; nobody's book of this segment is public. A lender sets its own in a
// policy of its own.

const land = definePart({
  reason: 'land',
  feature: 'farm.land_m2',
  curve: [
    [0n, yuan(-5_000)],
    [2_000n, yuan(0)],
    [20_000n, yuan(20_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-5_000),
  ceiling: yuan(20_000),
  usual: 6_000n,
});

const harvest = definePart({
  reason: 'harvest_sales',
  feature: 'farm.sales_360d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(100_000), yuan(10_000)],
    [yuan(1_000_000), yuan(90_000)],
    [yuan(5_000_000), yuan(120_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(120_000),
  usual: yuan(600_000),
});

const salesGrowth = definePart({
  reason: 'sales_growth',
  feature: 'farm.sales_growth_year',
  curve: [
    [-500_000n, yuan(-15_000)],
    [-100_000n, yuan(0)],
    [100_000n, yuan(0)],
    [500_000n, yuan(10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-20_000),
  ceiling: yuan(20_000),
  usual: 0n,
});

const inputsToHarvest = definePart({
  reason: 'input_to_output',
  feature: 'farm.input_to_output_360d',
  curve: [
    [400_000n, yuan(10_000)],
    [800_000n, yuan(0)],
    [1_200_000n, yuan(-20_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-25_000),
  ceiling: yuan(15_000),
  usual: 550_000n,
});

const inputCredit = definePart({
  reason: 'input_credit',
  feature: 'farm.input_credit_share_360d',
  curve: [
    [0n, yuan(5_000)],
    [300_000n, yuan(0)],
    [900_000n, yuan(-10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-15_000),
  ceiling: yuan(5_000),
  usual: 300_000n,
});

const buyers = definePart({
  reason: 'largest_buyer',
  feature: 'farm.largest_buyer_share_720d',
  curve: [
    [400_000n, yuan(5_000)],
    [800_000n, yuan(0)],
    [1_000_000n, yuan(-5_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(10_000),
  usual: 600_000n,
});

/** A limit for farms of animals: feed is bought all year, and so is it drawn. */
export const livestockFarmSeasonal = defineProduct({
  id: 'livestock-farm-seasonal',
  segment: 'livestockFarm',
  says: { zh: '养殖随借随还', en: 'Seasonal limit for livestock farms' },
  evidence: ['land', 'supplycoop'],
  required: ['land'],
  scorecard: 'scorecard-livestock-farm-v1',
  limit: [
    land,
    harvest,
    salesGrowth,
    inputsToHarvest,
    inputCredit,
    buyers,
    creditInquiries(yuan(10_000)),
    loansRepaid,
  ],
  limitMin: yuan(1_000),
  limitMax: yuan(220_000),
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
    exposureMaxFen: yuan(500_000),
    turnoverMinFen: yuan(30_000),
  },
});

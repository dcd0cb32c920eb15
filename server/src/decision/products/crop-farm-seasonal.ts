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
    [7_000n, yuan(0)],
    [70_000n, yuan(20_000)],
    [700_000n, yuan(60_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-5_000),
  ceiling: yuan(60_000),
  usual: 20_000n,
});

const rentedLand = definePart({
  reason: 'land_rented',
  feature: 'farm.land_rented_m2',
  curve: [
    [0n, yuan(0)],
    [70_000n, yuan(10_000)],
    [700_000n, yuan(30_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(30_000),
  usual: 20_000n,
});

const harvest = definePart({
  reason: 'harvest_sales',
  feature: 'farm.sales_360d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(50_000), yuan(5_000)],
    [yuan(500_000), yuan(40_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(50_000),
  usual: yuan(120_000),
});

const inputsToHarvest = definePart({
  reason: 'input_to_output',
  feature: 'farm.input_to_output_360d',
  curve: [
    [300_000n, yuan(5_000)],
    [600_000n, yuan(0)],
    [1_200_000n, yuan(-15_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-20_000),
  ceiling: yuan(10_000),
  usual: 550_000n,
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

const lowestBalance = definePart({
  reason: 'lowest_balance',
  feature: 'bank.lowest_balance_180d',
  curve: [
    [yuan(0), yuan(0)],
    [yuan(20_000), yuan(10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-10_000),
  ceiling: yuan(10_000),
  usual: yuan(8_000),
});

/** A limit for farms of crops, drawn for a season and repaid when the harvest is sold. */
export const cropFarmSeasonal = defineProduct({
  id: 'crop-farm-seasonal',
  segment: 'cropFarm',
  says: { zh: '种植随借随还', en: 'Seasonal limit for crop farms' },
  evidence: ['land', 'supplycoop'],
  required: ['land'],
  scorecard: 'scorecard-crop-farm-v1',
  limit: [
    land,
    rentedLand,
    harvest,
    inputsToHarvest,
    buyers,
    creditInquiries(yuan(10_000)),
    lowestBalance,
    loansRepaid,
  ],
  limitMin: yuan(1_000),
  limitMax: yuan(200_000),
  termMonths: [6, 12],
  facilityMonths: 12,
  repayment: 'bullet',
  dayCount: 'act/360',
  rateFloor: rateE9(45_000_000n),
  rateCap: rateE9(236_000_000n), // 24 % of a 365-day year is 23.67 % act/360.
  priceAddOn: rateE9(45_000_000n), // Assumed: funding above LPR, operation, margin.
  thresholds: {
    pdMaxE9: 120_000_000n,
    dpdMaxDays: 30n,
    exposureMaxFen: yuan(400_000),
    turnoverMinFen: yuan(10_000),
  },
});

import { decline, defineRule, pass } from '../define.ts';

/** A farm that sells so little cannot carry a loan. */
export const harvestLow = defineRule({
  code: 'P112_HARVEST_LOW',
  since: '2026-11-29',
  segments: ['cropFarm', 'livestockFarm'],
  says: {
    zh: '近360天农产品销售额低于准入要求',
    en: 'Produce sold in the last 360 days is below the least required',
  },
  advice: { zh: '农产品销售增加后再申请', en: 'Apply again with more produce sold' },
  needs: ['farm.sales_360d'],
  facts: [],
  thresholds: ['turnoverMinFen'],
  judge: ({ 'farm.sales_360d': sold }, _, { turnoverMinFen }) =>
    sold !== null && sold < turnoverMinFen ? decline : pass,
});

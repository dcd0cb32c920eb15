import { decline, defineRule, pass } from '../define.ts';

/** A shop this small cannot carry a loan. */
export const takingsLow = defineRule({
  code: 'P108_TAKINGS_LOW',
  since: '2026-11-23',
  segments: ['shop'],
  says: {
    zh: '近90天收款额低于准入要求',
    en: 'Takings of the last 90 days are below the least required',
  },
  advice: { zh: '收款额提高后再申请', en: 'Apply again with more takings' },
  needs: ['account.takings_90d'],
  facts: [],
  thresholds: ['turnoverMinFen'],
  judge: ({ 'account.takings_90d': takings }, _, { turnoverMinFen }) =>
    takings !== null && takings < turnoverMinFen ? decline : pass,
});

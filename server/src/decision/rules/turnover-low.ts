import { decline, defineRule, pass } from '../define.ts';

/** A shop this small cannot carry a loan. */
export const turnoverLow = defineRule({
  code: 'P107_TURNOVER_LOW',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: {
    zh: '近90天成交额低于准入要求',
    en: 'Turnover of the last 90 days is below the least required',
  },
  advice: { zh: '成交额提高后再申请', en: 'Apply again with more turnover' },
  needs: ['merchant.paid_turnover_90d'],
  facts: [],
  thresholds: ['turnoverMinFen'],
  judge: ({ 'merchant.paid_turnover_90d': turnover }, _, { turnoverMinFen }) =>
    turnover !== null && turnover < turnoverMinFen ? decline : pass,
});

import { decline, defineRule, pass } from '../define.ts';

/** Past due with another lender for longer than this one forgives. */
export const delinquentElsewhere = defineRule({
  code: 'R103_DELINQUENT_ELSEWHERE',
  since: '2026-11-29',
  segments: ['cropFarm', 'livestockFarm', 'supplier', 'distributor'],
  says: {
    zh: '近24个月在其他机构有较长时间的逾期',
    en: 'Long past due with another lender in the last 24 months',
  },
  advice: {
    zh: '结清其他机构的逾期并保持按时还款后再申请',
    en: 'Repay what is overdue elsewhere, stay on time, and apply again',
  },
  needs: ['credit.max_dpd_24m'],
  facts: [],
  thresholds: ['dpdMaxDays'],
  judge: ({ 'credit.max_dpd_24m': dpd }, _, { dpdMaxDays }) =>
    dpd !== null && dpd > dpdMaxDays ? decline : pass,
});

import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** Past due with this lender for longer than it forgives within a year. */
export const delinquentHere = defineRule({
  code: 'R102_DELINQUENT_HERE',
  since: '2026-11-23',
  segments,
  says: { zh: '近360天在本机构有较长时间的逾期', en: 'Long past due here in the last 360 days' },
  advice: {
    zh: '结清逾期并按时还款，满一年后再申请',
    en: 'Repay what is overdue, stay on time, and apply again after a year',
  },
  needs: ['borrower.max_dpd_360d'],
  facts: [],
  thresholds: ['dpdMaxDays'],
  judge: ({ 'borrower.max_dpd_360d': dpd }, _, { dpdMaxDays }) =>
    dpd !== null && dpd > dpdMaxDays ? decline : pass,
});

import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** Past due with another lender for longer than this one forgives, whatever the business is. */
export const reportedDelinquent = defineRule({
  code: 'R108_REPORTED_DELINQUENT',
  since: '2026-11-29',
  segments,
  says: {
    zh: '信用报告显示有较长时间的逾期',
    en: 'The credit report shows a long time past due',
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

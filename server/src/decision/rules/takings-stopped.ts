import { decline, defineRule, pass } from '../define.ts';

/** The account takes in nothing more, or its data are stale. */
export const takingsStopped = defineRule({
  code: 'P104_TAKINGS_STOPPED',
  since: '2026-11-23',
  segments: ['shop'],
  says: { zh: '账户近期没有收款记录', en: 'The account has had no takings lately' },
  advice: { zh: '恢复收款后再申请', en: 'Apply again once customers pay' },
  needs: ['account.days_since_takings_90d'],
  facts: [],
  thresholds: ['silenceMaxDays'],
  judge: ({ 'account.days_since_takings_90d': days }, _, { silenceMaxDays }) =>
    days !== null && days > silenceMaxDays ? decline : pass,
});

import { decline, defineRule, pass } from '../define.ts';

/** No account is connected, or its data could not be read. */
export const noTakingsSource = defineRule({
  code: 'P102_NO_TAKINGS_SOURCE',
  since: '2026-11-23',
  segments: ['shop'],
  says: { zh: '未能获取账户收款数据', en: 'No data of an account could be read' },
  advice: { zh: '请授权收款账户数据后再申请', en: 'Connect your account and apply again' },
  needs: ['account.takings_90d'],
  facts: [],
  thresholds: [],
  judge: ({ 'account.takings_90d': takings }) => (takings === null ? decline : pass),
});

import { decline, defineRule, pass } from '../define.ts';

/** The shop sells no more, or its data are stale: neither is a basis for a limit. */
export const ordersStopped = defineRule({
  code: 'P103_ORDERS_STOPPED',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: { zh: '店铺近期没有成交记录', en: 'The shop has had no sale lately' },
  advice: { zh: '店铺恢复成交后再申请', en: 'Apply again once the shop sells' },
  needs: ['merchant.days_since_order_90d'],
  facts: [],
  thresholds: ['silenceMaxDays'],
  judge: ({ 'merchant.days_since_order_90d': days }, _, { silenceMaxDays }) =>
    days !== null && days > silenceMaxDays ? decline : pass,
});

import { decline, defineRule, pass } from '../define.ts';

/** The anchor orders no more, or its books are stale. */
export const anchorOrdersStopped = defineRule({
  code: 'P114_ANCHOR_ORDERS_STOPPED',
  since: '2026-11-29',
  segments: ['supplier'],
  says: { zh: '核心企业近期没有新订单', en: 'The anchor has not ordered lately' },
  advice: { zh: '恢复供货后再申请', en: 'Apply again once the anchor orders' },
  needs: ['anchor.days_since_order_360d'],
  facts: [],
  thresholds: ['silenceMaxDays'],
  judge: ({ 'anchor.days_since_order_360d': days }, _, { silenceMaxDays }) =>
    days !== null && days > silenceMaxDays ? decline : pass,
});

import { decline, defineRule, pass } from '../define.ts';

/** Too little is ordered for a limit to rest on. */
export const anchorOrdersLow = defineRule({
  code: 'P113_ANCHOR_ORDERS_LOW',
  since: '2026-11-29',
  segments: ['supplier'],
  says: {
    zh: '近360天核心企业订单额低于准入要求',
    en: 'Orders of anchors in the last 360 days are below the least required',
  },
  advice: { zh: '订单增加后再申请', en: 'Apply again with more orders' },
  needs: ['anchor.orders_360d'],
  facts: [],
  thresholds: ['turnoverMinFen'],
  judge: ({ 'anchor.orders_360d': orders }, _, { turnoverMinFen }) =>
    orders !== null && orders < turnoverMinFen ? decline : pass,
});

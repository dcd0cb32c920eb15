import { decline, defineRule, pass } from '../define.ts';

/** No anchor tells of the supplier, or its data could not be read. */
export const noAnchorSource = defineRule({
  code: 'P117_NO_ANCHOR_SOURCE',
  since: '2026-11-29',
  segments: ['supplier'],
  says: { zh: '未能获取核心企业的订单数据', en: 'No orders of an anchor could be read' },
  advice: {
    zh: '请授权核心企业供应链数据后再申请',
    en: 'Connect the anchor’s books and apply again',
  },
  needs: ['anchor.orders_360d'],
  facts: [],
  thresholds: [],
  judge: ({ 'anchor.orders_360d': orders }) => (orders === null ? decline : pass),
});

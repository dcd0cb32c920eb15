import { decline, defineRule, pass } from '../define.ts';

/** One buyer is most of the shop: it may be the owner, or leave. */
export const oneBuyerDominates = defineRule({
  code: 'R107_ONE_BUYER_DOMINATES',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: { zh: '成交过度集中于单一买家', en: 'Turnover hangs on one buyer' },
  advice: { zh: '拓展更多买家后再申请', en: 'Apply again with more buyers' },
  needs: ['merchant.largest_buyer_share_90d'],
  facts: [],
  thresholds: ['largestBuyerShareMaxPpm'],
  judge: ({ 'merchant.largest_buyer_share_90d': share }, _, { largestBuyerShareMaxPpm }) =>
    share !== null && share > largestBuyerShareMaxPpm ? decline : pass,
});

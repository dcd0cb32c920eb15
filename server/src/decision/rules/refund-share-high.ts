import { decline, defineRule, pass } from '../define.ts';

/** So much is given back that turnover says little. */
export const refundShareHigh = defineRule({
  code: 'R104_REFUND_SHARE_HIGH',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: {
    zh: '近90天退款金额占比过高',
    en: 'Too much of the turnover of the last 90 days was refunded',
  },
  advice: { zh: '减少退款后再申请', en: 'Apply again with fewer refunds' },
  needs: ['merchant.refund_share_90d'],
  facts: [],
  thresholds: ['refundShareMaxPpm'],
  judge: ({ 'merchant.refund_share_90d': share }, _, { refundShareMaxPpm }) =>
    share !== null && share > refundShareMaxPpm ? decline : pass,
});

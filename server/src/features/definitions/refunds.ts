// What an online seller has to give back.
import { proportion } from '../aggregates.ts';
import { days, defineFeature } from '../define.ts';

/** Money refunded on money paid in the 90 days before `asOf`. */
export const refundShare90d = defineFeature({
  name: 'merchant.refund_share_90d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['refund.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  against: { from: ['order.paid'], sources: ['taobao'] },
  aggregate: proportion('amountFen', 'amountFen'),
  whenNoEvents: null,
  direction: 'less_is_safer',
  says: { zh: '近90天退款金额占比', en: 'Share of turnover refunded in the last 90 days' },
  advice: {
    zh: '改进商品描述与发货，减少退款',
    en: 'Fewer refunds: better descriptions, faster dispatch',
  },
  why: {
    zh: '退回来的货没有卖成，也最早显出货品或发货的问题。',
    en: 'Goods that come back were no sale, and show trouble with goods or dispatch early.',
  },
});

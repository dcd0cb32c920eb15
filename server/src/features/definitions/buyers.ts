// Who buys from an online seller. Buyers are opaque digests, never names.
import { distinct, largestShare, repeatShare } from '../aggregates.ts';
import { days, defineFeature } from '../define.ts';

/** Different known buyers who paid in the 90 days before `asOf`. */
export const buyers90d = defineFeature({
  name: 'merchant.buyers_90d',
  version: 1,
  owner: 'risk',
  unit: 'count',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: distinct('buyer'),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近90天付款买家数', en: 'Buyers of the last 90 days' },
  advice: { zh: '吸引更多买家', en: 'Attract more buyers' },
  why: {
    zh: '买家很多，就不会一起离开，也很难伪造。',
    en: 'Many buyers cannot all leave at once, and are dear to fake.',
  },
});

/** Share of known buyers who paid at least two orders in the 90 days before `asOf`. */
export const repeatBuyerShare90d = defineFeature({
  name: 'merchant.repeat_buyer_share_90d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: repeatShare('buyer'),
  whenNoEvents: null,
  direction: 'more_is_safer',
  says: { zh: '近90天回头客占比', en: 'Share of buyers who came back within 90 days' },
  advice: { zh: '维护老客户，提高复购', en: 'Bring buyers back' },
  why: {
    zh: '回头的买家不需要广告。',
    en: 'Buyers who come back need no advertising.',
  },
});

/** The largest known buyer's share of the turnover paid in the 90 days before `asOf`. */
export const largestBuyerShare90d = defineFeature({
  name: 'merchant.largest_buyer_share_90d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: largestShare('buyer', 'amountFen'),
  whenNoEvents: null,
  direction: 'less_is_safer',
  says: {
    zh: '近90天最大买家占成交额比例',
    en: "Largest buyer's share of turnover in the last 90 days",
  },
  advice: { zh: '分散客户，降低对单一买家的依赖', en: 'Depend less on one buyer' },
  why: {
    zh: '占了大半生意的那个买家，可能就是店主；若不是，则可能离开。',
    en: 'One buyer who is most of a shop may be the owner, and if not, may leave.',
  },
});

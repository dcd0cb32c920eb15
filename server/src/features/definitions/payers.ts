// Who pays into an Alipay account. Payers are opaque digests, never names.
import { distinct, repeatShare } from '../aggregates.ts';
import { days, defineFeature } from '../define.ts';

/** Different known payers of the 90 days before `asOf`. */
export const payers90d = defineFeature({
  name: 'account.payers_90d',
  version: 1,
  owner: 'risk',
  unit: 'count',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(90),
  aggregate: distinct('payer'),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近90天付款顾客数', en: 'Paying customers of the last 90 days' },
  advice: { zh: '吸引更多顾客', en: 'Attract more customers' },
  why: {
    zh: '顾客很多，就不会一起离开，也很难伪造。',
    en: 'Many customers cannot all leave at once, and are dear to fake.',
  },
});

/** Share of known payers who paid at least twice in the 90 days before `asOf`. */
export const repeatPayerShare90d = defineFeature({
  name: 'account.repeat_payer_share_90d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(90),
  aggregate: repeatShare('payer'),
  whenNoEvents: null,
  direction: 'more_is_safer',
  says: { zh: '近90天回头客占比', en: 'Share of customers who came back within 90 days' },
  advice: { zh: '维护老顾客', en: 'Bring customers back' },
  why: {
    zh: '老顾客能撑店铺度过坏月份。',
    en: 'Regulars carry a shop through a bad month.',
  },
});

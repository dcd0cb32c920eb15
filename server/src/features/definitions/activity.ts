// How long and how often an online seller sells, as far as three months of trades tell.
import { daysSeen, firstDaysAgo, newestDaysAgo } from '../aggregates.ts';
import { days, defineFeature, wholeDays } from '../define.ts';

/** Days with a paid order among the 84 whole days before `asOf`. */
export const activeDays84d = defineFeature({
  name: 'merchant.active_days_84d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: wholeDays(84),
  aggregate: daysSeen(),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近84天有成交的天数', en: 'Days with a sale in the last 84 days' },
  advice: { zh: '保持店铺每天有成交', en: 'Sell on more days' },
  why: {
    zh: '活着的店多数日子都有成交；买来的成交集中在几天。',
    en: 'A shop that lives sells on most days; bought turnover comes in a few.',
  },
});

/** Days since the first paid order that the last 90 days show. */
export const tradeHistory90d = defineFeature({
  name: 'merchant.trade_history_90d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: firstDaysAgo(),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: {
    zh: '可见的店铺成交历史天数（最多90天）',
    en: 'Days of shop history that can be seen, 90 at most',
  },
  advice: {
    zh: '店铺继续经营，满三个月后再申请',
    en: 'Apply again when the shop has sold for three months',
  },
  why: {
    zh: '没有一个季度的历史，既看不出增长，也看不出波动。',
    en: 'Without a quarter of history neither growth nor swings can be told.',
  },
});

/** Days since the newest paid order; 90 when there was none in 90 days. */
export const daysSinceOrder90d = defineFeature({
  name: 'merchant.days_since_order_90d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: newestDaysAgo(),
  whenNoEvents: 90n,
  direction: 'less_is_safer',
  says: { zh: '距最近一笔成交的天数', en: 'Days since the newest sale' },
  advice: { zh: '店铺恢复成交后再申请', en: 'Apply again once the shop sells' },
  why: {
    zh: '看得出店停了，还是数据断了。',
    en: 'Tells a shop that stopped, or data that did.',
  },
});

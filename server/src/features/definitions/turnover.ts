// What an online seller's shop takes in. Taobao hands out three months of trades, so no window is longer.
import { average, count, growth, sum, volatility } from '../aggregates.ts';
import { days, defineFeature, wholeDays } from '../define.ts';

/** Turnover that buyers paid for in the 90 days before `asOf`. */
export const paidTurnover90d = defineFeature({
  name: 'merchant.paid_turnover_90d',
  version: 1,
  owner: 'risk',
  unit: 'fen',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: sum('amountFen'),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近90天店铺成交额', en: 'Shop turnover of the last 90 days' },
  advice: {
    zh: '保持店铺经营，成交额提高后额度会随之提高',
    en: 'Keep trading: the limit rises with paid turnover',
  },
  why: {
    zh: '看付了款的订单，而不是下了的订单：不付款的订单造假不花钱。',
    en: 'Paid orders, not placed ones: an unpaid order costs a cheat nothing.',
  },
});

/** Orders paid in the 90 days before `asOf`. */
export const orders90d = defineFeature({
  name: 'merchant.orders_90d',
  version: 1,
  owner: 'risk',
  unit: 'count',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: count(),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近90天成交订单数', en: 'Paid orders of the last 90 days' },
  advice: { zh: '增加成交订单数', en: 'Win more paid orders' },
  why: {
    zh: '同样的成交额，订单多比订单少更稳。',
    en: 'The same turnover from many orders is steadier than from few.',
  },
});

/** Average amount of an order paid in the 90 days before `asOf`. */
export const averageOrder90d = defineFeature({
  name: 'merchant.average_order_90d',
  version: 1,
  owner: 'risk',
  unit: 'fen',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: average('amountFen'),
  whenNoEvents: null,
  direction: 'none',
  says: { zh: '近90天平均每单金额', en: 'Average order of the last 90 days' },
  advice: {
    zh: '无需操作，每单金额只反映经营类型',
    en: 'Nothing to do: it tells the kind of trade only',
  },
  why: {
    zh: '区分行业：贵的货一笔一笔卖，便宜的货细水长流。',
    en: 'Tells trades apart: dear goods sell in lumps, cheap ones as a stream.',
  },
});

/** Turnover of the last 45 days on that of the 45 days before. */
export const turnoverGrowth45d = defineFeature({
  name: 'merchant.turnover_growth_45d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: days(90),
  aggregate: growth('amountFen'),
  whenNoEvents: null,
  direction: 'more_is_safer',
  says: {
    zh: '近45天成交额较前45天的增长',
    en: 'Turnover of the last 45 days on the 45 days before',
  },
  advice: { zh: '成交额回升后额度会随之提高', en: 'The limit recovers as turnover does' },
  why: {
    zh: '下滑的店，现金比90天总额先见底。前半段为空时不可知。',
    en: 'A falling shop runs out of cash before its 90-day total shows it. Not known while the earlier half is empty.',
  },
});

/** How unsteady the turnover of the last 12 whole weeks is. */
export const weeklyVolatility84d = defineFeature({
  name: 'merchant.weekly_volatility_84d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['order.paid'],
  sources: ['taobao'],
  segments: ['onlineSeller'],
  window: wholeDays(84),
  aggregate: volatility('amountFen', 7),
  whenNoEvents: null,
  direction: 'less_is_safer',
  says: { zh: '近12周成交额的波动', en: 'Swings of weekly turnover over 12 weeks' },
  advice: { zh: '保持每周稳定成交', en: 'Keep weekly sales steady' },
  why: {
    zh: '不管这周生意如何，固定开支月月要付。按周看，周末才不算波动。',
    en: 'Fixed costs are due every month, whatever the week brought. Weeks, so that weekends do not count as swings.',
  },
});

// Money that customers pay into an Alipay account.
import { daysSeen, growth, newestDaysAgo, sum, volatility } from '../aggregates.ts';
import { days, defineFeature, wholeDays } from '../define.ts';

/** Takings of the 90 days before `asOf`. */
export const takings90d = defineFeature({
  name: 'account.takings_90d',
  version: 1,
  owner: 'risk',
  unit: 'fen',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(90),
  aggregate: sum('amountFen'),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近90天收款额', en: 'Takings of the last 90 days' },
  advice: {
    zh: '用支付宝收款，收款额提高后额度会随之提高',
    en: 'Take payments by Alipay: the limit rises with takings',
  },
  why: {
    zh: '顾客付的钱，还没有花掉任何一分。',
    en: 'What customers paid, before anything is spent.',
  },
});

/** Days with takings among the 90 whole days before `asOf`. */
export const takingsDays90d = defineFeature({
  name: 'account.takings_days_90d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: wholeDays(90),
  aggregate: daysSeen(),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近90天有收款的天数', en: 'Days with takings in the last 90 days' },
  advice: { zh: '保持每天营业收款', en: 'Be open and paid on more days' },
  why: {
    zh: '开着的店多数日子都有收款。',
    en: 'An open shop is paid on most days.',
  },
});

/** Takings of the last 45 days on those of the 45 days before. */
export const takingsGrowth45d = defineFeature({
  name: 'account.takings_growth_45d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(90),
  aggregate: growth('amountFen'),
  whenNoEvents: null,
  direction: 'more_is_safer',
  says: {
    zh: '近45天收款额较前45天的增长',
    en: 'Takings of the last 45 days on the 45 days before',
  },
  advice: { zh: '收款额回升后额度会随之提高', en: 'The limit recovers as takings do' },
  why: {
    zh: '收款下滑，房租照旧。前半段为空时不可知。',
    en: 'Falling takings meet the same rent. Not known while the earlier half is empty.',
  },
});

/** How unsteady the takings of the last 12 whole weeks are. */
export const takingsVolatility84d = defineFeature({
  name: 'account.takings_volatility_84d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: wholeDays(84),
  aggregate: volatility('amountFen', 7),
  whenNoEvents: null,
  direction: 'less_is_safer',
  says: { zh: '近12周收款额的波动', en: 'Swings of weekly takings over 12 weeks' },
  advice: { zh: '保持每周稳定收款', en: 'Keep weekly takings steady' },
  why: {
    zh: '不管这周生意如何，房租和工资照付。',
    en: 'Rent and wages are due whatever the week brought.',
  },
});

/** Days since the newest takings; 90 when there were none in 90 days. */
export const daysSinceTakings90d = defineFeature({
  name: 'account.days_since_takings_90d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['takings.received'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(90),
  aggregate: newestDaysAgo(),
  whenNoEvents: 90n,
  direction: 'less_is_safer',
  says: { zh: '距最近一笔收款的天数', en: 'Days since the newest takings' },
  advice: { zh: '恢复收款后再申请', en: 'Apply again once the shop is paid again' },
  why: {
    zh: '看得出店关了，还是数据断了。',
    en: 'Tells a shop that closed, or data that stopped.',
  },
});

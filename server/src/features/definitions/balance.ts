// What stays in an Alipay account, and what leaves it.
import { lowest, proportion, timeAverage } from '../aggregates.ts';
import { days, defineFeature } from '../define.ts';

/** Balance over the 30 days before `asOf`, weighted by how long it stood. */
export const averageBalance30d = defineFeature({
  name: 'account.average_balance_30d',
  version: 1,
  owner: 'risk',
  unit: 'fen',
  from: ['takings.received', 'account.paid'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(30),
  aggregate: timeAverage('balanceAfterFen'),
  whenNoEvents: null,
  direction: 'more_is_safer',
  says: { zh: '近30天平均余额', en: 'Average balance of the last 30 days' },
  advice: { zh: '在账户中多留一些余额', en: 'Keep more money in the account' },
  why: {
    zh: '还款就从这份缓冲里出。没有流水时不可知。',
    en: 'The cushion that an installment is paid from. Not known when nothing moved.',
  },
});

/** Lowest balance after an entry of the 30 days before `asOf`. */
export const lowestBalance30d = defineFeature({
  name: 'account.lowest_balance_30d',
  version: 1,
  owner: 'risk',
  unit: 'fen',
  from: ['takings.received', 'account.paid'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(30),
  aggregate: lowest('balanceAfterFen'),
  whenNoEvents: null,
  direction: 'more_is_safer',
  says: { zh: '近30天最低余额', en: 'Lowest balance of the last 30 days' },
  advice: { zh: '避免账户余额过低', en: 'Do not let the balance run down' },
  why: {
    zh: '账户离见底有多近。',
    en: 'How near the account came to empty.',
  },
});

/** Money paid out on money taken in, in the 90 days before `asOf`. */
export const outflowToInflow90d = defineFeature({
  name: 'account.outflow_to_inflow_90d',
  version: 1,
  owner: 'risk',
  unit: 'ppm',
  from: ['account.paid'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(90),
  against: { from: ['takings.received'], sources: ['alipay'] },
  aggregate: proportion('amountFen', 'amountFen'),
  whenNoEvents: null,
  direction: 'less_is_safer',
  says: { zh: '近90天支出与收款之比', en: 'Money out on money in, last 90 days' },
  advice: { zh: '控制支出，让收款多于支出', en: 'Spend less than comes in' },
  why: {
    zh: '支出多过收入的店，靠别的钱过活。',
    en: 'A shop that pays out more than it takes in lives on something else.',
  },
});

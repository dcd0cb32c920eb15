// How long an Alipay account can be seen.
import { firstDaysAgo } from '../aggregates.ts';
import { days, defineFeature } from '../define.ts';

/** Days since the first entry that the last 180 days show. */
export const accountHistory180d = defineFeature({
  name: 'account.history_days_180d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['takings.received', 'account.paid'],
  sources: ['alipay'],
  segments: ['onlineSeller', 'shop'],
  window: days(180),
  aggregate: firstDaysAgo(),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: {
    zh: '可见的账户流水天数（最多180天）',
    en: 'Days of account history that can be seen, 180 at most',
  },
  advice: {
    zh: '继续使用该账户收款，积累流水后再申请',
    en: 'Keep using the account and apply again later',
  },
  why: {
    zh: '半年足以区分真实使用的账户和为申请而开的账户；再长则合作方要几分钟才能交付。',
    en: 'Half a year separates an account that lives from one opened to apply. More would take partners minutes to hand over.',
  },
});

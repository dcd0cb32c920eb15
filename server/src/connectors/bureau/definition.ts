import { z } from 'zod';
import { defineSource } from '../define.ts';
import { feedConfig, feedSettings } from '../feed/define-feed.ts';
import { bureauConnector } from './connector.ts';

/** A licensed credit bureau: what is owed elsewhere. */
export const bureauSource = defineSource({
  source: 'bureau',
  theme: 'credit',
  name: { zh: '征信报告', en: 'Credit bureau' },
  reads: [
    {
      zh: '在其他机构的借款：家数、额度、余额、逾期',
      en: 'Debts elsewhere: lenders, limits, what is owed, what is overdue',
    },
    { zh: '近 90 天被查询的次数', en: 'How often others asked in 90 days' },
    { zh: '查询本身会留下记录', en: 'The query itself is put on record' },
  ],
  entry: null,
  historyDays: 1,
  follows: [],
  keepRawDays: 365,
  unconfirmed: [
    'bureaux have no public API: the feed is open310’s own (`docs/guides/feeds.md`)',
    'for how long one report serves (`BUREAU_REPORT_DAYS`)',
  ],
  settings: z.object({
    ...feedSettings('BUREAU'),
    BUREAU_REPORT_DAYS: z.coerce
      .number()
      .int()
      .min(1)
      .max(365)
      .default(30)
      .meta({ description: 'For how long one report serves: a query leaves a trace.' }),
  }),
  open: (s, deps) =>
    bureauConnector(
      feedConfig('BUREAU', 'bureau', s),
      { reportDays: s.BUREAU_REPORT_DAYS as number },
      deps,
    ),
});

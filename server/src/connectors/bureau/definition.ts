import { z } from 'zod';
import { sources } from '../../kernel/index.ts';
import { codesSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { feedConfig, feedSettings } from '../feed/define-feed.ts';
import { feedGateway } from '../feed/gateway.ts';
import { bureauConnector } from './connector.ts';
import { relayConnector } from './relay.ts';

/** What a bureau can relay: all but itself and what borrowers hand in. */
const relayed = sources.filter(
  (source) => !['bureau', 'einvoice', 'statement', 'acquirer'].includes(source),
);

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
    {
      zh: '对外担保和被担保、工作单位：对方只以密文比对',
      en: 'Guarantees given and taken, employer: the others in sealed form only',
    },
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
    BUREAU_ROUTES: codesSetting('')
      .pipe(z.array(z.enum(relayed)))
      .meta({
        description: 'Sources that are read through the bureau, not from the partner itself.',
      }),
  }),
  open: (s, deps) =>
    bureauConnector(
      feedConfig('BUREAU', 'bureau', s),
      { reportDays: s.BUREAU_REPORT_DAYS as number },
      deps,
    ),
  carries: (s, deps) => {
    const routes = s.BUREAU_ROUTES as (typeof relayed)[number][];
    if (routes.length === 0) return [];
    const gateway = feedGateway(feedConfig('BUREAU', 'bureau', s), deps);
    return routes.map((source) => relayConnector(source, gateway));
  },
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Audience, isWeighty, openOidc, PASSWORD_COST, scopesOf } from '../access/index.ts';
import { type ApiDeps, makeApi } from '../api/index.ts';
import { usualComplaintRules } from '../care/index.ts';
import {
  type ContactRules,
  collectionsDayWorkflow,
  usualContactRules,
} from '../collections/index.ts';
import {
  alipayConfigIn,
  alipayNoticeReader,
  alipayRail,
  openConnectors,
  openIdentityProvider,
} from '../connectors/index.ts';
import { policiesInForce } from '../decision/index.ts';
import { openSeal } from '../documents/index.ts';
import { openReader } from '../evidence/index.ts';
import { openGraph } from '../graph/index.ts';
import { fen, rateE9, shanghaiDay } from '../kernel/index.ts';
import { aliyunGateway, openMessages } from '../messages/index.ts';
import {
  type Deps,
  type JourneyTimes,
  originationWorkflows,
  type ProbePoint,
  usualTimes,
} from '../origination/index.ts';
import {
  type Clock,
  connectWorkflows,
  type Log,
  migrate,
  openDatabase,
  openLog,
  openMetrics,
  openSignals,
  openVault,
  type RunningWorkflows,
  readMigrations,
  setFirstBusinessDate,
  startTracing,
  startWorkflows,
  systemClock,
  type Vault,
  type WorkflowDefinition,
} from '../platform/index.ts';
import { keepWatched } from '../purposes/index.ts';
import {
  type AskedAmount,
  type CollectOrder,
  connectBank,
  type RailStatement,
} from '../rails/index.ts';
import { reconcileWorkflow, settleReturnWorkflow } from '../reconciliation/index.ts';
import { readLikely, readScorecard, type Scorecard } from '../risk/index.ts';
import {
  type CollectionRules,
  collectDueWorkflow,
  settleRefundWorkflow,
  settleRepaymentWorkflow,
  usualRules,
} from '../servicing/index.ts';
import { sendCodeWorkflow, tellPhoneChangedWorkflow } from '../sessions/index.ts';
import { deliverWorkflow, replayWorkflow, startTelling } from '../webhooks/index.ts';
import { bankIn, payeesOf, statementsOf } from './bank.ts';
import { bookRulesOf } from './book-rules.ts';
import type { Config } from './config.ts';
import { shipModels } from './ship-models.ts';

/** Everything a process of the server holds, and how to let it go. */
export interface Composed {
  readonly deps: ApiDeps;
  readonly app: OpenAPIHono;
  readonly log: Log;
  close(): Promise<void>;
}

/** What a fault test may put in place of the usual. */
export interface Instead {
  readonly probe?: (point: ProbePoint) => void;
  readonly rail?: (rail: Deps['rail']) => Deps['rail'];
}

/** Every workflow of the rooms. */
export const allWorkflows = (
  deps: ApiDeps & { readonly statements: RailStatement },
  rules: CollectionRules = usualRules,
): WorkflowDefinition[] => [
  ...originationWorkflows(deps),
  settleRepaymentWorkflow(deps),
  settleRefundWorkflow(deps),
  collectDueWorkflow({ ...deps, rules }),
  settleReturnWorkflow(deps),
  reconcileWorkflow({ ...deps, payeesOf: payeesOf(deps) }),
  deliverWorkflow(deps),
  replayWorkflow(deps),
  collectionsDayWorkflow(deps),
  sendCodeWorkflow(deps),
  tellPhoneChangedWorkflow(deps),
];

/** Brings the schema up to date, sets a new system's first business date, takes in the release's models. */
export async function prepareDatabase(config: Config): Promise<void> {
  const db = openDatabase(config.DATABASE_URL, { max: 2 });
  await migrate(db, readMigrations(new URL('..', import.meta.url).pathname));
  await setFirstBusinessDate(db, shanghaiDay(systemClock.now()));
  await shipModels(db, config.MODELS_DIR, systemClock.now());
  await db.close();
}

/** Puts the server together from `config`. */
export async function compose(config: Config, instead: Instead = {}): Promise<Composed> {
  const log = openLog(config.LOG_LEVEL);
  const stopTracing = startTracing(config.OTLP_TRACES_URL);
  const db = openDatabase(config.DATABASE_URL, { max: config.DATABASE_POOL });
  const clock = systemClock;
  const { connectors, rails, notices } = composePartners(config, clock);
  const rail = rails[config.PAYOUT_RAIL] ?? raise('the pay-out rail is not configured');
  const graph = graphOf(config);
  // Rooms enqueue through this reference: workflows need the deps, and the deps need workflows.
  let workflows: RunningWorkflows | undefined;
  const queue = () => workflows ?? raise('workflows are not running yet');
  const vault = openVault(config.DATA_KEYS);
  const deps: ApiDeps = {
    db,
    clock,
    vault,
    log,
    metrics: openMetrics(),
    signals: await openSignals(db, log),
    workflows: {
      enqueue: (tx, work) => queue().enqueue(tx, work),
      forget: (tx, id) => queue().forget(tx, id),
    },
    connectors,
    rail: instead.rail?.(rail) ?? rail,
    notices,
    statements: statementsOf(config, clock),
    scorecards: readScorecards(config.MODELS_DIR),
    graph: graph.open,
    likely: config.ASK_BY === 'worth' ? null : readLikely(likelyIn(config.MODELS_DIR)),
    times: timesIn(config),
    reader: openReader(log),
    ...houseRules(config),
    signIn: signInRules(config, vault),
    identity: config.identity ? openIdentityProvider(config.identity, { clock }) : null,
    forms: config.APPLICATION_FORMS,
    funderId: config.FUNDER_ID,
    probe: instead.probe ?? (() => {}),
    publicUrl: config.PUBLIC_URL.replace(/\/$/, ''),
    sessionTtlMs: config.SESSION_TTL_MS,
    messages: config.messages
      ? openMessages({ db, clock }, aliyunGateway(config.messages, { clock }))
      : null,
    phoneSignUp: config.PHONE_SIGN_UP === 'on',
  };
  workflows = await beginWorkflows(deps, config);
  const telling = config.WORK === 'inline' ? startTelling(deps) : undefined;
  await keepWatched(db, deps.vault);
  const app = makeApi(deps);
  if (config.WEB_DIR !== undefined) servePages(app, config.WEB_DIR);
  return {
    deps,
    app,
    log,
    close: async () => {
      await telling?.close();
      await workflows?.close();
      await deps.reader.close();
      await deps.signals.close();
      await graph.close();
      await db.close();
      await stopTracing();
    },
  };
}

const beginWorkflows = (deps: ApiDeps, config: Config): Promise<RunningWorkflows> =>
  config.WORK === 'inline'
    ? startWorkflows({
        ...{ db: deps.db, url: config.DATABASE_URL, log: deps.log },
        definitions: allWorkflows(deps, collectionRules(config)),
        executorId: config.EXECUTOR_ID,
      })
    : connectWorkflows(config.DATABASE_URL, deps.log);

const timesIn = (config: Config): JourneyTimes => ({
  ...usualTimes,
  applicationTtlMs: config.APPLICATION_TTL_MS,
  offerTtlMs: config.OFFER_TTL_MS,
  readingMs: config.DISCLOSURE_READING_MS,
  sourceBudgetMs: config.SOURCE_BUDGET_MS,
  settleAfterMs: config.SETTLE_AFTER_MS,
});

/** The relationship graph, on a connection of its own: who waits for it holds one of the pool's. */
function graphOf(config: Config): { open: Deps['graph']; close(): Promise<void> } {
  const db = openDatabase(config.DATABASE_URL, { max: 1 });
  let opened: ReturnType<Deps['graph']> | undefined;
  const open = () => {
    opened ??= openGraph(db).catch((error) => {
      opened = undefined; // The next one tries again.
      throw error;
    });
    return opened;
  };
  return { open, close: () => db.close() };
}

const collectionRules = (config: Config): CollectionRules => ({
  attemptsAfterMs: config.COLLECT_AFTER_MS,
  ...config.COLLECT_HOURS,
  dailyDays: config.COLLECT_DAILY_DAYS,
  thenEveryDays: config.COLLECT_THEN_EVERY_DAYS,
  atLeast: fen(config.COLLECT_AT_LEAST_FEN),
  atOnce: config.COLLECT_AT_ONCE,
  early: config.COLLECT_EARLY === 'yes',
});

/** The models that products in force name. A missing or altered one stops the start. */
const readScorecards = (dir: string): ReadonlyMap<string, Scorecard> =>
  new Map(
    policiesInForce
      .flatMap(({ products }) => products)
      .map(({ scorecard }) => [scorecard, readScorecard(dir, scorecard)]),
  );

/** What a lender sets for itself of rules, people and paper. */
const houseRules = (config: Config) => ({
  costCap: rateE9(config.COST_CAP_E9),
  entrustedFrom: fen(config.ENTRUSTED_FROM_FEN),
  seal: sealIn(config),
  classRules: bookRulesOf(config).rules,
  vatPpm: config.VAT_PPM,
  makerChecker: config.MAKER_CHECKER === 'on',
  webhookTargets: config.WEBHOOK_TARGETS,
  contactRules: contactRulesIn(config),
  complaintRules: { ...usualComplaintRules, answerDays: config.COMPLAINT_ANSWER_DAYS },
});

const contactRulesIn = (config: Config): ContactRules => ({
  ...usualContactRules,
  ...config.CONTACT_HOURS,
  onDaysOff: config.CONTACT_DAYS_OFF === 'yes',
  perDay: { ...usualContactRules.perDay, call: config.CONTACT_CALLS_PER_DAY },
  perDayAll: config.CONTACT_PER_DAY,
  perWeekAll: config.CONTACT_PER_WEEK,
});

/** How the lender's people and partners' enter. */
function signInRules(config: Config, vault: Vault): ApiDeps['signIn'] {
  const provider = (audience: Audience, prefix: 'OIDC' | 'PARTNER_OIDC') => {
    const issuer = config[`${prefix}_ISSUER`];
    const clientId = config[`${prefix}_CLIENT_ID`];
    const clientSecret = config[`${prefix}_CLIENT_SECRET`];
    if (!issuer || !clientId || !clientSecret) return null;
    const at = config.PUBLIC_URL.replace(/\/$/, '');
    const redirectUri = `${at}/api/${audience}/sign-in/oidc/callback`;
    return openOidc({ issuer, clientId, clientSecret, redirectUri }, vault);
  };
  const isOn = config.STAFF_SECOND_FACTOR === 'on';
  return {
    rules: {
      idleMs: config.STAFF_SESSION_IDLE_MS,
      longestMs: config.STAFF_SESSION_TTL_MS,
      cost: PASSWORD_COST,
      needsSecond: (roles, audience) => isOn && scopesOf(roles, audience).some(isWeighty),
    },
    oidc: { staff: provider('staff', 'OIDC'), partner: provider('partner', 'PARTNER_OIDC') },
    pageKeys: config.STAFF_PAGE_KEYS === 'on',
    addressHeader:
      config.CLIENT_ADDRESS_HEADER === 'none' ? null : (config.CLIENT_ADDRESS_HEADER ?? null),
  };
}

/** One that does not open stops the start. */
const sealIn = ({ DOCUMENTS_P12, DOCUMENTS_PASSPHRASE }: Config) =>
  DOCUMENTS_P12 === undefined
    ? null
    : openSeal(Buffer.from(DOCUMENTS_P12, 'base64'), DOCUMENTS_PASSPHRASE);

const likelyIn = (dir: string): string => join(dir, 'likely-v1/model.json');

const raise = (message: string): never => {
  throw new Error(message);
};

function composePartners(config: Config, clock: Clock) {
  const bank = connectBank(bankIn(config), clock);
  const connectors = openConnectors(config.sources, { clock });
  const alipay = alipayConfigIn(config.sources);
  if (!alipay) return { connectors, rails: { bank }, notices: { bank } };
  const scene = { name: config.ALIPAY_TRANSFER_SCENE, reports: [] };
  const transfer = alipayRail({ ...alipay, scene }, { clock });
  // Alipay pays out only; what is owed is collected by the bank under the borrower's mandate.
  const collection = {
    collect: (order: CollectOrder) => bank.collect(order),
    queryCollect: (id: string, asked?: AskedAmount) => bank.queryCollect(id, asked),
  };
  return {
    connectors,
    rails: { bank, alipay: { ...transfer, ...collection } },
    notices: { bank, alipay: alipayNoticeReader(alipay, { clock }) },
  };
}

/** The built pages; an address that is no file is the page that the browser routes by itself. */
function servePages(app: OpenAPIHono, dir: string): void {
  if (!existsSync(dir)) throw new Error(`WEB_DIR ${dir} is not there: run "npm run build"`);
  app.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('*', serveStatic({ root: dir }));
  app.get('*', (c, next) => {
    if (c.req.path.startsWith('/api/')) return next();
    const house = /^\/(staff|partner)(\/|$)/.exec(c.req.path)?.[1];
    return serveStatic({ root: dir, path: house ? `${house}/index.html` : 'index.html' })(c, next);
  });
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { fen, type Instant } from '@open310/server/kernel';
import { Hono } from 'hono';
import type { FundBook } from './alipay/fund-book.ts';
import { createGateway } from './alipay/gateway.ts';
import { createNotifier, type Delivery } from './alipay/notify.ts';
import { alipayRoutes } from './alipay/routes.ts';
import { alipayKeys } from './alipay/sign.ts';
import { createTransfers, type Transfer } from './alipay/transfer.ts';
import { type Bank, type BankFaultKind, type BankRoute, startBank } from './bank/index.ts';
import { followingClock, sandboxClock } from './clock.ts';
import { makeConfig, type SandboxConfig, writeConfig } from './config.ts';
import { controlRoutes } from './control.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGrants } from './grants.ts';
import { type Journal, openJournal } from './journal.ts';
import { loadKeys, publicKeyPem, type SandboxKeys } from './keys.ts';
import { createResidents, type Residents } from './merchants.ts';
import {
  bankNotices,
  economy,
  LENDER_ID,
  lenderAt,
  registerLender,
  type SandboxOptions,
  usualDelaysMs,
  usualLife,
} from './options.ts';
import { fontRoutes } from './pages/fonts.ts';
import { notFoundPage, pageRoutes } from './pages/home.ts';
import { createPushes, type Pushes, placeOf } from './pushes.ts';
import { createLimiter, type RateLimit } from './rate-limit.ts';
import { createRequests } from './requests.ts';
import { createTopGateway } from './taobao/gateway.ts';
import { taobaoRoutes } from './taobao/routes.ts';
import type { Env } from './transport.ts';
import { makeTwinKeys, twins } from './twins.ts';
import type { LenderApp, World } from './world.ts';

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly keys: SandboxKeys;
  /** Ready-made for the lender's connectors and rails. */
  readonly config: SandboxConfig;
  readonly faults: Faults;
  readonly merchants: Residents;
  readonly bank: Bank;
  /** What is registered about the lender. */
  readonly lender: Readonly<LenderApp>;
  /** The lender moved: callbacks and notices of all partners go to `url` from now on. */
  moveLender(url: string): void;
  now(): Instant;
  advance(ms: number): void;
  transfers(): readonly Transfer[];
  /** The lender's Alipay account, and what is planted in its bills. */
  readonly alipayFunds: FundBook;
  deliveries(): readonly Delivery[];
  requests(): Record<string, Record<string, number>>;
  close(): Promise<void>;
}

/** Starts the partners' twins on loopback: Alipay and Taobao on one port, the bank on another. */
export async function startSandbox(o: SandboxOptions): Promise<Sandbox> {
  const keys = o.keys ?? (await loadKeys(o.dataDir, makeTwinKeys));
  const journal = openJournal(o.dataDir);
  const clock = o.now ? followingClock(o.now) : sandboxClock(o.today);
  const residents = createResidents(o.merchants ?? economy(o, journal));
  const lender = registerLender(o);
  const rateLimit = o.rateLimit ?? { calls: 400, perMs: 1_000 };
  const world: World = {
    clock,
    faults: createFaults(new Map(twins.map((twin) => [twin.partner, twin.faults]))),
    requests: createRequests(),
    grants: createGrants(clock, journal, { ...usualLife, ...o.tokenLife }),
    residents,
    journal,
    keys,
    lender,
    faces: new Map(twins.map((twin) => [twin.partner, twin])),
    notifyDelaysMs: o.notifyDelaysMs ?? usualDelaysMs,
  };

  const bank = await openBank(o, world);
  const moveLender = (to: string): void => {
    Object.assign(lender, lenderAt(to));
    bank.setNoticeUrl(bankNotices(lender.url));
  };
  const pair = alipayKeys(keys.alipayPrivateKeyPem, publicKeyPem(keys.appPrivateKeyPem));
  const notifier = createNotifier(world, pair);
  const transfers = createTransfers(world, notifier.announce);
  const pushes = createPushes(world);
  const app = routesOf(world, pair, { rateLimit, notifier, transfers, bank, moveLender, pushes });
  let at = '';
  mountTwins(app, world, { rateLimit, pushes, url: () => at });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' }) as Server;
  server.keepAliveTimeout = 65_000; // Longer than clients keep theirs, or a reused one is cut.
  await listen(server, o.port ?? 0).catch(async (error: unknown) => {
    await bank.close();
    throw error;
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  at = url;
  const { url: lenderUrl, redirectUris, notifyUrl = null } = lender;
  const known = { url: lenderUrl, redirectUris, notifyUrl };
  const config = makeConfig(url, keys, addressOf(bank), known);
  if (o.dataDir !== undefined) writeConfig(o.dataDir, url, config);
  announceUntold(journal, transfers.list(), notifier.announce);

  return {
    url,
    keys,
    config,
    faults: world.faults,
    merchants: residents,
    bank,
    lender,
    moveLender,
    now: clock.now,
    advance: clock.advance,
    transfers: transfers.list,
    alipayFunds: transfers.funds,
    deliveries: notifier.deliveries,
    requests: world.requests.counts,
    close: async () => {
      notifier.close();
      pushes.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bank.close();
    },
  };
}

/** Each partner of `twins.ts` under its own name. */
function mountTwins(
  app: Hono<Env>,
  world: World,
  o: { readonly rateLimit: RateLimit; readonly pushes: Pushes; readonly url: () => string },
): void {
  for (const twin of twins) {
    const limiter = createLimiter(o.rateLimit, world.clock);
    app.route(`/${twin.partner}`, twin.routes(placeOf(world, twin, limiter, o.pushes, o.url)));
  }
}

const addressOf = ({ url, lenderAccount, bankPublicKeyPem }: Bank) => ({
  url,
  lenderId: LENDER_ID,
  lenderAccount,
  bankPublicKeyPem,
});

/** Everything the partners answer to, and the control addresses. */
function routesOf(
  world: World,
  pair: ReturnType<typeof alipayKeys>,
  o: {
    readonly rateLimit: RateLimit;
    readonly notifier: ReturnType<typeof createNotifier>;
    readonly transfers: ReturnType<typeof createTransfers>;
    readonly bank: Bank;
    readonly moveLender: (to: string) => void;
    readonly pushes: Pushes;
  },
): Hono<Env> {
  const { rateLimit, notifier, transfers, bank, moveLender, pushes } = o;
  const { clock } = world;
  return new Hono<Env>()
    .route(
      '/alipay',
      alipayRoutes(
        world,
        createGateway(world, pair, createLimiter(rateLimit, clock), transfers),
        transfers.funds,
      ),
    )
    .route('/taobao', taobaoRoutes(world, createTopGateway(world, createLimiter(rateLimit, clock))))
    .route(
      '/__control',
      controlRoutes(world, transfers, notifier, {
        ...bankControl(bank),
        moveLender,
        pushes: pushes.tries,
      }),
    )
    .route('/__fonts', fontRoutes())
    .route('/', pageRoutes(world))
    .notFound(notFoundPage);
}

const openBank = (o: SandboxOptions, { keys, clock, residents, lender }: World): Promise<Bank> =>
  startBank({
    port: o.bankPort ?? 0,
    lenderId: LENDER_ID,
    lenderPublicKeyPem: publicKeyPem(keys.lenderPrivateKeyPem),
    noticeUrl: o.bankNoticeUrl === undefined ? bankNotices(lender.url) : o.bankNoticeUrl,
    ...(o.dataDir === undefined ? {} : { dataDir: o.dataDir }),
    clock,
    openingBalance: fen(100_000_000_000_00n),
    settle: o.bankSettle ?? 'instant',
    owners: Object.fromEntries(
      residents.featured.map(({ merchant }) => [merchant.bankCard, merchant.owner]),
    ),
  });

const bankControl = (bank: Bank) => ({
  inject: (kind: string, times: number, ms: number | undefined, on: BankRoute | undefined) =>
    bank.faults.arm({
      kind: kind as BankFaultKind,
      times,
      ...(ms === undefined ? {} : { ms }),
      ...(on === undefined ? {} : { on }),
    }),
  enter: bank.enter,
  bend: bank.bend,
  funds: (account: string) => bank.funds(account)?.toString() ?? null,
  setFunds: (account: string, amountFen: string | null) =>
    bank.setFunds(account, amountFen === null ? null : fen(BigInt(amountFen))),
  ledger: () =>
    JSON.parse(JSON.stringify(bank.ledger(), (_, v) => (typeof v === 'bigint' ? String(v) : v))),
});

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/** Transfers that ended in an earlier run without the lender's acknowledgement are told now. */
function announceUntold(
  journal: Journal,
  transfers: readonly Transfer[],
  announce: (transfer: Transfer) => void,
): void {
  const told = new Set(journal.past.filter((r) => r.kind === 'announced').map((r) => r.outBizNo));
  const known = new Set(journal.past.filter((r) => r.kind === 'transfer').map((r) => r.outBizNo));
  for (const t of transfers) {
    if (t.status === 'SUCCESS' && known.has(t.outBizNo) && !told.has(t.outBizNo)) announce(t);
  }
}

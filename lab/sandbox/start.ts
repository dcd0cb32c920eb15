import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import {
  addDays,
  fen,
  type Instant,
  instant,
  shanghaiDay,
  startOfDay,
} from '@open310/server/kernel';
import { Hono } from 'hono';
import { createGateway } from './alipay/gateway.ts';
import { createNotifier, type Delivery } from './alipay/notify.ts';
import { alipayRoutes } from './alipay/routes.ts';
import { alipayKeys } from './alipay/sign.ts';
import { createTransfers, type Transfer } from './alipay/transfer.ts';
import { type Bank, type BankFaultKind, startBank } from './bank/index.ts';
import { followingClock, sandboxClock } from './clock.ts';
import { makeConfig, type SandboxConfig, writeConfig } from './config.ts';
import { controlRoutes } from './control.ts';
import { createFaults, type Faults, type Partner } from './faults.ts';
import { createGrants, type TokenLife } from './grants.ts';
import { grownMerchants } from './grown.ts';
import { type Journal, openJournal } from './journal.ts';
import { loadKeys, publicKeyPem, type SandboxKeys } from './keys.ts';
import { createResidents, type MerchantSource, type Residents } from './merchants.ts';
import { notFoundPage, pageRoutes } from './pages/home.ts';
import { createLimiter, type RateLimit } from './rate-limit.ts';
import { createRequests } from './requests.ts';
import { createTopGateway } from './taobao/gateway.ts';
import { taobaoRoutes } from './taobao/routes.ts';
import type { Env } from './transport.ts';
import type { LenderApp, World } from './world.ts';

export interface SandboxOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly bankPort?: number;
  readonly seed: number;
  /** Where the partners' clock stands when they start. */
  readonly today: Instant;
  /** Keys, config.json and the journals live there; without it everything is forgotten at the end. */
  readonly dataDir?: string;
  /** The lender's borrower page. */
  readonly lenderUrl?: string;
  /** `<lenderUrl>/api/borrower/callback/<source>` when not given. */
  readonly redirectUris?: LenderApp['redirectUris'];
  /** `<lenderUrl>/api/partner/rails/<rail>/notices` when not given; null: none are sent. */
  readonly notifyUrl?: string | null;
  readonly bankNoticeUrl?: string | null;
  /** A clock that somebody else drives, in place of one that runs from `today`. */
  readonly now?: () => Instant;
  /** In place of the economy. */
  readonly merchants?: MerchantSource;
  readonly rateLimit?: RateLimit;
  readonly tokenLife?: Partial<Record<Partner, TokenLife>>;
  readonly notifyDelaysMs?: readonly number[];
  readonly bankSettle?: 'instant' | 'delayed';
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly keys: SandboxKeys;
  /** Ready-made for the lender's connectors and rails. */
  readonly config: SandboxConfig;
  readonly faults: Faults;
  readonly merchants: Residents;
  readonly bank: Bank;
  /** What was registered about the lender; assign to change it. */
  readonly lender: LenderApp;
  now(): Instant;
  advance(ms: number): void;
  transfers(): readonly Transfer[];
  deliveries(): readonly Delivery[];
  requests(): Record<string, Record<string, number>>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** As much as Alipay answers for, and the days before which give it a start. Assumed. */
const HISTORY_DAYS = 450;
const LENDER_ID = 'OPEN310LENDER';

/** Alipay's tokens live on; Taobao's 30 days, but only 3 of them reach orders (`r2`). */
const usualLife: Record<Partner, TokenLife> = {
  alipay: { tokenMs: 10 * YEAR_MS, ordersMs: 10 * YEAR_MS, refreshMs: 10 * YEAR_MS },
  taobao: { tokenMs: 30 * DAY_MS, ordersMs: 3 * DAY_MS, refreshMs: 180 * DAY_MS },
};

/** The real schedule (4m, 10m, 10m, 1h, 2h, 6h, 15h) in milliseconds for seconds. */
const usualDelaysMs = [240, 600, 600, 3_600, 7_200, 21_600, 54_000];

/** Starts the partners' twins on loopback: Alipay and Taobao on one port, the bank on another. */
export async function startSandbox(o: SandboxOptions): Promise<Sandbox> {
  const keys = await loadKeys(o.dataDir);
  const journal = openJournal(o.dataDir);
  const clock = o.now ? followingClock(o.now) : sandboxClock(o.today);
  const residents = createResidents(o.merchants ?? economy(o, journal));
  const lender = registerLender(o);
  const rateLimit = o.rateLimit ?? { calls: 400, perMs: 1_000 };
  const world: World = {
    clock,
    faults: createFaults(),
    requests: createRequests(),
    grants: createGrants(clock, journal, { ...usualLife, ...o.tokenLife }),
    residents,
    journal,
    keys,
    lender,
    rateLimit,
    notifyDelaysMs: o.notifyDelaysMs ?? usualDelaysMs,
  };

  const bank = await openBank(o, world);
  const pair = alipayKeys(keys.alipayPrivateKeyPem, publicKeyPem(keys.appPrivateKeyPem));
  const notifier = createNotifier(world, pair);
  const transfers = createTransfers(world, notifier.announce);
  const app = new Hono<Env>()
    .route(
      '/alipay',
      alipayRoutes(world, createGateway(world, pair, createLimiter(rateLimit, clock), transfers)),
    )
    .route('/taobao', taobaoRoutes(world, createTopGateway(world, createLimiter(rateLimit, clock))))
    .route('/__control', controlRoutes(world, transfers, notifier, bankControl(bank)))
    .route('/', pageRoutes(world))
    .notFound(notFoundPage);

  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' }) as Server;
  server.keepAliveTimeout = 65_000; // Longer than clients keep theirs, or a reused one is cut.
  await listen(server, o.port ?? 0).catch(async (error: unknown) => {
    await bank.close();
    throw error;
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = makeConfig(
    url,
    keys,
    {
      url: bank.url,
      lenderId: LENDER_ID,
      lenderAccount: bank.lenderAccount,
      bankPublicKeyPem: bank.bankPublicKeyPem,
    },
    { url: lender.url, redirectUris: lender.redirectUris, notifyUrl: lender.notifyUrl ?? null },
  );
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
    now: clock.now,
    advance: clock.advance,
    transfers: transfers.list,
    deliveries: notifier.deliveries,
    requests: world.requests.counts,
    close: async () => {
      notifier.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bank.close();
    },
  };
}

/** The first start decides where history begins, so that a restarted sandbox tells the same one. */
function economy(o: SandboxOptions, journal: Journal): MerchantSource {
  const born = journal.past.find((record) => record.kind === 'born');
  const from = born
    ? instant(Number(born.from))
    : startOfDay(addDays(shanghaiDay(o.today), -HISTORY_DAYS));
  const seed = born ? Number(born.seed) : o.seed;
  if (!born) journal.append({ kind: 'born', from, seed });
  return grownMerchants({ seed, from, to: o.today });
}

function registerLender(o: SandboxOptions): LenderApp {
  const url = (o.lenderUrl ?? 'http://127.0.0.1:3100').replace(/\/$/, '');
  const callback = (source: string): string => `${url}/api/borrower/callback/${source}`;
  return {
    url,
    redirectUris: o.redirectUris ?? { alipay: callback('alipay'), taobao: callback('taobao') },
    notifyUrl:
      o.notifyUrl === undefined
        ? `${url}/api/partner/rails/alipay/notices`
        : (o.notifyUrl ?? undefined),
  };
}

const openBank = (o: SandboxOptions, { keys, clock, residents, lender }: World): Promise<Bank> =>
  startBank({
    port: o.bankPort ?? 0,
    lenderId: LENDER_ID,
    lenderPublicKeyPem: publicKeyPem(keys.lenderPrivateKeyPem),
    noticeUrl:
      o.bankNoticeUrl === undefined
        ? `${lender.url}/api/partner/rails/bank/notices`
        : o.bankNoticeUrl,
    ...(o.dataDir === undefined ? {} : { dataDir: o.dataDir }),
    clock,
    openingBalance: fen(100_000_000_000_00n),
    settle: o.bankSettle ?? 'instant',
    owners: Object.fromEntries(
      residents.featured.map(({ merchant }) => [merchant.bankCard, merchant.owner]),
    ),
  });

const bankControl = (bank: Bank) => ({
  inject: (kind: string, times: number, ms: number | undefined) =>
    bank.faults.arm({ kind: kind as BankFaultKind, times, ...(ms === undefined ? {} : { ms }) }),
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

import assert from 'node:assert/strict';
import { type Sandbox, startSandbox } from '../../lab/sandbox/index.ts';
import {
  openConnectors,
  type PartnerDeps,
  type PullDeps,
  pullSource,
  readSourceSettings,
} from '../../server/src/connectors/index.ts';
import { listEvents } from '../../server/src/events/index.ts';
import {
  businessDate,
  type Id,
  instant,
  type Source,
  startOfDay,
} from '../../server/src/kernel/index.ts';
import {
  createBorrower,
  type Grant,
  grantConsent,
  saveGrant,
} from '../../server/src/party/index.ts';
import {
  type Clock,
  manualClock,
  newId,
  openVault,
  silentLog,
} from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';

const DAY = 86_400_000;
export const purpose = 'credit_assessment';
const key = 'online-seller-6';
const asked = ['ali1688', 'kuaidi100', 'sf'] as const;

/** The merchant says yes at 1688's page; what the code that comes back is traded for. */
async function agree({ connectors }: PullDeps, lenderUrl: string): Promise<Grant> {
  const { connection } = connectors.ali1688 ?? assert.fail('1688 is not offered');
  assert(connection.kind === 'oauth');
  const redirectUri = `${lenderUrl}/api/borrower/callback/ali1688`;
  const page = new URL(connection.authorizeUrl('s', redirectUri));
  const body = new URLSearchParams([...page.searchParams, ['as', key], ['decision', 'agree']]);
  const address = `${page.origin}${page.pathname}`;
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return connection.exchange(code, redirectUri);
}

/** How many facts of each kind are there. */
async function countKinds(
  { db, clock }: PullDeps,
  borrowerId: Id<'borrower'>,
): Promise<Record<string, number>> {
  const events = await listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) });
  const counts: Record<string, number> = {};
  for (const { kind } of events) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** A new borrower who agreed to all three, with the grants that they hand out. */
async function welcome(deps: PullDeps, sandbox: Sandbox): Promise<Id<'borrower'>> {
  const { db, clock, vault, connectors } = deps;
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  for (const source of asked) {
    await grantConsent(db, {
      id: newId('consent', clock),
      ...{ borrowerId, source, purpose, textVersion: '1', textDigest: 'x' },
      scopes: connectors[source]?.scopes ?? [],
      grantedAt: clock.now(),
      expiresAt: instant(clock.now() + 365 * DAY),
    });
  }
  await saveGrant(db, vault, borrowerId, 'ali1688', await agree(deps, sandbox.lender.url));
  const sf = connectors.sf?.connection;
  assert(sf?.kind === 'key');
  const monthlyCard = sandbox.merchants.find(key)?.merchant.bankCard.slice(-10) ?? '';
  await saveGrant(
    db,
    vault,
    borrowerId,
    'sf',
    await sf.exchange({ monthlyCard, phoneTail: '1234' }),
  );
  await assert.rejects(sf.exchange({ monthlyCard: '0000000000', phoneTail: '1234' }));
  return borrowerId;
}

/** One merchant, the wholesale market and two carriers, on a real database. */
export async function marketWorld() {
  const db = await testDatabase();
  const vault = openVault([new Uint8Array(32).fill(6)]);
  const clock = manualClock(instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000));
  const sandbox = await startSandbox({
    ...{ seed: 310, today: clock.now(), now: clock.now, notifyUrl: null, bankNoticeUrl: null },
    ...{ rateLimit: { calls: 1_000_000, perMs: 1_000 }, notifyDelaysMs: [] },
  });
  const patience = Object.fromEntries(
    asked.flatMap((source) => [
      [`${source.toUpperCase()}_TIMEOUT_MS`, '400'],
      [`${source.toUpperCase()}_CALLS_PER_SECOND`, '10000'],
    ]),
  );
  const sleep = async (ms: number) => clock.advance(ms);
  // Told before each call of a partner: a test arms a fault in the middle.
  const told = { call: (_url: string) => {} };
  const partners = (now: Clock): PartnerDeps => ({
    clock: now,
    sleep,
    fetch: (url, init) => {
      told.call(url);
      return fetch(url, init);
    },
  });
  const depsWith = (more: Readonly<Record<string, string>>, now: Clock = clock): PullDeps => {
    const environment = { ...sandbox.config.environment, ...patience, ...more };
    const { settings } = readSourceSettings(environment);
    const connectors = openConnectors(settings, partners(now));
    return { db, clock, vault, log: silentLog, connectors };
  };
  const usual = depsWith({});

  const pullBy = (deps: PullDeps, borrowerId: Id<'borrower'>, source: Source) =>
    pullSource(deps, { borrowerId, source, purpose });

  return {
    ...{ sandbox, clock, told, deps: usual, close: () => sandbox.close() },
    arrive: async () => {
      const borrowerId = await welcome(usual, sandbox);
      clock.advance(1_000);
      return borrowerId;
    },
    resident: sandbox.merchants.find(key) ?? assert.fail(key),
    /** How a pull ended, or the code of what went wrong. */
    pull: (borrowerId: Id<'borrower'>, source: Source) =>
      pullBy(usual, borrowerId, source).then(
        (result) => (result.ok ? result.value.ended : result.error.code),
        (error: { code?: string }) => error.code ?? String(error),
      ),
    /** A pull with other settings, or by another clock. */
    pullWith: (
      settings: Readonly<Record<string, string>>,
      borrowerId: Id<'borrower'>,
      source: Source,
      now?: Clock,
    ) => pullBy(depsWith(settings, now), borrowerId, source),
    kinds: (borrowerId: Id<'borrower'>) => countKinds(usual, borrowerId),
  };
}

export type Market = Awaited<ReturnType<typeof marketWorld>>;

import assert from 'node:assert/strict';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type FaultKind, type Sandbox, startSandbox } from '../../lab/sandbox/index.ts';
import {
  openConnectors,
  type PartnerDeps,
  type PullDeps,
  pullSource,
  readSourceSettings,
  type SourceConnector,
} from '../../server/src/connectors/index.ts';
import { type BusinessEvent, listEvents } from '../../server/src/events/index.ts';
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
  saveIdentifier,
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
type Numbers = 'creditCode' | 'idCard' | 'phone';
type Settings = Readonly<Record<string, string>>;

/** Opens the connectors by the sandbox's settings and others. */
function opener(o: {
  readonly source: Source;
  readonly sandbox: Sandbox;
  readonly more: Settings;
  readonly told: { readonly call: (url: string, body: unknown) => void };
  readonly db: PullDeps['db'];
  readonly vault: PullDeps['vault'];
  readonly clock: ReturnType<typeof manualClock>;
}) {
  const { db, vault, clock } = o;
  const upper = o.source.toUpperCase();
  const patience = { [`${upper}_TIMEOUT_MS`]: '400', [`${upper}_CALLS_PER_SECOND`]: '10000' };
  return (settings: Settings = {}, now: Clock = clock) => {
    const environment = { ...o.sandbox.config.environment, ...patience, ...o.more, ...settings };
    const read = readSourceSettings(environment);
    assert.deepEqual(read.issues, []);
    const partners: PartnerDeps = {
      ...{ clock: now, sleep: async (ms) => clock.advance(ms) },
      fetch: (url, init) => {
        o.told.call(url, init?.body);
        return fetch(url, init);
      },
    };
    const connectors = openConnectors(read.settings, partners);
    return { db, clock, vault, log: silentLog, connectors };
  };
}

export interface WorldOptions {
  /** Settings other than the sandbox's. */
  readonly more?: Settings;
  /** How far back pulls read; a year unless told. */
  readonly days?: number;
}

/** One merchant, one partner's twin and its connector, on a real database. */
export async function partnerWorld(source: Source, key: string, o: WorldOptions = {}) {
  const { more = {}, days = 365 } = o;
  const db = await testDatabase();
  const vault = openVault([new Uint8Array(32).fill(9)]);
  const clock = manualClock(instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000));
  const sandbox = await startSandbox({
    ...{ seed: 310, today: clock.now(), now: clock.now, notifyUrl: null, bankNoticeUrl: null },
    ...{ rateLimit: { calls: 1_000_000, perMs: 1_000 }, notifyDelaysMs: [] },
  });
  // Told before each call of the partner: a test arms a fault in the middle.
  const told = { call: (_url: string, _body: unknown) => {} };
  const open = opener({ source, sandbox, more, told, db, vault, clock });
  const deps = open();
  const resident = sandbox.merchants.find(key) ?? assert.fail(key);
  const connector = deps.connectors[source] ?? assert.fail(`${source} is not offered`);
  const since = () => instant(clock.now() - days * DAY);
  const read = (by: PullDeps, borrowerId: Id<'borrower'>) =>
    pullSource(by, { borrowerId, source, purpose, from: since() });
  return {
    ...{ source, sandbox, clock, told, deps, open, resident, connector, key, since },
    ...arrivals(deps, connector, resident),
    close: () => sandbox.close(),
    /** How a pull ended, or the code of what went wrong. */
    pull: (borrowerId: Id<'borrower'>, by = deps): Promise<string> =>
      read(by, borrowerId).then(
        (result) => (result.ok ? result.value.ended : result.error.code),
        (error: { code?: string }) => error.code ?? String(error),
      ),
    /** What a pull throws. */
    refusal: (borrowerId: Id<'borrower'>, by: PullDeps): Promise<string> =>
      read(by, borrowerId).then(
        (result) => assert.fail(JSON.stringify(result.ok)),
        (error: Error) => error.message,
      ),
    facts: (borrowerId: Id<'borrower'>): Promise<readonly BusinessEvent[]> =>
      listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) }),
  };
}

/** How borrowers come in. */
function arrivals(
  { db, vault, clock }: PullDeps & { readonly clock: ReturnType<typeof manualClock> },
  { source, scopes }: SourceConnector,
  { firm }: { readonly firm: Readonly<Record<Numbers, string>> },
) {
  return {
    /** A borrower who agreed to the source, with no grant yet. */
    welcome: async (): Promise<Id<'borrower'>> => {
      const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'shop' }));
      await grantConsent(db, {
        ...{ id: newId('consent', clock), borrowerId, source, purpose },
        ...{ textVersion: '1', textDigest: 'x', scopes, grantedAt: clock.now() },
        expiresAt: instant(clock.now() + 365 * DAY),
      });
      return borrowerId;
    },
    /** Keeps what the borrower's connection handed out. */
    keep: async (borrowerId: Id<'borrower'>, grant: Grant): Promise<void> => {
      await saveGrant(db, vault, borrowerId, source, grant);
      for (const [kind, value] of Object.entries(grant.numbers ?? {})) {
        const vouched = { kind: kind as 'creditCode', value, source };
        await saveIdentifier(db, vault, borrowerId, { ...vouched, at: clock.now() });
      }
      clock.advance(1_000);
    },
    /** Where the consent alone connects: what the borrower told of themselves. */
    tell: async (borrowerId: Id<'borrower'>, kinds: readonly Numbers[]): Promise<void> => {
      for (const kind of kinds) {
        const told = { kind, value: firm[kind], source: null };
        await saveIdentifier(db, vault, borrowerId, { ...told, at: clock.now() });
      }
      clock.advance(1_000);
    },
  };
}

export type PartnerWorld = Awaited<ReturnType<typeof partnerWorld>>;

/** The merchant says yes at the partner's page; what the code that comes back is traded for. */
export async function agree({ connector, sandbox, key }: PartnerWorld): Promise<Grant> {
  const { connection } = connector;
  assert(connection.kind === 'oauth');
  const back = `${sandbox.lender.url}/api/borrower/callback/${connector.source}`;
  const page = new URL(connection.authorizeUrl('s', back));
  const body = new URLSearchParams([...page.searchParams, ['as', key], ['decision', 'agree']]);
  const address = `${page.origin}${page.pathname}`;
  const shown = await fetch(`${page}&as=${key}`);
  expect(await shown.text()).toContain('name="decision"');
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const grant = await connection.exchange(code, back);
  await expect(connection.exchange(code, back)).rejects.toThrow('no longer accepts'); // One try.
  return grant;
}

export interface Expected {
  /** A borrower who is connected. */
  readonly arrive: () => Promise<Id<'borrower'>>;
  /** The facts that the economy holds, by id, with what each must say at least. */
  readonly held: () => ReadonlyMap<string, object>;
  /** Fewer of them would prove nothing. */
  readonly atLeast: number;
  readonly faults: readonly FaultKind[];
  /** Which call goes wrong, and all after it; the third unless told. */
  readonly failAt?: number;
}

const ENDS: Readonly<Partial<Record<FaultKind, string>>> = {
  token_expired: 'grant_expired',
  tampered_signature: 'partner_answer_forged',
};

/** What every partner's connector stands: all arrives, once, whatever goes wrong on the way. */
export function testPartner(world: PartnerWorld, e: Expected): void {
  const { source, sandbox, told, clock } = world;
  afterAll(() => world.close());
  afterEach(() => {
    sandbox.faults.clear();
    told.call = () => {};
  });
  const expectAll = async (borrowerId: Id<'borrower'>): Promise<void> => {
    const events = await world.facts(borrowerId);
    const there = new Map(events.map((event) => [event.id, event.data]));
    expect(there.size).toBe(events.length);
    const held = e.held();
    expect(held.size).toBeGreaterThanOrEqual(e.atLeast);
    for (const [id, data] of held) expect(there.get(id), id).toMatchObject(data);
  };

  test('behaviour: all that the partner holds arrives, and a second pull adds nothing', async () => {
    const borrowerId = await e.arrive();
    expect(await world.pull(borrowerId)).toBe('complete');
    await expectAll(borrowerId);
    const before = await world.facts(borrowerId);
    expect(await world.pull(borrowerId)).toBe('complete');
    expect(await world.facts(borrowerId)).toEqual(before);
  });

  test.each(e.faults)(
    'error: %s in the middle keeps what came before, and the next pull completes it, none twice',
    async (kind) => {
      const borrowerId = await e.arrive();
      let asked = 0;
      told.call = () => {
        asked += 1;
        if (asked === (e.failAt ?? 3))
          sandbox.faults.inject({ partner: source, kind, times: 9, ms: 700 });
      };
      expect(await world.pull(borrowerId)).toBe(ENDS[kind] ?? 'partner_unavailable');
      told.call = () => {};
      const half = (await world.facts(borrowerId)).length;
      sandbox.faults.clear();
      clock.advance(60_000);
      expect(await world.pull(borrowerId)).toBe('complete');
      await expectAll(borrowerId);
      expect((await world.facts(borrowerId)).length).toBeGreaterThan(half);
    },
  );
}

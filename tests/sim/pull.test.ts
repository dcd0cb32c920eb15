import { afterAll, afterEach, expect, test } from 'vitest';
import { type EconomyEvent, type Merchant, toEvents } from '../../lab/economy/index.ts';
import { consent } from '../../lab/sandbox/fixture.ts';
import { type FaultKind, startSandbox } from '../../lab/sandbox/index.ts';
import {
  openConnectors,
  openRawPage,
  type PullReport,
  pullSource,
  readSourceSettings,
  type SourceConnector,
} from '../../server/src/connectors/index.ts';
import { type BusinessEvent, listEvents } from '../../server/src/events/index.ts';
import {
  businessDate,
  canonicalJson,
  type Id,
  instant,
  startOfDay,
} from '../../server/src/kernel/index.ts';
import { createBorrower, grantConsent, saveGrant } from '../../server/src/party/index.ts';
import {
  column,
  manualClock,
  newId,
  openVault,
  row,
  silentLog,
} from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';

// The connectors against the partners' twins, over HTTP in one process: what arrives is what the
// economy holds, whatever the partners do wrong on the way.

const DAY = 86_400_000;
const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(5)]);
const clock = manualClock(instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000));
const sandbox = await startSandbox({
  seed: 310,
  today: clock.now(),
  now: clock.now,
  notifyUrl: null,
  bankNoticeUrl: null,
  rateLimit: { calls: 1_000_000, perMs: 1_000 },
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clear());

const sleep = async (ms: number) => clock.advance(ms);
const patience = {
  ...{ ALIPAY_TIMEOUT_MS: '400', TAOBAO_TIMEOUT_MS: '400' },
  ...{ ALIPAY_CALLS_PER_SECOND: '10000', TAOBAO_CALLS_PER_SECOND: '10000' },
};
const { settings } = readSourceSettings({ ...sandbox.config.environment, ...patience });
const connectors = openConnectors(settings, { clock, sleep });
type Asked = 'taobao' | 'alipay';
const connectorOf = (source: Asked): SourceConnector => connectors[source] ?? expect.fail(source);
const purpose = 'credit_assessment';
const key = 'online-seller-3';
const resident = sandbox.merchants.find(key) ?? expect.fail(key);

/** A borrower who is that merchant, with a consent and a grant at `source`. */
async function arrive(source: Asked): Promise<Id<'borrower'>> {
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  await grantConsent(db, {
    id: newId('consent', clock),
    borrowerId,
    source,
    scopes: connectorOf(source).scopes,
    purpose,
    grantedAt: clock.now(),
    expiresAt: instant(clock.now() + 365 * DAY),
    textVersion: '1',
    textDigest: 'x',
  });
  const back = await consent(sandbox, source, key);
  const code = back.get('app_auth_code') ?? back.get('code') ?? expect.fail('no code');
  const { connection } = connectorOf(source);
  if (connection.kind !== 'oauth') expect.fail(connection.kind);
  const grant = await connection.exchange(code, sandbox.lender.redirectUris[source]);
  await saveGrant(db, vault, borrowerId, source, grant);
  clock.advance(1_000);
  return borrowerId;
}

const deps = { db, clock, vault, log: silentLog, connectors };
const pull = (borrowerId: Id<'borrower'>, source: Asked) =>
  pullSource(deps, { borrowerId, source, purpose });
async function complete(borrowerId: Id<'borrower'>, source: Asked): Promise<PullReport> {
  const result = await pull(borrowerId, source);
  if (!result.ok) expect.fail(result.error.code);
  expect(result.value.ended).toBe('complete');
  return result.value;
}
const stored = (borrowerId: Id<'borrower'>): Promise<BusinessEvent[]> =>
  listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) });

interface Perfect {
  readonly events: readonly {
    readonly event: BusinessEvent | EconomyEvent;
    readonly text: string;
  }[];
  readonly known: ReadonlySet<string>;
}
const made = new Map<string, Perfect>();

/** What a perfect connector would have recorded of what the partner holds now. */
function perfect(source: Asked): Perfect {
  const { trades, refunds, account } = resident;
  const state = `${source} ${trades.length} ${account.length}`; // Drifting pages add some.
  const before = made.get(state);
  if (before) return before;
  const merchant: Merchant = { ...resident.merchant, trades, refunds, account };
  const blind = (text: string) => vault.blindIndex(text, `connectors.counterparty:${source}`);
  const grown = toEvents(merchant, { borrowerId: 'anyone', blind });
  const events = [
    ...grown.filter((event) => event.source === source),
    ...(source === 'taobao' ? sent() : []),
  ].map((event) => ({ event, text: plain(event) }));
  const now = { events, known: new Set(events.map(({ text }) => text)) };
  made.set(state, now);
  return now;
}

/** The parcels that carry the shop's trades, as their records at Taobao name them. */
function sent(): BusinessEvent[] {
  const tids = new Set(resident.trades.map(({ tid }) => tid));
  return resident.holdings.parcels
    .filter(({ orderId }) => tids.has(orderId))
    .map(({ orderId, parcelNo, carrier, steps }) => {
      const occurredAt = steps[0]?.at ?? expect.fail(`${parcelNo} was never sent`);
      return {
        ...{ id: `taobao:parcel:LP${parcelNo.slice(-14)}:shipped`, kind: 'order.shipped' },
        ...{ borrowerId: 'anyone', occurredAt, recordedAt: occurredAt, source: 'taobao' },
        ...{ rawId: null, data: { orderId, carrier, parcelNo } },
      } as BusinessEvent;
    });
}

/** An event as text, whatever the order of its fields; whole seconds: partners' stamps hold no more. */
const plain = ({ id, kind, occurredAt, data }: BusinessEvent | EconomyEvent) =>
  canonicalJson({ id, kind, at: Math.floor(occurredAt / 1_000), data });

/** Days that a partner surely answers for, whatever the calendar does to its border. */
const surely: Record<Asked, number> = { taobao: 88, alipay: 363 };

/** Proves that what is stored is what the partner holds: nothing else, and all of its window. */
async function expectAll(
  borrowerId: Id<'borrower'>,
  source: Asked,
  until: number,
): Promise<number> {
  const there = (await stored(borrowerId)).map(plain);
  const { events, known } = perfect(source);
  expect(there.filter((event) => !known.has(event))).toEqual([]);
  const from = until - surely[source] * DAY;
  const begun = new Set(resident.trades.filter((t) => t.createdAt >= from).map((t) => t.tid));
  const inWindow = events.filter(
    ({ event }) =>
      event.occurredAt < until &&
      (source === 'alipay'
        ? event.occurredAt >= from
        : 'orderId' in event.data && begun.has(event.data.orderId)),
  );
  const have = new Set(there);
  expect(inWindow.filter(({ text }) => !have.has(text))).toEqual([]);
  expect(inWindow.length).toBeGreaterThan(500);
  expect(have.size).toBe(there.length);
  return there.length;
}

const Count = row({ n: column.int });
const rawIds = async (borrowerId: string) =>
  db.many(row({ id: column.id('raw') }))`
    select id from connectors.raw_pages where borrower_id = ${borrowerId}`;
const revisions = async (borrowerId: string) =>
  (
    await db.one(Count)`
      select count(*) as n from events.events where borrower_id = ${borrowerId} and revision > 1`
  ).n;

const sources = ['taobao', 'alipay'] as const;

test.for(sources)(
  'behaviour: %s: what is pulled is what the partner holds, and a second pull adds nothing',
  async (source) => {
    const borrowerId = await arrive(source);
    const until = clock.now();
    const first = await complete(borrowerId, source);
    const events = await expectAll(borrowerId, source, until);
    // The page of parcels that tells how many there are is read again in its turn.
    const again = source === 'taobao' ? 100 : 0;
    expect(first.events).toEqual({ appended: events, existed: again, revised: 0 });
    clock.advance(60_000);
    const second = await complete(borrowerId, source);
    expect(second.events).toMatchObject({ appended: 0, revised: 0 });
    expect(await stored(borrowerId)).toHaveLength(events);
    expect(await rawIds(borrowerId)).toHaveLength(first.pages + second.pages);
  },
);

const anyone: readonly FaultKind[] = [
  'slow',
  'http500',
  'html',
  'truncated_page',
  'token_expired',
  'quota',
  'page_drift',
  'answer_lost',
];
const cases = sources.flatMap((source) =>
  [...anyone, ...(source === 'alipay' ? (['tampered_signature'] as const) : [])].map(
    (kind) => [source, kind] as const,
  ),
);
const methods = {
  taobao: 'taobao.trades.sold.get',
  alipay: 'alipay.data.bill.accountlog.query',
} as const;

test.for(cases)(
  'behaviour: %s, %s once: the pull, or the next one, has it all',
  async ([source, kind]) => {
    const borrowerId = await arrive(source);
    const until = clock.now();
    sandbox.faults.inject({ partner: source, kind, times: 1, method: methods[source], ms: 600 });
    const first = await pull(borrowerId, source).catch((error: { code: string }) => error.code);
    // Only an answer that somebody altered ends a pull at once; it may be an attack.
    const isForged =
      kind === 'tampered_signature' || (source === 'alipay' && kind === 'truncated_page');
    if (typeof first === 'string')
      expect([first, isForged]).toEqual(['partner_answer_forged', true]);
    else expect(first).toMatchObject({ ok: true, value: { ended: 'complete' } });
    expect(sandbox.faults.armed()).toEqual([]);
    clock.advance(60_000);
    await complete(borrowerId, source);
    await expectAll(borrowerId, source, until);
    expect(await revisions(borrowerId)).toBe(0);
  },
);

test.for(cases.filter(([, kind]) => kind !== 'page_drift' && kind !== 'slow'))(
  'error: %s, %s and again from the third call on: what came stays, nothing false is stored, the next pull completes',
  async ([source, kind]) => {
    const borrowerId = await arrive(source);
    const until = clock.now();
    let calls = 0;
    const { pages } = connectorOf(source);
    const failing = {
      ...connectors,
      [source]: {
        ...connectorOf(source),
        async *pages(...args: Parameters<typeof pages>) {
          for await (const page of pages(...args)) {
            calls += 1;
            if (calls === 2) sandbox.faults.inject({ partner: source, kind, times: 60 });
            yield page;
          }
        },
      },
    };
    const ended = await pullSource(
      { ...deps, connectors: failing },
      { borrowerId, source, purpose },
    ).then(
      (result) => (result.ok ? result.value.ended : result.error.code),
      (error: { code?: string }) => error.code ?? String(error),
    );
    expect([kind, ended]).not.toEqual([kind, 'complete']);
    expect(ended).toMatch(/^(partner_\w+|grant_expired)$/);
    const half = await stored(borrowerId);
    expect(half.length).toBeGreaterThan(0);
    const { known } = perfect(source);
    expect(half.map(plain).filter((event) => !known.has(event))).toEqual([]);
    // Every payload that is kept is one that reads as facts the partner holds.
    for (const { id } of await rawIds(borrowerId)) {
      const page = (await openRawPage(db, vault, borrowerId, id)) ?? expect.fail();
      expect(() =>
        connectorOf(source).parse(
          { ...page, cursor: null },
          {
            borrowerId,
            blind: (text) => text,
            identify: (_, text) => text,
            tie: () => {},
            own: {},
          },
        ),
      ).not.toThrow();
    }

    sandbox.faults.clear();
    clock.advance(60_000);
    await complete(borrowerId, source);
    await expectAll(borrowerId, source, until);
  },
);

test('error: a token that its owner revoked is not used again, and the borrower has to agree again', async () => {
  const borrowerId = await arrive('alipay');
  await fetch(`${sandbox.url}/__control/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ partner: 'alipay', as: key }),
  });
  expect(await pull(borrowerId, 'alipay')).toEqual({ ok: false, error: { code: 'grant_expired' } });
  expect(await stored(borrowerId)).toEqual([]);
});

test('behaviour: tokens that ran out are renewed, and orders go on being read', async () => {
  const borrowerId = await arrive('taobao');
  await complete(borrowerId, 'taobao');
  clock.advance(4 * DAY); // Order calls end after three days, whatever the token says.
  sandbox.merchants.addTrade(resident, clock.now());
  clock.advance(1_000);
  expect((await complete(borrowerId, 'taobao')).events.appended).toBeGreaterThan(0);
});

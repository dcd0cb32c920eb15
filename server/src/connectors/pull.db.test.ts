import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import {
  type Id,
  type Instant,
  instant,
  parseShanghaiStamp,
  type Source,
} from '../kernel/index.ts';
import {
  createBorrower,
  grantConsent,
  listConsents,
  listReads,
  openGrant,
  saveGrant,
  withdrawConsent,
} from '../party/index.ts';
import { column, manualClock, newId, openVault, row, silentLog } from '../platform/index.ts';
import { alipayConnector } from './alipay/connector.ts';
import { type ScriptedEntry, scriptedAlipay } from './alipay/scripted-alipay.ts';
import { oauthOf } from './connector.fixture.ts';
import { PartnerAnswerForged, PartnerAnswerMalformed, PartnerUnavailable } from './errors.ts';
import { type PullReport, pullSource } from './pull.ts';
import { openRawPage } from './raw-pages.ts';
import { taobaoConnector } from './taobao/connector.ts';
import { type ScriptedTrade, scriptedTop } from './taobao/scripted-top.ts';

const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(7)]);
const DAY = 86_400_000;
const now = parseShanghaiStamp('2027-01-04 12:00:00') ?? instant(Number.NaN);
const ago = (ms: number): Instant => instant(now - ms);

/** A borrower with a consent and a grant, two scripted partners, and a pull of either. */
async function setUp() {
  const clock = manualClock(now);
  const alipay = scriptedAlipay();
  const top = scriptedTop();
  const sleep = async (ms: number) => clock.advance(ms);
  const connectors = {
    alipay: alipayConnector(alipay.config, { clock, fetch: alipay.fetch, sleep }),
    taobao: taobaoConnector(top.config, { clock, fetch: top.fetch, sleep }),
  };
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  const consents: Record<'alipay' | 'taobao', Id<'consent'>> = {
    alipay: newId('consent', clock),
    taobao: newId('consent', clock),
  };
  for (const source of ['alipay', 'taobao'] as const) {
    await grantConsent(db, {
      id: consents[source],
      borrowerId,
      source,
      scopes: connectors[source].scopes,
      purpose: 'credit_assessment',
      grantedAt: ago(1000),
      expiresAt: instant(now + 365 * DAY),
      textVersion: '1',
      textDigest: 'x',
    });
    const grant = await oauthOf(connectors[source]).exchange(
      'code',
      'https://open310.test/callback',
    );
    await saveGrant(db, vault, borrowerId, source, grant);
  }
  const deps = { db, clock, vault, log: silentLog, connectors };
  const pull = (source: Source, signal?: AbortSignal) =>
    pullSource(deps, {
      borrowerId,
      source,
      purpose: 'credit_assessment',
      ...(signal && { signal }),
    });
  const done = async (source: Source): Promise<PullReport> => {
    const result = await pull(source);
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };
  const events = () => listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) });
  alipay.calls.length = 0;
  top.calls.length = 0;
  return { clock, alipay, top, borrowerId, consents, deps, pull, done, events };
}

const takings = (n: number, every = DAY): ScriptedEntry[] =>
  Array.from({ length: n }, (_, i) => ({
    id: String(20270000000000000000n + BigInt(i)),
    at: ago((i + 1) * every),
    amount: i % 3 === 2 ? -150n : 1234n,
    other: `payer ${i % 5}`,
  }));

const trade = (i: number, createdAt: Instant): ScriptedTrade => ({
  tid: String(2100000000000000019n + BigInt(i)),
  createdAt,
  modifiedAt: instant(createdAt + 60_000),
  paidAt: instant(createdAt + 60_000),
  status: 'WAIT_SELLER_SEND_GOODS',
  payment: '88.80',
  num: 2,
});

const Count = row({ n: column.int });
const rawPages = async (borrowerId: string) =>
  (
    await db.one(Count)`
      select count(*) as n from connectors.raw_pages where borrower_id = ${borrowerId}`
  ).n;

test('behaviour: a year of account entries becomes events, each page kept and recorded', async () => {
  const { alipay, borrowerId, done, events } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  const report = await done('alipay');
  expect(report).toMatchObject({
    ended: 'complete',
    pages: 12, // 364 days in spans of 31.
    events: { appended: 100, existed: 0, revised: 0 },
    newestAt: ago(3 * DAY),
  });
  const [oldest] = await events();
  expect(oldest).toMatchObject({
    id: 'alipay:entry:20270000000000000099',
    kind: 'takings.received',
    occurredAt: ago(300 * DAY),
    data: { entryId: '20270000000000000099', amountFen: 1234n, balanceAfterFen: 10_000n },
  });
  expect(await rawPages(borrowerId)).toBe(12);
  const reads = await listReads(db, borrowerId);
  expect(reads).toHaveLength(12);
  expect(reads[0]?.what).toBe('alipay.data.bill.accountlog.query');
});

test('behaviour: a payer is the same person twice, and nobody by name', async () => {
  const { alipay, done, events } = await setUp();
  alipay.entries.push(...takings(10));
  await done('alipay');
  const payers = (await events()).flatMap((e) =>
    e.kind === 'takings.received' ? [e.data.payer] : [],
  );
  expect(new Set(payers).size).toBeLessThan(payers.length);
  expect(JSON.stringify(payers)).not.toContain('payer');
});

test('behaviour: what was received can be opened again, byte for byte, and not read in the table', async () => {
  const { alipay, borrowerId, done, events } = await setUp();
  alipay.entries.push(...takings(1));
  await done('alipay');
  const rawId = (await events())[0]?.rawId ?? '';
  const kept = await openRawPage(db, vault, borrowerId, rawId);
  const text = new TextDecoder().decode(kept?.body);
  expect(text).toContain('"sign":"');
  expect(text).toContain('"other_account":"payer 0"');
  expect(kept?.request).toMatchObject({ page_no: '1', page_size: '2000' });
  const Body = row({ body: column.bytes });
  const [stored] = await db.many(Body)`
    select body from connectors.raw_pages where borrower_id = ${borrowerId} and id = ${rawId}`;
  expect(Buffer.from(stored?.body ?? []).toString('latin1')).not.toContain('payer');
  expect(await openRawPage(db, vault, newId('borrower'), rawId)).toBeUndefined();
});

test('behaviour: a second pull adds nothing, and a later one only what is new', async () => {
  const { alipay, clock, done } = await setUp();
  alipay.entries.push(...takings(40));
  await done('alipay');
  expect((await done('alipay')).events.appended).toBe(0);
  clock.advance(DAY);
  alipay.entries.push({ id: '9', at: instant(now + 3600_000), amount: 100n });
  const later = await done('alipay');
  expect(later).toMatchObject({ pages: 1, events: { appended: 1 }, newestAt: now + 3600_000 });
});

test('error: without a live consent nothing is fetched', async () => {
  const { alipay, borrowerId, consents, pull } = await setUp();
  await withdrawConsent(db, { borrowerId, consentId: consents.alipay, at: now });
  expect(await pull('alipay')).toEqual({ ok: false, error: { code: 'no_live_consent' } });
  expect(alipay.calls).toEqual([]);
  expect(await rawPages(borrowerId)).toBe(0);
});

test('error: a consent for another purpose is none', async () => {
  const { alipay, borrowerId, deps } = await setUp();
  const result = await pullSource(deps, { borrowerId, source: 'alipay', purpose: 'marketing' });
  expect(result).toEqual({ ok: false, error: { code: 'no_live_consent' } });
  expect(alipay.calls).toEqual([]);
});

test('error: a consent withdrawn while a page is on its way: that page is not kept, none follows', async () => {
  const { alipay, borrowerId, consents, pull } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  const withdraw = { borrowerId, consentId: consents.alipay, at: now };
  const plain = alipay.fetch;
  let calls = 0;
  const fetch: typeof plain = async (url, init) => {
    if (++calls === 3) await withdrawConsent(db, withdraw);
    return plain(url, init);
  };
  const { clock, deps } = await setUp();
  const connector = alipayConnector(alipay.config, { clock, fetch });
  const result = await pullSource(
    { ...deps, connectors: { ...deps.connectors, alipay: connector } },
    { borrowerId, source: 'alipay', purpose: 'credit_assessment' },
  );
  expect(result).toEqual({ ok: false, error: { code: 'no_live_consent' } });
  expect(calls).toBe(3);
  const stored = await rawPages(borrowerId);
  expect(stored).toBeLessThanOrEqual(2); // The second was being stored meanwhile.
  expect(await pull('alipay')).toMatchObject({ ok: false });
  const consent = (await listConsents(db, borrowerId)).find((c) => c.source === 'alipay');
  expect(consent?.readCount).toBe(stored);
});

test('error: a forged answer stores nothing, and the next pull goes on where it was', async () => {
  const { alipay, borrowerId, done, pull, events } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  alipay.instead.push(
    () => undefined,
    (call) => {
      const forged = alipay.signed('{}');
      return new Response(
        `{"${call.method.replaceAll('.', '_')}_response":{"code":"10000","total_size":"1",` +
          `"detail_list":[]},"sign":"${forged}"}`,
      );
    },
  );
  await expect(pull('alipay')).rejects.toThrow(PartnerAnswerForged);
  expect(await rawPages(borrowerId)).toBe(1);
  const before = (await events()).length;
  expect((await done('alipay')).pages).toBe(11);
  expect(await events()).toHaveLength(100);
  expect(before).toBeLessThan(100);
});

test('error: a token that dies in the middle is refreshed, kept, and the pull goes on', async () => {
  const { alipay, borrowerId, done, events } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  alipay.instead.push(
    () => undefined,
    () => {
      alipay.tokens.access = 'at-2';
      return { code: '20001', sub_code: 'aop.app-auth-token-time-out' };
    },
  );
  expect(await done('alipay')).toMatchObject({ ended: 'complete', pages: 12 });
  expect(await events()).toHaveLength(100);
  expect((await openGrant(db, vault, borrowerId, 'alipay'))?.accessToken).toBe('at-2');
});

test('error: a revoked grant is refused, and what was read before stays', async () => {
  const { alipay, borrowerId, pull } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  alipay.instead.push(
    () => undefined,
    () => {
      alipay.tokens.refresh = 'rt-2';
      return { code: '20001', sub_code: 'aop.invalid-app-auth-token' };
    },
  );
  expect(await pull('alipay')).toEqual({ ok: false, error: { code: 'grant_expired' } });
  expect(await rawPages(borrowerId)).toBe(1);
});

test('error: a field that matters is missing: the payload is kept, the cursor waits', async () => {
  const { alipay, borrowerId, done, pull, events } = await setUp();
  alipay.entries.push(...takings(1));
  alipay.instead.push(() => ({
    total_size: '1',
    detail_list: [{ account_log_id: '1', trans_dt: '2027-01-01 10:00:00', balance: '1.00' }],
  }));
  const failing = pull('alipay');
  await expect(failing).rejects.toThrow(PartnerAnswerMalformed);
  await expect(failing).rejects.toMatchObject({ field: 'detail_list.0.trans_amount' });
  expect(await rawPages(borrowerId)).toBe(1);
  expect(await listReads(db, borrowerId)).toHaveLength(1);
  expect(await events()).toEqual([]);
  expect((await done('alipay')).pages).toBe(12);
});

test('error: an unanswered read is repeated; a partner that stays away is an outage', async () => {
  const { alipay, done, pull } = await setUp();
  const away = () => new Error('ECONNRESET');
  alipay.entries.push(...takings(1));
  alipay.instead.push(away, away, away);
  expect((await done('alipay')).events.appended).toBe(1);
  alipay.instead.push(away, away, away, away);
  const { alipay: other, pull: pullOther } = await setUp();
  other.instead.push(away, away, away, away);
  await expect(pullOther('alipay')).rejects.toThrow(PartnerUnavailable);
  expect((await pull('taobao')).ok).toBe(true);
});

test('behaviour: a pull that runs out of time keeps what it stored, and the next one goes on', async () => {
  const { alipay, borrowerId, pull, done, events } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  const budget = new AbortController();
  alipay.instead.push(
    () => undefined,
    () => undefined,
    () => {
      budget.abort();
      return new DOMException('aborted', 'AbortError');
    },
  );
  const result = await pull('alipay', budget.signal);
  expect(result).toMatchObject({ ok: true, value: { ended: 'aborted', pages: 2 } });
  expect((await events()).at(-1)?.occurredAt).toBe(ago(3 * DAY)); // The newest months came first.
  expect((await done('alipay')).pages).toBe(10);
  expect(await events()).toHaveLength(100);
  expect(await rawPages(borrowerId)).toBe(12);
});

test('error: a crash between pages repeats nothing and loses nothing', async () => {
  const { deps, borrowerId, alipay, events } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  const request = { borrowerId, source: 'alipay', purpose: 'credit_assessment' } as const;
  for (let crashAt = 1; crashAt <= 4; crashAt++) {
    let left = crashAt;
    const crashing = {
      ...deps,
      db: {
        ...db,
        tx: <T>(work: Parameters<typeof db.tx<T>>[0]) =>
          db.tx<T>(async (tx) => {
            const result = await work(tx);
            if (--left === 0) throw new Error('killed before commit');
            return result;
          }),
      },
    };
    await expect(pullSource(crashing, request)).rejects.toThrow('killed before commit');
  }
  expect(await rawPages(borrowerId)).toBe(0 + 1 + 2 + 3);
  expect((await pullSource(deps, request)).ok).toBe(true);
  expect(await rawPages(borrowerId)).toBe(12);
  expect(await events()).toHaveLength(100);
});

test('error: of two pulls at once one steps back, and nothing is doubled', async () => {
  const { alipay, pull, events, done } = await setUp();
  alipay.entries.push(...takings(100, 3 * DAY));
  // Neither is answered before both have asked: each has read the same cursor.
  const { promise, resolve } = Promise.withResolvers<void>();
  alipay.held.until = promise;
  const pulls = [pull('alipay'), pull('alipay')];
  await expect.poll(() => alipay.calls.length).toBeGreaterThan(1);
  resolve();
  const results = await Promise.all(pulls);
  const ended = results.map((r) => (r.ok ? r.value.ended : r.error.code));
  expect(ended).toContain('overtaken');
  await done('alipay');
  expect(await events()).toHaveLength(100);
});

test('behaviour: pages that drift while they are read lose no entry', async () => {
  const { alipay, clock, done, events } = await setUp();
  alipay.entries.push(...takings(4500, 60_000)); // Three pages of one span.
  alipay.instead.push(
    () => undefined,
    () => {
      alipay.entries.push({ id: '1', at: ago(30_000), amount: 1n }); // Shifts all by one.
      return undefined;
    },
  );
  const report = await done('alipay');
  expect(report.events).toMatchObject({ appended: 4500, existed: 1 });
  clock.advance(60_000);
  expect((await done('alipay')).events.appended).toBe(1); // It came behind us: found the next time.
  expect(await events()).toHaveLength(4501);
});

test('behaviour: trades and refunds become events, with ids that no double can hold', async () => {
  const { top, done, events } = await setUp();
  top.trades.push(trade(0, ago(80 * DAY)), trade(1, ago(2 * DAY)));
  const finished = top.trades[0] as ScriptedTrade;
  finished.status = 'TRADE_FINISHED';
  finished.endedAt = ago(70 * DAY);
  top.refunds.push({
    refundId: '9100000000000000019',
    tid: '2100000000000000020',
    fee: '8.88',
    status: 'SUCCESS',
    modifiedAt: ago(DAY),
  });
  expect((await done('taobao')).events).toEqual({ appended: 4, existed: 0, revised: 0 });
  expect((await events()).map((e) => [e.id, e.occurredAt])).toEqual([
    ['taobao:trade:2100000000000000019:paid', ago(80 * DAY - 60_000)],
    ['taobao:trade:2100000000000000019:finished', ago(70 * DAY)],
    ['taobao:trade:2100000000000000020:paid', ago(2 * DAY - 60_000)],
    ['taobao:refund:9100000000000000019:paid', ago(DAY)],
  ]);
  expect((await events())[0]?.data).toMatchObject({ amountFen: 8880n, itemCount: 2 });
});

test('behaviour: later pulls read what changed, by days, from the last page backwards', async () => {
  const { top, clock, done, events } = await setUp();
  top.trades.push(...Array.from({ length: 250 }, (_, i) => trade(i, ago((i + 1) * 3_600_000))));
  expect((await done('taobao')).pages).toBe(3 + 1);
  clock.advance(2.5 * DAY);
  const changedAt = instant(now + 3_600_000);
  for (const t of top.trades) {
    t.modifiedAt = changedAt;
    t.endedAt = changedAt;
    t.status = 'TRADE_FINISHED';
  }
  top.calls.length = 0;
  // While page 3 is read, ten trades of page 1 change again: they leave this span, the rest moves up.
  top.instead.push(
    () => undefined,
    () => undefined,
    () => {
      for (const t of top.trades.slice(0, 10)) t.modifiedAt = instant(now + 1.5 * DAY);
      return undefined;
    },
  );
  const report = await done('taobao');
  expect(report.events.appended).toBe(250);
  const pages = top.calls
    .filter((c) => c.method === 'taobao.trades.sold.increment.get')
    .map((c) => c.page_no);
  expect(pages.slice(0, 4)).toEqual(['1', '3', '2', '1']);
  expect((await events()).filter((e) => e.kind === 'order.finished')).toHaveLength(250);
  expect((await done('taobao')).events.appended).toBe(0);
});

test('behaviour: an expiring session is renewed before anything is read', async () => {
  const { top, clock, borrowerId, done } = await setUp();
  clock.advance(3600_000 - 30_000); // r2_expires_in ends first.
  top.tokens.access = 's-2';
  await done('taobao');
  expect(top.calls[0]?.grant_type).toBe('refresh_token');
  expect(top.calls[1]?.session).toBe('s-2');
  expect((await openGrant(db, vault, borrowerId, 'taobao'))?.accessToken).toBe('s-2');
});

import assert from 'node:assert/strict';
import { afterAll, afterEach, expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { startSandbox } from '../../lab/sandbox/index.ts';
import {
  handIn,
  openConnectors,
  pullSource,
  readSourceSettings,
} from '../../server/src/connectors/index.ts';
import { listEvents } from '../../server/src/events/index.ts';
import { businessDate, type Id, instant, startOfDay } from '../../server/src/kernel/index.ts';
import {
  createBorrower,
  grantConsent,
  saveGrant,
  saveIdentifier,
} from '../../server/src/party/index.ts';
import { manualClock, newId, openVault, silentLog } from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';

// Nuonuo's connector against its twin: every invoice the taxpayer issued arrives once, whatever the
// partner does wrong on the way, and once only when the same invoice comes as a file too.

const DAY = 86_400_000;
const key = 'supplier-5';
const purpose = 'credit_assessment';
const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(8)]);
const clock = manualClock(instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000));
const sandbox = await startSandbox({
  ...{ seed: 310, today: clock.now(), now: clock.now, notifyUrl: null, bankNoticeUrl: null },
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clear());
const open = (more: Readonly<Record<string, string>> = {}) => {
  const { settings } = readSourceSettings({ ...sandbox.config.environment, ...more });
  const sleep = async (ms: number) => clock.advance(ms);
  const connectors = openConnectors(settings, { clock, sleep });
  return { db, clock, vault, log: silentLog, connectors };
};
const deps = open({ NUONUO_TIMEOUT_MS: '400' });
const resident = sandbox.merchants.find(key) ?? assert.fail(key);
const held = () => {
  const seen = heldAt(resident.holdings, clock.now()).invoices;
  return seen.filter(
    (i) => i.seller.key === key && i.kind !== 'produce' && i.issuedAt >= clock.now() - 364 * DAY,
  );
};

async function arrive(): Promise<Id<'borrower'>> {
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'shop' }));
  for (const source of ['nuonuo', 'einvoice'] as const) {
    await grantConsent(db, {
      ...{ id: newId('consent', clock), borrowerId, source, purpose },
      ...{ textVersion: '1', textDigest: 'x', scopes: ['invoices'], grantedAt: clock.now() },
      expiresAt: instant(clock.now() + 365 * DAY),
    });
  }
  const connection = deps.connectors.nuonuo?.connection;
  assert(connection?.kind === 'oauth');
  const back = `${sandbox.lender.url}/api/borrower/callback/nuonuo`;
  const page = new URL(connection.authorizeUrl('s', back));
  const body = new URLSearchParams([...page.searchParams, ['as', key], ['decision', 'agree']]);
  const address = `${page.origin}${page.pathname}`;
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const grant = await connection.exchange(code, back);
  expect(grant.numbers).toEqual({ creditCode: resident.firm.creditCode });
  await expect(connection.exchange(code, back)).rejects.toThrow('no longer accepts'); // One try.
  await saveGrant(db, vault, borrowerId, 'nuonuo', grant);
  const told = { kind: 'creditCode', value: resident.firm.creditCode, source: 'nuonuo' } as const;
  await saveIdentifier(db, vault, borrowerId, { ...told, at: clock.now() });
  clock.advance(1_000);
  return borrowerId;
}

const pull = (borrowerId: Id<'borrower'>, by = deps) =>
  pullSource(by, { borrowerId, source: 'nuonuo', purpose }).then(
    (result) => (result.ok ? result.value.ended : result.error.code),
    (error: { code?: string }) => error.code ?? String(error),
  );
const facts = (borrowerId: Id<'borrower'>) =>
  listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) });

async function expectAll(borrowerId: Id<'borrower'>): Promise<void> {
  const there = new Map((await facts(borrowerId)).map((e) => [e.id, e.data]));
  expect(held().length).toBeGreaterThan(20);
  for (const { number, total, tax } of held())
    expect(there.get(`invoice:${number}:sold`)).toMatchObject({ amountFen: total, taxFen: tax });
}

test('behaviour: every invoice of a year arrives, and a second pull adds nothing', async () => {
  const borrowerId = await arrive();
  expect(await pull(borrowerId)).toBe('complete');
  await expectAll(borrowerId);
  const before = await facts(borrowerId);
  expect(await pull(borrowerId)).toBe('complete');
  expect(await facts(borrowerId)).toEqual(before);
});

test('behaviour: an invoice that comes as a file too is one fact', async () => {
  const borrowerId = await arrive();
  await pull(borrowerId);
  const before = (await facts(borrowerId)).length;
  const url = `${sandbox.url}/einvoice/export?as=${key}&kind=zip&days=60`;
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const file = { name: 'all.zip', bytes };
  const taken = await handIn(deps, { borrowerId, source: 'einvoice', purpose, file });
  clock.advance(1_000);
  const events = await facts(borrowerId);
  const received = events.filter((e) => e.kind === 'invoice.received').length;
  expect(taken.ok && taken.value.events.appended).toBe(received);
  expect(events).toHaveLength(before + received);
});

const faults = ['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota'] as const;
test.each(faults)('error: %s leaves the rest for the next pull, none twice', async (kind) => {
  const borrowerId = await arrive();
  sandbox.faults.inject({ partner: 'nuonuo', kind, times: 9, ms: 700 });
  expect(await pull(borrowerId)).toBe('partner_unavailable');
  sandbox.faults.clear();
  clock.advance(60_000);
  expect(await pull(borrowerId)).toBe('complete');
  await expectAll(borrowerId);
});

test('behaviour: a token that ran out in the middle is renewed on the way', async () => {
  const borrowerId = await arrive();
  sandbox.faults.inject({ partner: 'nuonuo', kind: 'token_expired', times: 1 });
  expect(await pull(borrowerId)).toBe('complete');
  await expectAll(borrowerId);
});

test('error: a wrong secret is refused as a signature, and said', async () => {
  const borrowerId = await arrive();
  const asked = pullSource(open({ NUONUO_APP_SECRET: 'another-secret' }), {
    ...{ borrowerId, source: 'nuonuo', purpose },
  });
  await expect(asked).rejects.toThrow('070302');
});

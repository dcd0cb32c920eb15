import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listRawPages } from '../connectors/index.ts';
import { listDecisions } from '../decision/index.ts';
import { appendEvents, listEvents, type NewEvent } from '../events/index.ts';
import { countRelations, listRelations } from '../graph/index.ts';
import { fen, type Id, instant, shanghaiDay } from '../kernel/index.ts';
import {
  forgetPersonal,
  holdBorrower,
  identifierKey,
  keepDataRequest,
  listConsents,
  listDataRequests,
  listIdentifiers,
  listLinks,
  openProfile,
  saveIdentifier,
  withdrawConsent,
} from '../party/index.ts';
import { sleep, type Tx } from '../platform/index.ts';
import { withdrawApplication } from './apply.ts';
import { consentCost } from './consent-cost.ts';
import { eraseData, exportData, isOwed } from './data-rights.ts';
import { type ForgottenEarlier, forgetEarlier } from './forget-earlier.ts';
import { guideOf } from './guide.ts';
import { relate, relateNow } from './relate.ts';
import {
  application,
  apply,
  arrive,
  offered,
  openRoom,
  payee,
  withFacility,
} from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;

const consentOf = async (borrowerId: Id<'borrower'>, source: string) =>
  (await listConsents(db, borrowerId)).find((c) => c.source === source) ?? expect.fail(source);

test('behaviour: a consent says what it feeds and what it would cost to take it back', async () => {
  const place = await offered(room);
  const { id } = await consentOf(place.borrowerId, 'alipay');
  const told = await consentCost(deps, place.borrowerId, id);
  const cost = told.ok && told.value ? told.value : expect.fail('no cost');
  expect(cost.now).toBeGreaterThan(0n);
  expect(cost.without).toBe(0n);
  expect(cost.reasons.map(({ en }) => en)).toContain('No data of an account could be read');
  expect(cost.feeds.map(({ says }) => says.en)).toContain('Takings of the last 90 days');
  // Everything that a shop's account tells is gone: what is not known is worth nothing either way.
  expect(cost.feeds.every(({ without }) => without === 0n)).toBe(true);
  const stranger = await arrive(room);
  expect(await consentCost(deps, stranger, id)).toEqual({
    ok: false,
    error: { code: 'consent_not_found' },
  });
  const theirs = await consentOf(stranger, 'alipay');
  expect(await consentCost(deps, stranger, theirs.id)).toEqual({ ok: true, value: null });
});

test('behaviour: what was taken back counts no more, whatever was read while it was allowed', async () => {
  const place = await offered(room);
  const before = await guideOf(deps, place);
  expect(before?.limit).toBeGreaterThan(0n);
  const { id: consentId } = await consentOf(place.borrowerId, 'alipay');
  await withdrawConsent(db, { borrowerId: place.borrowerId, consentId, at: room.clock.now() });
  room.clock.advance(1);
  const after = await guideOf(deps, place);
  expect(after?.limit).toBe(0n);
  expect(after?.reasons.map(({ code }) => code)).toContain('P102_NO_TAKINGS_SOURCE');
  expect(after?.known).toEqual([]);
  expect(after?.asks).toMatchObject([{ source: 'alipay', required: true, connected: true }]);
});

test('behaviour: an export holds everything that is kept, and that it was asked for', async () => {
  const place = await offered(room);
  const all = await exportData(deps, place.borrowerId);
  expect(all.borrower).toMatchObject({ id: place.borrowerId, segment: 'shop', profile: payee });
  expect(all.consents).toHaveLength(1);
  expect(all.reads.length).toBeGreaterThan(0);
  expect(all.applications).toMatchObject([{ id: place.applicationId }]);
  expect(all.decisions).toHaveLength(1);
  expect(all.events.length).toBeGreaterThan(100);
  expect(all.requests).toMatchObject([{ kind: 'export', outcome: { events: all.events.length } }]);
  const text = JSON.stringify(all, (_, v) => (typeof v === 'bigint' ? String(v) : v));
  expect(text).not.toContain('accessToken');
});

test('behaviour: what was seen of others is not handed out: neither facts nor values', async () => {
  const { borrowerId } = await offered(room);
  const told = await listEvents(db, borrowerId, { recordedBefore: instant(room.clock.now() + 9) });
  expect(told.map(({ kind }) => kind)).toContain('neighbours.counted'); // The journey looked around.
  const [decision] = await listDecisions(db, borrowerId, 1);
  expect(Object.keys(decision?.features ?? {})).toContain('relation.late_buyers_share_90d');
  const all = await exportData(deps, borrowerId);
  expect(all.events.filter(({ kind }) => kind.startsWith('neighbour'))).toEqual([]);
  const text = JSON.stringify(all.decisions, (_, v) => (typeof v === 'bigint' ? String(v) : v));
  expect(text).not.toContain('relation.');
  expect(text).toContain('account.takings_90d');
});

test('behaviour: who is forgotten leaves an id; consents, decisions and facts stay, and a repeat finds nothing', async () => {
  const place = await offered(room);
  const { borrowerId } = place;
  expect(await eraseData(deps, borrowerId)).toEqual({
    ok: false,
    error: { code: 'application_under_way' },
  });
  await withdrawApplication(deps, place);
  const done = await eraseData(deps, borrowerId);
  const { forgotten } = done.ok ? done.value : expect.fail(done.error.code);
  // The grant went with its source, which was told so.
  expect(forgotten).toMatchObject({ consents: 1, links: 1, grants: 0, profiles: 1 });
  expect(forgotten.payloads).toBeGreaterThan(0);
  // Relations are gone, and those whom they touched are told so; the proof of it counts them.
  expect(forgotten.relations).toBeGreaterThan(0);
  expect(await countRelations(db, borrowerId, shanghaiDay(room.clock.now()))).toBe(0);
  expect(room.queued.some(({ id }) => id === `relate:forgotten:${borrowerId}`)).toBe(true);
  expect(await openProfile(db, deps.vault, borrowerId)).toEqual({
    holderName: null,
    accountNumber: null,
  });
  expect(await listLinks(db, deps.vault, borrowerId)).toEqual([]);
  expect(await listIdentifiers(db, borrowerId)).toEqual([]);
  const asked = { source: null, before: null, atMost: 10 };
  expect(await listRawPages(db, borrowerId, asked)).toEqual([]);
  expect((await listConsents(db, borrowerId))[0]?.withdrawnAt).not.toBeNull();
  expect((await application(room, place)).status).toBe('withdrawn');
  const kept = await exportData(deps, borrowerId);
  expect(kept.decisions).toHaveLength(1);
  expect(kept.events.length).toBeGreaterThan(100);
  expect(JSON.stringify(kept.borrower)).not.toContain(payee.holderName);
  const again = await eraseData(deps, borrowerId);
  expect(again).toMatchObject({ ok: true, value: { forgotten: { links: 0, payloads: 0 } } });
  expect((await listDataRequests(db, borrowerId)).map(({ kind }) => kind)).toEqual([
    'erasure',
    'export',
    'erasure',
  ]);
});

test('behaviour: what is paid out, open or charged off is owed; closed and cancelled loans are not', () => {
  const statuses = ['paying', 'open', 'chargedOff', 'closed', 'cancelled'] as const;
  expect(statuses.filter((status) => isOwed({ status }))).toEqual(['paying', 'open', 'chargedOff']);
});

test('error: while money is owed, who owes it is not forgotten', async () => {
  const { borrowerId } = await withFacility(room);
  expect(await eraseData(deps, borrowerId)).toEqual({ ok: false, error: { code: 'loans_open' } });
  expect(await openProfile(db, deps.vault, borrowerId)).toEqual(payee);
  expect(await listDataRequests(db, borrowerId)).toEqual([]);
});

test('regression: who was forgotten by a release that kept relations has none after a backfill, and nobody sees them', async () => {
  const [seller, gone, later] = [await arrive(room), await arrive(room), await arrive(room)];
  const number = { kind: 'creditCode', value: '91330106MA00000011', source: null } as const;
  const at = room.clock.now();
  await saveIdentifier(db, deps.vault, gone, { ...number, at });
  const payer = identifierKey(deps.vault, 'creditCode', number.value);
  const paid: NewEvent = {
    ...{ id: 'paid', kind: 'takings.received', borrowerId: seller, source: 'alipay', rawId: null },
    occurredAt: instant(at - 86_400_000),
    data: { entryId: 'e', amountFen: fen(500n), balanceAfterFen: fen(1n), payer },
  };
  const late: NewEvent = {
    ...{ id: 'late', kind: 'loan.delinquent', borrowerId: gone, source: 'open310', rawId: null },
    ...{ occurredAt: at, data: { loanId: 'l', dpd: 31, on: shanghaiDay(at) } },
  };
  await db.tx((tx) => appendEvents(tx, [paid, late], at));
  room.clock.advance(1_000);
  for (const id of [gone, seller]) await db.tx((tx) => relateNow(tx, id, room.clock.now()));
  const named = async () => {
    const asked = { types: ['pays' as const], on: shanghaiDay(room.clock.now()), most: 99 };
    return (await listRelations(db, seller, asked)).map(({ other }) => other);
  };
  const seen = async () =>
    (await listEvents(db, seller, { recordedBefore: instant(room.clock.now() + 9) })).filter(
      ({ kind }) => kind === 'neighbour.delinquent',
    );
  expect(await named()).toContain(payer);
  expect(await seen()).toHaveLength(1);
  await db.tx(async (tx) => {
    for (const id of [gone, later]) {
      await forgetPersonal(tx, id);
      await keepDataRequest(tx, id, { kind: 'erasure', at, outcome: {} });
    }
  });
  const forgetAll = async () => {
    const done = { borrowers: 0, renamed: 0 };
    for (let after: string | null = ''; after !== null; ) {
      const page: ForgottenEarlier = await forgetEarlier(deps, { after, most: 1 });
      done.borrowers += page.borrowers;
      done.renamed += page.renamed;
      after = page.last;
    }
    return done;
  };
  room.clock.advance(1_000);
  expect(await forgetAll()).toEqual({ borrowers: 2, renamed: 1 });
  expect(await named()).not.toContain(payer);
  expect(await countRelations(db, gone, shanghaiDay(room.clock.now()))).toBe(0);
  expect(await seen()).toEqual([]);
  expect(await forgetAll()).toEqual({ borrowers: 0, renamed: 0 });
});

/** Once somebody waits for what a transaction here holds. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const { rowCount } = await db.pool.query(
      `select from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    );
    if (rowCount) return;
    await sleep(5);
  }
}

test('error: an application that began while an erasure waited for others is not erased over', async () => {
  const other = await arrive(room);
  // Nobody is forgotten while somebody relates, nor while something of theirs begins.
  const waitedFor = [
    (tx: Tx) => relate(tx, other, room.clock.now()),
    (tx: Tx, id: Id<'borrower'>) => holdBorrower(tx, id),
  ];
  for (const hold of waitedFor) {
    const borrowerId = await arrive(room);
    let erased: Promise<unknown> = Promise.resolve();
    await db.tx(async (tx) => {
      await hold(tx, borrowerId);
      erased = eraseData(deps, borrowerId);
      await untilWaiting();
      await apply(room, borrowerId);
    });
    expect(await erased).toEqual({ ok: false, error: { code: 'application_under_way' } });
    expect((await openProfile(db, deps.vault, borrowerId)).holderName).toBe(payee.holderName);
    expect(await listDataRequests(db, borrowerId)).toEqual([]);
    await db.tx((tx) => relate(tx, borrowerId, room.clock.now()));
    const on = shanghaiDay(room.clock.now());
    expect(await countRelations(db, borrowerId, on)).toBeGreaterThan(0);
  }
});

import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, listChangedBorrowers, listEvents, type NewEvent } from '../events/index.ts';
import { readFeatures } from '../features/index.ts';
import { countLeftToTell, listRelations, listRelationsAt, SPREAD_BUDGET } from '../graph/index.ts';
import { addDays, fen, type Id, type Instant, instant, shanghaiDay } from '../kernel/index.ts';
import { identifierKey, listConsents, liveSources, saveIdentifier } from '../party/index.ts';
import { sleep } from '../platform/index.ts';
import { allowSources } from './allow.ts';
import { ASSESSMENT, consentText } from './consent-text.ts';
import { eraseData } from './data-rights.ts';
import { RECOMPUTE_WORKFLOW } from './recompute-later.ts';
import {
  relate,
  relateChangedWork,
  relateChangedWorkflow,
  relateNow,
  relateWorkflow,
} from './relate.ts';
import { recomputeWorkflow, takeBackConsent } from './take-back.ts';
import { inlineFlow } from './testing/inline-flow.ts';
import { apply, arrive, openRoom, runJourney } from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;
const today = () => shanghaiDay(room.clock.now());
const night = (flow = inlineFlow(db)) => relateChangedWorkflow(deps).run(flow, { on: today() });

const late = (borrowerId: Id<'borrower'>): NewEvent => ({
  ...{ id: `late:${room.clock.now()}`, kind: 'loan.delinquent', borrowerId, source: 'open310' },
  ...{ rawId: null, occurredAt: room.clock.now() },
  data: { loanId: 'l', dpd: 31, on: today() },
});
const seenOf = async (id: Id<'borrower'>) =>
  (await listEvents(db, id, { recordedBefore: instant(room.clock.now() + 9) })).flatMap((fact) =>
    fact.kind === 'neighbour.delinquent' ? [fact.data.relation] : [],
  );

test('behaviour: who became late in the night is seen by those it touches in the morning, once', async () => {
  const [one, two, stranger] = [
    await arrive(room, { device: 'one browser' }),
    await arrive(room, { device: 'one browser' }),
    await arrive(room),
  ];
  await night();
  expect(await seenOf(two)).toEqual([]);
  await db.tx((tx) => appendEvents(tx, [late(one)], room.clock.now()));
  room.clock.advance(1_000);
  await night();
  expect(await seenOf(two)).toContain('same_device');
  expect(await seenOf(stranger)).not.toContain('same_device');
  expect(await seenOf(one)).not.toContain('same_device');
  // What was told just now is nothing to look at again.
  expect(await listChangedBorrowers(db, 'graph', { after: '', most: 9 })).toEqual([]);
  const told = await listEvents(db, two, { recordedBefore: instant(room.clock.now() + 9) });
  await night();
  expect(await listEvents(db, two, { recordedBefore: instant(room.clock.now() + 9) })).toEqual(
    told,
  );
});

test('error: stopped between two pages it goes on where it was, and nobody is left out', async () => {
  const [one, two] = [
    await arrive(room, { device: 'stopped' }),
    await arrive(room, { device: 'stopped' }),
  ];
  await db.tx((tx) => appendEvents(tx, [late(two)], room.clock.now()));
  room.clock.advance(1_000);
  const stopping = inlineFlow(db, (step) => {
    if (step.startsWith('spread')) throw new Error('killed');
  });
  await expect(night(stopping)).rejects.toThrow('killed');
  expect(await seenOf(one)).toEqual([]);
  // The engine runs the same workflow again and skips what it has recorded; here, the spread is what is left.
  await db.tx((tx) => appendEvents(tx, [late(two)], room.clock.now()));
  await night();
  expect(await seenOf(one)).toContain('same_device');
});

test('error: more than one spread goes to were told of who is forgotten: in the end nobody is', async () => {
  const gone = await arrive(room, { device: 'crowd' });
  const others: Id<'borrower'>[] = [];
  for (let n = 0; n < 5; n += 1) others.push(await arrive(room, { device: 'crowd' }));
  await db.tx((tx) => appendEvents(tx, [late(gone)], room.clock.now()));
  room.clock.advance(1_000);
  await night();
  for (const id of others) expect(await seenOf(id)).toContain('same_device');
  room.queued.splice(0);
  expect(await eraseData(deps, gone)).toMatchObject({ ok: true });
  const [work = expect.fail()] = room.queued.filter(({ id }) => id.startsWith('relate:'));
  const usual = { ...SPREAD_BUDGET };
  try {
    Object.assign(SPREAD_BUDGET, { nodes: 2 }); // As 200 are to a crowd: two are told by one spread.
    room.clock.advance(1_000);
    await relateWorkflow(deps).run(inlineFlow(db), work.input);
  } finally {
    Object.assign(SPREAD_BUDGET, usual);
  }
  for (const id of others) expect(await seenOf(id)).not.toContain('same_device');
  expect(await countLeftToTell(db, gone)).toBe(0);
});

const on = () => shanghaiDay(room.clock.now());
const typesOf = async (id: Id<'borrower'>) => {
  const found = await listRelations(db, id, { types: [], on: on(), most: 200 });
  return new Set(found.map(({ type }) => type));
};
const consentOf = async (id: Id<'borrower'>) =>
  (await listConsents(db, id)).find((c) => c.withdrawnAt === null) ?? expect.fail('no consent');
/** Once somebody waits for a row that a transaction here holds. */
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
/** Somebody whose relations are there, as after an application. */
async function related(device: string): Promise<Id<'borrower'>> {
  const place = await apply(room, await arrive(room, { device, days: 40 }));
  await runJourney(room, place);
  await night();
  return place.borrowerId;
}

test('behaviour: with a consent that was taken back its relations go at once, in serving, in training from then on, and come back', async () => {
  const id = await related('taken back');
  const before = await typesOf(id);
  expect(before).toContain('pays:in');
  const allowedAt = instant(room.clock.now() + 1);
  const { id: consentId, source } = await consentOf(id);
  room.clock.advance(1_000);
  room.queued.splice(0);
  expect((await takeBackConsent(deps, id, consentId)).ok).toBe(true);
  const settle = async () => {
    room.clock.advance(1_000);
    for (const work of room.queued.splice(0)) {
      if (work.workflow === RECOMPUTE_WORKFLOW)
        await recomputeWorkflow(deps).run(inlineFlow(db), work.input);
    }
  };
  await settle();
  expect(await typesOf(id)).toEqual(new Set([...before].filter((type) => type !== 'pays:in')));
  const known = async (asOf: Instant) => {
    const live = liveSources(await listConsents(db, id), ASSESSMENT, asOf);
    const found = await listRelationsAt(db, id, { asOf, live });
    return new Set(found.map(({ type }) => type));
  };
  expect(await known(allowedAt)).toEqual(before);
  expect(await known(instant(room.clock.now()))).toEqual(await typesOf(id));
  await allowSources(deps, id, { ...consentText, sources: [source] });
  await settle();
  await db.tx((tx) => relateNow(tx, id, room.clock.now())); // As the next assessment does.
  expect(await typesOf(id)).toEqual(before);
});

test('error: relations that waited for others are made of what may be looked at then, not of what could be before', async () => {
  const id = await related('waited');
  expect(await typesOf(id)).toContain('pays:in');
  const { id: consentId } = await consentOf(id);
  const { promise: given, resolve: give } = Promise.withResolvers<unknown>();
  await db.tx(async (tx) => {
    await relate(tx, id, room.clock.now());
    give(db.tx((own) => relateNow(own, id, room.clock.now()))); // Waits for the borrower's relations.
    await untilWaiting();
    room.clock.advance(1_000);
    expect((await takeBackConsent(deps, id, consentId)).ok).toBe(true);
  });
  await given;
  expect(await typesOf(id)).not.toContain('pays:in');
});

test('behaviour: features of neighbours go with the consent that told of them, the neighbour’s too', async () => {
  const [seller, buyer] = [await arrive(room), await arrive(room)];
  const number = { kind: 'creditCode', value: '91330106MA00000011', source: null } as const;
  await saveIdentifier(db, deps.vault, buyer, { ...number, at: room.clock.now() });
  const named = identifierKey(deps.vault, 'creditCode', number.value);
  const paid: NewEvent = {
    ...{ id: 'paid', kind: 'takings.received', borrowerId: seller, source: 'alipay', rawId: null },
    occurredAt: instant(room.clock.now() - 86_400_000),
    data: { entryId: 'e', amountFen: fen(500n), balanceAfterFen: fen(1n), payer: named },
  };
  await db.tx((tx) => appendEvents(tx, [paid, late(buyer)], room.clock.now()));
  room.clock.advance(1_000);
  await night();
  expect(await seenOf(seller)).toContain('buyer');
  const valuesOf = async (id: Id<'borrower'>) => {
    const asOf = instant(room.clock.now() + 1);
    const read = { asOf, connected: new Set(['alipay'] as const), segment: 'shop' } as const;
    return db.tx((tx) => readFeatures(tx, id, read));
  };
  const share = 'relation.late_buyers_share_90d';
  expect((await valuesOf(seller))[share]?.value).toBeGreaterThan(0n);
  await db.tx((tx) => appendEvents(tx, [late(seller)], room.clock.now()));
  room.clock.advance(1_000);
  await night();
  expect(await seenOf(buyer)).toContain('supplier');
  const { id: consentId } = await consentOf(seller);
  room.queued.splice(0);
  await takeBackConsent(deps, seller, consentId);
  room.clock.advance(1_000);
  for (const work of room.queued.splice(0))
    await recomputeWorkflow(deps).run(inlineFlow(db), work.input);
  expect(await seenOf(seller)).not.toContain('buyer');
  expect((await valuesOf(seller))[share]?.value).toBe(0n);
  expect(await seenOf(buyer)).not.toContain('supplier'); // Nor does the other see the seller by it.
});

test('behaviour: a consent that has ended tells of no relation from the next night on', async () => {
  const id = await related('ended');
  expect(await typesOf(id)).toContain('pays:in');
  const { expiresAt } = await consentOf(id);
  const then = on();
  room.clock.advance(expiresAt - room.clock.now());
  await night();
  const left = await listRelations(db, id, { types: ['pays'], on: then, most: 9 });
  expect(left).toEqual([]); // Not even as of a day on which they held.
});

test('behaviour: the work of a day has one id, that of the next another', () => {
  expect(relateChangedWork(today()).id).toBe(relateChangedWork(today()).id);
  expect(relateChangedWork(addDays(today(), 1)).id).not.toBe(relateChangedWork(today()).id);
});

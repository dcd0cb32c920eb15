import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, listChangedBorrowers, listEvents, type NewEvent } from '../events/index.ts';
import { addDays, type Id, instant, shanghaiDay } from '../kernel/index.ts';
import { relateChangedWork, relateChangedWorkflow } from './relate.ts';
import { inlineFlow } from './testing/inline-flow.ts';
import { arrive, openRoom } from './testing/room.ts';

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

test('behaviour: the work of a day has one id, that of the next another', () => {
  expect(relateChangedWork(today()).id).toBe(relateChangedWork(today()).id);
  expect(relateChangedWork(addDays(today(), 1)).id).not.toBe(relateChangedWork(today()).id);
});

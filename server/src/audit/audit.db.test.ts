import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant } from '../kernel/index.ts';
import { manualClock, openVault } from '../platform/index.ts';
import { noteBegin, noteDone, noteEnd, openTold } from './append.ts';
import { listEntries } from './queries.ts';
import { verifyAudit } from './verify.ts';

const db = await testDatabase();
const clock = manualClock(instant(Date.UTC(2027, 0, 4)));
const deps = { db, clock, vault: openVault([new Uint8Array(32).fill(8)]) };
const actor = { id: 'party_1', name: 'desk' };
const action = 'POST /api/staff/loans/:id/changes';
const subjects = { id: 'loan_1' };
const one = (told: unknown = { amountFen: '100', why: '李强' }) =>
  noteBegin(deps, { actor, action, subjects, told });

/** Lets `work` happen as somebody could who rules the database; then all is as it was. */
async function tampering(work: string): Promise<unknown> {
  await db.pool.query(
    'create temp table if not exists kept as select * from audit.entries with no data',
  );
  const client = await db.connect();
  try {
    await client.query('begin');
    await client.query('alter table audit.entries disable trigger all');
    await client.query(work);
    await client.query('commit');
    return (await verifyAudit(db)).problem;
  } finally {
    client.release();
  }
}

test('behaviour: what is tried and what came of it are two entries, and what was sent is sealed', async () => {
  const seq = await one();
  await noteEnd(deps, { actor, action, subjects, seq }, { status: 409, code: 'refund_conflict' });
  await db.tx((tx) => noteDone(deps, tx, { actor, action: 'staff add', subjects: {} }));
  const found = await listEntries(db, { before: null, actor: null, subject: 'loan_1', most: 10 });
  expect(found).toMatchObject([
    { seq: 2, step: 'ended', ofSeq: 1, status: 409, code: 'refund_conflict' },
    { seq: 1, step: 'begun', actorName: 'desk', action, subjects },
  ]);
  expect(await openTold(deps, 1)).toBe('{"amountFen":"100","why":"李强"}');
  const Text = { decode: (raw: Record<string, unknown>) => JSON.stringify(raw) };
  const stored = (
    await db.many(Text)`select told_sealed::text, told_digest from audit.entries`
  ).join();
  expect(stored).not.toContain('李强');
  expect(await verifyAudit(db)).toMatchObject({ entries: 3, problem: null });
});

test('error: the log takes no change', async () => {
  await expect(db.exec`delete from audit.entries`).rejects.toThrow();
  await expect(db.exec`update audit.entries set actor_name = 'x'`).rejects.toThrow();
});

test('property: whoever writes at once, the chain never forks', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, i) => one(i)));
  expect(await verifyAudit(db)).toMatchObject({ entries: 28, problem: null });
});

test('behaviour: an entry changed, taken out, put in, or cut off at the end: each shows where', async () => {
  const { head } = await verifyAudit(db);
  const row = 'select * from audit.entries where seq = 5';
  const kept = (await db.pool.query(row)).rows[0];
  expect(await tampering("update audit.entries set actor_name = 'another' where seq = 5")).toEqual({
    ...{ seq: 5, what: 'altered' },
  });
  expect(await tampering("update audit.entries set actor_name = 'desk' where seq = 5")).toBeNull();
  expect(await tampering('delete from audit.entries where seq = 5')).toEqual({
    seq: 5,
    what: 'missing',
  });
  // Another put in its place does not follow.
  const renumber = 'update audit.entries set seq = 5 where seq = 28';
  expect(await tampering(renumber)).toEqual({ seq: 5, what: 'unchained' });
  await tampering('update audit.entries set seq = 28 where seq = 5');
  await db.pool.query('alter table audit.entries disable trigger all');
  const columns = Object.keys(kept);
  const places = columns.map((_, i) => `$${i + 1}`).join();
  const values = columns.map((name) =>
    name === 'subjects' ? JSON.stringify(kept[name]) : kept[name],
  );
  await db.pool.query(`insert into audit.entries (${columns.join()}) values (${places})`, values);
  expect((await verifyAudit(db)).problem).toBeNull();
  expect(await tampering('delete from audit.entries where seq = 28')).toEqual({
    seq: 28,
    what: 'cut_off',
  });
  // Head and all: only who wrote the head down finds it.
  await db.exec`update audit.head set seq = 27, digest = (select digest from audit.entries where seq = 27)`;
  expect((await verifyAudit(db)).problem).toBeNull();
  expect((await verifyAudit(db, head)).problem).toEqual({ seq: 27, what: 'other_history' });
});

import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { isSqlState, type Tx } from './db.ts';
import { column, row } from './row.ts';

const db = await testDatabase();
await db.exec`create table notes (n int primary key, said text not null)`;

const Note = row({ n: column.int, said: column.text });
const note = (tx: Tx, n: number, said: string) => tx.exec`insert into notes values (${n}, ${said})`;
const listed = () => db.many(Note)`select n, said from notes order by n`;

test('behaviour: queries asked for together run in the order they are written down', async () => {
  await db.tx((tx) =>
    Promise.all([
      note(tx, 1, 'first'),
      tx.exec`update notes set said = 'second' where n = 1`,
      tx.exec`update notes set said = said || ', third' where n = 1`,
    ]),
  );
  expect(await listed()).toEqual([{ n: 1, said: 'second, third' }]);
});

test('error: the first that fails undoes all, and is the one that is told', async () => {
  await db.exec`truncate notes`;
  // The slow way round for the failing one, so that a later refusal would overtake it.
  const slowly = async (tx: Tx) => {
    const written = note(tx, 2, 'again').then((n) => n);
    await Promise.resolve();
    return written.then(async (n) => Promise.resolve(n));
  };
  const told = await db
    .tx((tx) => Promise.all([note(tx, 2, 'once'), slowly(tx), note(tx, 3, 'behind')]))
    .catch((error: unknown) => error);
  expect(isSqlState(told, '23505')).toBe(true);
  expect(await listed()).toEqual([]);
  await db.tx((tx) => note(tx, 4, 'the connection is good')); // Nothing of it is left behind.
  expect(await listed()).toEqual([{ n: 4, said: 'the connection is good' }]);
});

test('error: steps that follow a failure reach neither this transaction nor the next', async () => {
  await db.exec`truncate notes`;
  const twoSteps = async (tx: Tx) => {
    await tx.exec`select pg_sleep(0.05)`;
    await note(tx, 6, 'too late');
  };
  await expect(
    db.tx((tx) => Promise.all([Promise.reject(new Error('stop')), twoSteps(tx)])),
  ).rejects.toThrow('stop');
  await db.tx((tx) => note(tx, 5, 'next'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await listed()).toEqual([{ n: 5, said: 'next' }]);
});

test('behaviour: a statement of one text is prepared once, also when asked for many times at once', async () => {
  const Sum = row({ sum: column.int });
  const add = (tx: Tx, a: number) => tx.one(Sum)`select ${a}::int + 1 as sum`;
  const sums = await db.tx((tx) => Promise.all([1, 2, 3, 4, 5].map((a) => add(tx, a))));
  expect(sums.map(({ sum }) => sum)).toEqual([2, 3, 4, 5, 6]);
});

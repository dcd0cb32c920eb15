import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { sleep } from './clock.ts';
import { silentLog } from './log.ts';
import { column, row } from './row.ts';
import { openSignals, signal } from './signals.ts';

const db = await testDatabase();
const signals = await openSignals(db, silentLog);
afterAll(() => signals.close());

const tell = (topic: string) => db.tx((tx) => signal(tx, topic));
const within = (woken: Promise<void>, ms = 3_000) =>
  Promise.race([woken.then(() => true), sleep(ms).then(() => false)]);

test('behaviour: a signal wakes every follower of its topic, and nobody else', async () => {
  const [a, b, other] = ['x', 'x', 'y'].map((topic) => signals.subscribe(topic).next());
  await tell('x');
  expect(await within(a ?? sleep(9_999))).toBe(true);
  expect(await within(b ?? sleep(9_999))).toBe(true);
  expect(await within(other ?? sleep(9_999), 100)).toBe(false);
});

test('behaviour: a transaction that rolls back tells nobody', async () => {
  const woken = signals.subscribe('rolled-back').next();
  const failing = db.tx(async (tx) => {
    await signal(tx, 'rolled-back');
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await within(woken, 200)).toBe(false);
});

test('regression: a follower that comes between two waits of another is not forgotten', async () => {
  const early = signals.subscribe('shared');
  const first = early.next();
  await tell('shared');
  await first; // Nobody waits on the topic now.
  const late = signals.subscribe('shared').next();
  const second = early.next();
  await tell('shared');
  expect(await within(second)).toBe(true);
  expect(await within(late)).toBe(true);
});

test('property: a follower that asks before it reads never misses the last change', async () => {
  await db.exec`create table platform.counter (n int not null)`;
  await db.exec`insert into platform.counter values (0)`;
  const Counter = row({ n: column.int });
  const last = 200;
  const follow = async (): Promise<number> => {
    const subscription = signals.subscribe('counter');
    for (;;) {
      const woken = subscription.next();
      const { n } = await db.one(Counter)`select n from platform.counter`;
      if (n === last) return n;
      if (!(await within(woken))) return n; // Nothing heard for seconds: the last change was missed.
    }
  };
  const followers = [follow(), follow(), follow()];
  for (let n = 1; n <= last; n += 1) {
    await db.tx(async (tx) => {
      await tx.exec`update platform.counter set n = n + 1`;
      await signal(tx, 'counter');
    });
  }
  expect(await Promise.all(followers)).toEqual([last, last, last]);
});

test('behaviour: a follower that ends is let go', async () => {
  const subscription = signals.subscribe('ended');
  const waiting = subscription.next();
  subscription.end();
  expect(await within(waiting)).toBe(true);
});

test('behaviour: a lost connection is opened again, and everybody looks anew', async () => {
  const woken = signals.subscribe('reconnect').next();
  const Backend = row({ killed: column.bool });
  await db.many(Backend)`
    select pg_terminate_backend(pid) as killed from pg_stat_activity
     where datname = current_database() and query ilike 'listen%'`;
  expect(await within(woken, 5_000)).toBe(true);
  const again = signals.subscribe('reconnect').next();
  await tell('reconnect');
  expect(await within(again)).toBe(true);
});

import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import {
  column,
  OperationalError,
  row,
  silentLog,
  sleep,
  startWorkflows,
  type WorkflowDefinition,
} from './index.ts';

class Away extends OperationalError {
  readonly code = 'away';
  readonly retryable = true;
}

const db = await testDatabase();
await db.exec`create table platform.scratch (n int primary key)`;

let calls = 0;
const sample: WorkflowDefinition = {
  name: 'platform.sample.v1',
  run: async (flow, input) => {
    const n = await flow.call('ask.v1', async () => {
      calls += 1;
      if (calls < 2) throw new Away('not yet');
      return Number(input);
    });
    await flow.commit('keep.v1', async (tx) => {
      await tx.exec`insert into platform.scratch values (${n})`;
      return null;
    });
  },
};
const workflows = await startWorkflows({
  db,
  url: db.url,
  definitions: [sample],
  executorId: 'test',
  log: silentLog,
});
afterAll(() => workflows.close());

const Count = row({ n: column.int });
const kept = async (n: number) =>
  (await db.one(Count)`select count(*) as n from platform.scratch where n = ${n}`).n;

async function eventually(check: () => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < 200; i += 1) {
    if (await check()) return true;
    await sleep(50);
  }
  return false;
}

test('behaviour: work enqueued in a transaction runs once, through a passing outage', async () => {
  const work = { workflow: sample.name, id: 'sample:1', input: 1 };
  await db.tx((tx) => workflows.enqueue(tx, work));
  await db.tx((tx) => workflows.enqueue(tx, work)); // A repeat does nothing.
  expect(await eventually(async () => (await kept(1)) === 1)).toBe(true);
  expect(calls).toBe(2);
});

test('behaviour: work of a transaction that rolls back never runs', async () => {
  const failing = db.tx(async (tx) => {
    await workflows.enqueue(tx, { workflow: sample.name, id: 'sample:2', input: 2 });
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  await sleep(300);
  expect(await kept(2)).toBe(0);
});

test('behaviour: a delayed safety net that is forgotten never runs', async () => {
  const work = { workflow: sample.name, id: 'sample:3', input: 3, delayMs: 700 };
  await db.tx((tx) => workflows.enqueue(tx, work));
  await db.tx((tx) => workflows.forget(tx, work.id));
  await sleep(2500);
  expect(await kept(3)).toBe(0);
});

test('behaviour: delayed work runs after its delay', async () => {
  const work = { workflow: sample.name, id: 'sample:4', input: 4, delayMs: 300 };
  await db.tx((tx) => workflows.enqueue(tx, work));
  expect(await kept(4)).toBe(0);
  expect(await eventually(async () => (await kept(4)) === 1)).toBe(true);
});

import { afterAll, expect, test } from 'vitest';
import { expectBooksAgree, makeLoan } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addMonths } from '../kernel/index.ts';
import { startWorkflows, systemClock, type Workflows } from '../platform/index.ts';
import { openDay } from './collect-due.fixture.ts';
import {
  collectDueWork,
  collectDueWorkflow,
  settleRepaymentWorkflow,
  sumCollections,
} from './index.ts';

// The day as the engine runs it: steps are recorded, sleeping sleeps.
const db = await testDatabase(12);
const rules = { fromHour: 0, untilHour: 24, early: true, attemptsAfterMs: [0, 300, 600] };
const day = openDay(db, TEST_TODAY, rules);
let running: Workflows | undefined;
const workflows: Workflows = {
  enqueue: async (tx, work) => running?.enqueue(tx, work),
  forget: async (tx, id) => running?.forget(tx, id),
};
const deps = { ...day.deps, clock: systemClock, workflows, settleAfterMs: 50 };
const engine = await startWorkflows({
  db,
  url: db.url,
  definitions: [collectDueWorkflow(deps), settleRepaymentWorkflow(deps)],
  executorId: 'collecting',
  log: deps.log,
});
running = engine;
afterAll(() => engine.close());

test('behaviour: enqueued twice, a day is collected by the engine once, over all its attempts', async () => {
  const dueOn = addMonths(TEST_TODAY, 1);
  for (let i = 0; i < 2; i += 1) await makeLoan(db);
  await day.moveTo(dueOn);
  day.bank.words.push({ reject: 'AM04' }, { reject: 'AM04' }, 'silent-after');
  for (let i = 0; i < 2; i += 1) await db.tx((tx) => engine.enqueue(tx, collectDueWork(dueOn)));
  const outcomes = async () =>
    (await sumCollections(db, dueOn)).map((t) => [t.outcome, t.attempts, t.came]);
  const wanted = [
    ['rejected', 2, 0n],
    ['settled', 2, 62_000n],
  ];
  await expect.poll(outcomes, { timeout: 15_000 }).toEqual(wanted);
  expect(day.bank.collected).toBe(62_000n);
  expect(day.bank.asked).toHaveLength(4);
  await expectBooksAgree(db);
});

import { expect, test } from 'vitest';
import { beginAction, makeKey, withRetries } from './action.ts';
import { ApiProblem, unreachable } from './problem.ts';

test('behaviour: an action keeps its key until it is finished, also for another reader of the storage', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  const first = beginAction('repayment', 'repayment:loan_1', storage);
  expect(beginAction('repayment', 'repayment:loan_1', storage).key).toBe(first.key);
  expect(beginAction('repayment', 'repayment:loan_2', storage).key).not.toBe(first.key);
  first.finish();
  expect(beginAction('repayment', 'repayment:loan_1', storage).key).not.toBe(first.key);
});

test('behaviour: a key is a prefixed UUIDv7, as the platform reads ids', () => {
  const keys = Array.from({ length: 50 }, () => makeKey('drawdown'));
  expect(new Set(keys).size).toBe(50);
  for (const key of keys)
    expect(key).toMatch(/^drawdown_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
});

test('behaviour: only what a repeat may cure is repeated, and not for ever', async () => {
  const wait = async () => {};
  const failing = (problem: ApiProblem) => {
    const calls = { n: 0 };
    const run = () =>
      withRetries(
        async () => {
          calls.n += 1;
          throw problem;
        },
        { attempts: 3, wait },
      ).catch(() => calls.n);
    return run();
  };
  expect(await failing(unreachable(undefined))).toBe(3);
  expect(await failing(new ApiProblem({ status: 409, code: 'x', title: 'x' }))).toBe(1);
});

test('behaviour: it waits longer each time, or as long as the server asks', async () => {
  const waits: number[] = [];
  const problems = [
    unreachable(undefined),
    unreachable(undefined),
    new ApiProblem({ status: 503, code: 'x', title: 'x', retryAfterMs: 5_000 }),
  ];
  const answer = await withRetries(
    async () => {
      const problem = problems.shift();
      if (problem) throw problem;
      return 'done';
    },
    { delayMs: 100, wait: async (ms) => void waits.push(ms) },
  );
  expect(answer).toBe('done');
  expect(waits).toEqual([100, 200, 5_000]);
});

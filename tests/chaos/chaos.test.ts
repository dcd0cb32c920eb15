import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';
import { blows, runChaos } from './rounds.ts';

// One round of every blow; `npm run chaos -- --rounds 200` is the long run. Then the tests of the
// test: with a safeguard taken away, the same run must find what the safeguard prevents.

const dir = join(root, `data/chaos/test-${process.pid}`);
const all = { lostApplications: 0, doublePayouts: 0, unbalanced: 0 };

afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('behaviour: whatever point it dies at, nothing is lost, nothing paid twice, books balance', async () => {
  const problems: string[] = [];
  const report = await runChaos({
    dir: join(dir, 'whole'),
    rounds: blows.length,
    onRound: (_, blow, found) => problems.push(...found.map((problem) => `${blow}: ${problem}`)),
  });
  expect(problems).toEqual([]);
  expect(report).toEqual({ rounds: blows.length, ...all });
}, 600_000);

test('behaviour: without ids derived from the loan, the run finds a loan paid twice', async () => {
  const report = await runChaos({
    dir: join(dir, 'derived-id'),
    rounds: 1,
    only: ['draw.after-transfer'],
    without: 'derived-id',
    patienceMs: 6_000,
  });
  expect(report.doublePayouts).toBe(1);
  expect(report.unbalanced).toBe(1);
}, 180_000);

test('behaviour: without the settle workflow, the run finds an application that never ends', async () => {
  const report = await runChaos({
    dir: join(dir, 'settle-net'),
    rounds: 1,
    only: ['draw.after-request'],
    without: 'settle-net',
    patienceMs: 6_000,
  });
  expect(report.lostApplications).toBe(1);
}, 180_000);

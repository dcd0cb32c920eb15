import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { instant } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastBook } from '../economy/index.ts';
import { type Case, candidatesOf, splitByTime, toCase } from './study.ts';

const caseAt = (ms: number): Case => ({
  segment: 'shop',
  decidedAt: instant(ms),
  features: {},
  bad: false,
});

test('property: a split by time loses no case, and tests on later decisions than it learns from', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 5 }), (times) => {
      const { train, valid, test: last } = splitByTime(times.map(caseAt));
      const all = [...train, ...valid, ...last].map((c) => c.decidedAt);
      expect(all).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});

test('behaviour: candidates come from what the segment connects, never from our own books', () => {
  expect(candidatesOf('shop').every((name) => name.startsWith('account.'))).toBe(true);
  expect(candidatesOf('onlineSeller')).toContain('merchant.refund_share_90d');
  expect(candidatesOf('onlineSeller').some((name) => name.startsWith('borrower.'))).toBe(false);
});

test('behaviour: a past loan becomes a case that knows nothing recorded after its decision', () => {
  const [loan] = pastBook({ seed: 3, loans: 1, segment: 'shop' });
  if (!loan) throw new Error('no loan');
  const { features } = toCase(loan);
  expect(features['account.takings_90d']?.value ?? 0n).toBeGreaterThan(0n);
  expect(features['merchant.paid_turnover_90d']?.value).toBe(null);
  for (const { newestAt } of Object.values(features)) {
    expect(newestAt === null || newestAt < loan.decidedAt).toBe(true);
  }
});

test.each([
  [['--sed', '1']],
  [['--seed', 'x', '--loans', '2000', '--out', 'y']],
  [['--seed', '1', '--loans', '10', '--out', 'y']],
  [['--seed', '1', '--loans', '2000']],
])('error: a wrong flag ends with one line and exit code 2: %j', { timeout: 30_000 }, (args) => {
  const command = join(import.meta.dirname, 'train-scorecard.ts');
  const ran = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  expect(ran.status).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
});

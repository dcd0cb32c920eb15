import { expect, test } from 'vitest';
import { compareScores } from './shadow.ts';
import { spreadOf } from './spread.ts';

const random = Array.from({ length: 200 }, (_, i) => (i * 7_919) % 200);
const logits = random.map((n) => n / 50 - 4);
const model = { spreads: { score: spreadOf('score', logits), columns: [] } };
const pdOf = (logit: number): bigint => BigInt(Math.round(1e9 / (1 + Math.exp(-logit))));
const pairsOf = (decided: readonly number[], said: readonly number[]) =>
  said.map((logit, i) => ({ decidedPdE9: pdOf(decided[i] ?? 0), pdE9: pdOf(logit) }));

test('behaviour: a model beside itself agrees in everything', () => {
  const same = compareScores(model, pairsOf(logits, logits), 100_000_000n);
  expect(same).toMatchObject({ n: 200, wouldDecline: 0, wouldPass: 0 });
  expect(same.rankCorrelation).toBeCloseTo(1, 12);
  expect(same.meanPdE9).toBe(same.meanDecidedPdE9);
  expect(same.drift).toBeLessThan(0.01);
});

test('behaviour: one that ranks the other way, one that is stricter, and scores that have moved', () => {
  const turned = compareScores(
    model,
    pairsOf(
      logits,
      logits.map((z) => -z),
    ),
    100_000_000n,
  );
  expect(turned.rankCorrelation).toBeCloseTo(-1, 12);
  const stricter = compareScores(
    model,
    pairsOf(
      logits,
      logits.map((z) => z + 1),
    ),
    100_000_000n,
  );
  expect(stricter.wouldDecline).toBe(
    logits.filter((z) => pdOf(z) <= 100_000_000n && pdOf(z + 1) > 100_000_000n).length,
  );
  expect(stricter.wouldDecline).toBeGreaterThan(10);
  expect([stricter.wouldPass, stricter.drift && stricter.drift > 0.25]).toEqual([0, true]);
});

test('behaviour: nobody decided on yet, and too few to tell', () => {
  expect(compareScores(model, [], 1n)).toEqual({
    ...{ n: 0, meanPdE9: 0n, meanDecidedPdE9: 0n, rankCorrelation: null },
    ...{ wouldDecline: 0, wouldPass: 0, drift: null },
  });
  const few = compareScores(model, pairsOf([0, 0], [1, 1]), 1n);
  expect([few.rankCorrelation, few.drift]).toEqual([null, null]);
});

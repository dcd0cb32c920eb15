import { expect, test } from 'vitest';
import { summarizeValues } from './statistics.ts';

const numbers = (n: number, from = 0): bigint[] =>
  Array.from({ length: n }, (_, i) => BigInt(from + ((i * 37) % 100)));

test('behaviour: percentiles are of what is known', () => {
  const values = [null, ...numbers(100), null];
  expect(summarizeValues(values)).toMatchObject({
    ...{ decisions: 102, known: 100, p10: 9n, p50: 49n, p90: 89n },
  });
});

test('behaviour: the same again has not moved; all elsewhere, or not known any more, has', () => {
  const drift = (later: (bigint | null)[]) => summarizeValues([...numbers(200), ...later]).drift;
  expect(drift(numbers(200))).toBeLessThan(5_000);
  expect(drift(numbers(200, 90))).toBeGreaterThan(250_000);
  expect(drift(new Array(200).fill(null))).toBeGreaterThan(250_000);
});

test('behaviour: nothing is said of drift on a few decisions, nor of anything on none', () => {
  expect(summarizeValues(numbers(99)).drift).toBeNull();
  expect(summarizeValues([])).toEqual({
    ...{ decisions: 0, known: 0, p10: null, p50: null, p90: null, drift: null },
  });
});

import { expect, test } from 'vitest';
import { mixOf } from './mix.ts';
import type { ReadyLabel } from './ready-data.ts';

const labels = [false, true, false, true].map(
  (bad, node): ReadyLabel => ({ node, bad, split: 'valid', weight: 1 }),
);
const saying = (valid: readonly number[], parameters = 1) => [
  { scores: { valid: Float64Array.from(valid), test: Float64Array.of(0.5) }, parameters },
];

test('behaviour: one that adds nothing to another is no part of the mix', () => {
  const perfect = saying([0.1, 0.8, 0.2, 0.9]);
  const echo = saying([0.2, 0.7, 0.3, 0.8], 5);
  const guess = saying([0.5, 0.5, 0.5, 0.5], 7);
  expect(mixOf([perfect, guess], labels).shares).toEqual([1, 0]);
  expect(mixOf([perfect, guess, echo], labels).shares.filter((share) => share > 0)).toEqual([1]);
  expect(mixOf([perfect, guess], labels).all[0]?.parameters).toBe(1);
});

test('behaviour: two of which each sees what the other does not weigh both', () => {
  const one = saying([0.4, 0.9, 0.1, 0.3]);
  const other = saying([0.1, 0.3, 0.4, 0.9]);
  expect(mixOf([one, other], labels).shares.every((share) => share > 0)).toBe(true);
});

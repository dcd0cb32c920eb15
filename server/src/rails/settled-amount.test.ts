import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../kernel/index.ts';
import { settledAmount } from './settled-amount.ts';

const asked = { amount: fen(10_000n), atLeast: fen(100n) };
const amounts = fc.bigInt({ min: -10n, max: 10n ** 6n }).map(fen);

test('behaviour: an answer without an amount moved all', () => {
  expect(settledAmount(asked, {})).toBe(fen(10_000n));
  expect(settledAmount({ amount: fen(10_000n) }, {})).toBe(fen(10_000n));
});

test('error: without permission nothing but all is trusted', () => {
  const whole = { amount: fen(10_000n) };
  expect(settledAmount(whole, { amount: fen(10_000n) })).toBe(fen(10_000n));
  expect(settledAmount(whole, { amount: fen(9_999n) })).toBeUndefined();
  expect(settledAmount(whole, { amount: fen(10_001n) })).toBeUndefined();
});

test('error: nothing is never an amount that was moved, whatever is permitted', () => {
  expect(settledAmount({ ...asked, atLeast: fen(0n) }, { amount: fen(0n) })).toBeUndefined();
  expect(settledAmount({ ...asked, atLeast: fen(-1n) }, { amount: fen(-1n) })).toBeUndefined();
});

test('property: what is trusted is above nothing, and between the least and all', () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, (amount, atLeast, moved) => {
      const trusted = settledAmount({ amount, atLeast }, { amount: moved });
      const fits = moved > 0n && moved >= atLeast && moved <= amount;
      expect(trusted).toBe(fits ? moved : undefined);
    }),
  );
});

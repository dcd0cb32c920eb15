import fc from 'fast-check';
import { pmt } from 'financial';
import { expect, test } from 'vitest';
import { type Fen, type Fraction, fen, fraction } from '../../kernel/index.ts';
import { equalInstallment, levelled, toMultiple } from './level.ts';

const amounts = fc.bigInt({ min: 100_000n, max: 10n ** 11n }).map(fen);
/** A monthly rate of 0.1 to 3 %, as rate times share of the year. */
const factors = fc
  .integer({ min: 12_000, max: 360_000 })
  .map((r) => fraction(BigInt(r), 12_000_000n));

test('property: equal periods give the installment of every annuity table (numpy-financial)', () => {
  fc.assert(
    fc.property(amounts, factors, fc.integer({ min: 1, max: 60 }), (balance, factor, n) => {
      const rate = Number(factor.numerator) / Number(factor.denominator);
      const expected = -pmt(rate, n, Number(balance));
      const got = Number(equalInstallment(balance, Array<Fraction>(n).fill(factor)));
      // Half a fen of rounding, and what doubles cannot tell apart.
      expect(Math.abs(got - expected)).toBeLessThanOrEqual(0.5 + expected * 1e-10);
    }),
  );
});

test('property: the installment is within half a fen of the one that pays the balance off', () => {
  const several = fc.array(factors, { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(amounts, several, (balance, all) => {
      // Of twice the balance, so that half a fen is a whole one.
      const left = (twice: bigint): bigint => {
        let [n, d]: [bigint, bigint] = [2n * balance, 1n];
        for (const { numerator, denominator } of all) {
          [n, d] = [n * (denominator + numerator), d * denominator];
          n -= twice * d;
        }
        return n;
      };
      const got = equalInstallment(balance, all);
      expect(left(2n * got - 1n) >= 0n && left(2n * got + 1n) <= 0n).toBe(true);
    }),
  );
});

test('behaviour: without interest the installment is the balance over their number', () => {
  const free = fraction(0n, 1n);
  expect(equalInstallment(fen(1_000n), [free, free, free])).toBe(333n);
  expect(equalInstallment(fen(1_000n), [free])).toBe(1_000n);
});

test('property: levelling leaves the last at most as far off as it was, and stops when it is near', () => {
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: -500, max: 500 }),
      (total, n, wrong) => {
        const first = fen(total / BigInt(n) + BigInt(wrong));
        const lastOf = (installment: Fen): Fen => fen(total - installment * BigInt(n - 1));
        const offOf = (installment: Fen): number =>
          Math.abs(Number(lastOf(installment) - installment));
        const got = levelled(first, n, undefined, lastOf);
        expect(offOf(got)).toBeLessThanOrEqual(offOf(first));
        // Without interest one round is enough.
        expect(offOf(got)).toBeLessThanOrEqual(Math.floor(n / 2));
      },
    ),
  );
});

test('behaviour: an installment is rounded half to even to a multiple, and never vanishes', () => {
  const rounded = (amount: bigint) => toMultiple(fen(amount), fen(100n));
  expect([149n, 150n, 250n, 251n, 49n].map(rounded)).toEqual([100n, 200n, 200n, 300n, 49n]);
  expect(toMultiple(fen(149n), undefined)).toBe(149n);
  expect(toMultiple(fen(149n), fen(1n))).toBe(149n);
});

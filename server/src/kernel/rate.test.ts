import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, businessDate } from './date.ts';
import { fen } from './money.ts';
import {
  accrue,
  accrueBetween,
  addInterest,
  type DayCount,
  noInterest,
  rateE9,
  roundInterest,
} from './rate.ts';

const principals = fc.bigInt({ min: 0n, max: 10n ** 11n }).map(fen); // Up to a billion yuan.
const rates = fc.bigInt({ min: 0n, max: 360_000_000n }).map(rateE9); // Up to 36 %.
const counts = fc.constantFrom<DayCount>('act/360', 'act/365');
const stretches = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 24 });

test('property: interest of consecutive stretches adds up to that of the whole, exactly', () => {
  fc.assert(
    fc.property(principals, rates, stretches, counts, (principal, rate, parts, dayCount) => {
      const whole = accrue(
        principal,
        rate,
        parts.reduce((a, b) => a + b, 0),
        dayCount,
      );
      const added = parts
        .map((days) => accrue(principal, rate, days, dayCount))
        .reduce(addInterest, noInterest(dayCount));
      expect(added).toEqual(whole);
    }),
  );
});

test('property: interest is rounded once: by half a fen at most, whatever the days between', () => {
  fc.assert(
    fc.property(principals, rates, stretches, counts, (principal, rate, parts, dayCount) => {
      const exact = parts
        .map((days) => accrue(principal, rate, days, dayCount))
        .reduce(addInterest, noInterest(dayCount));
      const off = roundInterest(exact) * exact.denominator - exact.numerator;
      expect(2n * (off < 0n ? -off : off) <= exact.denominator).toBe(true);
    }),
  );
});

test('property: more days, more principal or a higher rate never bear less', () => {
  const days = fc.integer({ min: 0, max: 800 });
  fc.assert(
    fc.property(principals, rates, days, counts, (principal, rate, n, dayCount) => {
      const base = accrue(principal, rate, n, dayCount).numerator;
      expect(accrue(fen(principal + 1n), rate, n, dayCount).numerator >= base).toBe(true);
      expect(accrue(principal, rateE9(rate + 1n), n, dayCount).numerator >= base).toBe(true);
      expect(accrue(principal, rate, n + 1, dayCount).numerator >= base).toBe(true);
    }),
  );
});

test('behaviour: 10,000 yuan at 7.2 % bear 2 yuan a day on act/360, 1.97 on act/365', () => {
  const principal = fen(1_000_000n);
  const rate = rateE9(72_000_000n);
  expect(roundInterest(accrue(principal, rate, 1, 'act/360'))).toBe(200n);
  expect(roundInterest(accrue(principal, rate, 1, 'act/365'))).toBe(197n);
  expect(roundInterest(accrue(principal, rate, 360, 'act/360'))).toBe(72_000n);
});

test('behaviour: half a fen goes to the even one', () => {
  const half = (fens: bigint) => ({ numerator: fens, denominator: 2n });
  expect([1n, 3n, 5n].map((n) => roundInterest(half(n)))).toEqual([0n, 2n, 2n]);
});

test('property: the first day counts and the last does not', () => {
  const start = businessDate('2027-01-04');
  fc.assert(
    fc.property(principals, rates, fc.integer({ min: 0, max: 800 }), (principal, rate, n) => {
      const between = accrueBetween(principal, rate, start, addDays(start, n), 'act/360');
      expect(between).toEqual(accrue(principal, rate, n, 'act/360'));
    }),
  );
});

test('error: days must be whole and not negative, and day counts are not mixed', () => {
  const day = businessDate('2027-01-04');
  expect(() => accrue(fen(1n), rateE9(1n), -1, 'act/360')).toThrow('whole number');
  expect(() => accrue(fen(1n), rateE9(1n), 0.5, 'act/360')).toThrow('whole number');
  expect(() => accrueBetween(fen(1n), rateE9(1n), day, addDays(day, -1), 'act/360')).toThrow();
  expect(() => addInterest(noInterest('act/360'), noInterest('act/365'))).toThrow('two day counts');
});

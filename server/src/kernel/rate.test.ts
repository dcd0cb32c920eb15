import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, businessDate } from './date.ts';
import { fen } from './money.ts';
import {
  accrue,
  accrueBetween,
  accrueShare,
  addInterest,
  alike,
  type DayCount,
  type FixedDayCount,
  floorInterest,
  fraction,
  noInterest,
  nominalYear,
  rateE9,
  roundInterest,
} from './rate.ts';

const principals = fc.bigInt({ min: 0n, max: 10n ** 11n }).map(fen); // Up to a billion yuan.
const rates = fc.bigInt({ min: 0n, max: 360_000_000n }).map(rateE9); // Up to 36 %.
const counts = fc.constantFrom<FixedDayCount>('act/360', 'act/365');
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

const allCounts: readonly DayCount[] = ['30/360', 'act/360', 'act/365', 'act/act'];
const fractions = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
  )
  .map(([n, d]) => fraction(n, d));
const isSame = (a: ReturnType<typeof fraction>, b: ReturnType<typeof fraction>) =>
  a.numerator * b.denominator === b.numerator * a.denominator;

test('property: fractions of any denominators add up exactly, in whatever order', () => {
  fc.assert(
    fc.property(fractions, fractions, fractions, (a, b, c) => {
      const sum = addInterest(a, b);
      expect(sum.denominator > 0n).toBe(true);
      expect(
        isSame(sum, {
          numerator: a.numerator * b.denominator + b.numerator * a.denominator,
          denominator: a.denominator * b.denominator,
        }),
      ).toBe(true);
      expect(isSame(addInterest(sum, c), addInterest(addInterest(c, b), a))).toBe(true);
    }),
  );
});

test('property: two fractions are made alike without a change of what they are', () => {
  fc.assert(
    fc.property(fractions, fractions, (a, b) => {
      const [x, y] = alike(a, b);
      expect(x.denominator).toBe(y.denominator);
      expect(isSame(x, a) && isSame(y, b)).toBe(true);
    }),
  );
});

test('property: interest over a share of the year is that of its days', () => {
  fc.assert(
    fc.property(principals, rates, fc.nat(800), counts, (principal, rate, n, dayCount) => {
      const share = fraction(BigInt(n), nominalYear(dayCount));
      expect(
        isSame(accrueShare(principal, rate, share), accrue(principal, rate, n, dayCount)),
      ).toBe(true);
    }),
  );
});

test('property: whole fen of running interest never pass what it is, nor lag by a fen', () => {
  fc.assert(
    fc.property(fractions, (exact) => {
      const off = exact.numerator - floorInterest(exact) * exact.denominator;
      expect(off >= 0n && off < exact.denominator).toBe(true);
    }),
  );
});

test('behaviour: a nominal year has 360 days or 365, and no interest is none of any', () => {
  expect(allCounts.map(nominalYear)).toEqual([360n, 360n, 365n, 365n]);
  for (const dayCount of allCounts) expect(roundInterest(noInterest(dayCount))).toBe(0n);
});

test('error: days must be whole and not negative, and a denominator positive', () => {
  const day = businessDate('2027-01-04');
  expect(() => accrue(fen(1n), rateE9(1n), -1, 'act/360')).toThrow('whole number');
  expect(() => accrue(fen(1n), rateE9(1n), 0.5, 'act/360')).toThrow('whole number');
  expect(() => accrueBetween(fen(1n), rateE9(1n), day, addDays(day, -1), 'act/360')).toThrow();
  expect(() => fraction(1n, 0n)).toThrow('positive');
  expect(() => fraction(1n, -1n)).toThrow('positive');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  apportion,
  divFloor,
  divHalfEven,
  FEN_MAX,
  type Fen,
  fen,
  formatYuan,
  parseYuan,
  sumFen,
} from './money.ts';

const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(fen); // Up to 10 billion yuan.
const weightings = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 60 })
  .filter((weights) => weights.some((w) => w > 0n));
const numerators = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const divisors = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).filter((n) => n !== 0n);
const small = fc.bigInt({ min: -40n, max: 40n }); // Small numbers meet halves and zeros often.

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

test('property: apportion loses no fen, and no part is a whole fen off its share', () => {
  fc.assert(
    fc.property(amounts, weightings, (total, weights) => {
      const parts = apportion(total, weights);
      const sum = weights.reduce((a, b) => a + b, 0n);
      expect(sumFen(parts)).toBe(total);
      for (const [i, part] of parts.entries()) {
        const error = part * sum - total * (weights[i] ?? 0n);
        expect(error > -sum && error < sum).toBe(true);
      }
    }),
  );
});

test('property: apportion favours no part for its place but the first of equals', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 30 }), (total, n) => {
      const parts = apportion(total, new Array<bigint>(n).fill(1n));
      const least = total / BigInt(n);
      const more = Number(total % BigInt(n));
      expect(parts).toEqual(parts.map((_, i) => (i < more ? least + 1n : least)));
    }),
  );
});

test('error: apportion refuses a negative total and weights that share nothing', () => {
  expect(() => apportion(fen(-1n), [1n])).toThrow('total is negative');
  expect(() => apportion(fen(1n), [0n, 0n])).toThrow('weights must be positive');
  expect(() => apportion(fen(1n), [2n, -1n])).toThrow('weights must be positive');
});

test('property: divFloor is the one whole number not above a / b and less than one below', () => {
  const check = (a: bigint, b: bigint) => {
    const q = divFloor(a, b);
    const rest = (a - q * b) * (b < 0n ? -1n : 1n); // (a/b - q) in units of |b|.
    expect(rest >= 0n && rest < abs(b)).toBe(true);
  };
  fc.assert(fc.property(numerators, divisors, check));
  fc.assert(
    fc.property(
      small,
      small.filter((n) => n !== 0n),
      check,
    ),
  );
});

test('property: divHalfEven is the nearest whole number, and the even one of two', () => {
  const check = (a: bigint, b: bigint) => {
    const q = divHalfEven(a, b);
    // Independent of any division: twice the distance to q is at most |b|, and q is even at a tie.
    const twice = 2n * abs(a - q * b);
    expect(twice <= abs(b)).toBe(true);
    if (twice === abs(b)) expect(q % 2n).toBe(0n);
  };
  fc.assert(fc.property(numerators, divisors, check));
  fc.assert(
    fc.property(
      small,
      small.filter((n) => n !== 0n),
      check,
    ),
  );
});

test.each([
  [5n, 2n, 2n],
  [7n, 2n, 4n],
  [-5n, 2n, -2n],
  [-7n, 2n, -4n],
  [5n, -2n, -2n],
  [-7n, -2n, 4n],
  [0n, -3n, 0n],
])('behaviour: divHalfEven(%s, %s) is %s', (a, b, expected) => {
  expect(divHalfEven(a, b)).toBe(expected);
});

test('error: nothing is divided by zero', () => {
  expect(() => divFloor(1n, 0n)).toThrow('division by zero');
  expect(() => divHalfEven(1n, 0n)).toThrow('division by zero');
});

test('property: an amount written in yuan reads back as the same fen', () => {
  const signed = fc.bigInt({ min: -FEN_MAX, max: FEN_MAX }).map(fen);
  fc.assert(
    fc.property(signed, (amount) => {
      expect(parseYuan(formatYuan(amount))).toBe(amount);
    }),
  );
});

test.each([
  ['0', 0n],
  ['12', 1200n],
  ['12.3', 1230n],
  ['12.34', 1234n],
  ['-0.05', -5n],
  ['10000000000000.00', 10n ** 15n],
] as const)('behaviour: %s yuan are %s fen', (text, expected) => {
  expect(parseYuan(text)).toBe(expected);
});

test.each([
  '',
  '-',
  '1.',
  '.5',
  '1.234',
  '1,000.00',
  ' 1',
  '1e3',
  '+1',
  '0x10',
  '１２',
  '10000000000000.01',
  '99999999999999',
])('error: "%s" is no amount', (text) => {
  expect(parseYuan(text)).toBeUndefined();
});

test('behaviour: the sum of nothing is nothing', () => {
  const none: Fen[] = [];
  expect(sumFen(none)).toBe(0n);
});

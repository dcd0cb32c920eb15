import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, businessDate, fen, rateE9 } from '../kernel/index.ts';
import { estimateShare, expectedLossOf, exposureOf, lossOf, useOfUndrawn } from './losses.ts';

const defaultedOn = businessDate('2026-03-10');
const later = addMonths(defaultedOn, 24);
const debt = (
  o: { readonly paid?: readonly [days: number, fen: bigint][]; readonly rate?: bigint } = {},
) => ({
  ...{ defaultedOn, owed: fen(1_000_000n), annualRate: rateE9(o.rate ?? 0n) },
  paid: (o.paid ?? []).map(([days, amount]) => ({
    on: addDays(defaultedOn, days),
    amount: fen(amount),
  })),
});

test('behaviour: what came in is no loss, later money is worth less, what is still to come is not known', () => {
  expect(lossOf(debt(), later)).toBe(1_000_000n);
  expect(lossOf(debt({ paid: [[30, 400_000n]] }), later)).toBe(600_000n);
  // A year at ten percent: 400,000 are worth 363,636.
  expect(lossOf(debt({ paid: [[365, 400_000n]], rate: 100_000_000n }), later)).toBe(636_364n);
  expect(lossOf(debt({ paid: [[30, 400_000n]] }), addDays(later, -1))).toBeNull();
  expect(lossOf(debt({ paid: [[30, 1_000_000n]] }), addDays(defaultedOn, 40))).toBe(0n);
  // Paid before the default, or after the two years: neither counts.
  expect(
    lossOf(
      debt({
        paid: [
          [-5, 400_000n],
          [740, 300_000n],
        ],
      }),
      addMonths(later, 3),
    ),
  ).toBe(1_000_000n);
});

test('property: a loss lies between nothing and all, and more money never makes it larger', () => {
  const payment = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.bigInt({ min: 1n, max: 900_000n }));
  fc.assert(
    fc.property(
      fc.array(payment, { maxLength: 8 }),
      payment,
      fc.bigInt({ min: 0n, max: 240_000_000n }),
      (paid, more, rate) => {
        const seen = addMonths(later, 12);
        const loss = lossOf(debt({ paid, rate }), seen) ?? expect.fail('still to come');
        const less =
          lossOf(debt({ paid: [...paid, more], rate }), seen) ?? expect.fail('still to come');
        expect(loss >= 0n && loss <= 1_000_000n && less <= loss).toBe(true);
      },
    ),
  );
});

test('property: an exposure lies between what is drawn and the limit, and the loss within it', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 10n });
  const ppm = fc.bigInt({ min: 0n, max: 1_000_000n });
  fc.assert(
    fc.property(
      amount,
      amount,
      ppm,
      ppm,
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      (limit, used, undrawn, lgd, pd) => {
        const exposure = exposureOf(fen(limit), fen(used), undrawn);
        expect(exposure >= used && (exposure <= limit || exposure === used)).toBe(true);
        const loss = expectedLossOf(pd, lgd, exposure);
        expect(loss >= 0n && loss <= exposure).toBe(true);
      },
    ),
  );
});

test('behaviour: use of what was not drawn, and few cases beside what was assumed', () => {
  const used = (before: bigint, after: bigint) =>
    useOfUndrawn({ limit: fen(1_000n), usedBefore: fen(before), owedAtDefault: fen(after) });
  expect([used(200n, 600n), used(200n, 100n), used(200n, 1_200n), used(1_000n, 1_000n)]).toEqual([
    ...[500_000n, 0n, 1_000_000n, null],
  ]);
  expect(estimateShare([], 600_000n)).toEqual({ cases: 0, mean: null, ppm: 600_000n });
  const many = estimateShare(
    Array.from({ length: 180 }, () => 200_000n),
    600_000n,
  );
  expect(many).toEqual({ cases: 180, mean: 200_000n, ppm: 240_000n });
});

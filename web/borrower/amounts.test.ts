import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountAt, placeOf, places, quickChoices } from './amounts.ts';

const ranges = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 7n }), fc.bigInt({ min: 0n, max: 10n ** 9n }))
  .map(([min, span]) => ({ min: String(min), max: String(min + span) }));

test('property: every place of the slider is an amount that may be borrowed, the ends are the ends', () => {
  fc.assert(
    fc.property(ranges, fc.nat(200_000), (range, place) => {
      const amount = BigInt(amountAt(range, place));
      expect(amount >= BigInt(range.min) && amount <= BigInt(range.max)).toBe(true);
      expect(amountAt(range, places(range))).toBe(range.max);
      if (places(range) > 0) expect(amountAt(range, 0)).toBe(range.min);
    }),
  );
});

test('property: the thumb stands where it was put', () => {
  fc.assert(
    fc.property(ranges, fc.nat(200_000), (range, any) => {
      const place = any % (places(range) + 1);
      expect(placeOf(range, amountAt(range, place))).toBe(place);
    }),
  );
});

test('property: quick choices may all be borrowed, rise, and end with all there is', () => {
  fc.assert(
    fc.property(ranges, (range) => {
      const choices = quickChoices(range).map(BigInt);
      expect(choices.at(-1)).toBe(BigInt(range.max));
      for (const [i, choice] of choices.entries()) {
        expect(choice >= BigInt(range.min) && choice <= BigInt(range.max)).toBe(true);
        if (i > 0) expect(choice > (choices[i - 1] ?? 0n)).toBe(true);
      }
    }),
  );
});

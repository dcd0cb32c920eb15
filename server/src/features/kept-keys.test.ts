import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeKeys, encodeKeys } from './kept-keys.ts';
import { hashOf, KeyTable } from './keys.ts';

const one = fc.record({
  id: fc.string().map(hashOf),
  count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2 ** 32 - 1 })),
  first: fc.integer({ min: 0, max: 86_399_999 }).map((ms) => 1_800_000_000_000 + ms),
  sum: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
});
const keysOf = (all: readonly { id: number; count: number; first: number; sum: number }[]) => ({
  ids: all.map(({ id }) => id),
  counts: all.map(({ count }) => count),
  firsts: all.map(({ first }) => first),
  sums: all.map(({ sum }) => sum),
});

test('property: keys that were written are read as they were, with and without what is asked for', () => {
  fc.assert(
    fc.property(fc.array(one, { minLength: 1 }), fc.boolean(), fc.boolean(), (all, at, sum) => {
      const keys = keysOf(all);
      const some = { ...keys, firsts: at ? keys.firsts : null, sums: sum ? keys.sums : null };
      expect(decodeKeys(encodeKeys(some) ?? '')).toEqual(some);
    }),
  );
});

test('error: numbers that do not fit are not cut: keys are kept as lists', () => {
  const keys = keysOf([{ id: 1, count: 1, first: 5, sum: 7 }]);
  for (const sums of [[-1], [2 ** 48], ['90071992547409930']]) {
    expect(encodeKeys({ ...keys, sums })).toBeNull();
  }
  const far = keysOf([
    { id: 1, count: 1, first: 0, sum: 0 },
    { id: 2, count: 1, first: 2 ** 32, sum: 0 },
  ]);
  expect(encodeKeys(far)).toBeNull();
});

test('property: a table of keys finds and adds up as a map does, however many and however alike', () => {
  const ids = fc.oneof(
    fc.string().map(hashOf),
    fc.nat(40),
    fc.nat(40).map((n) => n * 2 ** 32 + 5),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ids, fc.integer({ min: 1, max: 9 })), { maxLength: 200 }),
      (all) => {
        const table = new KeyTable({ sum: true, at: true });
        const map = new Map<number, number>();
        for (const [n, [id, count]] of all.entries()) {
          table.add(id, count, 1_000 - n, count);
          map.set(id, (map.get(id) ?? 0) + count);
        }
        expect(table.ids).toEqual([...map.keys()]);
        expect(table.counts).toEqual([...map.values()]);
        expect(table.sums).toEqual([...map.values()]);
        for (const [place, id] of table.ids.entries()) expect(table.placeOf(id)).toBe(place);
        expect(table.placeOf(0.5)).toBeUndefined();
      },
    ),
  );
});

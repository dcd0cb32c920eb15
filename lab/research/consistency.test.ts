import { instant } from '@open310/server/kernel';
import { expect, test } from 'vitest';
import { readSeller } from './consistency.ts';

const to = instant(Date.UTC(2026, 10, 27));
const read = (index: number) => readSeller({ seed: 310, index, to });

test('behaviour: one who fakes orders sends fewer parcels an order than any who does not', () => {
  const sellers = Array.from({ length: 60 }, (_, index) => read(index));
  const parcels = (cheats: boolean) =>
    sellers
      .filter((s) => s.cheats === cheats)
      .map(({ values }) => Number(values.get('match.parcels_to_orders_60d') ?? expect.fail()));
  expect(parcels(true).length).toBeGreaterThan(0);
  expect(Math.max(...parcels(true))).toBeLessThan(Math.min(...parcels(false)));
  for (const { cheats, fakeShare } of sellers) expect(fakeShare > 0).toBe(cheats);
}, 60_000);

test('behaviour: the same seed and place give the same seller', () => {
  expect(read(7)).toEqual(read(7));
  expect(read(7)).not.toEqual(read(8));
});

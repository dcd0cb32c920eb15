import { expect, test } from 'vitest';
import { deliveryOf, maskDetail } from './delivery.ts';
import { parameters } from './parameters.ts';

const buyer = (who: 'A' | 'B' | 'R', n: number) => `AAHx${who}${String(n).padStart(7, '0')}`;
const at = (who: 'A' | 'B' | 'R', n: number, tid = '1') =>
  deliveryOf({ buyer: buyer(who, n), tid });
const places = (all: readonly ReturnType<typeof at>[]) =>
  new Set(all.map(({ address }) => JSON.stringify(address))).size;

test('property: the same order goes to the same place from the same phone, whoever asks', () => {
  for (let n = 1; n < 200; n += 1) expect(at('B', n)).toEqual(at('B', n));
});

test('behaviour: people have a place and a phone each, but for some who share one', () => {
  const all = Array.from({ length: 1_000 }, (_, i) => at('B', i + 1));
  expect(places(all)).toBeGreaterThan(850);
  expect(places(all)).toBeLessThan(1_000);
  expect(new Set(all.map(({ device }) => device)).size).toBe(1_000);
});

test('behaviour: accounts of a ring share the phones and addresses of those who run it', () => {
  const { accountsAPhone, accountsAnAddress } = parameters.cheats;
  const all = Array.from({ length: 12 }, (_, i) => at('R', i + 1));
  expect(places(all)).toBe(Math.ceil(12 / accountsAnAddress));
  expect(new Set(all.map(({ device }) => device)).size).toBe(Math.ceil(12 / accountsAPhone));
});

test('behaviour: a masked address hides every second sign', () => {
  expect(maskDetail('人民路138号')).toBe('人*路*3*号');
  expect(at('A', 1).address.city).toMatch(/市$/);
});

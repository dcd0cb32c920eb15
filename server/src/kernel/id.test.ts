import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeId, parseId } from './id.ts';

const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const chance = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('property: an id is a UUIDv7: its time, its version, its variant and 74 random bits', () => {
  fc.assert(
    fc.property(times, chance, (at, random) => {
      const hex = makeId('loan', at, random).slice('loan_'.length);
      expect(hex).toMatch(/^[0-9a-f]{32}$/);
      expect(Number.parseInt(hex.slice(0, 12), 16)).toBe(at);
      expect(hex[12]).toBe('7');
      expect(Number.parseInt(hex[16] ?? '', 16) >> 2).toBe(0b10);
    }),
  );
});

test('property: the later of two ids sorts later, whatever the random bits', () => {
  fc.assert(
    fc.property(times, times, chance, chance, (a, b, one, other) => {
      fc.pre(a < b);
      expect(makeId('loan', a, one) < makeId('loan', b, other)).toBe(true);
    }),
  );
});

test('property: within a millisecond the random bits keep ids apart', () => {
  fc.assert(
    fc.property(times, fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 })), (at, seeds) => {
      const randomOf = (n: number) => {
        const bytes = new Uint8Array(10);
        new DataView(bytes.buffer).setUint32(5, n); // Of 80 bits 74 fit: the last four do not.
        return bytes;
      };
      const ids = seeds.map((seed) => makeId('loan', at, randomOf(seed)));
      expect(new Set(ids).size).toBe(seeds.length);
    }),
  );
});

test('property: an id is read as one of its own kind only', () => {
  fc.assert(
    fc.property(times, chance, (at, random) => {
      const id = makeId('loan', at, random);
      expect(parseId('loan', id)).toBe(id);
      expect(parseId('offer', id)).toBeUndefined();
      expect(parseId('loan', id.slice(0, -1))).toBeUndefined();
      expect(parseId('loan', `${id}0`)).toBeUndefined();
      expect(parseId('loan', id.toUpperCase())).toBeUndefined();
    }),
  );
});

test.each([
  '',
  'loan_',
  'loan',
  "loan_'; drop table loans; --",
  'loan_loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f',
])('error: "%s" is no id of a loan', (text) => {
  expect(parseId('loan', text)).toBeUndefined();
});

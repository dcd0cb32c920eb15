import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './json.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

test('property: the order in which members were set makes no difference', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
    }),
  );
});

test('property: it is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value)); // -0 becomes 0, as JSON has it.
      expect(JSON.parse(canonicalJson(value))).toEqual(plain);
    }),
  );
});

test('property: different values give different text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = JSON.stringify(shuffled(a)) === JSON.stringify(shuffled(b));
      if (canonicalJson(a) === canonicalJson(b)) expect(shuffled(a)).toEqual(shuffled(b));
      else expect(same).toBe(false);
    }),
  );
});

test('behaviour: keys by code unit, money as text, what is undefined left out', () => {
  const value = { b: 1n, a: [undefined, 2], Z: undefined, 甲: '乙', _: null };
  expect(canonicalJson(value)).toBe('{"_":null,"a":[null,2],"b":"1","甲":"乙"}');
});

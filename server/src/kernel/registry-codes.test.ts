import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCreditCode, isIdCard, isTaxNumber } from './registry-codes.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const part = (from: readonly string[], n: number) =>
  fc.array(fc.constantFrom(...from), { minLength: n, maxLength: n }).map((c) => c.join(''));
const heads = fc
  .tuple(part(ALPHABET, 2), part(ALPHABET.slice(0, 10), 6), part(ALPHABET, 9))
  .map((parts) => parts.join(''));

test('behaviour: codes that firms print hold', () => {
  // Alibaba (China) Network Technology, two of Tencent's, Baidu.
  const printed = ['91330100799655058B', '9144030071526726XG', '91440300708461136T'];
  for (const code of [...printed, '91110000802100433B'])
    expect(isCreditCode(code), code).toBe(true);
});

test('property: of all last characters one holds, and one change before it never does', () => {
  fc.assert(
    fc.property(heads, fc.nat(16), fc.constantFrom(...ALPHABET), (head, at, other) => {
      fc.pre(at < 2 || at > 7 || /\d/.test(other));
      const good = ALPHABET.filter((check) => isCreditCode(head + check));
      expect(good).toHaveLength(1);
      const changed = head.slice(0, at) + other + head.slice(at + 1);
      expect(isCreditCode(changed + good[0])).toBe(changed === head);
    }),
  );
});

test('error: letters that the standard leaves out, other lengths and lower case are no credit code', () => {
  for (const text of ['', '91330100799655058', 'I1330100799655058B', '91330100799655058b'])
    expect(isCreditCode(text), text).toBe(false);
});

const days = fc.date({
  min: new Date('1930-01-01'),
  max: new Date('2020-12-31'),
  noInvalidDate: true,
});
const checks = [...'0123456789X'];

test('property: an identity card holds with one check character alone, on days that exist', () => {
  const cards = fc
    .tuple(fc.integer({ min: 110_000, max: 659_999 }), days, fc.integer({ min: 1, max: 999 }))
    .map(([region, day, n]) => {
      const born = day.toISOString().slice(0, 10).replaceAll('-', '');
      return `${region}${born}${String(n).padStart(3, '0')}`;
    });
  fc.assert(
    fc.property(cards, (head) => {
      const good = checks.filter((check) => isIdCard(head + check));
      expect(good).toHaveLength(1);
      expect(isTaxNumber(head + good[0]?.toLowerCase())).toBe(true);
    }),
  );
  expect(checks.filter((check) => isIdCard(`33010219900230001${check}`))).toEqual([]);
});

test('behaviour: the card that the standard prints holds', () => {
  expect(isIdCard('11010519491231002X')).toBe(true);
  expect(isIdCard('110105194912310021')).toBe(false);
});

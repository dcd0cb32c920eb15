import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayText,
  duration,
  groupCard,
  momentText,
  parseYuanInput,
  percent,
  yuan,
  yuanInput,
} from './format.ts';

const fens = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
const typable = fc.bigInt({ min: 0n, max: 10n ** 13n - 1n });
const digits = (text: string) => text.replace(/[^\d]/g, '');

test('property: yuan shows every digit of the amount, also beyond what a float can hold', () => {
  fc.assert(
    fc.property(fens, (fen) => {
      const abs = fen < 0n ? -fen : fen;
      expect(BigInt(digits(yuan(String(fen))))).toBe(abs);
      expect(yuan(String(fen)).startsWith('−')).toBe(fen < 0n);
    }),
  );
});

test('property: yuan without needless cents says the same amount', () => {
  fc.assert(
    fc.property(fens, (fen) => {
      const short = yuan(String(fen), { cents: 'ifAny' });
      expect([short, `${short}.00`]).toContain(yuan(String(fen)));
    }),
  );
});

test('behaviour: yuan groups by thousands, keeps two decimals, signs parts of a sum', () => {
  expect(yuan('0')).toBe('¥0.00');
  expect(yuan('5')).toBe('¥0.05');
  expect(yuan('123456789')).toBe('¥1,234,567.89');
  expect(yuan('900719925474099301')).toBe('¥9,007,199,254,740,993.01');
  expect(yuan('1200000', { cents: 'ifAny' })).toBe('¥12,000');
  expect(yuan('-400000', { cents: 'ifAny', signed: true })).toBe('−¥4,000');
  expect(yuan('400000', { cents: 'ifAny', signed: true })).toBe('+¥4,000');
});

test('property: an amount written for typing is read back as the same amount', () => {
  fc.assert(
    fc.property(typable, (fen) => {
      expect(parseYuanInput(yuanInput(String(fen)))).toBe(String(fen));
      expect(parseYuanInput(yuan(String(fen)))).toBe(String(fen));
    }),
  );
});

test('error: what is no amount is none, never a guess', () => {
  for (const typed of ['', '.', '1.234', '-5', '1e3', '12a', '1.2.3', '０']) {
    expect(parseYuanInput(typed)).toBeUndefined();
  }
  expect(parseYuanInput('12.')).toBe('1200');
});

test('property: percent is within half of its last digit of the exact rate', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 4 }), (r, n) => {
      const shown = BigInt(digits(percent(String(r), n))); // In 10^-(n+2) of one.
      const error = shown * 10n ** 9n - r * 100n * 10n ** BigInt(n);
      expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(10n ** 9n);
    }),
  );
});

test('behaviour: percent names rates and shares', () => {
  expect(percent('72000000')).toBe('7.20%');
  expect(percent('91800000', 0)).toBe('9%');
  expect(percent('62000', 1, 1_000_000n)).toBe('6.2%');
  expect(percent('-1000000')).toBe('−0.10%');
  expect(percent('-1')).toBe('0.00%');
});

test('property: a grouped card number has the same digits in fours', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,19}$/), (card) => {
      expect(groupCard(card).replaceAll(' ', '')).toBe(card);
      expect(groupCard(groupCard(card))).toBe(groupCard(card));
      for (const four of groupCard(card).split(' ')) expect(four.length).toBeLessThanOrEqual(4);
    }),
  );
});

test('behaviour: days, moments and durations in both languages', () => {
  expect(dayText('2027-01-04', 'zh')).toBe('2027年1月4日');
  expect(dayText('2027-01-04', 'en')).toBe('4 Jan 2027');
  expect(momentText(Date.UTC(2027, 0, 3, 17, 5), 'zh')).toContain('2027年1月4日');
  expect(momentText(Date.UTC(2027, 0, 3, 17, 5), 'en', false)).toBe('4 Jan, 01:05');
  expect(duration(412.4)).toBe('412 ms');
  expect(duration(1990)).toBe('1.9 s');
});

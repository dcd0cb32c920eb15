import { expect, test } from 'vitest';
import { findCardFlaw } from './card-number.ts';

test('behaviour: a card number is taken with blanks and hyphens', () => {
  expect(findCardFlaw('6222 0210 0112 3456 789')).toBeUndefined();
  expect(findCardFlaw('4111-1111-1111-1111')).toBeUndefined();
});

test('error: letters, lacking digits and a slipped digit are told apart', () => {
  expect(findCardFlaw('6222 02l0')).toBe('digits');
  expect(findCardFlaw('')).toBe('short');
  expect(findCardFlaw('62220210011')).toBe('short');
  expect(findCardFlaw('12345678901234567890')).toBe('short');
  expect(findCardFlaw('4111 1111 1111 1112')).toBe('checksum');
});

test('behaviour: every single slipped digit of a card is doubted', () => {
  const card = '4111111111111111';
  for (let i = 0; i < card.length; i += 1) {
    const slipped = `${card.slice(0, i)}${(Number(card[i]) + 3) % 10}${card.slice(i + 1)}`;
    expect(findCardFlaw(slipped)).toBe('checksum');
  }
});

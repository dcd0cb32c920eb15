// What can be said about a card number while it is typed, so that a slip is seen before it is sent.
// Whether the card can take money is for the bank to say.

export type CardFlaw = 'digits' | 'short' | 'checksum';

/**
 * What is wrong with a number as typed, or `undefined`. Blanks and hyphens do not count. `checksum` is
 * a doubt, not an error: cards carry a check digit, other accounts of a bank need not.
 * @source ISO/IEC 7812-1, annex B
 */
export function findCardFlaw(typed: string): CardFlaw | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  if (/\D/.test(digits)) return 'digits';
  if (digits.length < 12 || digits.length > 19) return 'short';
  return digits.length >= 16 && !luhn(digits) ? 'checksum' : undefined;
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

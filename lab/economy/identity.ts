import { givenNames, lines, surnames } from './names.ts';
import type { Random } from './random.ts';
import type { Traits } from './traits.ts';

/** Who a merchant is to its partners. Numbers are made up and carry the right shape. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly taobaoUserId: string | null;
  readonly alipayUserId: string;
  readonly bankCard: string;
  /** 8 digits, in the numbers of account entries. */
  readonly accountNo: string;
  /** 4 digits, in the numbers of trades. */
  readonly tidTail: string;
  /** How the ids of this merchant's customers begin: open uids differ from seller to seller. */
  readonly buyers: string;
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.whole(0, 9)).join('');

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Names and numbers for a merchant; `fixed` wins where it says something. */
export function drawIdentity(
  id: string,
  traits: Traits,
  random: Random,
  fixed: Partial<Identity> = {},
): Identity {
  const owner = random.pick(surnames) + random.pick(givenNames);
  const place = random.pick(lines[traits.line].places);
  const online = traits.segment === 'onlineSeller';
  return {
    id,
    owner,
    name: `${owner.slice(0, 1)}${random.pick(['记', '家', '氏', '老铺'])}${place}`,
    taobaoUserId: online ? `22${digits(random, 11)}` : null,
    alipayUserId: `2088${digits(random, 12)}`,
    bankCard: withCheckDigit(`62${digits(random, 16)}`),
    accountNo: digits(random, 8),
    tidTail: digits(random, 4),
    buyers: online ? `AAH${word(random, 12)}` : `2088${digits(random, 5)}`,
    ...fixed,
  };
}

const word = (random: Random, length: number): string =>
  Array.from({ length }, () => letters[random.whole(0, letters.length - 1)]).join('');

/** Appends the digit that makes a card number pass. @source ISO/IEC 7812-1, Annex B (Luhn) */
export function withCheckDigit(head: string): string {
  const sum = [...head].reverse().reduce((total, char, i) => {
    const doubled = Number(char) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${head}${(10 - (sum % 10)) % 10}`;
}

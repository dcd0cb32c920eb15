import { parseBusinessDate } from './date.ts';

// Numbers that China's registers give out, with the check characters by which a slip shows.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCodeShape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * Whether `text` is a unified social credit code: 18 characters, the last of which checks the others.
 * The standard's own example does not hold, on purpose.
 * @source GB 32100-2015
 */
export function isCreditCode(text: string): boolean {
  if (!creditCodeShape.test(text)) return false;
  let [sum, weight] = [0, 1];
  for (const character of text.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return text[17] === ALPHABET[(31 - (sum % 31)) % 31];
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Whether `text` is the number of an identity card: region, a day that exists, a serial, and a
 * character that checks them; an `x` counts as `X`.
 * @source GB 11643-1999
 */
export function isIdCard(text: string): boolean {
  const card = text.toUpperCase();
  const shape = /^[1-9]\d{5}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(card);
  if (!shape || !parseBusinessDate(`${shape[1]}-${shape[2]}-${shape[3]}`)) return false;
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(card[i]), 0);
  return card[17] === '10X98765432'[sum % 11];
}

/** Whether `text` is a taxpayer's number: a credit code, or the number of a person who has none. */
export const isTaxNumber = (text: string): boolean => isCreditCode(text) || isIdCard(text);

import type { BusinessDate } from '@open310/server/kernel';
import type { Random } from './random.ts';

// Numbers that registers give out. Made up; their check characters hold.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LATIN = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `count` digits, the first of which may be 0. */
export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.whole(0, 9)).join('');

const weighted = (text: string, alphabet: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * alphabet.indexOf(text[i] ?? ''), 0);

/** 3 to the i, modulo 31. */
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The 18th character of a credit code. @source GB 32100-2015 */
export const creditCheck = (head: string): string =>
  ALPHABET[(31 - (weighted(head, ALPHABET, codeWeights) % 31)) % 31] ?? '';

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The 9th character of an organisation code. @source GB 11714-1997 */
export function organisationCheck(head: string): string {
  const rest = (11 - (weighted(head, LATIN, organisationWeights) % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** What a register calls a business: an enterprise, a sole trader, a farmers' co-operative. */
export type FirmKind = 'enterprise' | 'soleTrader' | 'cooperative';
const kinds: Record<FirmKind, string> = { enterprise: '91', soleTrader: '92', cooperative: '93' };

/** A unified social credit code: kind, county, organisation, check. */
export function drawCreditCode(random: Random, kind: FirmKind, region: string): string {
  const body = `MA${digits(random, 6)}`;
  const head = `${kinds[kind]}${region}${body}${organisationCheck(body)}`;
  return `${head}${creditCheck(head)}`;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of an identity card. @source GB 11643-1999 */
export const idCheck = (head: string): string =>
  '10X98765432'[weighted(head, ALPHABET, idWeights) % 11] ?? '';

/** An identity card of somebody born on `bornOn` in the county `region`. */
export function drawIdCard(random: Random, region: string, bornOn: BusinessDate): string {
  const head = `${region}${bornOn.replaceAll('-', '')}${String(random.whole(1, 999)).padStart(3, '0')}`;
  return `${head}${idCheck(head)}`;
}

/** The number of a fully digital invoice: year, province, channel, serial. */
export const drawInvoiceNo = (random: Random, date: BusinessDate, region: string): string =>
  `${date.slice(2, 4)}${region.slice(0, 2)}2${digits(random, 15)}`;

import { type Fen, isCreditCode, isIdCard, parseBusinessDate, parseYuan } from '../kernel/index.ts';

/** What a field's text must look like. */
export type Shape =
  | 'creditCode'
  | 'invoiceNo'
  | 'day'
  | 'yuan'
  | 'area'
  | 'account'
  | 'name'
  | 'text';

const two = (part = ''): string => part.padStart(2, '0');

/** The first day in a text, as `2026-11-29`. */
export function dayIn(text: string): string | undefined {
  const found =
    /(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})/.exec(text) ??
    /(?<!\d)(20\d\d|19\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  return found ? parseBusinessDate(`${found[1]}-${two(found[2])}-${two(found[3])}`) : undefined;
}

/**
 * Yuan in a text: `¥1,234.50`. What parts the last two digits is a point, whatever a reader took it for; all else
 * between digits parts thousands.
 */
export function yuanIn(text: string): Fen | undefined {
  const found = /-?\d(?:[\d.,，:]*\d)?/.exec(text.replace(/(?<=\d)\s+(?=[\d.,])/g, ''))?.[0];
  if (found === undefined) return undefined;
  const parted = /^(.*)[.,，:](\d{1,2})$/.exec(found);
  const whole = (parted?.[1] ?? found).replace(/[.,，:]/g, '');
  return parseYuan(parted ? `${whole}.${parted[2]}` : whole);
}

/** Letters that a code never has, as the digits that they are taken for. */
const repaired = (code: string): string =>
  code
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/I/g, '1')
    .replace(/Z(?=\d)/g, '2')
    .replace(/S(?=\d)/g, '5');

/** A credit code in a text: one whose check character holds, or else one of its length. */
export function creditCodeIn(text: string): string | undefined {
  const all = text.toUpperCase().match(/[0-9A-Z]{18}/g) ?? [];
  const right = [...all, ...all.map(repaired)].find((code) => isCreditCode(code) || isIdCard(code));
  return right ?? all[0];
}

const names = /^[\p{Script=Han}A-Za-z0-9()·.&-]{2,60}$/u;

/** What a text says in a shape; `undefined` where it does not. The text is plain. */
export const readShape: Readonly<Record<Shape, (text: string) => string | undefined>> = {
  creditCode: creditCodeIn,
  invoiceNo: (text) =>
    /(?<!\d)\d{20}(?!\d)/.exec(text)?.[0] ?? /(?<!\d)\d{8,19}(?!\d)/.exec(text)?.[0],
  day: dayIn,
  yuan: (text) => yuanIn(text)?.toString(),
  area: (text) => /(\d+(?:\.\d+)?)(?=\s*(?:亩|$))/.exec(text)?.[1],
  account: (text) => /\d[\d*]{7,31}/.exec(text)?.[0],
  name: (text) =>
    names.test(text) && /\p{Script=Han}{2}|[A-Za-z]{3}/u.test(text) ? text : undefined,
  text: (text) => (text.length >= 2 ? text.slice(0, 200) : undefined),
};

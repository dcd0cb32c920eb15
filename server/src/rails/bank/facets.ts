import { FEN_MAX, type Fen, parseBusinessDate, parseYuan } from '../../kernel/index.ts';
import type { AmountType, TextType } from './profile.ts';

const patterns = new Map<string, RegExp>();

/** XSD patterns are anchored; `u` makes a character of the pattern a character of the text. */
function anchored(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  const made = new RegExp(`^(?:${pattern})$`, 'u');
  patterns.set(pattern, made);
  return made;
}

/** Characters of `text` as XSD counts them: code points. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) length -= 1; // The second half of a pair follows.
  }
  return length;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot carry.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Whether XML 1.0 can carry `text`: no control characters, no half of a surrogate pair. */
export const isXmlText = (text: string): boolean => !notXml.test(text) && text.isWellFormed();

const isInstant = (text: string): boolean =>
  parseBusinessDate(text.slice(0, 10)) !== undefined && !Number.isNaN(Date.parse(text));

/** What is wrong with `value` as a `type`, or `undefined`. Never repeats the value: it may be a name. */
export function textProblem(type: TextType, value: string): string | undefined {
  if (type.codes) return type.codes.includes(value) ? undefined : 'not one of the codes';
  const length = value.length > type.maxLength ? lengthOf(value) : value.length;
  if (length < type.minLength) return 'empty';
  if (length > type.maxLength) return `longer than ${type.maxLength}`;
  if (type.pattern !== null && !anchored(type.pattern).test(value)) return 'not of the pattern';
  if (type.base === 'xs:date' && parseBusinessDate(value) === undefined) return 'not a day';
  if (type.base === 'xs:dateTime' && !isInstant(value)) return 'not an instant';
  return isXmlText(value) ? undefined : 'not text that XML can carry';
}

/** Yuan with exactly two decimals, no sign, no leading zeros, in fen; `undefined` otherwise. */
export function readAmount(type: AmountType, value: string): Fen | undefined {
  if (!/^(?:0|[1-9][0-9]{0,12})[.][0-9]{2}$/.test(value)) return undefined;
  const amount = parseYuan(value);
  return amount === undefined || amount < type.least ? undefined : amount;
}

/** Whether `value` can be written so that `readAmount` reads it: at most 13 digits of yuan. */
export const isAmount = (type: AmountType, value: bigint): boolean =>
  value >= type.least && value < FEN_MAX;

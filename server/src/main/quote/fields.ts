import { z } from 'zod';
import {
  type BusinessDate,
  type Fen,
  parseBusinessDate,
  parseYuan,
  type RateE9,
  rateE9,
} from '../../kernel/index.ts';
import type { QuoteCode } from './refusal.ts';

// The forms that terms come in. Each reads a JSON value and refuses it with its own code; none of
// them lets a binary fraction near an amount.

/** What the reference says of a term. */
export interface TermSays {
  readonly form: string;
  readonly says: string;
}

const form = <T>(code: QuoteCode, wanted: string, read: (value: unknown) => T | undefined) =>
  z.unknown().transform((value, ctx): T => {
    const found = read(value);
    if (found !== undefined) return found;
    ctx.addIssue({ code: 'custom', message: wanted, params: { code } });
    return z.NEVER;
  });

/** The digits of a decimal, as text or as a JSON number that says the same. */
function decimalText(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\.\d/.test(value) ? `0${value}` : value;
  // The shortest text that reads back as the number: 1234.5 says 1234.5 and 0.1 + 0.2 does not say 0.3.
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return `${value}`;
  return undefined;
}

/** A decimal that is not negative as a whole number of its last place; `undefined` if it is none. */
function scaled(value: unknown, places: number): bigint | undefined {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(decimalText(value) ?? '');
  const [, whole = '', fraction = ''] = match ?? [];
  if (!match || fraction.length > places) return undefined;
  return BigInt(whole + fraction.padEnd(places, '0'));
}

const within = (value: bigint | undefined, max: bigint): bigint | undefined =>
  value !== undefined && value <= max ? value : undefined;

export const yuan = form(
  'bad_amount',
  'an amount in yuan above 0 with at most two decimals is wanted, as text: "1234.50"',
  (value): Fen | undefined => {
    const amount = parseYuan(decimalText(value) ?? '');
    return amount !== undefined && amount > 0n ? amount : undefined;
  },
);

const PERCENT_PLACES = 7; // A rate is whole parts per billion.
const RATE_MAX = 10_000_000_000n; // 1,000 percent a year: far above any, and far below an overflow.

export const ratePercent = form(
  'bad_rate',
  'a percentage from 0 to 1000 with at most seven decimals is wanted, as text: "7.2"',
  (value): RateE9 | undefined => {
    const rate = within(scaled(value, PERCENT_PLACES), RATE_MAX);
    return rate === undefined ? undefined : rateE9(rate);
  },
);

/** A share of a whole, in parts per million. */
export const sharePercent = form(
  'bad_rate',
  'a percentage from 0 to 100 with at most four decimals is wanted, as text: "25"',
  (value): bigint | undefined => within(scaled(value, 4), 1_000_000n),
);

/** How many times, in parts per million. */
export const multiple = form(
  'bad_number',
  'a multiple from 0 to 10 with at most six decimals is wanted, as text: "1.5"',
  (value): bigint | undefined => within(scaled(value, 6), 10_000_000n),
);

const isDay = /^(?:19|2[01])\d\d-\d\d-\d\d$/;

export const day = form(
  'bad_date',
  'a day of the calendar is wanted: "2027-01-04"',
  (value): BusinessDate | undefined =>
    typeof value === 'string' && isDay.test(value) ? parseBusinessDate(value) : undefined,
);

export const whole = (min: number, max: number) =>
  form('bad_number', `a whole number from ${min} to ${max} is wanted`, (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : undefined,
  );

export const yesOrNo = form('bad_choice', 'true or false is wanted', (value) =>
  typeof value === 'boolean' ? value : undefined,
);

const MARK_MAX = 64;

/** The name of an event within its document. */
export const mark = form(
  'bad_choice',
  `a text of 1 to ${MARK_MAX} characters is wanted`,
  (value) =>
    typeof value === 'string' && value.length >= 1 && value.length <= MARK_MAX ? value : undefined,
);

/** An event of the same document: its place, counted from 0, or its name. */
export const placeOrMark = form(
  'bad_choice',
  'the place of an event, counted from 0, or its id is wanted',
  (value): number | string | undefined => {
    if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  },
);

/** One of the keys of `meanings`, read as what it means. */
export const choice = <const T>(meanings: Readonly<Record<string, T>>) =>
  form('bad_choice', `one of ${Object.keys(meanings).join(', ')} is wanted`, (value) =>
    typeof value === 'string' && Object.hasOwn(meanings, value) ? meanings[value] : undefined,
  ).meta({ choices: Object.keys(meanings) });

/** Text that means itself. */
export const oneOf = <const T extends string>(...names: readonly T[]) =>
  form('bad_choice', `one of ${names.join(', ')} is wanted`, (value) =>
    names.find((name) => name === value),
  ).meta({ choices: names });

/** All of `names`, each once, in an order of one's own. */
export const orderOf = <const T extends string>(...names: readonly T[]) =>
  form('bad_choice', `${names.join(', ')} are wanted, each once`, (value): T[] | undefined => {
    if (!Array.isArray(value) || value.length !== names.length) return undefined;
    return names.every((name) => value.includes(name)) ? (value as T[]) : undefined;
  });

/** `schema` with what the reference says of it. */
export const term = <S extends z.ZodType>(schema: S, formName: string, says: string): S =>
  schema.meta({ form: formName, says });

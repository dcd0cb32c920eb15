import type { ApiProblem } from '@open310/sdk';
import { type TextKey, texts } from '../texts/index.ts';
import { duration, percent, sayProblem, type Text, yuan } from '../ui/index.ts';

/** Why something was refused, in the words of these pages, or in the API's when it is new to them. */
export function sayRefusal(text: Text, problem: ApiProblem): string {
  const key = `refusal.${problem.code}`;
  return key in texts ? text(key as TextKey) : sayProblem(text, problem).body;
}

/** Why a file is not taken, in the API's own words of the reader's language, and where in the file. */
export function sayFileRefusal(
  text: Text,
  say: (says: Says) => string,
  problem: ApiProblem,
): string {
  const { says, place } = problem.fields;
  if (!isSays(says)) return sayRefusal(text, problem);
  const why = say(says);
  return typeof place === 'string' && place !== ''
    ? text('sources.file.refusedAt', { why, place })
    : why;
}

interface Says {
  readonly zh: string;
  readonly en: string;
}

const isSays = (value: unknown): value is Says =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** A feature's value in its unit; `undefined` when it is not known. */
export function sayValue(text: Text, value: string | null, unit: string): string | undefined {
  if (value === null) return undefined;
  if (unit === 'fen') return yuan(value, { cents: 'ifAny' });
  if (unit === 'ppm') return percent(value, 1, 1_000_000n);
  if (unit === 'days') return text('unit.days', { n: value });
  if (unit === 'hours') return text('unit.hours', { n: value });
  if (unit === 'm2') return text('unit.m2', { n: value });
  return unit === 'ms' ? duration(Number(value)) : text('unit.count', { n: value });
}

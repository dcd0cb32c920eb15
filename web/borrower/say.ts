import type { ApiProblem } from '@open310/sdk';
import { type TextKey, texts } from '../texts/index.ts';
import { duration, percent, sayProblem, type Text, yuan } from '../ui/index.ts';

/** Why something was refused, in the words of these pages, or in the API's when it is new to them. */
export function sayRefusal(text: Text, problem: ApiProblem): string {
  const key = `refusal.${problem.code}`;
  return key in texts ? text(key as TextKey) : sayProblem(text, problem).body;
}

/** A feature's value in its unit; `undefined` when it is not known. */
export function sayValue(text: Text, value: string | null, unit: string): string | undefined {
  if (value === null) return undefined;
  if (unit === 'fen') return yuan(value, { cents: 'ifAny' });
  if (unit === 'ppm') return percent(value, 1, 1_000_000n);
  if (unit === 'days') return text('unit.days', { n: value });
  return unit === 'ms' ? duration(Number(value)) : text('unit.count', { n: value });
}

import type { ApiProblem } from '@open310/sdk';
import { type TextKey, texts } from '../texts/index.ts';
import { sayProblem, type Text } from '../ui/index.ts';

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

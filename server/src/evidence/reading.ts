import type { CheckCode, PaperDefinition } from './define.ts';
import type { Fields } from './fields.ts';
import { findFields } from './find-field.ts';
import { paperKinds } from './kinds.ts';
import type { PaperText, Sign } from './paper-text.ts';
import { recognise } from './recognise.ts';

/** Read less surely than this, a field that matters is looked at by a person. */
const SURE_ENOUGH = 0.9;

/** What a machine makes of a paper. */
export interface Reading {
  /** `null`: none that is known. */
  readonly kind: PaperDefinition | null;
  readonly fields: Fields;
  readonly checks: readonly CheckCode[];
  readonly signs: readonly Sign[];
}

/**
 * Of which kind a paper is, what it says, and what is wrong with that. Pure.
 * @param today - `2026-11-29`.
 */
export function readingOf(text: PaperText, today: string): Reading {
  const { runs, signs } = text;
  const kind = recognise(runs, paperKinds);
  if (!kind) return { kind, fields: {}, checks: [], signs };
  const told = findFields(runs, kind);
  const fields = kind.look?.(text, told) ?? told;
  return { kind, fields, checks: checksOf(kind, fields, today), signs };
}

/** What is missing, what a kind's own rules find, and what was not read surely. */
export function checksOf(kind: PaperDefinition, fields: Fields, today: string): CheckCode[] {
  const needed = kind.fields.filter((field) => field.needed);
  const isMissing = needed.some(({ id }) => fields[id] === undefined);
  const isUnsure = needed.some(({ id }) => (fields[id]?.sure ?? 1) < SURE_ENOUGH);
  return [
    ...(isMissing ? (['needed_missing'] as const) : []),
    ...kind.check({ fields, today }),
    ...(isUnsure ? (['unsure'] as const) : []),
  ];
}

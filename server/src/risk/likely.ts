import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJson, type Json } from '../kernel/index.ts';
import { fitLogistic, sigmoid } from './logistic.ts';

// What a borrower could still give, before it is asked: a small model a source. Asking for what hardly anybody
// of the kind has costs a tap and an answer; what is likely is asked at once.

/** What is known of an applicant while they are asked: early data. */
export interface EarlyData {
  readonly segment: string;
  /** Records told so far, of all sources. */
  readonly events: number;
  /** What the limit would be now. Unit: yuan. */
  readonly limitYuan: number;
}

/** An applicant of whom it is known which sources held anything. */
export interface HoldingsCase extends EarlyData {
  readonly holds: readonly string[];
}

const Weights = z.strictObject({ intercept: z.number(), weights: z.array(z.number()) });
const File = z.strictObject({
  format: z.literal('open310.likely.1'),
  segments: z.array(z.string()).min(1),
  sources: z.record(z.string(), Weights),
  /** Where it comes from and how it was measured. Not used in scoring. */
  training: z.json(),
  digest: z.string(),
});

/** How likely each source holds anything of an applicant, by kind of business and early data. */
export type Likely = z.output<typeof File>;

const L2 = 1;
const DOUBT = 0.5; // Cases a segment that nobody saw: one that holds and one that does not, of this weight.

/**
 * One logistic regression a source, on the segment and, within each, on how much is known so far. Shrunk, so
 * that what nobody of twenty has is not taken for impossible.
 */
function fit(cases: readonly HoldingsCase[], sources: readonly string[]) {
  assert(cases.length > 0, 'nothing to learn from');
  const segments = [...new Set(cases.map(({ segment }) => segment))].sort();
  const doubts = segments.map((segment) => ({ segment, events: 99, limitYuan: 9_999 }));
  const seen = [...cases, ...doubts, ...doubts];
  const x = seen.map((one) => inputsOf(segments, one));
  const weight = Float64Array.from(seen, (_, i) => (i < cases.length ? 1 : DOUBT));
  const fitted = sources.map((source) => {
    const told = cases.map(({ holds }) => (holds.includes(source) ? 1 : 0));
    const y = [...told, ...doubts.map(() => 1), ...doubts.map(() => 0)];
    const { intercept, weights } = fitLogistic(x, y, L2, weight);
    return [source, { intercept: round(intercept), weights: weights.map(round) }] as const;
  });
  return { format: 'open310.likely.1' as const, segments, sources: Object.fromEntries(fitted) };
}

const round = (weight: number): number => Number(weight.toFixed(6)); // Same bytes on every machine.

/** For each segment: whether it is this one, and how much is known within it. */
const inputsOf = (segments: readonly string[], { segment, events, limitYuan }: EarlyData) =>
  segments.flatMap((one) =>
    one === segment ? [1, Math.log10(1 + events) - 2, Math.log10(1 + limitYuan) - 4] : [0, 0, 0],
  );

/** How likely each source of the model holds anything of the applicant. From 0 to 1. */
export function likelyOf(likely: Likely, early: EarlyData): ReadonlyMap<string, number> {
  const x = inputsOf(likely.segments, early);
  return new Map(
    Object.entries(likely.sources).map(([source, { intercept, weights }]) => [
      source,
      sigmoid(weights.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), intercept)),
    ]),
  );
}

const digestOf = (likely: Json): string =>
  `sha256:${createHash('sha256').update(canonicalJson(likely)).digest('hex')}`;

/**
 * Trains what is likely, and seals it as a file. @param training - Where the cases come from.
 */
export function trainLikely(
  cases: readonly HoldingsCase[],
  sources: readonly string[],
  training: Json,
): { readonly text: string; readonly likely: Likely } {
  const open = { ...fit(cases, sources), training };
  const likely = { ...open, digest: digestOf(open as Json) } as Likely;
  return { text: `${JSON.stringify(likely, null, 2)}\n`, likely };
}

/** The model of a file. Throws when it is not there, malformed or altered: a server must not start with it. */
export function readLikely(path: string): Likely {
  const { digest, ...open } = File.parse(JSON.parse(readFileSync(path, 'utf8')));
  assert(digest === digestOf(open as Json), `model ${path} was altered`);
  for (const { weights } of Object.values(open.sources)) {
    assert(weights.length === 3 * open.segments.length, `model ${path}: weights of other inputs`);
  }
  return { ...open, digest };
}

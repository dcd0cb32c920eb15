import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FeatureSnapshot, featureUnits } from '../features/index.ts';
import {
  canonicalJson,
  fen,
  type Id,
  type Instant,
  instant,
  type Json,
  parseId,
  rateE9,
  sources,
} from '../kernel/index.ts';
import type { ModelScore, Score } from '../risk/index.ts';
import type { DecisionOutcome, Exposures } from './decide.ts';

const integer = z
  .string()
  .regex(/^(0|-?[1-9]\d*)$/)
  .transform(BigInt);
const money = integer.transform(fen);
const rate = integer.transform(rateE9);
const at = z.int().transform((ms): Instant => instant(ms));
const id = <K extends string>(prefix: K) =>
  z.string().transform((text, context): Id<K> => {
    const parsed = parseId(prefix, text);
    if (parsed !== undefined) return parsed;
    context.addIssue(`not an id of ${prefix}`);
    return z.NEVER;
  });
const source = z.enum(sources);
const unit = z.enum(featureUnits);
const says = z.strictObject({ zh: z.string(), en: z.string() });

const FeatureShape = z.strictObject({
  value: integer.nullable(),
  unit,
  source: z.enum([...sources, 'open310']),
  also: z
    .array(z.enum([...sources, 'open310']))
    .readonly()
    .exactOptional(),
  events: z.int(),
  newestAt: at.nullable(),
  version: z.int(),
});

const ScoreShape = z.strictObject({
  modelId: z.string(),
  version: z.int(),
  digest: z.string(),
  totalE3: integer,
  pdE9: integer,
  points: z.array(
    z.strictObject({
      feature: z.string(),
      value: integer.nullable(),
      bin: z.union([z.int(), z.literal('missing')]),
      pointsE3: integer,
      lostE3: integer,
    }),
  ),
  reasons: z.array(z.string()),
});

const ModelShape = z.strictObject({
  modelId: z.string(),
  version: z.int(),
  digest: z.string(),
  baseE6: integer,
  contributions: z.array(z.strictObject({ feature: z.string(), logitE6: integer })).readonly(),
  relations: z
    .array(z.strictObject({ relation: z.string(), logitE6: integer }))
    .readonly()
    .exactOptional(),
  pdE9: integer,
});

const OutcomeShape = z.strictObject({
  outcome: z.enum(['approve', 'decline', 'refer']),
  rules: z.array(
    z.strictObject({
      code: z.string(),
      verdict: z.enum(['pass', 'decline', 'refer']),
      inputs: z.record(z.string(), integer.nullable()),
      says,
      advice: says,
    }),
  ),
  reasons: z.array(z.string()),
  limit: money,
  computedLimit: money,
  parts: z.array(
    z.strictObject({
      reason: z.string(),
      feature: z.string(),
      value: integer.nullable(),
      unit,
      fen: money,
      ceiling: money,
      says,
      advice: says,
    }),
  ),
  annualRate: rate,
  rateParts: z.array(
    z.strictObject({
      reason: z.enum([
        'base_rate',
        'product_add_on',
        'expected_loss',
        'held_to_floor',
        'held_to_cap',
      ]),
      rate,
    }),
  ),
});

const BucketShape = z.strictObject({
  bucket: z.string(),
  used: money,
  limit: money.nullable(),
});

const DecisionShape = z.strictObject({
  id: id('decision'),
  borrowerId: id('borrower'),
  /** `null`: decided without an application, e.g. by a re-scoring. */
  applicationId: id('application').nullable(),
  policyVersion: z.string(),
  productId: z.string(),
  asOf: at,
  decidedAt: at,
  /** The consents under which the data was read. */
  consents: z.array(z.strictObject({ id: id('consent'), source })),
  /** Sources that had answered, and those left behind. */
  connected: z.array(source),
  leftBehind: z.array(source),
  features: z.record(z.string(), FeatureShape),
  score: ScoreShape,
  /** The champion, whose PD decided; absent: the scorecard's did. */
  model: ModelShape.exactOptional(),
  exposures: z.strictObject({
    outstanding: money,
    otherLimits: money,
    region: BucketShape.exactOptional(),
    industry: BucketShape.exactOptional(),
  }),
  /** What was around the borrower, kept apart; absent: no model looked at it. */
  surroundings: z
    .strictObject({ nodes: z.int(), edges: z.int(), digest: z.string() })
    .exactOptional(),
  outcome: OutcomeShape,
});

type Source = z.output<typeof source>;
type Named =
  | 'consents'
  | 'connected'
  | 'leftBehind'
  | 'features'
  | 'score'
  | 'model'
  | 'exposures'
  | 'outcome';

/**
 * Everything a decision used and everything it said. What explains a decision later reads this
 * record and nothing else.
 */
export interface DecisionRecord extends Readonly<Omit<z.output<typeof DecisionShape>, Named>> {
  readonly consents: readonly { readonly id: Id<'consent'>; readonly source: Source }[];
  readonly connected: readonly Source[];
  readonly leftBehind: readonly Source[];
  readonly features: FeatureSnapshot;
  readonly score: Score;
  /** The champion, whose PD decided; absent: the scorecard's did. */
  readonly model?: ModelScore;
  readonly exposures: Exposures;
  readonly outcome: DecisionOutcome;
}

/** A record as it is kept, with the digest that was taken when it was made. */
export type StoredDecision = DecisionRecord & { readonly digest: string };

/** SHA-256 over the canonical JSON of the record. */
export const digestOf = (record: DecisionRecord): string =>
  `sha256:${createHash('sha256').update(canonicalJson(record)).digest('hex')}`;

/** The record as JSON: integers that may be large are text. */
export const encodeDecision = (record: DecisionRecord): Json =>
  JSON.parse(canonicalJson(record)) as Json;

/** The inverse of `encodeDecision`. Throws on a member that is missing, unknown or malformed. */
export const decodeDecision = (json: unknown): DecisionRecord => DecisionShape.parse(json);

/** Features as JSON, for what is decided from them in a later step. */
export const encodeFeatures = (features: FeatureSnapshot): Json =>
  JSON.parse(canonicalJson(features)) as Json;

/** The inverse of `encodeFeatures`. */
export const decodeFeatures = (json: unknown): FeatureSnapshot =>
  z.record(z.string(), FeatureShape).parse(json);

/** The id of an application's decision; `round` counts decisions of one application from 0. */
export const decisionIdOf = (applicationId: Id<'application'>, round = 0): Id<'decision'> => {
  const hex = createHash('sha256').update(`decision:${applicationId}:${round}`).digest('hex');
  return `decision_${hex.slice(0, 32)}` as Id<'decision'>;
};

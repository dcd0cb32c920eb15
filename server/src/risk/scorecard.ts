import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FeatureDefinition, featureDefinitions } from '../features/index.ts';
import { canonicalJson, type Json, ok, type Result, refuse } from '../kernel/index.ts';

const integer = z
  .string()
  .regex(/^(0|-?[1-9]\d*)$/)
  .transform(BigInt);
const whole = z.int();

const Bin = z.strictObject({
  /** Lowest value of the bin; `null`: no lower end. The next bin begins where this one ends. */
  from: integer.nullable(),
  pointsE3: integer,
  woePpm: whole,
  goods: whole,
  bads: whole,
});
const Missing = Bin.omit({ from: true });

const Feature = z.strictObject({
  name: z.string(),
  version: whole,
  weightPpm: whole,
  ivPpm: whole,
  bins: z.array(Bin).min(1),
  missing: Missing,
});

const Card = z.strictObject({
  format: z.literal('open310.scorecard.1'),
  id: z.string(),
  version: whole,
  segment: z.string(),
  defaultDefinition: z.string(),
  /** `points` mean `oddsGoodToBad` to one; every `pointsToDouble` more doubles the odds. */
  scale: z.strictObject({
    points: integer,
    oddsGoodToBad: integer,
    pointsToDouble: integer,
    source: z.string(),
  }),
  basePointsE3: integer,
  calibration: z.strictObject({ targetBadRatePpm: whole, shiftPpm: whole }),
  features: z.array(Feature),
  /** Where it comes from: data, seed, split, choice, metrics. Not used in scoring. */
  training: z.json(),
});

/**
 * A logistic scorecard: the points of each feature's bin add up to a score, the score says the PD.
 * Points are thousandths, so that scoring is exact. A higher score is safer.
 */
export type Scorecard = Readonly<Omit<z.output<typeof Card>, 'training'>> & {
  readonly training: Json;
  /** SHA-256 over the canonical JSON of everything else. */
  readonly digest: string;
};
export type ScorecardFeature = Scorecard['features'][number];

/** Why a model file is not taken into service. In order of precedence. */
export type ScorecardRefusal =
  | { readonly code: 'scorecard_malformed'; readonly detail: string }
  | { readonly code: 'scorecard_altered'; readonly id: string }
  | {
      readonly code: 'feature_version_differs';
      readonly feature: string;
      readonly trainedOn: number;
      /** `null`: no such feature any more. */
      readonly now: number | null;
    };

const digestOf = (card: Omit<Scorecard, 'digest'>): string =>
  `sha256:${createHash('sha256').update(canonicalJson(card)).digest('hex')}`;

/** The scorecard with its digest: what was trained is sealed once. */
export const sealScorecard = (card: Omit<Scorecard, 'digest'>): Scorecard => ({
  ...card,
  digest: digestOf(card),
});

/** The model file: JSON text, integers that may be large as strings, one bin a line. */
export function writeScorecard(card: Scorecard): string {
  const text = JSON.stringify(card, (_, v) => (typeof v === 'bigint' ? String(v) : v), 2);
  const flat = text.replace(/\{\n\s+"(?:from|pointsE3)"[^{}]*\}/g, (bin) =>
    bin.replace(/\s*\n\s*/g, ' '),
  );
  return `${flat}\n`;
}

/**
 * A scorecard read from its file, refused when one byte of its meaning was altered, or when a
 * feature means something else today than when it was trained.
 * @param o.definitions - The features in service. `null` when an old decision is replayed: it holds
 * the values of that time and needs no feature of today.
 */
export function loadScorecard(
  json: unknown,
  o: { readonly definitions?: readonly FeatureDefinition[] | null } = {},
): Result<Scorecard, ScorecardRefusal> {
  const parsed = Card.extend({ digest: z.string() }).safeParse(json);
  if (!parsed.success) {
    const detail = parsed.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      .join('; ');
    return refuse({ code: 'scorecard_malformed', detail });
  }
  const card = parsed.data as Scorecard;
  const { digest, ...rest } = card;
  if (digestOf(rest) !== digest) return refuse({ code: 'scorecard_altered', id: card.id });
  const definitions = o.definitions === undefined ? featureDefinitions : o.definitions;
  if (definitions === null) return ok(card);
  for (const { name, version } of card.features) {
    const now = definitions.find((d) => d.name === name)?.version ?? null;
    if (now !== version) {
      return refuse({ code: 'feature_version_differs', feature: name, trainedOn: version, now });
    }
  }
  return ok(card);
}

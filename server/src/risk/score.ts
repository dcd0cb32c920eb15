import assert from 'node:assert/strict';
import type { FeatureSnapshot } from '../features/index.ts';
import { divHalfEven } from '../kernel/index.ts';
import { asFraction, powerOfTwo } from './fixed-point.ts';
import type { Scorecard, ScorecardFeature } from './scorecard.ts';

/** What one feature did to a score. */
export interface FeaturePoints {
  readonly feature: string;
  readonly value: bigint | null;
  /** Position in the scorecard's bins; `missing` when the value is not known. */
  readonly bin: number | 'missing';
  /** Unit: thousandths of a point; higher is safer, 0 is the average borrower. */
  readonly pointsE3: bigint;
  /** How far below the feature's best bin. Unit: thousandths of a point, `>= 0`. */
  readonly lostE3: bigint;
}

/** A borrower's score with everything that made it. */
export interface Score {
  readonly modelId: string;
  readonly version: number;
  readonly digest: string;
  /** Unit: thousandths of a point. */
  readonly totalE3: bigint;
  /** Probability of default within 12 months. Unit: parts per billion. */
  readonly pdE9: bigint;
  readonly points: readonly FeaturePoints[];
  /** Features that cost the most points against their best bin, the dearest first, at most four. */
  readonly reasons: readonly string[];
}

/**
 * The score of a borrower: integers throughout, the same on every machine and in every year.
 * The snapshot must hold each feature in the version the scorecard was trained on.
 */
export function scoreBorrower(card: Scorecard, features: FeatureSnapshot): Score {
  const points = card.features.map((feature): FeaturePoints => {
    const known = features[feature.name];
    assert(known, `the snapshot lacks ${feature.name}`);
    assert(known.version === feature.version, `${feature.name}: version differs from the model's`);
    const { bin, pointsE3 } = binOf(feature, known.value);
    const lostE3 = bestPoints(feature) - pointsE3;
    return { feature: feature.name, value: known.value, bin, pointsE3, lostE3 };
  });
  const totalE3 = points.reduce((sum, p) => sum + p.pointsE3, card.basePointsE3);
  return {
    modelId: card.id,
    version: card.version,
    digest: card.digest,
    totalE3,
    pdE9: pdOf(card, totalE3),
    points,
    reasons: reasonsOf(points),
  };
}

/** The bin that holds `value`, and its points. */
export function binOf(
  { bins, missing }: ScorecardFeature,
  value: bigint | null,
): { readonly bin: number | 'missing'; readonly pointsE3: bigint } {
  if (value === null) return { bin: 'missing', pointsE3: missing.pointsE3 };
  const bin = bins.findLastIndex(({ from }) => from === null || value >= from);
  const found = bins[bin];
  assert(found, 'the first bin has a lower end');
  return { bin, pointsE3: found.pointsE3 };
}

function bestPoints({ bins, missing }: ScorecardFeature): bigint {
  let best = missing.pointsE3;
  for (const { pointsE3 } of bins) if (pointsE3 > best) best = pointsE3;
  return best;
}

/**
 * The PD that a score means, in parts per billion, rounded once (half to even):
 *
 *   odds = oddsGoodToBad * 2^((total - points) / pointsToDouble),  pd = 1 / (1 + odds)
 */
export function pdOf({ scale }: Pick<Scorecard, 'scale'>, totalE3: bigint): bigint {
  const furthest = 100n * scale.pointsToDouble * 1000n; // Odds beyond 2^100 round to 0 or 1 anyway.
  const distance = totalE3 - scale.points * 1000n;
  const held = distance > furthest ? furthest : distance < -furthest ? -furthest : distance;
  const odds = asFraction(powerOfTwo(held, scale.pointsToDouble * 1000n), scale.oddsGoodToBad);
  return divHalfEven(1_000_000_000n * odds.denominator, odds.denominator + odds.numerator);
}

/** "Points below the maximum", the usual way to find a scorecard's adverse reasons (Siddiqi 2006, ch. 6). */
const reasonsOf = (points: readonly FeaturePoints[]): string[] =>
  points
    .filter((p) => p.lostE3 > 0n)
    .toSorted((a, b) => (a.lostE3 === b.lostE3 ? 0 : a.lostE3 > b.lostE3 ? -1 : 1))
    .slice(0, 4)
    .map((p) => p.feature);

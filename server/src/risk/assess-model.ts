import assert from 'node:assert/strict';
import {
  type FeatureDefinition,
  type FeatureSnapshot,
  featureDefinitions,
} from '../features/index.ts';
import { divHalfEven, segments } from '../kernel/index.ts';
import { explainCase, findUnexplained, type NotExplained } from './explain.ts';
import { asFraction, powerOfTwo } from './fixed-point.ts';
import { columnsRead, type SealedModel } from './model.ts';

/** What one feature did to a model's score. */
export interface Contribution {
  readonly feature: string;
  /** Against the usual borrower; above zero is riskier. Unit: millionths of log-odds. */
  readonly logitE6: bigint;
}

/** A borrower's PD by a model, with everything that made it. */
export interface ModelScore {
  readonly modelId: string;
  readonly version: number;
  readonly digest: string;
  /** Of the usual borrower; with the contributions it adds up to the log-odds. Unit: millionths. */
  readonly baseE6: bigint;
  /** The largest first, either way; those that did nothing are left out. */
  readonly contributions: readonly Contribution[];
  /** Probability of default within 12 months. Unit: parts per billion. */
  readonly pdE9: bigint;
}

/** Why a model cannot score the borrowers of a segment. In order of precedence. */
export type Unfit =
  | { readonly code: 'segment_unknown'; readonly segment: string | null }
  | NotExplained
  | { readonly code: 'column_not_a_feature'; readonly column: string }
  | {
      readonly code: 'feature_version_differs';
      readonly feature: string;
      readonly trainedOn: number;
      readonly now: number;
    };

/**
 * What stands in the way of a model that is to score borrowers: it must explain itself, and read features
 * of its segment alone, in the version it learnt from.
 */
export function findUnfit(
  model: SealedModel,
  definitions: readonly FeatureDefinition[] = featureDefinitions,
): Unfit | undefined {
  const segment = segments.find((one) => one === model.segment);
  if (!segment) return { code: 'segment_unknown', segment: model.segment };
  const unexplained = findUnexplained(model);
  if (unexplained) return unexplained;
  for (const column of columnsRead(model).numbers) {
    const learnt = model.features.find(({ name }) => name === column);
    const now = definitions.find((d) => d.name === column && d.segments.includes(segment));
    if (!learnt || !now) return { code: 'column_not_a_feature', column };
    if (now.version !== learnt.version) {
      return {
        ...{ code: 'feature_version_differs', feature: column },
        ...{ trainedOn: learnt.version, now: now.version },
      };
    }
  }
  return undefined;
}

/**
 * The PD of a borrower. Sums are of numbers that every machine adds alike, and the PD is made of the rounded
 * sum by integers: a replay finds the same. What rounding leaves over goes to the largest contribution.
 * @param features - Must hold each feature the model reads, in the version it learnt from.
 */
export async function assessModel(
  model: SealedModel,
  features: FeatureSnapshot,
): Promise<ModelScore> {
  const known = model.features.map(({ name, version }): [string, number] => {
    const value = features[name];
    assert(value, `the snapshot lacks ${name}`);
    assert(value.version === version, `${name}: version differs from the model's`);
    return [name, value.value === null ? Number.NaN : Number(value.value)];
  });
  const { base, contributions, logit } = await explainCase(model, Object.fromEntries(known));
  const rounded = [...contributions]
    .map(([feature, logit]) => ({ feature, logitE6: millionths(logit) }))
    .filter(({ logitE6 }) => logitE6 !== 0n)
    .toSorted(
      (a, b) => compare(size(b.logitE6), size(a.logitE6)) || (a.feature < b.feature ? -1 : 1),
    );
  const told = rounded.reduce((sum, { logitE6 }) => sum + logitE6, millionths(base));
  const rest = millionths(logit) - told;
  const [largest, ...others] = rounded;
  return {
    ...{ modelId: model.id, version: model.version, digest: model.digest },
    baseE6: millionths(base) + (largest ? 0n : rest),
    contributions: largest ? [{ ...largest, logitE6: largest.logitE6 + rest }, ...others] : rounded,
    pdE9: pdOfLogit(millionths(logit)),
  };
}

const millionths = (logit: number): bigint => BigInt(Math.round(logit * 1e6));
const size = (n: bigint): bigint => (n < 0n ? -n : n);
const compare = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1);

const LN_2_E15 = 693_147_180_559_945n;
const FURTHEST_E6 = 60_000_000n; // PDs beyond it round to 0 or 1 anyway.

/**
 * The PD that log-odds of bad mean, `1 / (1 + e^-logit)`, rounded once (half to even).
 * @param logitE6 - Unit: millionths.
 * @returns Parts per billion.
 */
export function pdOfLogit(logitE6: bigint): bigint {
  const held =
    logitE6 > FURTHEST_E6 ? FURTHEST_E6 : logitE6 < -FURTHEST_E6 ? -FURTHEST_E6 : logitE6;
  const odds = asFraction(powerOfTwo(held * 1_000_000_000n, LN_2_E15), 1n);
  return divHalfEven(1_000_000_000n * odds.numerator, odds.numerator + odds.denominator);
}

import assert from 'node:assert/strict';
import {
  type FeatureDefinition,
  type FeatureSnapshot,
  featureDefinitions,
} from '../features/index.ts';
import { relationTypes } from '../graph/index.ts';
import { divHalfEven, segments } from '../kernel/index.ts';
import { explainCase, findUnexplained, type NotExplained } from './explain.ts';
import { explainAround, logitsAround, type RelationClass } from './explain-around.ts';
import { asFraction, powerOfTwo } from './fixed-point.ts';
import { columnsRead, relationsRead, type SealedModel } from './model.ts';
import { alone, type KnownValues, type Surroundings } from './surroundings.ts';

/** What one feature did to a model's score. */
export interface Contribution {
  readonly feature: string;
  /** Against the usual borrower; above zero is riskier. Unit: millionths of log-odds. */
  readonly logitE6: bigint;
}

/** What a borrower's relations of one class did to a model's score. */
export interface RelationContribution {
  readonly relation: RelationClass;
  /** Against having no relation at all; above zero is riskier. Unit: millionths of log-odds. */
  readonly logitE6: bigint;
}

/** A borrower's PD by a model. */
export interface ModelPd {
  readonly modelId: string;
  readonly version: number;
  readonly digest: string;
  /** Probability of default within 12 months. Unit: parts per billion. */
  readonly pdE9: bigint;
}

/** A borrower's PD by a model, with everything that made it. */
export interface ModelScore extends ModelPd {
  /**
   * Of the usual borrower, to whom nobody is related; with all contributions it adds up to the log-odds. Unit:
   * millionths.
   */
  readonly baseE6: bigint;
  /** The largest first, either way; those that did nothing are left out. */
  readonly contributions: readonly Contribution[];
  /** Likewise; absent: the model reads no relations. */
  readonly relations?: readonly RelationContribution[];
}

/** Why a model cannot score the borrowers of a segment. In order of precedence. */
export type Unfit =
  | { readonly code: 'segment_unknown'; readonly segment: string | null }
  | NotExplained
  | { readonly code: 'relation_unknown'; readonly relation: string }
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
  const strange = relationsRead(model).find((one) => !relationTypes.some((type) => type === one));
  if (strange !== undefined) return { code: 'relation_unknown', relation: strange };
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

/** What is known of a borrower, as a model reads it: each feature that the model learnt from, in that version. */
function valuesOf(model: SealedModel, features: FeatureSnapshot): KnownValues {
  const known = model.features.flatMap(({ name, version }): [string, bigint][] => {
    const value = features[name];
    assert(value, `the snapshot lacks ${name}`);
    assert(value.version === version, `${name}: version differs from the model's`);
    return value.value === null ? [] : [[name, value.value]];
  });
  return Object.fromEntries(known);
}

/**
 * The PD of a borrower, without reasons: what a shadow says, or a question of what if.
 * @param features - Must hold each feature the model reads, in the version it learnt from.
 * @param surroundings - For a model that reads relations; absent: it has none.
 */
export async function scoreByModel(
  model: SealedModel,
  features: FeatureSnapshot,
  surroundings?: Surroundings,
): Promise<ModelPd> {
  const { id: modelId, version, digest } = model;
  const known = valuesOf(model, features);
  const logit =
    relationsRead(model).length > 0
      ? (await logitsAround(model, known, [surroundings ?? alone('')]))[0]
      : (await explainCase(model, numbersOf(known))).logit; // Added up as where reasons are given.
  return { modelId, version, digest, pdE9: pdOfLogit(millionths(logit ?? Number.NaN)) };
}

const numbersOf = (known: KnownValues): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(known).map(([name, value]) => [name, Number(value)]));

/**
 * The PD of a borrower with its reasons. The PD is made of the rounded log-odds by integers, so that a replay finds the
 * same. What rounding leaves over goes to the largest contribution.
 * @see scoreByModel - For the parameters.
 */
export async function assessModel(
  model: SealedModel,
  features: FeatureSnapshot,
  surroundings?: Surroundings,
): Promise<ModelScore> {
  const values = valuesOf(model, features);
  const explained = await explainCase(model, numbersOf(values));
  const base = millionths(explained.base);
  const contributions = inOrder(
    [...explained.contributions].map(([feature, logit]) => ({
      feature,
      logitE6: millionths(logit),
    })),
    ({ feature }) => feature,
  );
  const around =
    relationsRead(model).length > 0
      ? await explainAround(model, values, surroundings ?? alone(''))
      : undefined;
  const relations = inOrder(
    [...(around?.byClass ?? [])].map(([relation, logit]) => ({
      ...{ relation, logitE6: millionths(logit) },
    })),
    ({ relation }) => relation,
  );
  const logit = millionths(around?.logit ?? explained.logit);
  const all = [...contributions, ...relations];
  const rest = logit - all.reduce((sum, { logitE6 }) => sum + logitE6, base);
  const most = all.toSorted((a, b) => compare(size(b.logitE6), size(a.logitE6)))[0];
  const settle = <C extends { readonly logitE6: bigint }>(list: readonly C[]): C[] =>
    list.map((one) => (Object.is(one, most) ? { ...one, logitE6: one.logitE6 + rest } : one));
  return {
    ...{ modelId: model.id, version: model.version, digest: model.digest },
    baseE6: base + (most ? 0n : rest),
    contributions: settle(contributions),
    ...(around ? { relations: settle(relations) } : {}),
    pdE9: pdOfLogit(logit),
  };
}

/** The largest first, either way; without those that did nothing. */
const inOrder = <C extends { readonly logitE6: bigint }>(
  all: readonly C[],
  nameOf: (one: C) => string,
): C[] =>
  all
    .filter(({ logitE6 }) => logitE6 !== 0n)
    .toSorted(
      (a, b) => compare(size(b.logitE6), size(a.logitE6)) || (nameOf(a) < nameOf(b) ? -1 : 1),
    );

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

import assert from 'node:assert/strict';
import { type FeatureSource, type FeatureUnit, getDefinition } from '../features/index.ts';
import {
  type DayCount,
  type Fen,
  fen,
  type RateE9,
  type Says,
  type Segment,
  sumFen,
} from '../kernel/index.ts';

export type Verdict = 'pass' | 'decline' | 'refer';
export const pass: Verdict = 'pass';
export const decline: Verdict = 'decline';

/** What a rule may ask beside features: the score, what the borrower owes already, the limit computed. */
export type Fact =
  | 'pdE9'
  | 'outstandingFen'
  | 'otherLimitsFen'
  | 'computedLimitFen'
  | 'limitMinFen'
  | 'regionUsedFen'
  | 'regionLimitFen'
  | 'industryUsedFen'
  | 'industryLimitFen';
/** A fact is known, but that there may be no limit of a region or an industry. */
export type FactValue<F extends Fact> = F extends 'regionLimitFen' | 'industryLimitFen'
  ? bigint | null
  : bigint;
/** Numbers that a policy sets for a product. The name carries the unit. */
export type Threshold =
  | 'pdMaxE9'
  | 'dpdMaxDays'
  | 'exposureMaxFen'
  | 'historyMinDays'
  | 'activeMinDays'
  | 'turnoverMinFen'
  | 'growthMinPpm'
  | 'silenceMaxDays'
  | 'refundShareMaxPpm'
  | 'largestBuyerShareMaxPpm'
  | 'openMinMonths';

interface RuleOf<N extends string, F extends Fact, T extends Threshold> {
  /** `K` identity, `R` risk, `P` policy. Codes are never reused and never change their meaning. */
  readonly code: `${'K' | 'R' | 'P'}${number}_${string}`;
  readonly since: string;
  readonly segments: readonly Segment[];
  readonly says: Says;
  /** What the borrower can do about it. */
  readonly advice: Says;
  readonly needs: readonly N[];
  readonly facts: readonly F[];
  readonly thresholds: readonly T[];
  judge(
    features: Readonly<Record<N, bigint | null>>,
    facts: Readonly<{ [K in F]: FactValue<K> }>,
    thresholds: Readonly<Record<T, bigint>>,
  ): Verdict;
}
/** A policy rule. Every one is evaluated and stored with its inputs, whatever the others say. */
export type Rule = RuleOf<string, Fact, Threshold>;

export function defineRule<const N extends string, const F extends Fact, const T extends Threshold>(
  rule: RuleOf<N, F, T>,
): Rule {
  assert(/^[KRP]\d{3}_[A-Z0-9_]+$/.test(rule.code), `rule ${rule.code}: bad code`);
  for (const name of rule.needs) getDefinition(name);
  return rule as unknown as Rule; // `decide` hands over exactly what `needs`, `facts`, `thresholds` name.
}

/** Limits are made of whole steps of 100 yuan. */
export const LIMIT_STEP: Fen = fen(10_000n);
export const yuan = (n: number): Fen => fen(BigInt(n) * 100n);

/**
 * One part of a limit: what a single feature adds or takes away, rounded by itself to whole 100 yuan.
 *
 *   part = clamp( round( curve(value) + points(value) * perPoint ), floor, ceiling )
 *
 * `points` are the scorecard's for that feature. No other feature enters, so that the parts add up to
 * the limit with nothing left over, and changing one feature moves its own part alone.
 */
export interface PartDefinition {
  readonly reason: string;
  readonly feature: string;
  readonly unit: FeatureUnit;
  /** Corners `[value, money]` by rising value; straight between them, level outside. */
  readonly curve: readonly (readonly [bigint, Fen])[];
  /** What a point of the scorecard is worth in this part. */
  readonly perPoint: Fen;
  /** When the feature is not known: not to be known earns nothing and costs nothing by itself. */
  readonly whenUnknown: Fen;
  readonly floor: Fen;
  readonly ceiling: Fen;
  /** What a borrower of the segment is taken to have before any was seen. Assumed; decides nothing. */
  readonly usual?: bigint;
  readonly says: Says;
  readonly advice: Says;
}

const isStep = (amount: Fen): boolean => amount % LIMIT_STEP === 0n;

/** A part, checked: a better value of its feature never lowers it. Texts are the feature's own. */
export function definePart(part: Omit<PartDefinition, 'unit' | 'says' | 'advice'>): PartDefinition {
  const { reason, curve, floor, ceiling, whenUnknown, perPoint } = part;
  const { direction, unit, says, advice } = getDefinition(part.feature);
  assert(direction !== 'none', `part ${reason}: its feature has no better side`);
  assert(curve.length > 0 && perPoint >= 0n, `part ${reason}: no curve`);
  for (const [i, [x, money]] of curve.entries()) {
    const before = curve[i - 1];
    if (!before) continue;
    assert(x > before[0], `part ${reason}: corners out of order`);
    const rises = money >= before[1];
    const falls = money <= before[1];
    assert(direction === 'more_is_safer' ? rises : falls, `part ${reason}: a better value loses`);
  }
  assert([floor, ceiling, whenUnknown].every(isStep), `part ${reason}: not whole 100 yuan`);
  assert(floor <= 0n && ceiling > 0n && floor <= whenUnknown && whenUnknown <= ceiling);
  return { ...part, unit, says, advice };
}

/** How a loan under a product is repaid; lending's methods of the same names say what it means. */
export type RepaymentShape =
  | 'revolvingDaily'
  | 'interestOnly'
  | 'bullet'
  | 'equalInstallment'
  | 'equalPrincipal'
  | 'flat';

/** What a lender sells to a segment: evidence, limit, terms, price, thresholds. All its numbers are here. */
export interface ProductDefinition {
  readonly id: string;
  readonly segment: Segment;
  readonly says: Says;
  /** Applied for by a fixed form that is filled in before anything is read; absent: guided. */
  readonly form?: 'fixed';
  /** Sources asked for. A decision can do without those that are not `required`. */
  readonly evidence: readonly Exclude<FeatureSource, 'open310'>[];
  readonly required: readonly Exclude<FeatureSource, 'open310'>[];
  readonly scorecard: string;
  readonly limit: readonly PartDefinition[];
  readonly limitMin: Fen;
  readonly limitMax: Fen;
  readonly termMonths: readonly number[];
  /** How long the limit stands before it is decided anew. */
  readonly facilityMonths: number;
  readonly repayment: RepaymentShape;
  readonly dayCount: DayCount;
  readonly rateFloor: RateE9;
  readonly rateCap: RateE9;
  readonly priceAddOn: RateE9;
  readonly thresholds: Readonly<Partial<Record<Threshold, bigint>>>;
}

/** A product, checked: the ceilings of its parts add up to `limitMax`, so that no cap part is needed. */
export function defineProduct(product: ProductDefinition): ProductDefinition {
  const { id, limit, limitMin, limitMax, rateFloor, rateCap, evidence, required } = product;
  assert(limit.length >= 5, `product ${id}: a limit has at least five parts`);
  assert(
    sumFen(limit.map((p) => p.ceiling)) === limitMax,
    `product ${id}: the ceilings of the parts do not add up to limitMax`,
  );
  assert(limitMin > 0n && isStep(limitMin) && limitMin < limitMax, `product ${id}: bad limitMin`);
  assert(rateFloor > 0n && rateFloor < rateCap, `product ${id}: bad rates`);
  assert(required.length > 0 && required.every((s) => evidence.includes(s)));
  for (const key of ['reason', 'feature'] as const) {
    assert(new Set(limit.map((p) => p[key])).size === limit.length, `product ${id}: ${key} twice`);
  }
  return product;
}

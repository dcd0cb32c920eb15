import assert from 'node:assert/strict';
import type { FeatureSnapshot } from '../features/index.ts';
import { type Fen, fen, type Instant, type RateE9, type Says, sumFen } from '../kernel/index.ts';
import type { ModelPd, Score } from '../risk/index.ts';
import type { Fact, FactValue, ProductDefinition, Verdict } from './define.ts';
import { computeParts, type LimitPart } from './limit.ts';
import { getPolicy, getProduct } from './policies.ts';
import { type Policy, rulesOf } from './policy.ts';
import { computePrice, type RatePart } from './price.ts';

/** What the borrower has here already, as the books say. Passed in: a decision reads no tables. */
export interface Exposures {
  /** Owed on all loans, principal. */
  readonly outstanding: Fen;
  /** Undrawn promises other than the one decided now. */
  readonly otherLimits: Fen;
  /** What is owed in the borrower's region and industry, and the most that may be. Absent: not looked at then. */
  readonly region?: BucketUse;
  readonly industry?: BucketUse;
}

/** One part of the book. Unit: fen; `null`: no limit is set. */
export interface BucketUse {
  readonly bucket: string;
  readonly used: Fen;
  readonly limit: Fen | null;
}

export interface DecisionInput {
  readonly product: ProductDefinition;
  readonly policyVersion: string;
  readonly asOf: Instant;
  readonly features: FeatureSnapshot;
  /** Of the product's scorecard, which points the parts of the limit are made of. */
  readonly score: Score;
  /** Of the champion, whose PD then decides; absent: none is in force, and the scorecard's does. */
  readonly model?: ModelPd;
  readonly exposures: Exposures;
}

/** One rule's answer with everything it looked at: features, facts and thresholds by name. */
export interface RuleOutcome {
  readonly code: string;
  readonly verdict: Verdict;
  readonly inputs: Readonly<Record<string, bigint | null>>;
  readonly says: Says;
  readonly advice: Says;
}

export interface DecisionOutcome {
  readonly outcome: 'approve' | 'decline' | 'refer';
  /** Every rule of the product, whatever it said. */
  readonly rules: readonly RuleOutcome[];
  /** Codes of the rules that stand in the way, in order of precedence. */
  readonly reasons: readonly string[];
  /** What is granted: the sum of the parts when approved, else nothing. */
  readonly limit: Fen;
  /** The sum of the parts, whatever the outcome. */
  readonly computedLimit: Fen;
  readonly parts: readonly LimitPart[];
  readonly annualRate: RateE9;
  readonly rateParts: readonly RatePart[];
}

/**
 * The decision on a borrower: a pure function of its input. All rules are evaluated; one decline
 * declines, else one referral refers. Limit and price are computed in any case, so that a declined
 * borrower, too, can be shown what is missing.
 */
export function decide(input: DecisionInput): DecisionOutcome {
  const { product, policyVersion } = input;
  const own = getProduct(policyVersion, product.id);
  assert(
    own === product,
    `${product.id} is not the product of ${policyVersion}: replay would differ`,
  );
  return decideUnder(getPolicy(policyVersion), input);
}

/** `decide` under any policy, also one that is only tried: for comparison and what-if, not for lending. */
export function decideUnder(
  policy: Policy,
  input: Omit<DecisionInput, 'policyVersion'>,
): DecisionOutcome {
  const { product, features, score, model, exposures } = input;
  const { pdE9 } = model ?? score;
  assert(score.modelId === product.scorecard, `${product.id} is not scored by ${score.modelId}`);
  const parts = computeParts(product, features, score);
  const computedLimit = sumFen(parts.map((p) => p.fen));
  const facts: Facts = {
    pdE9,
    outstandingFen: exposures.outstanding,
    otherLimitsFen: exposures.otherLimits,
    computedLimitFen: computedLimit,
    limitMinFen: product.limitMin,
    regionUsedFen: exposures.region?.used ?? 0n,
    regionLimitFen: exposures.region?.limit ?? null,
    industryUsedFen: exposures.industry?.used ?? 0n,
    industryLimitFen: exposures.industry?.limit ?? null,
  };
  const rules = judgeAll(policy, product, features, facts);
  const outcome = rules.some((r) => r.verdict === 'decline')
    ? 'decline'
    : rules.some((r) => r.verdict === 'refer')
      ? 'refer'
      : 'approve';
  return {
    outcome,
    rules,
    reasons: rules.filter((r) => r.verdict !== 'pass').map((r) => r.code),
    limit: outcome === 'approve' ? computedLimit : fen(0n),
    computedLimit,
    parts,
    ...computePrice(policy, product, pdE9),
  };
}

type Facts = { readonly [F in Fact]: FactValue<F> };

function judgeAll(
  policy: Policy,
  product: ProductDefinition,
  features: FeatureSnapshot,
  facts: Facts,
): RuleOutcome[] {
  return rulesOf(policy, product).map((rule) => {
    const values = pick(rule.needs, (name) => {
      const known = features[name];
      assert(known, `the snapshot lacks ${name}`);
      return known.value;
    });
    const asked = pick(rule.facts, (name) => facts[name]);
    const thresholds = pick(rule.thresholds, (name) => {
      const number = product.thresholds[name];
      assert(number !== undefined, `${product.id} lacks ${name}`);
      return number;
    });
    return {
      code: rule.code,
      verdict: rule.judge(values, asked as typeof facts, thresholds),
      inputs: { ...values, ...asked, ...thresholds },
      says: rule.says,
      advice: rule.advice,
    };
  });
}

const pick = <K extends string, T>(names: readonly K[], read: (name: K) => T): Record<K, T> =>
  Object.fromEntries(names.map((name) => [name, read(name)])) as Record<K, T>;

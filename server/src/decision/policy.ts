import assert from 'node:assert/strict';
import type { RateE9 } from '../kernel/index.ts';
import type { ProductDefinition, Rule } from './define.ts';

/**
 * Everything a lender has laid down, as one value with a version. Old versions stay: decisions made
 * under them are replayed under them.
 */
export interface Policy {
  readonly version: string;
  readonly since: string;
  /** What every price starts from. A lender checks it before use; a new value is a new version. */
  readonly baseRate: { readonly rate: RateE9; readonly name: string; readonly source: string };
  readonly lgdPpm: bigint;
  readonly lgdSource: string;
  /** The most a borrower may pay a year of 365 days, all costs included. */
  readonly costCap: { readonly rate: RateE9; readonly source: string };
  /** `scorecard`: the product's scorecard alone; absent: the champion of the segment, where there is one. */
  readonly scoredBy?: 'scorecard';
  /** In order of precedence: reasons of a decline are listed in it. */
  readonly rules: readonly Rule[];
  readonly products: readonly ProductDefinition[];
}

/** A policy, checked: every rule finds its thresholds, and no product can cost more than the cap. */
export function definePolicy(policy: Policy): Policy {
  const { rules, products, costCap, version } = policy;
  assert(new Set(rules.map((r) => r.code)).size === rules.length, `${version}: a code twice`);
  for (const product of products) {
    for (const rule of rulesOf(policy, product)) {
      for (const name of rule.thresholds) {
        assert(product.thresholds[name] !== undefined, `${version}: ${product.id} lacks ${name}`);
      }
    }
    // Days over 360 cost 365/360 of the named rate in a year: the cap is on what is paid.
    const [paid, year] = product.dayCount === 'act/360' ? [365n, 360n] : [1n, 1n];
    assert(
      product.rateCap * paid <= costCap.rate * year,
      `${version}: ${product.id} can cost more than the cap`,
    );
    assert(policy.baseRate.rate < product.rateCap, `${version}: ${product.id}: base above cap`);
  }
  return policy;
}

/** The rules that apply to a product, in order of precedence. */
export const rulesOf = (policy: Policy, product: ProductDefinition): readonly Rule[] =>
  policy.rules.filter((rule) => rule.segments.includes(product.segment));

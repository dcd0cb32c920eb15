import assert from 'node:assert/strict';
import { type FeatureSnapshot, type FeatureSource, getDefinition } from '../features/index.ts';
import { type Fen, fen } from '../kernel/index.ts';
import { type Scorecard, scoreBorrower } from '../risk/index.ts';
import { LIMIT_STEP, type PartDefinition, type ProductDefinition } from './define.ts';
import { computeParts } from './limit.ts';

/** What a source that is not known yet would do to a limit, if the borrower were usual in what it tells. */
export interface Worth {
  readonly source: FeatureSource;
  /** Whole 100 yuan; may be negative: an average borrower's data can cost, too. */
  readonly fen: Fen;
  /** The most that its parts can bring. Whole 100 yuan. */
  readonly most: Fen;
  /** Features of the limit that it would tell and nothing tells now. */
  readonly features: readonly string[];
  /** Whether it is known of all of them what is usual; else `fen` is of some. */
  readonly isSure: boolean;
}

/** What others of the segment usually have, by feature; absent: nobody knows. */
export type Usual = ReadonlyMap<string, bigint>;

/** What the product assumes where nobody was seen yet. */
export const usualOfProduct = ({ limit }: ProductDefinition): Map<string, bigint> =>
  new Map(limit.flatMap(({ feature, usual }) => (usual === undefined ? [] : [[feature, usual]])));

/**
 * The worth of each of `sources`: parts of the limit whose feature is not known and that the source tells,
 * at the usual value, against what not to be known is worth. Parts stand alone, so that their changes add up.
 * A feature that several of them tell counts for each: whoever connects one no longer needs the other.
 */
export function worthOf(
  product: ProductDefinition,
  card: Scorecard,
  features: FeatureSnapshot,
  o: { readonly sources: readonly FeatureSource[]; readonly usual: Usual },
): Worth[] {
  const now = computeParts(product, features, scoreBorrower(card, features));
  return o.sources.map((source) => {
    const open = product.limit.filter((part) => isOpen(part, features, source));
    const told = withUsual(features, open, o.usual);
    const then = computeParts(product, told, scoreBorrower(card, told));
    const of = new Set(open.map(({ feature }) => feature));
    let [change, most] = [0n, 0n];
    for (const [i, part] of now.entries()) {
      if (!of.has(part.feature)) continue;
      change += (then[i]?.fen ?? part.fen) - part.fen;
      most += part.ceiling - part.fen;
    }
    assert(change % LIMIT_STEP === 0n, 'parts are whole 100 yuan');
    const isSure = open.every(({ feature }) => o.usual.has(feature));
    return { source, fen: fen(change), most: fen(most), features: [...of], isSure };
  });
}

const isOpen = ({ feature }: PartDefinition, features: FeatureSnapshot, source: FeatureSource) =>
  (features[feature]?.value ?? null) === null && getDefinition(feature).sources.includes(source);

function withUsual(
  features: FeatureSnapshot,
  parts: readonly PartDefinition[],
  usual: Usual,
): FeatureSnapshot {
  const told = parts.flatMap(({ feature }) => {
    const [known, value] = [features[feature], usual.get(feature)];
    return known && value !== undefined ? [[feature, { ...known, value }] as const] : [];
  });
  return { ...features, ...Object.fromEntries(told) };
}

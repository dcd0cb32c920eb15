import assert from 'node:assert/strict';
import type { FeatureSnapshot, FeatureUnit } from '../features/index.ts';
import { divFloor, divHalfEven, type Fen, fen, type Says } from '../kernel/index.ts';
import type { Score } from '../risk/index.ts';
import { LIMIT_STEP, type PartDefinition, type ProductDefinition } from './define.ts';

/** What one feature added to a limit, or took from it. */
export interface LimitPart {
  readonly reason: string;
  readonly feature: string;
  readonly value: bigint | null;
  readonly unit: FeatureUnit;
  /** Whole 100 yuan; may be negative. */
  readonly fen: Fen;
  /** The most this part can be: what the advice can still bring is `ceiling - fen`. */
  readonly ceiling: Fen;
  readonly says: Says;
  readonly advice: Says;
}

/** The parts of a product's limit, in its order. They add up to the limit exactly. */
export const computeParts = (
  product: ProductDefinition,
  features: FeatureSnapshot,
  score: Score,
): LimitPart[] =>
  product.limit.map((part) => {
    const known = features[part.feature];
    assert(known, `the snapshot lacks ${part.feature}`);
    const points = score.points.find((p) => p.feature === part.feature)?.pointsE3 ?? 0n;
    const { reason, feature, unit, ceiling, says, advice } = part;
    const amount = computePart(part, known.value, points);
    return { reason, feature, value: known.value, unit, fen: amount, ceiling, says, advice };
  });

/**
 * One part of a limit, from one feature's value and its points alone.
 * @param pointsE3 - The scorecard's points for that value, in thousandths; 0 when it has none.
 * @returns Whole 100 yuan, rounded to the nearest (half to even), within floor and ceiling.
 */
export function computePart(part: PartDefinition, value: bigint | null, pointsE3: bigint): Fen {
  if (value === null) return part.whenUnknown;
  const raw = onCurve(part.curve, value) * 1000n + pointsE3 * part.perPoint; // Thousandths of a fen.
  const rounded = divHalfEven(raw, 1000n * LIMIT_STEP) * LIMIT_STEP;
  if (rounded < part.floor) return part.floor;
  return rounded > part.ceiling ? part.ceiling : fen(rounded);
}

/** The money at `value` on a line of corners, rounded down to the fen; level outside the corners. */
function onCurve(curve: PartDefinition['curve'], value: bigint): bigint {
  const after = curve.findIndex(([x]) => x > value);
  const left = curve.at(after === -1 ? -1 : Math.max(after - 1, 0));
  const right = after === -1 ? left : curve[after];
  assert(left && right, 'a curve has corners');
  const [x0, y0] = left;
  const [x1, y1] = right;
  if (x1 === x0 || value <= x0) return y0;
  return y0 + divFloor((y1 - y0) * (value - x0), x1 - x0);
}

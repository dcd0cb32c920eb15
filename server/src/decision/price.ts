import { divHalfEven, type RateE9, rateE9 } from '../kernel/index.ts';
import type { ProductDefinition } from './define.ts';
import type { Policy } from './policy.ts';

/** One part of an annual rate. The parts add up to the rate exactly. */
export interface RatePart {
  readonly reason:
    | 'base_rate'
    | 'product_add_on'
    | 'expected_loss'
    | 'held_to_floor'
    | 'held_to_cap';
  readonly rate: RateE9;
}

const BASIS_POINT = 100_000n; // 0.01 % in parts per billion.

/**
 * The annual rate: base rate + the product's add-on + the expected loss, held between the product's
 * floor and cap. Where it is held, a part of its own shows by how much.
 *
 * Expected loss is PD * LGD a year, rounded half to even to a whole basis point.
 */
export function computePrice(
  policy: Pick<Policy, 'baseRate' | 'lgdPpm'>,
  { priceAddOn, rateFloor, rateCap }: ProductDefinition,
  pdE9: bigint,
): { readonly annualRate: RateE9; readonly rateParts: readonly RatePart[] } {
  const loss = divHalfEven(pdE9 * policy.lgdPpm, 1_000_000n * BASIS_POINT) * BASIS_POINT;
  const rateParts: RatePart[] = [
    { reason: 'base_rate', rate: policy.baseRate.rate },
    { reason: 'product_add_on', rate: priceAddOn },
    { reason: 'expected_loss', rate: rateE9(loss) },
  ];
  const free = rateParts.reduce((sum, p) => sum + p.rate, 0n);
  if (free < rateFloor) rateParts.push({ reason: 'held_to_floor', rate: rateE9(rateFloor - free) });
  if (free > rateCap) rateParts.push({ reason: 'held_to_cap', rate: rateE9(rateCap - free) });
  return { annualRate: rateE9(rateParts.reduce((sum, p) => sum + p.rate, 0n)), rateParts };
}

import type { Spread } from './model.ts';

const TENTHS = 10;

/** Tenths of what is known, values that are alike together. */
export function spreadOf(name: string, values: ArrayLike<number>): Spread {
  const known = Array.from(values)
    .filter((v) => !Number.isNaN(v))
    .sort((a, b) => a - b);
  const cuts = new Set<number>();
  for (let q = 1; q < TENTHS; q += 1) {
    const cut = known[Math.floor((q * known.length) / TENTHS)];
    if (cut !== undefined && cut !== known[0]) cuts.add(cut);
  }
  return { name, cuts: [...cuts], shares: sharesIn([...cuts], values) };
}

/** The value in the middle of all, those that are not known coming last. */
export function usualOf(values: ArrayLike<number>): number | null {
  const known = Array.from(values)
    .filter((v) => !Number.isNaN(v))
    .sort((a, b) => a - b);
  return known[Math.floor(values.length / 2)] ?? null;
}

/** Which share of values lies in each bin, and last those that are not known. */
export function sharesIn(cuts: readonly number[], values: ArrayLike<number>): number[] {
  const counts = Array.from({ length: cuts.length + 2 }, () => 0);
  for (const value of Array.from(values)) {
    const bin = Number.isNaN(value)
      ? cuts.length + 1
      : cuts.findLastIndex((cut) => value >= cut) + 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / Math.max(values.length, 1));
}

const LEAST = 1e-4; // An empty bin counts as this share, so that the index stays finite.

/**
 * Population stability index: how far a spread has moved. Below 0.1 it is held to be stable, above 0.25
 * to have moved. Unit: none, `>= 0`.
 * @source Siddiqi 2006, "Credit Risk Scorecards", ch. 9
 */
export function stabilityOf({ cuts, shares }: Spread, values: ArrayLike<number>): number {
  const now = sharesIn(cuts, values);
  return shares.reduce((sum, before, i) => {
    const [a, b] = [Math.max(before, LEAST), Math.max(now[i] ?? 0, LEAST)];
    return sum + (b - a) * Math.log(b / a);
  }, 0);
}

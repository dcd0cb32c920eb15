import assert from 'node:assert/strict';

/** One scored case. A higher `score` is riskier; a PD is such a score. */
export interface Scored {
  readonly score: number;
  readonly bad: boolean;
  /** How many of the population it stands for; absent: one. */
  readonly weight?: number | undefined;
}

/** A measure with its 95 % interval. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Area under the ROC curve: the chance that a bad case scores above a good one, ties counting half.
 * @source Hanley & McNeil 1982, doi:10.1148/radiology.143.1.7063747
 */
export function computeAuc(cases: readonly Scored[]): number {
  assert(
    cases.every(({ score }) => !Number.isNaN(score)),
    'AUC needs scores',
  );
  const sorted = cases.toSorted((a, b) => a.score - b.score);
  let [goodsBelow, badsBelow, wins] = [0, 0, 0];
  for (let i = 0; i < sorted.length; ) {
    const score = sorted[i]?.score;
    let [goods, bads] = [0, 0];
    for (; i < sorted.length && sorted[i]?.score === score; i += 1) {
      const weight = sorted[i]?.weight ?? 1;
      if (sorted[i]?.bad) bads += weight;
      else goods += weight;
    }
    wins += bads * (goodsBelow + goods / 2);
    goodsBelow += goods;
    badsBelow += bads;
  }
  assert(badsBelow > 0 && goodsBelow > 0, 'AUC needs good and bad cases');
  return wins / (badsBelow * goodsBelow);
}

const weighOf = (cases: readonly Scored[], which: (c: Scored) => boolean = () => true): number =>
  cases.reduce((sum, c) => sum + (which(c) ? (c.weight ?? 1) : 0), 0);

/**
 * Area under the curve of precision on recall, by steps (average precision); ties are passed together.
 * @source Davis & Goadrich 2006, doi:10.1145/1143844.1143874
 */
export function computePrAuc(cases: readonly Scored[]): number {
  const bads = weighOf(cases, (c) => c.bad);
  assert(bads > 0, 'PR-AUC needs bad cases');
  const sorted = cases.toSorted((a, b) => b.score - a.score);
  let [area, seen, hits, before] = [0, 0, 0, 0];
  for (const [i, { score, bad, weight = 1 }] of sorted.entries()) {
    seen += weight;
    if (bad) hits += weight;
    if (sorted[i + 1]?.score === score) continue;
    if (seen > 0) area += ((hits - before) / bads) * (hits / seen);
    before = hits;
  }
  return Math.min(area, 1); // Sums of shares may pass it by a last digit.
}

/**
 * The share of bad cases among the least risky `share` of all. The case at the border counts in part, and
 * so do cases that score alike.
 */
export function computeBadRateAt(cases: readonly Scored[], share: number): number {
  const wanted = share * weighOf(cases);
  const sorted = cases.toSorted((a, b) => a.score - b.score);
  let [taken, bads] = [0, 0];
  for (let i = 0; i < sorted.length && taken < wanted; ) {
    const tied: Scored[] = [];
    const score = sorted[i]?.score;
    for (; i < sorted.length && sorted[i]?.score === score; i += 1) tied.push(sorted[i] as Scored);
    const [all, bad] = [weighOf(tied), weighOf(tied, (c) => c.bad)];
    const part = Math.min(1, (wanted - taken) / all);
    taken += part * all;
    bads += part * bad;
  }
  return bads / taken;
}

/** Kolmogorov-Smirnov: the largest distance between the score distributions of good and bad. */
export function computeKs(cases: readonly Scored[]): number {
  const bads = weighOf(cases, (c) => c.bad);
  const goods = weighOf(cases) - bads;
  assert(bads > 0 && goods > 0, 'KS needs good and bad cases');
  const sorted = cases.toSorted((a, b) => a.score - b.score);
  let [seenBad, seenGood, most] = [0, 0, 0];
  for (const [i, one] of sorted.entries()) {
    if (one.bad) seenBad += one.weight ?? 1;
    else seenGood += one.weight ?? 1;
    if (sorted[i + 1]?.score === one.score) continue; // Ties are passed together.
    most = Math.max(most, Math.abs(seenGood / goods - seenBad / bads));
  }
  return most;
}

/** Mean squared distance between PD and outcome. `score` must be a probability. */
export const computeBrier = (cases: readonly Scored[]): number =>
  cases.reduce((sum, c) => sum + (c.weight ?? 1) * (c.score - (c.bad ? 1 : 0)) ** 2, 0) /
  weighOf(cases);

/** Mean negative log-likelihood. `score` must be a probability strictly between 0 and 1. */
export const computeLogLoss = (cases: readonly Scored[]): number =>
  cases.reduce((sum, c) => sum - Math.log(c.bad ? c.score : 1 - c.score), 0) / cases.length;

/** Pearson's correlation, from -1 to 1; `null` where one of both is the same throughout. */
export function computeCorrelation(a: readonly number[], b: readonly number[]): number | null {
  const mean = (of: readonly number[]): number => of.reduce((sum, v) => sum + v, 0) / of.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, v] of a.entries()) {
    const [da, db] = [v - ma, (b[i] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}

/** Numbers in [0, 1) from a seed: mulberry32, for draws that must come out the same again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * `measure` with the 2.5 % and 97.5 % quantiles over cases drawn again with replacement
 * (percentile bootstrap, goods and bads drawn apart so that none runs out).
 */
export function bootstrap(
  cases: readonly Scored[],
  measure: (cases: readonly Scored[]) => number,
  o: { readonly seed: number; readonly draws?: number },
): Measured {
  const random = seededRandom(o.seed);
  const strata = [cases.filter((c) => c.bad), cases.filter((c) => !c.bad)];
  const values = Array.from({ length: o.draws ?? 500 }, () =>
    measure(strata.flatMap((s) => s.map(() => s[Math.floor(random() * s.length)] as Scored))),
  ).sort((a, b) => a - b);
  const at = (q: number) => values[Math.round(q * (values.length - 1))] ?? Number.NaN;
  return { value: measure(cases), low: at(0.025), high: at(0.975) };
}

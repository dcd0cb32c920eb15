import { computeAuc, computeBadRateAt, type Scored, seededRandom } from './metrics.ts';

type Interval = readonly [value: number, low: number, high: number];

const SHARES = [0.5, 0.7, 0.9] as const;
const DRAWS = 500;

/** What one model has over another, on the same cases drawn again and again. */
export interface Lift {
  readonly of: string;
  readonly over: string;
  readonly auc: number;
  readonly ci95: readonly [low: number, high: number];
  /** By share accepted: how much lower the bad rate is, on that of the other. */
  readonly badRateCut: Readonly<Record<'50' | '70' | '90', Interval>>;
}

/** A model's scores of the test cases; every model's in the same order. */
export interface Told {
  readonly name: string;
  readonly cases: readonly Scored[];
}

/** AUC, then the bad rate at each of `SHARES`. */
type Measures = readonly number[];

/**
 * Each of `told` over each of `bases`, with 95 % intervals: the same cases drawn again for all, bads and
 * goods apart (paired percentile bootstrap).
 * @source Efron & Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13
 */
export function liftsOf(told: readonly Told[], bases: readonly string[]): Lift[] {
  const first = told[0]?.cases ?? [];
  const measured = told.map(({ name, cases }) => ({
    ...{ name, measure: measureOf(cases), draws: [] as Measures[] },
    whole: [computeAuc(cases), ...SHARES.map((share) => computeBadRateAt(cases, share))],
  }));
  const draw = drawing(first);
  for (let i = 0; i < DRAWS; i += 1) {
    const weights = draw();
    for (const one of measured) one.draws.push(one.measure(weights));
  }
  const over = measured.filter(({ name }) => bases.includes(name));
  return measured
    .filter(({ name }) => !bases.includes(name))
    .flatMap((of) =>
      over.map((base) => {
        const each = (compare: (a: Measures, b: Measures) => number): Interval =>
          interval(
            compare(of.whole, base.whole),
            of.draws.map((a, i) => compare(a, base.draws[i] ?? [])),
          );
        const auc = each((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
        const cut = (at: number): Interval =>
          each((a, b) => (b[at] ? 1 - (a[at] ?? 0) / (b[at] ?? 1) : 0));
        return {
          ...{ of: of.name, over: base.name, auc: auc[0], ci95: [auc[1], auc[2]] as const },
          badRateCut: { 50: cut(1), 70: cut(2), 90: cut(3) },
        };
      }),
    );
}

function interval(value: number, draws: readonly number[]): Interval {
  const sorted = draws.toSorted((a, b) => a - b);
  const at = (q: number): number => sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN;
  return [value, at(0.025), at(0.975)];
}

/** @returns What draws once more: by case, its weight times how often it came. */
function drawing(cases: readonly Scored[]): () => Float64Array {
  const random = seededRandom(310);
  const strata = [true, false].map((bad) =>
    cases.flatMap((one, i) => (one.bad === bad ? [i] : [])),
  );
  return () => {
    const weights = new Float64Array(cases.length);
    for (const of of strata) {
      for (let n = 0; n < of.length; n += 1) {
        const i = of[Math.floor(random() * of.length)] ?? 0;
        weights[i] = (weights[i] ?? 0) + (cases[i]?.weight ?? 1);
      }
    }
    return weights;
  };
}

/** `computeAuc` and `computeBadRateAt` of the same scores at other weights: sorted once, not at every draw. */
export function measureOf(cases: readonly Scored[]): (weights: Float64Array) => Measures {
  const order = cases
    .map((_, i) => i)
    .sort((a, b) => (cases[a]?.score ?? 0) - (cases[b]?.score ?? 0));
  return (weights) => {
    const all = weights.reduce((sum, w) => sum + w, 0);
    let [goods, bads, wins] = [0, 0, 0];
    const rates: number[] = [];
    for (let i = 0; i < order.length; ) {
      const score = cases[order[i] ?? 0]?.score;
      let [good, bad] = [0, 0];
      for (; i < order.length && cases[order[i] ?? 0]?.score === score; i += 1) {
        const at = order[i] ?? 0;
        if (cases[at]?.bad) bad += weights[at] ?? 0;
        else good += weights[at] ?? 0;
      }
      // Those who score alike are taken in part where the border falls among them.
      const [taken, tied] = [goods + bads, good + bad];
      for (const share of SHARES.slice(rates.length)) {
        const wanted = share * all;
        if (tied === 0 || wanted > taken + tied) break;
        rates.push((bads + (bad * (wanted - taken)) / tied) / wanted);
      }
      wins += bad * (goods + good / 2);
      goods += good;
      bads += bad;
    }
    return [wins / (goods * bads), ...rates];
  };
}

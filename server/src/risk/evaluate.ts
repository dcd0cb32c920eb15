import { columnsAt } from './design.ts';
import { designOf } from './fitted.ts';
import { sigmoid } from './logistic.ts';
import {
  bootstrap,
  computeAuc,
  computeBadRateAt,
  computeBrier,
  computeKs,
  computePrAuc,
  type Measured,
  type Scored,
} from './metrics.ts';
import { casesOf } from './mix.ts';
import { logitsOfModel, type SealedModel } from './model.ts';
import type { ReadyData, Split } from './ready-data.ts';
import { stabilityOf } from './spread.ts';

/** Cases whose PDs are alike, and what came of them. */
export interface ReliabilityBin {
  readonly n: number;
  readonly meanPd: number;
  readonly badRate: number;
}
/** Cases of one kind. `null`: they are all good, or all bad. */
export interface SegmentMeasures {
  readonly column: string;
  readonly text: string;
  readonly n: number;
  readonly meanPd: number;
  readonly badRate: number;
  readonly auc: number | null;
}

/** How a model does on the cases of a split. Rates from 0 to 1, weights counted. */
export interface Evaluation {
  readonly split: Split;
  readonly n: number;
  readonly bads: number;
  readonly meanPd: number;
  readonly badRate: number;
  readonly auc: Measured;
  readonly ks: Measured;
  readonly brier: Measured;
  readonly prAuc: number;
  /** Among the best half, seventy and ninety percent. */
  readonly badRateAt: Readonly<Record<'50' | '70' | '90', number>>;
  /** The curve of bads found on goods refused, from the riskiest. */
  readonly roc: readonly (readonly [goods: number, bads: number])[];
  /** Tenths by PD, the safest first. */
  readonly reliability: readonly ReliabilityBin[];
  /** Population stability indices: of the score against valid, of the columns against train, the most moved first. */
  readonly stability: {
    readonly score: number;
    readonly columns: readonly { readonly name: string; readonly index: number }[];
  };
  readonly segments: readonly SegmentMeasures[];
}

const DRAWS = 200;
const SEGMENT_LEAST = 100; // Cases.
const SEGMENTS_MOST = 8; // Of a column, the largest first.
const ROC_POINTS = 100;

/** Measures a model on a split, which is thereby looked at. */
export async function evaluateModel(
  model: SealedModel,
  data: ReadyData,
  split: Split,
): Promise<Evaluation> {
  const labels = data.labels.filter((label) => label.split === split);
  const logits = await logitsOfModel(model, data, split);
  const cases = casesOf(labels, logits.map(sigmoid));
  const measure = (m: (all: readonly Scored[]) => number): Measured =>
    bootstrap(cases, m, { seed: 310, draws: DRAWS });
  return {
    split,
    n: cases.length,
    bads: cases.filter(({ bad }) => bad).length,
    ...levelOf(cases),
    ...{ auc: measure(computeAuc), ks: measure(computeKs), brier: measure(computeBrier) },
    prAuc: computePrAuc(cases),
    badRateAt: {
      ...{ 50: computeBadRateAt(cases, 0.5), 70: computeBadRateAt(cases, 0.7) },
      90: computeBadRateAt(cases, 0.9),
    },
    roc: rocOf(cases),
    reliability: reliabilityOf(cases),
    stability: stabilityIn(model, data, split, logits),
    segments: [...data.categories].flatMap(([column, texts]) =>
      segmentsOf(
        column,
        labels.map(({ node }) => texts[node] ?? ''),
        cases,
      ),
    ),
  };
}

const weigh = (cases: readonly Scored[], of: (c: Scored) => number = () => 1): number =>
  cases.reduce((sum, c) => sum + (c.weight ?? 1) * of(c), 0);

const levelOf = (cases: readonly Scored[]) => ({
  meanPd: weigh(cases, ({ score }) => score) / weigh(cases),
  badRate: weigh(cases, ({ bad }) => (bad ? 1 : 0)) / weigh(cases),
});

function reliabilityOf(cases: readonly Scored[]): ReliabilityBin[] {
  const sorted = cases.toSorted((a, b) => a.score - b.score);
  return Array.from({ length: 10 }, (_, i) => {
    const at = (tenth: number): number => Math.round((tenth * sorted.length) / 10);
    const of = sorted.slice(at(i), at(i + 1));
    return { n: of.length, ...levelOf(of) };
  }).filter(({ n }) => n > 0);
}

function rocOf(cases: readonly Scored[]): [number, number][] {
  const [bads, all] = [weigh(cases, ({ bad }) => (bad ? 1 : 0)), weigh(cases)];
  const points: [number, number][] = [[0, 0]];
  const sorted = cases.toSorted((a, b) => b.score - a.score);
  let [good, bad] = [0, 0];
  for (const [i, { score, weight = 1, ...one }] of sorted.entries()) {
    if (one.bad) bad += weight;
    else good += weight;
    const next: [number, number] = [good / (all - bads), bad / bads];
    const [x, y] = points.at(-1) ?? [0, 0];
    const isFar = next[0] - x + next[1] - y >= 2 / ROC_POINTS;
    if (sorted[i + 1]?.score !== score && (isFar || i === sorted.length - 1)) points.push(next);
  }
  return points;
}

function stabilityIn(
  { parts, spreads }: SealedModel,
  data: ReadyData,
  split: Split,
  logits: Float64Array,
) {
  const designs = parts.flatMap(({ members }) => members.slice(0, 1).map(designOf));
  const columns = new Map(
    designs.flatMap((design) => Object.entries(columnsAt(design, data, split))),
  );
  const nodes = data.labels.filter((label) => label.split === split).map(({ node }) => node);
  return {
    score: stabilityOf(spreads.score, logits),
    columns: spreads.columns
      .map((spread) => {
        const values = nodes.map((node) => columns.get(spread.name)?.[node] ?? Number.NaN);
        return { name: spread.name, index: stabilityOf(spread, values) };
      })
      .toSorted((a, b) => b.index - a.index),
  };
}

function segmentsOf(
  column: string,
  texts: readonly string[],
  cases: readonly Scored[],
): SegmentMeasures[] {
  const byText = Map.groupBy(cases.keys(), (i) => texts[i] ?? '');
  return [...byText]
    .map(([text, all]) => ({ text, of: all.map((i) => cases[i] as Scored) }))
    .filter(({ of }) => of.length >= SEGMENT_LEAST)
    .toSorted((a, b) => b.of.length - a.of.length)
    .slice(0, SEGMENTS_MOST)
    .map(({ text, of }) => {
      const isMixed = of.some(({ bad }) => bad) && of.some(({ bad }) => !bad);
      return { column, text, n: of.length, ...levelOf(of), auc: isMixed ? computeAuc(of) : null };
    });
}

import { withAround } from './around-input.ts';
import type { BoostedTrees } from './boosted-trees.ts';
import type { Design } from './design.ts';
import { designOf, type FittedModel } from './fitted.ts';
import { logitsOfNetwork } from './graph-network.ts';
import type { LinearModel } from './linear.ts';
import { seededRandom } from './metrics.ts';
import type { SealedModel } from './model.ts';
import { logitsOfOnnx, type OnnxModel } from './onnx.ts';
import { explainTrees } from './shapley.ts';
import { tellStandard } from './standard.ts';
import { tableInputAt } from './table-input.ts';
import { type TableScorecard, tellEvidence } from './table-scorecard.ts';
import { valueOfTree } from './tree.ts';
import { binAt } from './tree-bins.ts';

/** A case by the columns of a model. `NaN`, or absent: not known. */
export type Case = Readonly<Record<string, number>>;

/** Log-odds of bad, and what each column did to them. */
export interface Explained {
  /** Of a case that is usual in every column. */
  readonly base: number;
  /** By column; with the base they add up to the log-odds. Columns that did nothing are left out. */
  readonly contributions: ReadonlyMap<string, number>;
  /** The log-odds themselves, as the model says them: summed up alike for every case, so that of two cases
   * of which each tree says no more of one than of the other the sums keep the order, last digit included. */
  readonly logit: number;
}

/** Why a model gives no reasons: it has a part that reads categories. */
export interface NotExplained {
  readonly code: 'model_not_explained';
  readonly part: string;
}

/** Whether every part of a model can say what each column did: of features alone. */
export function findUnexplained({ parts }: Pick<SealedModel, 'parts'>): NotExplained | undefined {
  const part = parts.find(({ members }) =>
    members.some((member) => designOf(member).categories.length > 0),
  );
  return part && { code: 'model_not_explained', part: part.name };
}

/**
 * What each column did to a case that nobody is related to, against the usual case: a scorecard's and a regression's own
 * terms, the Shapley values of trees, and of a network or an ONNX file those over drawn orders. But for the latter two
 * sums alone, so that every machine finds the same.
 * @see findUnexplained - The model must have nothing of it.
 */
export async function explainCase(model: SealedModel, one: Case): Promise<Explained> {
  const usual = Object.fromEntries(
    model.spreads.columns.map(({ name, usual }) => [name, usual ?? Number.NaN]),
  );
  const sums = new Map<string, number>();
  let base = model.calibration.intercept;
  let logit = base;
  for (const { share, members } of model.parts) {
    const scale = (model.calibration.slope * share) / members.length;
    for (const member of members) {
      const design = designOf(member);
      const names = design.numbers;
      const apart = apartOf(design); // The same for both: nobody is related to either.
      const into = new Float64Array(names.length + apart.length);
      const row = (of: Case): number[] => [
        ...names.map((name) => of[name] ?? Number.NaN),
        ...apart,
      ];
      const of = await explainMember(member, row(one), row(usual), into);
      base += scale * of.base;
      logit += scale * of.logit;
      for (const [j, name] of names.entries()) {
        if (into[j]) sums.set(name, (sums.get(name) ?? 0) + scale * (into[j] ?? 0));
      }
    }
  }
  return { base, contributions: sums, logit };
}

type Row = readonly number[];

/** The log-odds of the usual case, and of the one. */
interface Both {
  readonly base: number;
  readonly logit: number;
}

/** Adds what each column does. */
async function explainMember(
  member: FittedModel,
  one: Row,
  usual: Row,
  into: Float64Array,
): Promise<Both> {
  switch (member.kind) {
    case 'scorecard':
      return explainScorecard(member.card, one, usual, into);
    case 'logistic':
      return explainLinear(member.linear, one, usual, into);
    case 'trees':
      return explainForest(member.trees, one, usual, into);
    case 'onnx':
      return explainOnnx(member, one, usual, into);
    case 'aggregate_network':
    case 'graph_network':
      return explainBox((columns) => apartLogits(member, columns), one, usual, into);
  }
}

/** What a design reads of the relations of one who has none, after its columns of numbers. */
function apartOf({ sight, numbers, relations }: Design): number[] {
  const degrees = sight === 'own' ? [] : relations.flatMap(() => [0, 0]);
  const around = numbers.flatMap(() => [Number.NaN, Number.NaN]);
  return [...degrees, ...(sight === 'own+graph' ? [0, ...around] : [])];
}

/** The log-odds of cases that nobody is related to. @param columns - By column of the view, then by case. */
function apartLogits(
  { view, network }: Extract<FittedModel, { readonly network: unknown }>,
  columns: readonly (readonly number[])[],
): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const table = {
    ...{ names: columns.map((_, j) => String(j)), rows },
    columns: columns.map((column) => Float64Array.from(column)),
  };
  const cases = { table, bad: Array<boolean>(rows).fill(false) };
  // What it is told of a node stands first in what it is told of a case.
  const input = tableInputAt(view.columns, cases);
  return logitsOfNetwork(
    network,
    withAround(input, view, () => cases),
  );
}

function explainScorecard(
  { columns, weights, intercept }: TableScorecard,
  one: Row,
  usual: Row,
  into: Float64Array,
): Both {
  let base = -intercept;
  let logit = base;
  for (const [j, column] of columns.entries()) {
    const tell = tellEvidence(column);
    const weight = -(weights[j] ?? 0); // Weights are of good.
    const [mine, at] = [tell(one[column.column]), tell(usual[column.column])];
    into[column.column] = weight * (mine - at);
    base += weight * at;
    logit += weight * mine;
  }
  return { base, logit };
}

function explainLinear(
  { columns, weights, intercept }: LinearModel,
  one: Row,
  usual: Row,
  into: Float64Array,
): Both {
  let [base, logit, at] = [intercept, intercept, 0];
  for (const [j, column] of columns.entries()) {
    const told = (of: Row): readonly number[] => tellStandard(column, of[j] ?? Number.NaN);
    const [mine, its] = [told(one), told(usual)];
    for (const [k, value] of its.entries()) {
      const weight = weights[at + k] ?? 0;
      into[j] = (into[j] ?? 0) + weight * ((mine[k] ?? 0) - value);
      base += weight * value;
      logit += weight * (mine[k] ?? 0);
    }
    at += its.length;
  }
  return { base, logit };
}

function explainForest(
  { cuts, base, trees }: BoostedTrees,
  one: Row,
  usual: Row,
  into: Float64Array,
): Both {
  const bins = (of: Row): Uint8Array =>
    Uint8Array.from(cuts, (cut, j) => binAt(cut, of[j] ?? Number.NaN));
  const [mine, its] = [bins(one), bins(usual)];
  const add = (of: Uint8Array): number =>
    trees.reduce((sum, tree) => sum + valueOfTree(tree, (column) => of[column] ?? 0), base);
  explainTrees(trees, mine, its, into);
  return { base: add(its), logit: add(mine) };
}

const ORDERS = 16; // Half of them drawn, half of them these backwards.

const explainOnnx = (model: OnnxModel, one: Row, usual: Row, into: Float64Array): Promise<Both> =>
  explainBox(
    (columns, rows) => logitsOfOnnx(model, columns, rows),
    one,
    usual,
    into,
    () => true,
  );

/**
 * A closed box: columns are changed one by one from the usual case to the one, in drawn orders, the same for every case.
 * Each order's steps add up to the difference, and so does their mean.
 * @source Castro, Gomez & Tejada 2009, "Polynomial calculation of the Shapley value based on sampling",
 *   doi:10.1016/j.cor.2008.04.004
 */
async function explainBox(
  logitsOf: (
    columns: readonly (readonly number[])[],
    rows: number,
  ) => Promise<Float64Array> | Float64Array,
  one: Row,
  usual: Row,
  into: Float64Array,
  // What is alike in both changes nothing, whenever it is its turn.
  takesTurn = (j: number): boolean => !Object.is(one[j], usual[j]),
): Promise<Both> {
  const turns = one.flatMap((_, j) => (takesTurn(j) ? [j] : []));
  const orders = ordersOf(turns.length).map((order) => order.map((i) => turns[i] ?? 0));
  const rows: Row[] = [usual, one];
  for (const order of orders) {
    const mixed = [...usual];
    for (const column of order.slice(0, -1)) {
      mixed[column] = one[column] ?? Number.NaN;
      rows.push([...mixed]);
    }
  }
  const columns = one.map((_, j) => rows.map((row) => row[j] ?? Number.NaN));
  const logits = await logitsOf(columns, rows.length);
  const [base = Number.NaN, logit = Number.NaN] = logits;
  for (const [k, order] of orders.entries()) {
    let before = base;
    for (const [step, column] of order.entries()) {
      const isLast = step === turns.length - 1;
      const after = isLast ? logit : (logits[2 + k * (turns.length - 1) + step] ?? Number.NaN);
      into[column] = (into[column] ?? 0) + (after - before) / orders.length;
      before = after;
    }
  }
  return { base, logit };
}

/** Orders of so many things: half of them drawn, half of them these backwards; the same for as many. */
export function ordersOf(width: number, orders = ORDERS): number[][] {
  const random = seededRandom(width);
  const drawn = Array.from({ length: orders / 2 }, () =>
    Array.from({ length: width }, (_, j) => ({ j, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ j }) => j),
  );
  return drawn.flatMap((order) => [order, order.toReversed()]);
}

import { type Columns, columnsAt, type Design, fitDesign } from './design.ts';
import { type Adjacency, loudnessOf, type Matrix } from './matrix.ts';
import type { ReadyData, ReadyEdge, Split } from './ready-data.ts';
import { rangeOf, type StandardColumn, standardOf, tellRows } from './standard.ts';
import type { LearnCase } from './tape.ts';

/** A case at its row. */
export interface InputCase extends LearnCase {
  /** What is around it in numbers, standardised; absent: a network hears of it alone, or not at all. */
  readonly around?: Float64Array;
}

/** A split as the network sees it: its nodes with what is known of them, and who hears whom. */
export interface GraphInput {
  /** Rows in this order: who is asked about, then the others. */
  readonly nodes: Matrix;
  /** By relation and direction, in the same order for every split. */
  readonly heard: readonly Adjacency[];
  readonly cases: readonly InputCase[];
  /** How many of the first rows lie within so many steps of those asked about; absent: all rows are asked about. */
  readonly within?: readonly number[];
}

/** How a network is told of a node: columns of its design, in order, standardised. */
export interface View {
  readonly design: Design;
  readonly columns: readonly StandardColumn[];
  /** Whether a relation's weight makes it louder. */
  readonly weighted: boolean;
  /** What is around a case in numbers, beside what is heard of it; absent: nothing is told. */
  readonly around?: { readonly design: Design; readonly columns: readonly StandardColumn[] };
}

/**
 * The splits of a data folder for a network. Columns are standardised over the labelled nodes of train;
 * what is not known is at the mean and flagged. A node's messages of one relation weigh one by the root
 * of how many they are, the heavier ones more.
 * @param weighted - Whether a relation's weight counts. On valid of `smesd` that was no worse.
 */
export function openGraph(
  data: ReadyData,
  seed: number,
  weighted = true,
): { readonly view: View; readonly inputs: Readonly<Record<Split, GraphInput>> } {
  const { design, trained } = fitDesign(data, 'own+degrees', seed);
  const labelled = data.labels.flatMap((l) => (l.split === 'train' ? [l.node] : []));
  const seen = new Set([
    ...labelled,
    ...data.edges.flatMap((e) => (e.splits.has('train') ? [e.from, e.to] : [])),
  ]);
  // What no case has, such as the age of its owner, is standardised over those who have it.
  const learntFrom = (column: Float64Array): readonly number[] =>
    labelled.some((i) => !Number.isNaN(column[i] ?? Number.NaN)) ? labelled : [...seen];
  const columns = Object.values(trained).map((column): StandardColumn => {
    const range = rangeOf([...seen].map((i) => column[i] ?? Number.NaN));
    return {
      ...standardOf(learntFrom(column).map((i) => column[i] ?? Number.NaN)),
      // Of what train always knew nobody can learn what it means not to know it.
      flags: column.some((v, node) => Number.isNaN(v) && seen.has(node)),
      ...(range ? { range } : {}),
    };
  });
  const view = { design, columns, weighted };
  const train = inputOf(view, data, 'train', trained);
  const inputs = {
    ...{ train, valid: graphInputAt(view, data, 'valid'), test: graphInputAt(view, data, 'test') },
  };
  return { view, inputs };
}

/** A split of any data as a trained network sees it. */
export const graphInputAt = (view: View, data: ReadyData, split: Split): GraphInput =>
  inputOf(view, data, split, columnsAt(view.design, data, split));

function inputOf(
  { design, columns, weighted }: View,
  data: ReadyData,
  split: Split,
  known: Columns,
): GraphInput {
  const edges = data.edges.filter((e) => e.splits.has(split) && e.from !== e.to);
  const labels = data.labels.filter((l) => l.split === split);
  const { nodes, within } = orderNodes(
    [...new Set(labels.map((l) => l.node))],
    [...new Set([...labels.map((l) => l.node), ...edges.flatMap((e) => [e.from, e.to])])],
    edges,
  );
  const rowOf = new Map(nodes.map((node, row) => [node, row]));
  const values = Object.values(known);
  const told = tellRows(columns, nodes.length, (j, row) => values[j]?.[nodes[row] ?? 0]);
  const byRelation = Map.groupBy(edges, ({ relation }) => relation);
  const heard = design.relations.flatMap((relation) => {
    const of = byRelation.get(relation) ?? [];
    const [from, to] = [of.map((e) => rowOf.get(e.from) ?? 0), of.map((e) => rowOf.get(e.to) ?? 0)];
    const weights = weighted ? of.map(({ weight }) => weight) : undefined;
    const each = (listeners: readonly number[], speakers: readonly number[]): Adjacency =>
      adjacencyOf(listeners, speakers, { rows: nodes.length, weights });
    return [each(to, from), each(from, to)];
  });
  return {
    nodes: told,
    heard,
    cases: labels.map(({ node, bad, weight }) => ({ row: rowOf.get(node) ?? 0, bad, weight })),
    ...(within ? { within } : {}),
  };
}

const ASKED_FEW = 0.25; // Of nodes with a label: above it sorting would save nothing.
const STEPS_MOST = 3;

/**
 * Where few nodes are asked about, as in a book of cases with what is around each, those come first, then who is one
 * step away, and so on: what nobody asks for is not computed.
 */
function orderNodes(
  asked: readonly number[],
  nodes: readonly number[],
  edges: readonly ReadyEdge[],
): { readonly nodes: readonly number[]; readonly within?: readonly number[] } {
  if (asked.length > ASKED_FEW * nodes.length) return { nodes };
  const neighbours = new Map<number, number[]>();
  const link = (from: number, to: number): void => {
    const known = neighbours.get(from);
    if (known) known.push(to);
    else neighbours.set(from, [to]);
  };
  for (const { from, to } of edges) {
    link(from, to);
    link(to, from);
  }
  const ordered = new Set(asked);
  const within = [ordered.size];
  let ring: readonly number[] = asked;
  for (let step = 0; step < STEPS_MOST; step += 1) {
    const next = new Set(ring.flatMap((node) => neighbours.get(node) ?? []));
    ring = [...next].filter((node) => !ordered.has(node));
    for (const node of ring) ordered.add(node);
    within.push(ordered.size);
  }
  for (const node of nodes) ordered.add(node);
  return { nodes: [...ordered], within };
}

/** Who hears whom, edge by edge. @param o.weights - By edge; absent: all are as loud. */
function adjacencyOf(
  listeners: readonly number[],
  speakers: readonly number[],
  { rows, weights }: { readonly rows: number; readonly weights: readonly number[] | undefined },
): Adjacency {
  const start = new Uint32Array(rows + 1);
  for (const listener of listeners) start[listener + 1] = (start[listener + 1] ?? 0) + 1;
  const share = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const count = start[i + 1] as number;
    if (count > 0) share[i] = 1 / Math.sqrt(count);
    start[i + 1] = count + (start[i] as number);
  }
  const [at, from] = [start.slice(), new Uint32Array(listeners.length)];
  const loudness = new Float64Array(weights?.length ?? 0);
  for (let e = 0; e < listeners.length; e += 1) {
    const listener = listeners[e] as number;
    const place = at[listener] as number;
    from[place] = speakers[e] as number;
    if (weights) loudness[place] = weights[e] as number;
    at[listener] = place + 1;
  }
  if (!weights) return { start, from, share };
  for (let i = 0; i < rows; i += 1) {
    const [a, b] = [start[i] as number, start[i + 1] as number];
    if (a < b) loudness.set(loudnessOf([...loudness.subarray(a, b)]), a);
  }
  return { start, from, share, loudness };
}

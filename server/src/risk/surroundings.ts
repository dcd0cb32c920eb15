import type { CompactGraph, Sample } from '../graph/index.ts';
import { edgeKinds } from '../graph/index.ts';
import type { ReadyData, ReadyEdge, ReadyLabel, Split } from './ready-data.ts';

/** Values by feature; one that is not there is not known. Units are the features'. */
export type KnownValues = Readonly<Record<string, bigint>>;

/** Somebody near a borrower. */
export interface NodeAround {
  /** As the relationship graph names it: a borrower's id, a keyed digest, an anchor, a carrier. */
  readonly name: string;
  /** Steps from the borrower: 0, 1 or 2. */
  readonly hop: number;
  /** What this lender knew of it; `null`: it is no borrower here, or has not allowed it. */
  readonly known: KnownValues | null;
}

/** A relation between two of them. */
export interface EdgeAround {
  /** Places in `nodes`: from whom the relation points, and to whom. */
  readonly from: number;
  readonly to: number;
  /** Its type, without direction. */
  readonly relation: string;
  /** What its events add up to. Unit: fen. */
  readonly weightFen: bigint;
}

/**
 * What a model reads around a borrower: a sample of its relations two steps far, as they held when it was decided on,
 * with what was known then of those they lead to. Columns that a model learnt from mean the same here and in a book.
 */
export interface Surroundings {
  /** The borrower first. */
  readonly nodes: readonly NodeAround[];
  readonly edges: readonly EdgeAround[];
}

/** One with no relation. */
export const alone = (name: string): Surroundings => ({
  nodes: [{ name, hop: 0, known: null }],
  edges: [],
});

/**
 * A sample of the relationship graph as a model reads it: each relation once, whoever was asked for it.
 * @param knows - What is known of a node by name.
 */
export function surroundingsOf(
  graph: Pick<CompactGraph, 'nameOf'>,
  sample: Sample,
  knows: (name: string) => KnownValues | null,
): Surroundings {
  const nodes = sample.nodes.map((node, i): NodeAround => {
    const name = graph.nameOf(node);
    return { name, hop: sample.hops[i] ?? 0, known: i === 0 ? null : knows(name) };
  });
  const edges = new Map<string, EdgeAround>();
  for (const [e, code] of sample.kinds.entries()) {
    const kind = edgeKinds[code] ?? '';
    const ends = [sample.from[e] ?? 0, sample.to[e] ?? 0] as const;
    const [teller, other] = sample.told[e] ? ends : [ends[1], ends[0]];
    const [relation = '', into] = kind.split(':');
    const [from, to] = into === undefined ? [teller, other] : [other, teller];
    const weightFen = BigInt(Math.round(sample.weightsFen[e] ?? 0));
    edges.set(`${kind} ${teller} ${other}`, { from, to, relation, weightFen });
  }
  return { nodes, edges: [...edges.values()] };
}

/** A case with what is around it. */
export interface SurroundedCase {
  readonly id: string;
  /** Of the borrower itself. */
  readonly known: KnownValues;
  readonly surroundings: Surroundings;
  readonly split: Split;
  /** `null`: nobody knows what came of it. */
  readonly bad: boolean | null;
}

/** The id of a node of a case: those around one case are nobody else's, so that none sees what came later. */
export const nodeIdOf = (id: string, place: number): string =>
  place === 0 ? id : `${id}/${place}`;

/** By name, then by node. Of most nodes nothing is known; and one that is in several cases is read once. */
function columnsOf(
  values: readonly (KnownValues | null)[],
  names: readonly string[],
): Map<string, Float64Array> {
  const columns = names.map(() => new Float64Array(values.length).fill(Number.NaN));
  const rows = new Map<KnownValues, Float64Array>();
  for (const [node, known] of values.entries()) {
    if (known === null) continue;
    const row = rows.get(known) ?? rowOf(known, names);
    rows.set(known, row);
    for (const [j, column] of columns.entries()) column[node] = row[j] ?? Number.NaN;
  }
  return new Map(names.map((name, j) => [name, columns[j] ?? new Float64Array()]));
}

const rowOf = (known: KnownValues, names: readonly string[]): Float64Array =>
  Float64Array.from(names, (name) => {
    const value = known[name];
    return value === undefined ? Number.NaN : Number(value);
  });

/**
 * Cases as the data that models are trained on and read: each with a graph of its own.
 * @param names - Columns, in order.
 */
export function dataOfCases(cases: readonly SurroundedCase[], names: readonly string[]): ReadyData {
  const ids: string[] = [];
  const edges: ReadyEdge[] = [];
  const labels: ReadyLabel[] = [];
  const unknown: ReadyData['unknown'][number][] = [];
  const values: (KnownValues | null)[] = [];
  for (const { id, known, surroundings, split, bad } of cases) {
    const first = ids.length;
    for (const [place, node] of surroundings.nodes.entries()) {
      ids.push(nodeIdOf(id, place));
      values.push(place === 0 ? known : node.known);
    }
    const splits: ReadonlySet<Split> = new Set([split]);
    for (const { from, to, relation, weightFen } of surroundings.edges) {
      const ends = { from: first + from, to: first + to };
      edges.push({ ...ends, relation, weight: Number(weightFen), splits });
    }
    const label = { node: first, split, weight: 1 };
    if (bad === null) unknown.push(label);
    else labels.push({ ...label, bad });
  }
  const numbers = columnsOf(values, names);
  return { ids, numbers, categories: new Map(), edges, labels, unknown };
}

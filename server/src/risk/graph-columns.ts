import type { ReadyData, ReadyEdge, Split } from './ready-data.ts';

type Columns = Record<string, Float64Array>;

/** Per relation, how many edges a node has out and in: `log(1 + n)`. By column, then by node. */
export function degreesOf(
  { ids, edges }: ReadyData,
  split: Split,
  relations: readonly string[],
): Columns {
  const counts = new Map(
    relations.map((relation) => [
      relation,
      { out: new Float64Array(ids.length), into: new Float64Array(ids.length) },
    ]),
  );
  for (const { relation, splits, from, to } of edges) {
    const count = counts.get(relation);
    if (!count || !splits.has(split) || from === to) continue;
    count.out[from] = (count.out[from] ?? 0) + 1;
    count.into[to] = (count.into[to] ?? 0) + 1;
  }
  const columns: Columns = {};
  for (const [relation, { out, into }] of counts) {
    columns[`out.${relation}`] = logOf(out);
    columns[`in.${relation}`] = logOf(into);
  }
  return columns;
}

/** `log(1 + n)` in place; most nodes have none of a relation. */
function logOf(counts: Float64Array): Float64Array {
  for (let i = 0; i < counts.length; i += 1) {
    if (counts[i] !== 0) counts[i] = Math.log1p(counts[i] as number);
  }
  return counts;
}

/** Those of train, for every split: of a relation first seen later no model can know what it means. */
export const relationsOf = (edges: readonly ReadyEdge[]): string[] =>
  [
    ...new Set(edges.flatMap(({ relation, splits }) => (splits.has('train') ? [relation] : []))),
  ].sort();

/**
 * What a node's neighbours are like: the mean of each of those columns over those one step away, and over
 * those two steps away, the node itself left out. By column, then by node; `NaN`: nobody is known.
 * @param asked - Of whom it is told; of others it is not, and what only they would need is not added up.
 */
export function surroundingsOf(
  { ids, numbers, edges }: ReadyData,
  split: Split,
  names: readonly string[],
  relations: readonly string[] = relationsOf(edges),
  asked: readonly number[] = ids.map((_, node) => node),
): Columns {
  // A relation that train never saw would bring neighbours that no value was learnt of.
  const seen = pairsOf(
    edges.filter((e) => e.splits.has(split) && e.from !== e.to && relations.includes(e.relation)),
    ids.length,
  );
  const { near, nearest } = aroundThem(seen, asked, ids.length);
  const none = (): Float64Array => new Float64Array(ids.length).fill(Number.NaN);
  const edgesAt = spread(new Float64Array(ids.length).fill(1), near);
  const columns: Columns = { 'two.nodes': none() };
  const reached = spread(edgesAt, nearest);
  for (const i of asked) {
    (columns['two.nodes'] as Float64Array)[i] = Math.log1p(
      Math.max((reached[i] ?? 0) - (edgesAt[i] ?? 0), 0),
    );
  }
  const [known, plain] = [new Float64Array(ids.length), new Float64Array(ids.length)];
  for (const name of names) {
    const values = numbers.get(name) ?? new Float64Array();
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] as number;
      known[i] = Number.isNaN(value) ? 0 : 1;
      plain[i] = Number.isNaN(value) ? 0 : value;
    }
    const [oneSum, oneCount] = [spread(plain, near), spread(known, near)];
    // A way out and back over the same edge leads to the node itself: once for each of its edges.
    const [twoSum, twoCount] = [spread(oneSum, nearest), spread(oneCount, nearest)];
    const [one, two] = [none(), none()];
    for (const i of asked) {
      one[i] = meanOf(oneSum[i] ?? 0, oneCount[i] ?? 0);
      two[i] = meanOf(
        (twoSum[i] ?? 0) - (plain[i] ?? 0) * (edgesAt[i] ?? 0),
        (twoCount[i] ?? 0) - (known[i] ?? 0) * (edgesAt[i] ?? 0),
      );
    }
    columns[`one.${name}`] = one;
    columns[`two.${name}`] = two;
  }
  return columns;
}

/** Of numbers near the end of what can be held the sum may pass it: then nothing is known. */
const meanOf = (sum: number, count: number): number =>
  count > 0 && Number.isFinite(sum) ? sum / count : Number.NaN;

/** The pairs that somebody asked about is in, and those that somebody in such a pair is in, in order. */
function aroundThem(
  pairs: Pairs,
  asked: readonly number[],
  nodes: number,
): { readonly near: Pairs; readonly nearest: Pairs } {
  if (asked.length === nodes) return { near: pairs, nearest: pairs };
  const having = (isIn: Uint8Array): Pairs =>
    pairs.filter(
      (_, i) => isIn[pairs[i - (i % 2)] as number] || isIn[pairs[i - (i % 2) + 1] as number],
    );
  const isAsked = new Uint8Array(nodes);
  for (const node of asked) isAsked[node] = 1;
  const nearest = having(isAsked);
  for (const node of nearest) isAsked[node] = 1;
  return { near: having(isAsked), nearest };
}

/** Two ends after each other, pair by pair. */
type Pairs = Uint32Array;

/** Who knows whom, whatever by and however often. @param nodes - How many there are. */
function pairsOf(edges: readonly ReadyEdge[], nodes: number): Pairs {
  const seen = new Set<number>(); // One number a pair: exact for 90 million nodes.
  const ends: number[] = [];
  for (const { from, to } of edges) {
    const pair = Math.min(from, to) * nodes + Math.max(from, to);
    if (seen.has(pair)) continue;
    seen.add(pair);
    ends.push(from, to);
  }
  return Uint32Array.from(ends);
}

/** The sum of what each node's neighbours hold, edges both ways alike. */
function spread(values: Float64Array, pairs: Pairs): Float64Array {
  const sums = new Float64Array(values.length);
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] ?? 0;
    const to = pairs[i + 1] ?? 0;
    sums[to] = (sums[to] ?? 0) + (values[from] ?? 0);
    sums[from] = (sums[from] ?? 0) + (values[to] ?? 0);
  }
  return sums;
}

import type { ReadyData, ReadyEdge, Split } from './ready-data.ts';

type Columns = Record<string, Float64Array>;

/** Per relation, how many edges a node has out and in: `log(1 + n)`. By column, then by node. */
export function degreesOf(
  { ids, edges }: ReadyData,
  split: Split,
  relations: readonly string[],
): Columns {
  const columns: Columns = {};
  for (const relation of relations) {
    const [out, into] = [new Float64Array(ids.length), new Float64Array(ids.length)];
    for (const edge of edges) {
      if (edge.relation !== relation || !edge.splits.has(split) || edge.from === edge.to) continue;
      out[edge.from] = (out[edge.from] ?? 0) + 1;
      into[edge.to] = (into[edge.to] ?? 0) + 1;
    }
    columns[`out.${relation}`] = out.map(Math.log1p);
    columns[`in.${relation}`] = into.map(Math.log1p);
  }
  return columns;
}

/** Those of train, for every split: of a relation first seen later no model can know what it means. */
export const relationsOf = (edges: readonly ReadyEdge[]): string[] =>
  [
    ...new Set(edges.flatMap(({ relation, splits }) => (splits.has('train') ? [relation] : []))),
  ].sort();

/**
 * What a node's neighbours are like: the mean of each of those columns over those one step away, and over
 * those two steps away, the node itself left out. By column, then by node; `NaN`: nobody is known.
 */
export function surroundingsOf(
  { ids, numbers, edges }: ReadyData,
  split: Split,
  names: readonly string[],
  relations: readonly string[] = relationsOf(edges),
): Columns {
  // A relation that train never saw would bring neighbours that no value was learnt of.
  const seen = pairsOf(
    edges.filter((e) => e.splits.has(split) && e.from !== e.to && relations.includes(e.relation)),
    ids.length,
  );
  const edgesAt = spread(new Float64Array(ids.length).fill(1), seen);
  const columns: Columns = { 'two.nodes': countTwo(edgesAt, seen) };
  for (const name of names) {
    const values = numbers.get(name) ?? new Float64Array();
    const known = values.map((v) => (Number.isNaN(v) ? 0 : 1));
    const plain = values.map((v) => (Number.isNaN(v) ? 0 : v));
    const [oneSum, oneCount] = [spread(plain, seen), spread(known, seen)];
    // A way out and back over the same edge leads to the node itself: once for each of its edges.
    const [twoSum, twoCount] = [spread(oneSum, seen), spread(oneCount, seen)];
    // Of numbers near the end of what can be held the sum may pass it: then nothing is known.
    const mean = (sum: number, count: number): number =>
      count > 0 && Number.isFinite(sum) ? sum / count : Number.NaN;
    columns[`one.${name}`] = oneSum.map((sum, i) => mean(sum, oneCount[i] ?? 0));
    columns[`two.${name}`] = twoSum.map((sum, i) =>
      mean(
        sum - (plain[i] ?? 0) * (edgesAt[i] ?? 0),
        (twoCount[i] ?? 0) - (known[i] ?? 0) * (edgesAt[i] ?? 0),
      ),
    );
  }
  return columns;
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

const countTwo = (edgesAt: Float64Array, pairs: Pairs): Float64Array =>
  spread(edgesAt, pairs).map((n, i) => Math.log1p(Math.max(n - (edgesAt[i] ?? 0), 0)));

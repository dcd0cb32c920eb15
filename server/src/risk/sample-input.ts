import type { Sample } from '../graph/index.ts';
import type { GraphInput } from './graph-input.ts';
import { type GraphNetwork, scoreNetwork } from './graph-network.ts';
import { type Adjacency, constant, loudnessOf } from './matrix.ts';

/**
 * The PD of one borrower by its sampled neighbourhood. Where the sample left nobody out it is what the
 * network says on the whole graph, for as many hops as it has layers.
 * @param tell - What is known of a node, as the network was trained on it: its columns, standardised.
 * @param weighted - Whether a relation's weight makes it louder, as it did at training.
 */
export function assessSample(
  network: GraphNetwork,
  sample: Sample,
  tell: (node: number) => ArrayLike<number>,
  weighted = false,
): number {
  const hearings = network.layers[0]?.heard.length ?? 0;
  const input = sampleInputOf(sample, tell, hearings, weighted);
  const within = network.layers.map((_, steps) => sample.hops.filter((hop) => hop <= steps).length);
  return scoreNetwork(network, { ...input, within })[0] ?? Number.NaN;
}

/** Relations that the network does not know are left out. */
function sampleInputOf(
  { nodes, from, to, kinds, told, weightsFen }: Sample,
  tell: (node: number) => ArrayLike<number>,
  hearings: number,
  weighted: boolean,
): GraphInput {
  const columns = nodes.map(tell);
  const width = columns[0]?.length ?? 0;
  const data = new Float64Array(nodes.length * width);
  for (const [i, column] of columns.entries()) data.set(column, i * width);
  const edges = new Map<number, number[]>();
  for (const [e, kind] of kinds.entries()) {
    const hearing = 2 * kind + (told[e] ? 1 : 0); // As `openGraph` orders them.
    const known = edges.get(hearing);
    if (known) known.push(e);
    else edges.set(hearing, [e]);
  }
  const nobody = adjacencyOf([], from, to, nodes.length);
  return {
    nodes: constant(nodes.length, width, data),
    heard: Array.from({ length: hearings }, (_, hearing) => {
      const of = edges.get(hearing);
      if (!of) return nobody;
      const adjacency = adjacencyOf(of, from, to, nodes.length);
      return weighted ? makeLoud(adjacency, of, from, weightsFen) : adjacency;
    }),
    cases: [{ row: 0, bad: false, weight: 1 }], // Of whom nobody knows yet: only scored.
  };
}

function adjacencyOf(
  edges: readonly number[],
  from: readonly number[],
  to: readonly number[],
  nodes: number,
): Adjacency {
  const start = new Uint32Array(nodes + 1);
  for (const e of edges) start[(from[e] ?? 0) + 1] = (start[(from[e] ?? 0) + 1] ?? 0) + 1;
  const share = Float64Array.from({ length: nodes }, (_, i) =>
    start[i + 1] ? 1 / Math.sqrt(start[i + 1] ?? 1) : 0,
  );
  for (let i = 0; i < nodes; i += 1) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const heard = new Uint32Array(edges.length);
  for (const e of edges) {
    const at = next[from[e] ?? 0] ?? 0;
    heard[at] = to[e] ?? 0;
    next[from[e] ?? 0] = at + 1;
  }
  return { start, from: heard, share };
}

/** The same, its edges as loud as their weights make them. */
function makeLoud(
  adjacency: Adjacency,
  edges: readonly number[],
  from: readonly number[],
  weights: readonly number[],
): Adjacency {
  const loudness = new Float64Array(edges.length);
  const byListener = Map.groupBy(edges, (e) => from[e] ?? 0);
  for (const [listener, of] of byListener) {
    // In the order in which `adjacencyOf` has them.
    loudness.set(loudnessOf(of.map((e) => weights[e] ?? 0)), adjacency.start[listener] ?? 0);
  }
  return { ...adjacency, loudness };
}

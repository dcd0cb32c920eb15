import type { CompactGraph } from './compact.ts';

/** How many neighbours are taken at each hop: GraphSAGE's 25 and 10 (Hamilton et al. 2017, arXiv:1706.02216, §4). */
export const FAN_OUT: readonly number[] = [25, 10];

/** A node's neighbourhood, as a model reads it. */
export interface Sample {
  /** Nodes, each once, the one asked for first. Shape: `[n]`. */
  readonly nodes: readonly number[];
  /** Hop at which each was reached. Shape: `[n]`. */
  readonly hops: readonly number[];
  /** Places in `nodes`: whose relation was followed, and to whom. Shape: `[m]`, as the next four. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly kinds: readonly number[];
  /** Whether it is told by the facts of whose relation was followed, or by those of the other. */
  readonly told: readonly boolean[];
  readonly weightsFen: readonly number[];
}

/**
 * Up to `fanOut[h]` relations of every node reached at hop `h`, drawn evenly from those that hold on
 * `day`. The draw follows from the seed and the node's name, not from what was drawn before it: the same
 * relations give the same sample in every process. Costs the same for a node of a million neighbours as for one of a
 * hundred; where most of a hub's relations are over, fewer than asked for may be found.
 * @param o.day - Days since 1970.
 */
export function sampleNeighbours(
  graph: CompactGraph,
  start: number,
  o: { readonly day: number; readonly seed: number; readonly fanOut?: readonly number[] },
): Sample {
  const nodes = [start];
  const hops = [0];
  const places = new Map([[start, 0]]);
  const [from, to, kinds, weightsFen]: number[][] = [[], [], [], []];
  const told: boolean[] = [];
  let ring = [start];
  for (const [hop, most] of (o.fanOut ?? FAN_OUT).entries()) {
    const next: number[] = [];
    for (const node of ring) {
      for (const i of drawPlaces(graph, node, most, o)) {
        const { other, kind, teller, weightFen } = graph.edgeAt(node, i);
        let place = places.get(other);
        if (place === undefined) {
          place = nodes.length;
          places.set(other, place);
          nodes.push(other);
          hops.push(hop + 1);
          next.push(other);
        }
        from?.push(places.get(node) ?? 0);
        to?.push(place);
        kinds?.push(kind);
        told.push(teller);
        weightsFen?.push(weightFen);
      }
    }
    ring = next;
  }
  return {
    nodes,
    hops,
    from: from ?? [],
    to: to ?? [],
    kinds: kinds ?? [],
    told,
    weightsFen: weightsFen ?? [],
  };
}

const TRIES = 4; // For each one wanted, where relations that are over are met.

/** Places of up to `most` of a node's relations that hold on the day. */
function drawPlaces(
  graph: CompactGraph,
  node: number,
  most: number,
  { day, seed }: { readonly day: number; readonly seed: number },
): number[] {
  const degree = graph.degreeOf(node);
  if (degree <= most * TRIES) {
    const holding: number[] = [];
    for (let i = 0; i < degree; i++) if (graph.holdsAt(node, i, day)) holding.push(i);
    return holding.length <= most
      ? holding
      : pick(holding, most, randomOf(seed, graph.hashAt(node)));
  }
  const random = randomOf(seed, graph.hashAt(node));
  const drawn = new Set<number>();
  for (let t = 0; t < most * TRIES && drawn.size < most; t++) {
    const i = Math.floor(random() * degree);
    if (!drawn.has(i) && graph.holdsAt(node, i, day)) drawn.add(i);
  }
  return [...drawn];
}

/** `most` of `all`, each set of them equally likely. */
function pick(all: readonly number[], most: number, random: () => number): number[] {
  const left = [...all];
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(random() * (left.length - i));
    [left[i], left[j]] = [left[j] ?? 0, left[i] ?? 0];
  }
  return left.slice(0, most);
}

/** Numbers from 0 to 1 that follow from a seed and a node (Steele et al.'s mixing, as in mulberry32). */
function randomOf(seed: number, hash: number): () => number {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(hash | 1, 0xc2b2ae35)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

import type { CompactGraph } from './compact.ts';

/** How far a change is carried along relations. */
export interface SpreadBudget {
  readonly hops: number;
  /** Nodes that are reached at most, the changed one included. */
  readonly nodes: number;
  /** A node with more relations than this carries nothing on: a carrier says nothing of who uses it. */
  readonly hub: number;
}

export const SPREAD_BUDGET: SpreadBudget = { hops: 2, nodes: 200, hub: 500 };

/**
 * How many relations of one borrower a look goes along, of trade and of everything else each: of the borrower itself, and of
 * those it leads to. Of trade the largest first; of everything else own numbers, then contracts, then devices and places, of each
 * the newest first. A look around costs the same whoever
 * names a hundred thousand; of the borrower itself it is counted how many are left out. Assumed.
 */
export const NAMED_MOST = { near: 500, far: 50 } as const;

/** Who is touched by a change at one node. */
export interface Spread {
  /** The changed node first, then the nearest, at one distance the strongest relation first. */
  readonly nodes: readonly number[];
  /** Nodes at which it stopped because they are hubs. */
  readonly stoppedAt: readonly number[];
  /** Whether the budget of nodes ended it. */
  readonly cut: boolean;
}

/** Nodes within a budget of a changed one, over relations that hold on `day`. */
export function spreadFrom(
  graph: CompactGraph,
  changed: number,
  day: number,
  { hops, nodes: most, hub }: SpreadBudget = SPREAD_BUDGET,
): Spread {
  const nodes = [changed];
  const seen = new Set(nodes);
  const stoppedAt: number[] = [];
  let ring = [changed];
  for (let hop = 0; hop < hops && ring.length > 0; hop++) {
    const found = new Map<number, number>();
    for (const node of ring) {
      const degree = graph.degreeOf(node);
      if (degree > hub) {
        stoppedAt.push(node);
        continue;
      }
      for (let i = 0; i < degree; i++) {
        if (!graph.holdsAt(node, i, day)) continue;
        const { other, weightFen } = graph.edgeAt(node, i);
        if (!seen.has(other)) found.set(other, (found.get(other) ?? 0) + weightFen);
      }
    }
    ring = [...found].sort(([a, x], [b, y]) => y - x || a - b).map(([node]) => node);
    const room = most - nodes.length;
    if (ring.length > room)
      return { nodes: [...nodes, ...ring.slice(0, room)], stoppedAt, cut: true };
    for (const node of ring) seen.add(node);
    nodes.push(...ring);
  }
  return { nodes, stoppedAt, cut: false };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, instant } from '../kernel/index.ts';
import { CompactGraph } from './compact.ts';
import { edgesOf } from './edges.ts';
import { sampleNeighbours } from './sample.ts';
import { spreadFrom } from './spread.ts';

type Change = readonly [teller: number, other: number, kind: number, weight: number, gone: boolean];
const changes = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(3), fc.nat(1_000), fc.boolean()), {
  maxLength: 300,
});
const values = (weightFen: number) => ({ weightFen, from: 0, until: 100 });

/** Every node's relations in words, whatever numbers the nodes have. */
function tell(graph: CompactGraph): string[] {
  const all: string[] = [];
  for (let node = 0; node < graph.nodes; node++) {
    for (let i = 0; i < graph.degreeOf(node); i++) {
      const { other, kind, teller, weightFen } = graph.edgeAt(node, i);
      const [me, they] = [graph.nameOf(node), graph.nameOf(other)];
      all.push(`${me} ${teller ? 'tells' : 'told'} ${kind} ${they} ${weightFen}`);
    }
  }
  return all.sort();
}

function apply(graph: CompactGraph, [teller, other, kind, weight, gone]: Change): void {
  const [a, b] = [graph.nodeOf(`n${teller}`), graph.nodeOf(`n${other}`)];
  if (gone) graph.removeEdge(a, b, kind);
  else graph.setEdge(a, b, kind, values(weight));
}

test('property: changed one by one it equals one that is made at once of what is left', () => {
  fc.assert(
    fc.property(changes, fc.nat(1_000), (all, seed) => {
      const changed = new CompactGraph();
      const left = new Map<string, Change>();
      for (const change of all) {
        apply(changed, change);
        const key = change.slice(0, 3).join();
        if (change[4] || change[0] === change[1]) left.delete(key);
        else left.set(key, change);
      }
      const anew = new CompactGraph();
      for (const change of [...left.values()].reverse()) apply(anew, change);
      expect(tell(changed)).toEqual(tell(anew));
      expect(changed.edges).toBe(left.size);
      const names = (graph: CompactGraph) => {
        const o = { day: 50, seed, fanOut: [3, 2] };
        return sampleNeighbours(graph, graph.nodeOf('n0'), o).nodes.map((n) => graph.nameOf(n));
      };
      expect(names(changed)).toEqual(names(anew));
    }),
    { numRuns: 200 },
  );
});

test('property: a hub in blocks, half of it removed again, equals one of what is left', () => {
  fc.assert(
    fc.property(fc.integer({ min: 500, max: 3_000 }), fc.nat(1_000), (n, seed) => {
      const changed = star(n).graph;
      const left = new CompactGraph();
      const hub = changed.nodeOf('hub');
      for (let i = 0; i < n; i++) {
        if (((i * 7_919 + seed) % n) % 2 === 0) {
          changed.removeEdge(changed.nodeOf(`n${i}`), hub, 0);
        } else {
          const edge = { weightFen: i, from: 0, until: 100 };
          left.setEdge(left.nodeOf(`n${i}`), left.nodeOf('hub'), 0, edge);
        }
      }
      expect(tell(changed)).toEqual(tell(left));
      const names = (graph: CompactGraph) => {
        const { nodes } = sampleNeighbours(graph, graph.nodeOf('hub'), { day, seed });
        return nodes.map((node) => graph.nameOf(node));
      };
      expect(names(changed)).toEqual(names(left));
    }),
    { numRuns: 10 },
  );
});

test('error: a node is never related to itself, and what is not there cannot be removed', () => {
  const graph = new CompactGraph();
  const [a, b] = [graph.nodeOf('a'), graph.nodeOf('b')];
  graph.setEdge(a, a, 0, values(1));
  graph.removeEdge(a, b, 0);
  expect([graph.edges, graph.degreeOf(a), graph.degreeOf(b)]).toEqual([0, 0, 0]);
});

const day = 50;
const sampleOf = (graph: CompactGraph, node: number, seed = 1) =>
  sampleNeighbours(graph, node, { day, seed });

test('property: a sample follows relations that hold, each node within its fan-out', () => {
  const lives = fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 20, max: 100 }));
  const edges = fc.array(fc.tuple(fc.nat(60), fc.nat(60), lives), { maxLength: 600 });
  fc.assert(
    fc.property(edges, fc.nat(1_000), (all, seed) => {
      const graph = new CompactGraph();
      for (const [a, b, [from, until]] of all) {
        const [x, y] = [graph.nodeOf(`n${a}`), graph.nodeOf(`n${b}`)];
        graph.setEdge(x, y, 0, { weightFen: 1, from, until });
      }
      const start = graph.nodeOf('n0');
      const sample = sampleOf(graph, start, seed);
      expect(sample).toEqual(sampleOf(graph, start, seed));
      expect(new Set(sample.nodes).size).toBe(sample.nodes.length);
      for (const [i, from] of sample.from.entries()) {
        const [a, b] = [sample.nodes[from] ?? 0, sample.nodes[sample.to[i] ?? 0] ?? 0];
        const holds = Array.from({ length: graph.degreeOf(a) }, (_, n) => n).some(
          (n) => graph.otherAt(a, n) === b && graph.holdsAt(a, n, day),
        );
        expect(holds).toBe(true);
        const mine = sample.from.filter((f) => f === from).length;
        expect(mine).toBeLessThanOrEqual([25, 10][sample.hops[from] ?? 0] ?? 0);
      }
    }),
    { numRuns: 100 },
  );
});

/** A star: one node related to `n` others, `every`th of them still. */
function star(n: number, every = 1): { graph: CompactGraph; hub: number } {
  const graph = new CompactGraph();
  const hub = graph.nodeOf('hub');
  for (let i = 0; i < n; i++) {
    const until = i % every === 0 ? 100 : 10;
    graph.setEdge(graph.nodeOf(`n${i}`), hub, 0, { weightFen: i, from: 0, until });
  }
  return { graph, hub };
}

test('error: a hub of a million neighbours is sampled like any other, and carries no change on', () => {
  const { graph, hub } = star(1_000_000);
  expect(graph.degreeOf(hub)).toBe(1_000_000);
  const sample = sampleNeighbours(graph, hub, { day, seed: 7 });
  expect(sample.from.filter((f) => f === 0)).toHaveLength(25);
  const spread = spreadFrom(graph, graph.nodeOf('n5'), day);
  expect(spread).toEqual({ nodes: [graph.nodeOf('n5'), hub], stoppedAt: [hub], cut: false });
}, 60_000);

test('behaviour: a draw is even: over many seeds every neighbour comes about as often', () => {
  const { graph, hub } = star(400);
  const seen = new Map<number, number>();
  for (let seed = 0; seed < 2_000; seed++) {
    const { from, to, nodes } = sampleNeighbours(graph, hub, { day, seed, fanOut: [25] });
    for (const [i] of from.entries()) {
      const node = nodes[to[i] ?? 0] ?? 0;
      seen.set(node, (seen.get(node) ?? 0) + 1);
    }
  }
  const counts = [...seen.values()]; // 125 each expected; 11 is one standard deviation.
  expect(seen.size).toBe(400);
  expect(Math.min(...counts)).toBeGreaterThan(70);
  expect(Math.max(...counts)).toBeLessThan(185);
});

test('behaviour: a change spreads to the strongest first, and stops at its budget', () => {
  const { graph } = star(300, 3);
  const hub = graph.nodeOf('hub');
  const { nodes, cut } = spreadFrom(graph, hub, day, { hops: 2, nodes: 5, hub: 500 });
  expect(nodes.map((n) => graph.nameOf(n))).toEqual(['hub', 'n297', 'n294', 'n291', 'n288']);
  expect(cut).toBe(true);
});

test('error: facts of kinds that tell no relation, or name nobody, tell none', () => {
  const occurredAt = instant(Date.UTC(2027, 0, 4));
  const facts = [
    { kind: 'order.finished', occurredAt, data: { orderId: 'o', amountFen: fen(1n) } },
    { kind: 'order.whispered' as never, occurredAt, data: { orderId: 'o' } as never },
    {
      ...({ kind: 'order.paid', occurredAt } as const),
      data: { orderId: 'o', amountFen: fen(1n), buyer: null, itemCount: 1 },
    },
  ] as const;
  expect(edgesOf(facts, new Set()).size).toBe(0);
});

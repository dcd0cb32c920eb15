import { expect, test } from 'vitest';
import { CompactGraph, sampleNeighbours } from '../graph/index.ts';
import { openGraph } from './graph-input.ts';
import { scoreNetwork, trainNetwork, usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import type { ReadyData, Split } from './ready-data.ts';
import { assessSample } from './sample-input.ts';

const DAY = 20_000;
const relations = ['buys_from', 'owns'];

/** Sixty firms in three splits that see one graph, nobody with more relations than a sample takes. */
function smallGraph(): { readonly data: ReadyData; readonly graph: CompactGraph } {
  const random = seededRandom(310);
  const ids = Array.from({ length: 60 }, (_, i) => `n${i}`);
  const graph = new CompactGraph();
  for (const id of ids) graph.nodeOf(id);
  const seen = new Set<string>();
  const edges = Array.from({ length: 90 }, () => {
    const [from, to] = [Math.floor(random() * 60), Math.floor(random() * 60)];
    const relation = relations[Math.floor(random() * 2)] ?? '';
    return { from, to, relation, weight: Math.floor(random() * 1e6) };
  }).filter(({ from, to, relation }) => {
    const name = [from, to].sort().join() + relation;
    if (from === to || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  for (const { from, to, relation, weight: weightFen } of edges) {
    const values = { weightFen, from: DAY - 1, until: DAY + 1 };
    graph.setEdge(from, to, relations.indexOf(relation), values);
  }
  const all = new Set<Split>(['train', 'valid', 'test']);
  const labels = ids.map((_, node) => ({
    ...{ node, bad: node % 2 === 0, weight: 1 },
    split: [...all][node % 3] as Split,
  }));
  const size = Float64Array.from(ids, () => random());
  const data: ReadyData = {
    ...{ ids, numbers: new Map([['size', size]]), categories: new Map(), labels, unknown: [] },
    edges: edges.map((edge) => ({ ...edge, splits: all })),
  };
  return { data, graph };
}

test.each([false, true])(
  'behaviour: where nobody is left out, a sample says what the whole graph says; by weight: %s',
  (weighted) => {
    const { data, graph } = smallGraph();
    const { train, valid, test: tested } = openGraph(data, 310, weighted).inputs;
    const options = { ...usualNetwork, width: 8, epochs: 5, seed: 310 };
    const { network } = trainNetwork(train, valid, options);
    const whole = scoreNetwork(network, tested);
    const cols = tested.nodes.cols;
    // Rows of the input: those with a label of the split first, then as relations name them.
    const nodes = [
      ...new Set([
        ...data.labels.filter((l) => l.split === 'test').map((l) => l.node),
        ...data.edges.flatMap((e) => [e.from, e.to]),
      ]),
    ];
    const tell = (node: number): Float64Array => {
      const row = nodes.indexOf(node);
      return tested.nodes.data.slice(row * cols, (row + 1) * cols);
    };
    const own = data.labels.filter((l) => l.split === 'test');
    for (const [i, { node }] of own.entries()) {
      const sample = sampleNeighbours(graph, node, { day: DAY, seed: 310 });
      expect(assessSample(network, sample, tell, weighted)).toBeCloseTo(whole[i] ?? Number.NaN, 12);
    }
    expect(new Set([...whole].map((p) => p.toFixed(6))).size).toBeGreaterThan(10);
  },
);

test('behaviour: a borrower that nobody is related to, and a relation the network does not know, have a PD', () => {
  const { data } = smallGraph();
  const { train, valid } = openGraph(data, 310).inputs;
  const options = { ...usualNetwork, width: 8, epochs: 2, seed: 310 };
  const { network } = trainNetwork(train, valid, options);
  const tell = () => new Float64Array(train.nodes.cols);
  const alone = { nodes: [0], hops: [0], from: [], to: [], kinds: [], told: [], weightsFen: [] };
  const strange = {
    nodes: [0, 1],
    hops: [0, 1],
    from: [0],
    to: [1],
    kinds: [99],
    told: [true],
    weightsFen: [1],
  };
  const pd = assessSample(network, alone, tell);
  expect(pd).toBeGreaterThan(0);
  expect(assessSample(network, strange, tell)).toBe(pd);
});

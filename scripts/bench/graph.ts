import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  CompactGraph,
  FAN_OUT,
  sampleNeighbours,
  spreadFrom,
} from '../../server/src/graph/index.ts';
import { openProgress } from '../progress.ts';
import { lookAroundFigures } from './around.ts';
import { type Figure, round, spread } from './figure.ts';
import type { Bench } from './ground.ts';
import { randomNumbers } from './random.ts';

/** The compact graph: memory, building, changing, sampling, and how each grows. */
export const graphBench: Bench = {
  name: 'graph',
  what: 'two-hop samples, spreading and memory of the compact graph by its size, looks around one who names many',
  run: async ({ ground, quick }) => {
    const sizes = quick
      ? [[1_000, 10_000]]
      : [
          [10_000, 100_000],
          [100_000, 1_000_000],
          [400_000, 4_000_000],
        ];
    const figures: Figure[] = [];
    for (const [nodes = 0, edges = 0] of sizes) {
      await setImmediate(); // So that the graph before is nobody's any more.
      figures.push(measure(nodes, edges, quick ? 200 : 5_000));
    }
    return [...figures, ...(await lookAroundFigures(ground, quick))];
  },
};

const DAY = 20_000;

function measure(nodes: number, edges: number, samples: number): Figure {
  const random = randomNumbers(310);
  // A few have very many relations: the share of node n falls as 1 / sqrt(n).
  const skewed = () => Math.floor(random() ** 2 * nodes);
  collect();
  const before = memory();
  const graph = new CompactGraph();
  for (let n = 0; n < nodes; n += 1) graph.nodeOf(`creditCode:${n.toString(36).padStart(32, 'x')}`);
  collect();
  const withNodes = memory();
  const progress = openProgress(edges, 'relations');
  const startedAt = performance.now();
  for (let n = 0; graph.edges < edges; n += 1) {
    const from = DAY - Math.floor(random() * 400);
    graph.setEdge(Math.floor(random() * nodes), skewed(), n % 11, {
      ...{ weightFen: Math.floor(random() * 1e7), from, until: from + 180 },
    });
    if (n % 1_000 === 0) progress.step(1_000);
  }
  const buildMs = performance.now() - startedAt;
  progress.end();
  collect();
  const full = memory();
  const degrees = Array.from({ length: nodes }, (_, n) => graph.degreeOf(n));
  const took = { sample: [] as number[], spread: [] as number[], change: [] as number[] };
  let reached = 0;
  for (let n = 0; n < samples; n += 1) {
    const node = Math.floor(random() * nodes);
    const [a, sample] = timed(() => sampleNeighbours(graph, node, { day: DAY, seed: n }));
    const [b] = timed(() => spreadFrom(graph, node, DAY));
    const [c] = timed(() =>
      graph.setEdge(node, skewed(), 3, { weightFen: 1, from: DAY, until: DAY + 1 }),
    );
    reached += sample.nodes.length;
    if (n < samples / 5) continue; // While the machine code is still being made.
    took.sample.push(a);
    took.spread.push(b);
    took.change.push(c);
  }
  const [sample, spreads, changes] = [
    spread(took.sample),
    spread(took.spread),
    spread(took.change),
  ];
  return {
    name: `graph: ${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} relations`,
    reach: null,
    met: null,
    values: {
      fanOut: FAN_OUT.join(' x '),
      sampleP50Ms: sample.p50,
      sampleP99Ms: sample.p99,
      nodesASample: Math.round(reached / samples),
      spreadP50Ms: spreads.p50,
      spreadP99Ms: spreads.p99,
      changeP50Us: round(changes.p50 * 1_000),
      changeP99Us: round(changes.p99 * 1_000),
      buildSeconds: round(buildMs / 1_000),
      bytesANode: Math.round((withNodes - before) / nodes),
      bytesARelation: Math.round((full - withNodes) / edges),
      largestDegree: Math.max(0, ...degrees.filter((d) => d > 100)),
    },
  };
}

/** What nobody holds any more is given back, so that what is left can be told. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** Heap and arrays. Unit: bytes. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function timed<T>(work: () => T): [number, T] {
  const startedAt = performance.now();
  const value = work();
  return [performance.now() - startedAt, value];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactGraph, FAN_OUT, sampleNeighbours } from '../../server/src/graph/index.ts';
import {
  assessModel,
  assessSample,
  columnsRead,
  loadModel,
  openGraph,
  type ReadyData,
  relationsRead,
  type SealedModel,
  type Surroundings,
  scoreByModel,
  trainModel,
  trainNetwork,
  usualNetwork,
} from '../../server/src/risk/index.ts';
import { root } from '../stack/child.ts';
import { type Figure, round, spread } from './figure.ts';
import type { Bench } from './ground.ts';
import { randomNumbers } from './random.ts';

const RELATIONS = 11;
const COLUMNS = 16;
const DAY = 20_000;
const ASSESS_MS = 2;

/** The graph network: an epoch of training, and one borrower's assessment from a sample. */
export const networkBench: Bench = {
  name: 'network',
  what: 'an epoch of the graph network and one assessment by a two-hop sample',
  run: async ({ quick }) => {
    const figures = [quick ? measure(1_000, 10_000, 100) : measure(100_000, 1_000_000, 3_000)];
    // One after the other: side by side in one thread, each would be charged for both.
    const times = quick ? 40 : 400;
    for (const name of SHIPPED) figures.push(await decideBy(name, readShipped(name), times));
    figures.push(await decideBy('a graph network as it is trained now', await trainTold(), times));
    return figures;
  },
};

/** Models of the release that read relations. */
const SHIPPED = ['shadow-supplier-network-v2', 'shadow-supplier-v2'];
const KNOWN = 50; // Neighbours whose values are known: as many as a decision reads.

function readShipped(name: string): SealedModel {
  const loaded = loadModel(readFileSync(join(root, 'server/models', name, 'model.json'), 'utf8'));
  if (!loaded.ok) throw new Error(`${name}: ${loaded.error.code}`);
  return loaded.value;
}

/** One that hears relations and is told what is around a case, of the columns and relations of the release's. */
async function trainTold(): Promise<SealedModel> {
  const like = readShipped('shadow-supplier-network-v2');
  const random = randomNumbers(310);
  const ids = Array.from({ length: 400 }, (_, n) => `creditCode:${n}`);
  const relations = relationsRead(like);
  const splits: ReadyData['edges'][number]['splits'] = new Set(['train', 'valid', 'test'] as const);
  const splitOf = (n: number) => (n < 300 ? 'train' : n < 350 ? 'valid' : 'test');
  const columns = columnsRead(like).numbers.map(
    (name) => [name, Float64Array.from(ids, random)] as const,
  );
  const [first] = columns;
  const data: ReadyData = {
    ids,
    numbers: new Map(columns),
    ...{ categories: new Map(), unknown: [] },
    edges: Array.from({ length: 2_000 }, (_, n) => ({
      from: Math.floor(random() * ids.length),
      to: Math.floor(random() * ids.length),
      relation: relations[n % relations.length] ?? '',
      ...{ weight: 1, splits },
    })),
    labels: ids.map((_, node) => ({
      ...{ node, bad: (first?.[1][node] ?? 0) > 0.7, split: splitOf(node), weight: 1 },
    })),
  };
  return trainModel(
    data,
    { id: 'told', version: 1, segment: null, defaultDefinition: 'none', training: {} },
    { seeds: [310], network: { ...usualNetwork, epochs: 10 }, parts: ['graph network'] },
  );
}

/** One borrower's PD by a model that reads relations, from a full sample; and the same with its reasons. */
async function decideBy(name: string, model: SealedModel, times: number): Promise<Figure> {
  const random = randomNumbers(310);
  const [alone, reasoned]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n += 1) {
    const { features, around } = drawCase(model, random);
    const at = performance.now();
    await scoreByModel(model, features, around);
    const saidAt = performance.now();
    if (n % 10 === 0) await assessModel(model, features, around);
    const endedAt = performance.now();
    if (n < times / 5) continue; // While the machine code is still being made.
    alone.push(saidAt - at);
    if (n % 10 === 0) reasoned.push(endedAt - saidAt);
  }
  const [pd, reasons] = [spread(alone), spread(reasoned)];
  return {
    name: `one assessment by ${name}, features given, a sample of ${FAN_OUT.join(' x ')}`,
    reach: `PD p50 at most ${ASSESS_MS} ms`,
    met: pd.p50 <= ASSESS_MS,
    values: {
      ...{ pdP50Ms: pd.p50, pdP99Ms: pd.p99 },
      ...{ reasonsP50Ms: reasons.p50, reasonsP99Ms: reasons.p99 },
      members: model.parts.reduce((sum, { members }) => sum + members.length, 0),
      ...{ nodes: 1 + 25 + 250, known: KNOWN },
    },
  };
}

/** A borrower with as many relations as a sample takes, of the types that the model knows. */
function drawCase(model: SealedModel, random: () => number) {
  const relations = relationsRead(model);
  const known = () =>
    Object.fromEntries(
      columnsRead(model).numbers.map((c) => [c, BigInt(Math.floor(random() * 1e6))]),
    );
  const own = known();
  const features = Object.fromEntries(
    model.features.map(({ name, version }) => [
      name,
      {
        ...{ unit: 'fen' as const, source: 'nuonuo' as const, events: 1, newestAt: null, version },
        value: own[name] ?? null,
      },
    ]),
  );
  const [first = 25, second = 10] = FAN_OUT;
  const nodes: Surroundings['nodes'][number][] = [{ name: 'b', hop: 0, known: null }];
  const edges: Surroundings['edges'][number][] = [];
  const link = (from: number, hop: number): number => {
    const to = nodes.length;
    const isKnown = hop === 2 && to % 5 === 0;
    nodes.push({ name: String(to), hop, known: isKnown ? known() : null });
    const relation = relations[Math.floor(random() * relations.length)] ?? '';
    edges.push({ from, to, relation, weightFen: BigInt(Math.floor(random() * 1e8)) });
    return to;
  };
  for (let i = 0; i < first; i += 1) {
    const near = link(0, 1);
    for (let j = 0; j < second; j += 1) link(near, 2);
  }
  return { features, around: { nodes, edges } };
}

function measure(nodes: number, edges: number, samples: number): Figure {
  const random = randomNumbers(310);
  const { data, graph } = drawGraph(nodes, edges, random);
  const { train, valid } = openGraph(data, 310).inputs;
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const { network } = trainNetwork(train, valid, { ...usualNetwork, epochs: 1, seed: 310 });
  const epochMs = performance.now() - startedAt;
  const peak = process.resourceUsage().maxRSS * 1_024;
  const told = Array.from({ length: nodes }, (_, n) =>
    train.nodes.data.subarray(n * train.nodes.cols, (n + 1) * train.nodes.cols),
  );
  const took: number[] = [];
  let reached = 0;
  for (let n = 0; n < samples; n += 1) {
    const node = Math.floor(random() * nodes);
    const at = performance.now();
    const sample = sampleNeighbours(graph, node, { day: DAY, seed: n });
    assessSample(network, sample, (i) => told[i] ?? [], true);
    if (n < samples / 5) continue; // While the machine code is still being made.
    took.push(performance.now() - at);
    reached += sample.nodes.length;
  }
  const assess = spread(took);
  return {
    name: `graph network: ${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} relations`,
    reach: `assessment p50 at most ${ASSESS_MS} ms`,
    met: assess.p50 <= ASSESS_MS,
    values: {
      fanOut: FAN_OUT.join(' x '),
      assessP50Ms: assess.p50,
      assessP99Ms: assess.p99,
      nodesASample: Math.round(reached / took.length),
      // All nodes forth and back, and once more forth on the valid split's graph, which is the same.
      epochSeconds: round(epochMs / 1_000),
      columns: train.nodes.cols,
      width: usualNetwork.width,
      memoryBeforeMiB: Math.round(before / 2 ** 20),
      memoryPeakMiB: Math.round(peak / 2 ** 20),
    },
  };
}

/** The same random graph as the models read it and in the compact form. */
function drawGraph(nodes: number, edges: number, random: () => number) {
  const ids = Array.from({ length: nodes }, (_, n) => `creditCode:${n}`);
  const graph = new CompactGraph();
  for (const id of ids) graph.nodeOf(id);
  const all: ReadyData['edges'][number]['splits'] = new Set(['train', 'valid', 'test'] as const);
  // A few have very many relations: the share of node n falls as 1 / sqrt(n).
  const drawn = Array.from({ length: edges }, (_, n) => ({
    from: Math.floor(random() * nodes),
    to: Math.floor(random() ** 2 * nodes),
    relation: `r${String(n % RELATIONS).padStart(2, '0')}`,
    ...{ weight: 1, splits: all },
  }));
  for (const [n, { from, to }] of drawn.entries()) {
    graph.setEdge(from, to, n % RELATIONS, { weightFen: 1, from: DAY - 1, until: DAY + 1 });
  }
  const numbers = new Map(
    Array.from({ length: COLUMNS }, (_, c) => [`c${c}`, Float64Array.from(ids, random)] as const),
  );
  // Every node has a label in train, so that rows stand in the order of nodes.
  const labels = ids.map(
    (_, node) => ({ node, bad: random() < 0.2, split: 'train', weight: 1 }) as const,
  );
  const later = (['valid', 'test'] as const).flatMap((split) =>
    [0, 1, 2, 3].map((node) => ({ node, bad: node % 2 === 0, split, weight: 1 })),
  );
  const data: ReadyData = {
    ids,
    numbers,
    categories: new Map(),
    unknown: [],
    edges: drawn,
    labels: [...labels, ...later],
  };
  return { data, graph };
}

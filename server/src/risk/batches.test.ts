import { expect, test } from 'vitest';
import { type Batches, drawAround, openBatches } from './batches.ts';
import { courseOf } from './course.ts';
import { folderOf, ownedFirms } from './data-fixture.ts';
import { openGraph } from './graph-input.ts';
import { scoreNetwork, trainNetwork, usualNetwork } from './graph-network.ts';
import { computeAuc, seededRandom } from './metrics.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';

const readFirms = (): ReadyData => {
  const { nodes, labels, edges } = ownedFirms();
  const files = { 'nodes.csv': nodes, 'labels.csv': labels, 'edges.csv': edges };
  return readReadyData(folderOf(files));
};
const batches: Batches = { cases: 32, steps: 4, rounds: 20, patience: 20, fanOut: [4, 2] };
const network = { ...usualNetwork, width: 8, batches };

test('behaviour: a network learns from batches what it learns from the whole, the same for the same seed', () => {
  const { train, valid } = openGraph(readFirms(), 310).inputs;
  const scores = (seed: number) =>
    scoreNetwork(trainNetwork(train, valid, { ...network, seed }).network, valid);
  const first = scores(310);
  const auc = computeAuc(valid.cases.map((c, i) => ({ ...c, score: first[i] ?? 0 })));
  expect(auc).toBeGreaterThan(0.98);
  expect(scores(310)).toEqual(first);
  expect(scores(311)).not.toEqual(first);
});

test('property: a batch is as large as its cases and the fan-out allow, whatever the graph', () => {
  const random = seededRandom(1);
  // Ten thousand people know one firm, and each of them ten more.
  const people = 10_000;
  const start = Uint32Array.from({ length: people + 2 }, (_, i) =>
    i === 0 ? 0 : people + 10 * (i - 1),
  );
  const from = Uint32Array.from({ length: people + 10 * people }, (_, e) =>
    e < people ? e + 1 : Math.floor(random() * people),
  );
  const share = new Float64Array(people + 1).fill(0.5);
  const graph = {
    nodes: {
      rows: people + 1,
      cols: 1,
      data: new Float64Array(people + 1),
      grad: new Float64Array(),
    },
    heard: [{ start, from, share }],
  };
  const drawn = drawAround(graph, [{ row: 0, bad: true, weight: 1 }], [8, 4], random);
  expect(drawn.within?.slice(0, 2)).toEqual([1, 9]);
  expect(drawn.nodes.rows).toBeLessThanOrEqual(1 + 8 + 32);
  // Eight speak for all ten thousand.
  expect(drawn.heard[0]?.share[0]).toBe((0.5 * people) / 8);
  expect(new Set(drawn.heard[0]?.from.slice(0, 8)).size).toBe(8);
});

test('property: every case comes once before any comes again; rare bad ones come more often and weigh as much less', () => {
  const { train } = openGraph(readFirms(), 310).inputs;
  const cases = train.cases.map((c, i) => ({ ...c, bad: i < 3 })); // Three of 180.
  const next = openBatches({ ...train, cases }, { cases: 40, fanOut: [] }, seededRandom(2));
  const drawn = Array.from({ length: 5 }, () => next());
  const ofGood = drawn.flatMap((b) => b.cases.filter((c) => !c.bad));
  for (const batch of drawn) {
    expect(batch.cases.filter((c) => c.bad)).toHaveLength(5);
    const weighs = (bad: boolean) =>
      batch.cases.filter((c) => c.bad === bad).reduce((sum, c) => sum + c.weight, 0);
    expect(weighs(true) / (weighs(true) + weighs(false))).toBeCloseTo(3 / 180, 9);
  }
  expect(ofGood).toHaveLength(175);
});

test('behaviour: few cases are learnt from whole, many in batches, by the size of the data alone', () => {
  const firms = readFirms();
  const { batches: _, ...plain } = network;
  expect(courseOf(firms, true, plain)).toBe(plain);
  expect(courseOf(firms, false, plain)).toBe(plain);
  const label = { node: 0, bad: true, split: 'train', weight: 1 } as const;
  const many: ReadyData = { ...firms, labels: Array.from({ length: 9_000 }, () => label) };
  expect(courseOf(many, false, plain).batches?.fanOut).toEqual([]);
  const n = 200_000;
  const wide: ReadyData = {
    ...firms,
    ids: Array.from({ length: n }, String),
    edges: Array.from({ length: n }, (_, i) => ({
      ...{ from: i, to: (i + 1) % n, relation: 'pays', weight: 1, splits: new Set(['train']) },
    })),
  };
  expect(courseOf(wide, true, { ...plain, width: 32 }).batches?.fanOut).toEqual([8, 4]);
});

test('regression: cases that weigh nothing are in no batch, however many they are: a loss of nought cases is no number', () => {
  const { train, valid } = openGraph(readFirms(), 310).inputs;
  const cases = train.cases.map((c, i) => ({ ...c, weight: i % 60 === 0 || i % 60 === 1 ? 1 : 0 }));
  const next = openBatches({ ...train, cases }, { cases: 4, fanOut: [] }, seededRandom(2));
  for (let n = 0; n < 50; n += 1) {
    expect(next().cases.every(({ weight }) => weight > 0)).toBe(true);
  }
  const few = { ...network, batches: { ...batches, cases: 4 } };
  const trained = trainNetwork({ ...train, cases }, valid, { ...few, seed: 310 });
  const scores = scoreNetwork(trained.network, valid);
  expect(scores.every((score) => !Number.isNaN(score))).toBe(true);
});

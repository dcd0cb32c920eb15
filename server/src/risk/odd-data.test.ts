import { expect, test } from 'vitest';
import { type BenchResult, runBench } from './bench.ts';
import { folderOf } from './data-fixture.ts';
import { evaluateModel } from './evaluate.ts';
import { usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import { readReadyData } from './ready-data.ts';
import { trainModel } from './train-model.ts';

// Folders as nobody would write them by hand, and as tools do: the run ends, and every number is one.

const network = { ...usualNetwork, width: 8, epochs: 8 };
const bench = (files: Readonly<Record<string, string>>, epochs = 8) =>
  runBench(readReadyData(folderOf(files)), () => {}, {
    ...{ seeds: [310], network: { ...network, epochs } },
  });
const about = {
  ...{ id: 'odd', version: 1, segment: null, defaultDefinition: 'bad', training: {} },
};
const text = (rows: readonly (readonly unknown[])[]): string =>
  rows
    .map((row) => row.map((v) => (/[",\n]/.test(`${v}`) ? JSON.stringify(v) : v)).join(','))
    .join('\n');

/** Cases in turn: every `n`th of a split is bad. */
function labelsFor(ids: readonly string[], isBad: (i: number) => boolean): string {
  const splits = ['train', 'train', 'train', 'valid', 'test'];
  return text([
    ['id', 'label', 'split'],
    ...ids.map((id, i) => [id, isBad(i) ? 1 : 0, splits[i % 5]]),
  ]);
}
const idsOf = (n: number, letter = 'f'): string[] =>
  Array.from({ length: n }, (_, i) => `${letter}${i}`);

function expectSane({ models, lift }: BenchResult): void {
  for (const { name, trainSeconds: _, badRateAt, ...numbers } of models) {
    for (const [what, value] of Object.entries({ ...numbers, ...badRateAt })) {
      expect([name, what, Number.isFinite(value)]).toEqual([name, what, true]);
    }
    for (const share of [
      numbers.auc,
      numbers.aucEnsemble,
      numbers.prAuc,
      numbers.ks,
      numbers.brier,
    ]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  }
  for (const { auc, ci95, badRateCut } of lift) {
    const all = [auc, ...ci95, ...Object.values(badRateCut).flat()];
    expect(all.every((v) => Number.isFinite(v))).toBe(true);
  }
}

test('behaviour: columns called like what is made of others, or like what every object has, are columns', async () => {
  const random = seededRandom(1);
  const ids = idsOf(150);
  const names = [
    '__proto__',
    'constructor',
    '1',
    '0',
    'usual.town',
    'town',
    'out.owns',
    'one.0',
    'two.nodes',
    ' ',
  ];
  const nodes = text([
    ['id', ...names],
    ...ids.map((id, i) => [
      id,
      ...names.map((name) =>
        name === 'town' ? `t${i % 7}` : (random() + (i % 3 === 0 ? 0.4 : 0)).toFixed(3),
      ),
    ]),
  ]);
  const edges = text([
    ['src', 'dst', 'relation'],
    ...ids.map((id, i) => [id, `f${(i * 7) % 150}`, i % 2 === 0 ? 'owns' : '__proto__']),
  ]);
  const files = { 'nodes.csv': nodes, 'labels.csv': labelsFor(ids, (i) => i % 3 === 0) };
  for (const more of [{}, { 'edges.csv': edges }]) {
    const result = await bench({ ...files, ...more });
    expectSane(result);
    const own = result.models.find(({ name }) => name === 'logistic (own)');
    expect(own?.aucEnsemble).toBeGreaterThan(0.8); // Ten columns say it: one that is lost would be missed.
  }
  const model = await trainModel(readReadyData(folderOf(files)), about, {
    ...{ seeds: [310], network },
  });
  const spread = new Set(model.spreads.columns.map(({ name }) => name));
  expect(names.filter((name) => !spread.has(name))).toEqual([]); // What drifts is looked for by these.
}, 30_000);

/** A table of 3,000 in the order of time, with two numbers that say a part, and a word. */
function tableInTime(wordOf: (i: number, split: string, random: () => number) => string) {
  const random = seededRandom(4);
  const ids = idsOf(3_000);
  const splitOf = (i: number) => (i < 1_800 ? 'train' : i < 2_400 ? 'valid' : 'test');
  const rows = ids.map((id, i) => {
    const [a, b] = [random(), random()];
    const bad = random() < 0.05 + 0.3 * (a > 0.6 ? 1 : 0) * b + 0.1 * b;
    const node = [id, a.toFixed(4), b.toFixed(4), wordOf(i, splitOf(i), random)];
    return { node, label: [id, bad ? 1 : 0, splitOf(i)] };
  });
  return {
    'nodes.csv': text([['id', 'a', 'b', 'word'], ...rows.map(({ node }) => node)]),
    'labels.csv': text([['id', 'label', 'split'], ...rows.map(({ label }) => label)]),
  };
}

test('regression: a word that train never met, a new quarter or a new branch, breaks no score', async () => {
  const quarter = tableInTime((i) => `Q${1 + Math.floor(i / 600)}`); // Valid is one new quarter, test another.
  const branch = tableInTime((i, split, random) =>
    split === 'test' && random() < 0.05 ? 'branch new' : `branch ${i % 8}`,
  );
  for (const files of [quarter, branch]) {
    const { models } = await bench(files, 40);
    const auc = (name: string) => models.find((m) => m.name === name)?.aucEnsemble ?? 0;
    const own = auc('logistic (own)');
    expect(auc('network (own)')).toBeGreaterThan(own - 0.03);
    expect(auc('champion')).toBeGreaterThan(own - 0.03);
  }
  const data = readReadyData(folderOf(quarter));
  const model = await trainModel(data, about, {
    seeds: [310],
    network: { ...network, epochs: 40 },
  });
  const { auc, meanPd, badRate } = await evaluateModel(model, data, 'test');
  expect(auc.value).toBeGreaterThan(0.6); // The model of the file says what the bench said.
  expect(Math.abs(meanPd - badRate)).toBeLessThan(0.08);
}, 60_000);

test('behaviour: two cases of a class and split; columns that are constant, empty, alike, or words without end', async () => {
  const ids = idsOf(20);
  const nodes = text([
    ['id', 'constant', 'empty', 'a', 'alike', 'word', 'some'],
    ...ids.map((id, i) => [id, 7, '', i % 4, i % 4, `w${i}`, i === 3 ? 1 : '']),
  ]);
  expectSane(
    await bench({
      'nodes.csv': nodes,
      'labels.csv': labelsFor(ids, (i) => Math.floor(i / 5) % 2 === 0),
    }),
  );
}, 30_000);

test('behaviour: one bad case in each split, numbers at the ends of what can be held, weights of nought', async () => {
  const random = seededRandom(2);
  const ids = idsOf(400);
  const nodes = text([
    ['id', 'huge', 'tiny', 'long'],
    ...ids.map((id, i) => [
      ...[id, i % 2 ? 1.7e308 : -1.7e308, 5e-324 * i, Math.exp(30 * random())],
    ]),
  ]);
  const labels = ids.map((id, i) => [
    ...[id, i >= 5 && i < 10 ? 1 : 0, ['train', 'train', 'train', 'valid', 'test'][i % 5]],
    i % 7 === 0 && i >= 10 ? 0 : i % 3 === 0 ? 1e-9 : 1e6,
  ]);
  const edges = text([
    ['src', 'dst', 'relation', 'weight'],
    ...ids.map((id, i) => [id, `f${(i * 3) % 400}`, 'pays', i % 2 ? 0 : 1e308]),
  ]);
  const files = {
    'nodes.csv': nodes,
    'labels.csv': text([['id', 'label', 'split', 'weight'], ...labels]),
  };
  expectSane(await bench(files));
  expectSane(await bench({ ...files, 'edges.csv': edges }));
}, 30_000);

test('behaviour: classes that one column tells apart without an error', async () => {
  const ids = idsOf(200);
  const nodes = text([
    ['id', 'x', 'kind'],
    ...ids.map((id, i) => [id, i % 2 ? 1e3 + i : -i, i % 2 ? 'a' : 'b']),
  ]);
  const result = await bench(
    { 'nodes.csv': nodes, 'labels.csv': labelsFor(ids, (i) => i % 2 === 1) },
    40,
  );
  expectSane(result);
  for (const { aucEnsemble } of result.models) expect(aucEnsemble).toBeGreaterThan(0.99);
}, 30_000);

test('behaviour: a graph of loops, edges that come twice, one node that all know, and nobody else', async () => {
  const ids = idsOf(120);
  const nodes = text([
    ['id', 'type', 'x'],
    ...ids.map((id, i) => [id, 'firm', i % 5]),
    ['hub', 'bank', ''],
    ['lone', 'bank', ''],
  ]);
  const edges = text([
    ['src', 'dst', 'relation', 'weight', 'splits'],
    ...ids.slice(0, 60).flatMap((id) => [
      [id, 'hub', 'banks at', '', ''],
      [id, 'hub', 'banks at', 2, 'train|train'],
      [id, id, 'is', 1, ''],
    ]),
    ...ids.slice(60, 70).map((id) => [id, 'hub', 'later', 1, 'test']),
  ]);
  expectSane(
    await bench({
      'nodes.csv': nodes,
      'labels.csv': labelsFor(ids, (i) => i % 4 === 0),
      'edges.csv': edges,
    }),
  );
}, 30_000);

test('behaviour: relations that train has not: its cases are a plain table', async () => {
  const ids = idsOf(60);
  const files = {
    'nodes.csv': text([['id', 'x'], ...ids.map((id, i) => [id, i % 9])]),
    'labels.csv': labelsFor(ids, (i) => i % 3 === 0),
  };
  const edges = text([
    ['src', 'dst', 'relation', 'splits'],
    ...ids.map((id) => [id, 'f1', 'pays', 'valid|test']),
  ]);
  const result = await bench({ ...files, 'edges.csv': edges });
  expectSane(result);
  expect(result.models.map(({ name }) => name)).toContain('network (own)');
}, 30_000);

test('behaviour: what only those around a case have is told: their age, their trade, what kind they are', async () => {
  const random = seededRandom(3);
  const ids = idsOf(1_000);
  const nodes: unknown[][] = [['id', 'type', 'size', 'age', 'trade']];
  const edges: unknown[][] = [['src', 'dst', 'relation']];
  const bad = ids.map((id, i) => {
    const [age, trade] = [Math.round(20 + 50 * random()), random() < 0.5 ? 'gold' : 'grain'];
    const kind = random() < 0.5 ? 'person' : 'phone';
    nodes.push([id, 'firm', random().toFixed(3), '', ''], [`o${i}`, kind, '', age, trade]);
    edges.push([`o${i}`, id, 'near']);
    return (
      random() <
      (age < 45 ? 0.05 : 0.3) + (trade === 'gold' ? 0.3 : 0) + (kind === 'phone' ? 0.3 : 0)
    );
  });
  const result = await bench(
    {
      'nodes.csv': text(nodes),
      'labels.csv': labelsFor(ids, (i) => bad[i] ?? false),
      'edges.csv': text(edges),
    },
    60,
  );
  expectSane(result);
  const auc = (name: string) => result.models.find((m) => m.name === name)?.aucEnsemble;
  expect(auc('graph network')).toBeGreaterThan(0.68);
  expect(auc('trees (own + graph)')).toBeGreaterThan(0.68);
  expect(auc('logistic (own + degrees)')).toBeLessThan(0.62);
}, 30_000);

test('error: a column that comes twice, and a class that stands for nobody', () => {
  const ids = idsOf(20);
  const labels = labelsFor(ids, (i) => Math.floor(i / 5) % 2 === 0);
  const nodes = text([['id', 'x', 'x'], ...ids.map((id) => [id, 1, 2])]);
  expect(() => bench({ 'nodes.csv': nodes, 'labels.csv': labels })).toThrow(
    'nodes: column x comes twice',
  );
  const weightless = labels
    .replace('split', 'split,weight')
    .replaceAll(
      /^(f\d+,)(\d)(,\w+)$/gm,
      (_, id, bad, split) => `${id}${bad}${split},${bad === '1' ? 0 : 1}`,
    );
  const one = text([['id', 'x'], ...ids.map((id) => [id, 1])]);
  expect(() => bench({ 'nodes.csv': one, 'labels.csv': weightless })).toThrow(
    'train needs good and bad',
  );
});

import { expect, test } from 'vitest';
import { runBench } from './bench.ts';
import { folderOf, ownedFirms } from './data-fixture.ts';
import { openDesign } from './design.ts';
import { openFitters } from './fitters.ts';
import { openGraph } from './graph-input.ts';
import { scoreNetwork, trainNetwork, usualNetwork } from './graph-network.ts';
import { readReadyData } from './ready-data.ts';

const firms = ownedFirms();
const read = (o: Partial<typeof firms> = {}) => {
  const { nodes, labels, edges } = { ...firms, ...o };
  return readReadyData(folderOf({ 'nodes.csv': nodes, 'labels.csv': labels, 'edges.csv': edges }));
};
const network = { ...usualNetwork, width: 8, epochs: 30 };
const bench = (o: Partial<typeof firms>) => runBench(read(o), () => {}, { seeds: [310], network });
const finite = (scores: Float64Array): boolean => scores.every((p) => p > 0 && p < 1);

test('behaviour: NaN, null, None and a blank in a column of numbers are not known; beside a word they are words', () => {
  const nodes =
    'id,type,size,town\na,firm,1.5,NA\nb,firm,NaN,x\nc,firm,null,\nd,firm, ,y\ne,firm,None,x';
  const labels = ['a,1', 'b,0'].flatMap((l) => ['train', 'valid', 'test'].map((s) => `${l},${s}`));
  const data = read({ nodes, labels: ['id,label,split', ...labels].join('\n'), edges: '' });
  expect([...(data.numbers.get('size') ?? [])]).toEqual([1.5, NaN, NaN, NaN, NaN]);
  expect(data.categories.get('town')).toEqual(['NA', 'x', '', 'y', 'x']);
});

test('error: a number without end is refused with its line', () => {
  for (const text of ['Infinity', '-inf', '1e999']) {
    const nodes = `${firms.nodes}\nx,firm,${text}`;
    expect(() => read({ nodes })).toThrow(`size is ${text}`);
    expect(() => read({ nodes })).toThrow(/^nodes, line \d+/);
  }
});

test('behaviour: an empty file of edges is a plain table', async () => {
  const { models } = await bench({ edges: 'src,dst,relation\n' });
  expect(models.map(({ name }) => name)).toEqual([
    ...['scorecard (own)', 'logistic (own)', 'trees (own)', 'network (own)', 'champion'],
  ]);
});

test('behaviour: nothing known but relations: what sees them ranks, the rest has no opinion', async () => {
  const nodes = firms.nodes.replaceAll(/,[^,\n]*$/gm, ''); // Without the column `size`.
  const { models } = await bench({ nodes });
  const of = (name: string) => models.find((m) => m.name === name) ?? expect.fail(name);
  for (const blind of ['scorecard (own)', 'logistic (own)', 'trees (own)']) {
    expect(of(blind).aucEnsemble).toBe(0.5);
  }
  expect(of('trees (own + degrees)').aucEnsemble).toBe(1);
  expect(of('champion').aucEnsemble).toBeGreaterThan(0.98);
});

test('behaviour: a relation that train never saw changes no score', () => {
  const edges = `${firms.edges.replace('relation', 'relation,splits').replaceAll('owns', 'owns,')}`;
  const later = `${edges}\nf241,f242,rents,test\nf243,f242,rents,test`;
  const scoresOf = (o: string) => {
    const data = read({ edges: o });
    const { train, valid, test: tested } = openGraph(data, 310).inputs;
    const trained = trainNetwork(train, valid, { ...network, seed: 310 });
    return scoreNetwork(trained.network, tested);
  };
  expect(scoresOf(later)).toEqual(scoresOf(edges));
  const { test: table } = openDesign(read({ edges: later }), 'own+degrees', 310).tables;
  expect(table.table.names).toEqual(['size', 'out.owns', 'in.owns']);
});

test('behaviour: what had one value in train says nothing where it has another later', () => {
  const line = (size: (i: number) => number): string =>
    firms.nodes.replaceAll(/^f(\d+),firm,.*$/gm, (_, i) => `f${i},firm,${size(Number(i))}`);
  const scoresOf = (nodes: string) => {
    const { train, valid, test: tested } = openGraph(read({ nodes }), 310).inputs;
    return scoreNetwork(trainNetwork(train, valid, { ...network, seed: 310 }).network, tested);
  };
  expect(scoresOf(line((i) => (i < 240 ? 0.1 : 99)))).toEqual(scoresOf(line(() => 0.1)));
});

test('behaviour: what train always knew, and is not known later, is taken as the mean', () => {
  const nodes = firms.nodes
    .replaceAll(/,person,$/gm, ',person,0.5')
    .replace(/^f299,firm,.*$/m, 'f299,firm,');
  // Only the graph of test knows that firm.
  const edges = firms.edges
    .replace('relation', 'relation,splits')
    .replaceAll(/owns$/gm, 'owns,')
    .replaceAll(/f299,owns,/g, 'f299,owns,test');
  const { train, test: tested } = openGraph(read({ nodes, edges }), 310).inputs;
  expect(train.nodes.cols).toBe(3); // Size, and how many own and are owned.
  const row = tested.cases.at(-1)?.row ?? 0;
  expect(tested.nodes.data[row * 3]).toBe(0);
  expect(openGraph(read(), 310).inputs.train.nodes.cols).toBe(4); // Persons have no size: a flag.
});

test('regression: a category is told although some folds of train have no bad case, or no case at all', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `f${i},firm,${i},${i % 3 === 0 ? 'x' : 'y'}`);
  const nodes = ['id,type,size,town', ...lines].join('\n');
  const of = (split: string, from: number, bads: readonly number[]): string[] =>
    Array.from({ length: 20 }, (_, i) => `f${from + i},${bads.includes(i) ? 1 : 0},${split}`);
  for (const bads of [[7], [3, 4]]) {
    const told = [...of('train', 0, bads), ...of('valid', 20, [1, 9]), ...of('test', 40, [2, 8])];
    const labels = ['id,label,split', ...told].join('\n');
    const { tables } = openDesign(read({ nodes, labels, edges: '' }), 'own', 310);
    for (const column of tables.train.table.columns) {
      expect(column.every((v) => Number.isFinite(v))).toBe(true);
    }
  }
  const few = ['id,label,split', 'f0,1,train', 'f1,0,train', ...of('valid', 20, [1])];
  const labels = [...few, ...of('test', 40, [2])].join('\n');
  const { tables } = openDesign(read({ nodes, labels, edges: '' }), 'own', 310);
  expect(tables.train.table.rows).toBe(2);
});

test('behaviour: a firm that nobody is related to, and one related to itself alone, have a PD', () => {
  const lone = `${firms.labels}\nlone,0,train\nself,1,test\nlate,0,test`;
  const data = read({
    nodes: `${firms.nodes}\nlone,firm,0.5\nself,firm,\nlate,firm,0.1`,
    labels: lone,
    edges: `${firms.edges}\nself,self,owns`,
  });
  const { train, valid, test: tested } = openGraph(data, 310).inputs;
  const { network: model } = trainNetwork(train, valid, { ...network, seed: 310 });
  expect(finite(scoreNetwork(model, tested))).toBe(true);
  expect(scoreNetwork(model, tested)).toHaveLength(62);
});

test('behaviour: the same seed gives the same scores, another gives others', () => {
  const { train, valid, test: tested } = openGraph(read(), 310).inputs;
  const scores = (seed: number) =>
    scoreNetwork(trainNetwork(train, valid, { ...network, seed }).network, tested);
  expect(scores(310)).toEqual(scores(310));
  expect(scores(311)).not.toEqual(scores(310));
});

test('behaviour: two threads give the numbers of one', async () => {
  const { nodes, labels, edges } = firms;
  const folder = folderOf({ 'nodes.csv': nodes, 'labels.csv': labels, 'edges.csv': edges });
  const o = { seeds: [310, 311], network: { ...network, epochs: 5 } };
  const here = await runBench(readReadyData(folder), () => {}, o);
  const fitters = openFitters(folder, o, 2);
  const there = await runBench(readReadyData(folder), () => {}, o, fitters.fit);
  await fitters.close();
  const untimed = ({ models, lift }: typeof here) => ({
    models: models.map(({ trainSeconds: _, ...model }) => model),
    lift,
  });
  expect(untimed(there)).toEqual(untimed(here));
  expect(there.models.every(({ trainSeconds }) => trainSeconds > 0)).toBe(true);
}, 60_000); // Threads load their code anew.

test('error: a thread that fails fails the run', async () => {
  const fitters = openFitters('/nowhere', { seeds: [310], network }, 1);
  await expect(runBench(read(), () => {}, undefined, fitters.fit)).rejects.toThrow('no nodes.csv');
  await fitters.close();
});

test('behaviour: in one thread a job is told of before the next looks at the data', async () => {
  const data = read();
  let looks = 0;
  const watched = {
    ...data,
    get numbers() {
      looks += 1;
      return data.numbers;
    },
  };
  const looksBy: number[] = [];
  const o = { seeds: [310], network: { ...network, epochs: 1 } };
  await runBench(watched, () => looksBy.push(looks), o);
  expect(looksBy[0]).toBeGreaterThan(0);
  expect(looksBy.at(-1)).toBeGreaterThan(looksBy[0] ?? 0);
});

import { expect, test } from 'vitest';
import { runBench } from './bench.ts';
import { folderOf, ownedFirms } from './data-fixture.ts';
import { openDesign } from './design.ts';
import { degreesOf, surroundingsOf } from './graph-columns.ts';
import { usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';

const nodes = `id,type,size,town
a,firm,1,x
b,firm,,y
p,person,,
c,firm,5,
d,firm,7,x
`;
const labels = ['id,label,split', 'a,1,train', 'b,0,train', 'c,1,valid', 'd,0,valid'].join('\n');
// A split of two classes each, over four firms.
const tested = `${labels}\na,1,test\nb,0,test\n`;
const edges = `src,dst,relation,weight,splits
p,a,owns,1,train|valid|test
p,b,owns,2,train
a,a,owns,1,
b,p,works,,
`;

test('behaviour: files plain or packed; a column with a word is a category, an empty cell not known', () => {
  const data = readReadyData(folderOf({ 'nodes.csv.gz': nodes, 'labels.csv': tested }));
  expect(data.ids).toEqual(['a', 'b', 'p', 'c', 'd']);
  expect([...(data.numbers.get('size') ?? [])]).toEqual([1, Number.NaN, Number.NaN, 5, 7]);
  expect(data.categories.get('town')).toEqual(['x', 'y', '', '', 'x']);
  expect(data.edges).toEqual([]);
  expect(data.labels[0]).toEqual({ node: 0, bad: true, split: 'train', weight: 1 });
});

test('behaviour: degrees and surroundings are those of the split’s own graph, without the node itself', () => {
  const files = { 'nodes.csv': nodes, 'labels.csv': tested, 'edges.csv': edges };
  const data = readReadyData(folderOf(files));
  const train = degreesOf(data, 'train', ['owns', 'works']);
  expect([...(train['in.owns'] ?? [])].map(Math.expm1).map(Math.round)).toEqual([1, 1, 0, 0, 0]);
  expect([...(train['out.owns'] ?? [])].map(Math.expm1).map(Math.round)).toEqual([0, 0, 2, 0, 0]);
  const valid = degreesOf(data, 'valid', ['owns', 'works']);
  expect([...(valid['in.owns'] ?? [])].map(Math.expm1).map(Math.round)).toEqual([1, 0, 0, 0, 0]);
  const around = surroundingsOf(data, 'train', ['size']);
  // Of b, p is one step away and a two: a's size is 1. Of a, only b is two steps away: not known.
  expect(around['two.size']?.[1]).toBe(1);
  expect(around['two.size']?.[0]).toBeNaN();
  expect(around['one.size']?.[2]).toBe(1);
  expect([...(around['two.nodes'] ?? [])].map(Math.expm1).map(Math.round)).toEqual([1, 1, 0, 0, 0]);
});

test('property: what is around those asked about is what it is where everybody is asked about', () => {
  const random = seededRandom(310);
  const ids = Array.from({ length: 60 }, (_, i) => `n${i}`);
  const node = (): number => Math.floor(random() * ids.length);
  const splits: ReadonlySet<'train'> = new Set(['train']);
  const data: ReadyData = {
    ...{ ids, categories: new Map(), labels: [], unknown: [] },
    numbers: new Map([
      ['a', Float64Array.from(ids, () => (random() < 0.3 ? Number.NaN : random()))],
    ]),
    edges: Array.from({ length: 90 }, (_, i) => ({
      ...{ from: node(), to: node(), relation: `r${i % 3}`, weight: 1, splits },
    })),
  };
  const whole = surroundingsOf(data, 'train', ['a'], ['r0', 'r1']);
  for (let n = 1; n < ids.length; n += 7) {
    const asked = [...new Set(Array.from({ length: n }, node))];
    const few = surroundingsOf(data, 'train', ['a'], ['r0', 'r1'], asked);
    for (const [name, column] of Object.entries(whole)) {
      expect(asked.map((i) => few[name]?.[i])).toEqual(asked.map((i) => column[i]));
    }
  }
  expect(whole['two.a']?.some((v) => !Number.isNaN(v))).toBe(true);
});

test('behaviour: a category of a case of train is told without that case', () => {
  const many = Array.from({ length: 204 }, (_, i) => `n${i},firm,1,${i % 200 < 100 ? 'x' : 'y'}`);
  const told = Array.from({ length: 200 }, (_, i) => `n${i},${i % 2},train`);
  const rest = ['n200,0,valid', 'n201,1,valid', 'n202,0,test', 'n203,1,test'];
  const data = readReadyData(
    folderOf({
      'nodes.csv': ['id,type,size,town', ...many].join('\n'),
      'labels.csv': ['id,label,split', ...told, ...rest].join('\n'),
    }),
  );
  const { train, valid } = openDesign(data, 'own', 310).tables;
  const town = train.table.names.indexOf('town');
  // Five folds tell five values at most, none of them the case's own label.
  expect(new Set(train.table.columns[town]?.slice(0, 100)).size).toBeLessThanOrEqual(5);
  expect(new Set(valid.table.columns[town]).size).toBe(1);
});

test('error: what is wrong is named, with its file and line', () => {
  const read = (files: Readonly<Record<string, string>>) => () => readReadyData(folderOf(files));
  const good = { 'nodes.csv': nodes, 'labels.csv': tested, 'edges.csv': edges };
  expect(read({ 'labels.csv': tested })).toThrow('no nodes.csv');
  expect(read({ 'nodes.csv': nodes })).toThrow('no labels.csv');
  expect(read({ ...good, 'nodes.csv': `${nodes}a,firm,1,x\n` })).toThrow('an id comes twice');
  expect(read({ ...good, 'labels.csv': `${tested}z,1,train\n` })).toThrow('line 8: no node z');
  expect(read({ ...good, 'labels.csv': `${tested}a,2,train\n` })).toThrow('label is 2');
  expect(read({ ...good, 'labels.csv': `${tested}a,1,later\n` })).toThrow('split is later');
  expect(read({ ...good, 'labels.csv': labels })).toThrow('test needs good and bad');
  expect(read({ ...good, 'edges.csv': `${edges}p,q,owns,1,train\n` })).toThrow('line 6: no node q');
  expect(read({ ...good, 'edges.csv': `${edges}p,a,owns,-1,train\n` })).toThrow('weight is -1');
  expect(read({ ...good, 'edges.csv': `${edges}p,a,owns,1,now\n` })).toThrow('split is now');
  expect(read({ ...good, 'nodes.csv': 'id,type\n"a' })).toThrow('nodes: ');
  expect(read({ ...good, 'nodes.csv': '' })).toThrow('no node a');
});

test('behaviour: where trouble shows in the graph alone, what sees the graph ranks it and the rest does not', async () => {
  const { edges, ...alike } = ownedFirms();
  const files = { 'nodes.csv': alike.nodes, 'labels.csv': alike.labels };
  const folder = folderOf({ ...files, 'edges.csv': edges });
  const short = { seeds: [310], network: { ...usualNetwork, width: 8, epochs: 40 } };
  const alone = await runBench(readReadyData(folderOf(files)), () => {}, short);
  expect(alone.models.map(({ name }) => name)).toEqual([
    ...['scorecard (own)', 'logistic (own)', 'trees (own)', 'network (own)', 'champion'],
  ]);
  const said: string[] = [];
  const result = await runBench(
    readReadyData(folder),
    ({ name }, done, of) => said.push(`${done}/${of} ${name}`),
    short,
  );
  const of = (name: string) => result.models.find((m) => m.name === name) ?? expect.fail(name);
  expect(result.rows).toEqual({ train: 180, valid: 60, test: 60 });
  expect(said[0]).toBe('1/9 scorecard (own)');
  expect(said.at(-1)).toBe('9/9 graph network');
  expect(of('scorecard (own + graph)').aucEnsemble).toBe(1);
  expect(of('scorecard (own)').aucEnsemble).toBeLessThan(0.7);
  expect(of('graph network').aucEnsemble).toBeGreaterThan(0.98);
  expect(of('champion').aucEnsemble).toBe(1);
  expect(of('logistic (own + degrees)').aucEnsemble).toBe(1);
  expect(of('trees (own + graph)').aucEnsemble).toBe(1);
  expect(of('logistic (own)').aucEnsemble).toBeLessThan(0.7);
  expect(of('trees (own + degrees)').badRateAt[50]).toBe(0);
  const lift = result.lift.find((l) => l.of === 'trees (own + graph)') ?? expect.fail();
  expect(lift.over).toBe('scorecard (own)');
  expect(lift.ci95[0]).toBeGreaterThan(0);
  expect(lift.badRateCut[50][0]).toBe(1);
}, 30_000); // It trains seven models.

import { expect, test } from 'vitest';
import type { Labelled } from './boosted-trees.ts';
import { folderOf, plainFirms } from './data-fixture.ts';
import { openDesign } from './design.ts';
import { inferRejects } from './infer-rejects.ts';
import { logitsOfLinear, trainLinear } from './linear.ts';
import { sigmoid } from './logistic.ts';
import { trainOn } from './model-fixture.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';
import { logitsOfScorecard, trainTableScorecard } from './table-scorecard.ts';

/** The firms, those of train that are small being refused: nobody knows what became of them. */
function accepted(): ReadyData {
  const firms = plainFirms();
  const sizes = readReadyData(folderOf(firms)).numbers.get('size') ?? expect.fail();
  const lines = firms['labels.csv'].split('\n').map((line, i) => {
    const [id, label, split, weight] = line.split(',');
    const isRefused = i > 0 && split === 'train' && (sizes[i - 1] ?? 1) < 0.2;
    return [id, isRefused ? '' : label, split, weight].join(',');
  });
  return readReadyData(folderOf({ ...firms, 'labels.csv': lines.join('\n') }));
}

test('behaviour: a blank label is a case that nobody knows the outcome of', () => {
  const data = accepted();
  expect(data.labels.length + data.unknown.length).toBe(900);
  expect(data.unknown.length).toBeGreaterThan(50);
  expect(data.unknown.every(({ split }) => split === 'train')).toBe(true);
  const files = { 'nodes.csv': 'id,size\na,1', 'labels.csv': 'id,label,split\na,2,train' };
  expect(() => readReadyData(folderOf(files))).toThrow('label is 2, not 0, 1 or blank');
});

test('behaviour: each refused case counts as bad for its PD and as good for the rest, in all as much as before', async () => {
  const data = accepted();
  const first = await trainOn(data);
  const [plain, harder] = [await inferRejects(data, first, 1), await inferRejects(data, first, 3)];
  expect(plain.cases).toBe(data.unknown.length);
  expect(plain.badRate).toBeGreaterThan(0);
  expect(harder.badRate).toBeGreaterThan(plain.badRate * 1.5);
  const added = plain.data.labels.slice(data.labels.length);
  for (const { node, weight } of data.unknown) {
    const of = added.filter((label) => label.node === node);
    expect(of.reduce((sum, label) => sum + label.weight, 0)).toBeCloseTo(weight, 9);
  }
  const second = await trainOn(harder.data);
  expect(second.digest).not.toBe(first.digest);
});

test('property: PDs of train are at its weighted level, for all models that learn by weights', () => {
  const data = readReadyData(folderOf(plainFirms()));
  const { train } = openDesign(data, 'own', 310).tables;
  const weigh = (of: (i: number) => number): number =>
    train.bad.reduce((sum, _, i) => sum + (train.weight?.[i] ?? 0) * of(i), 0);
  const rate = weigh((i) => (train.bad[i] ? 1 : 0)) / weigh(() => 1);
  const { weight: _, ...unweighed } = train;
  const level = (model: (of: Labelled) => Float64Array, of: Labelled): number => {
    const pds = model(of).map(sigmoid);
    return weigh((i) => pds[i] ?? 0) / weigh(() => 1);
  };
  const models = [
    (of: Labelled) => logitsOfScorecard(trainTableScorecard(of), train.table),
    (of: Labelled) => logitsOfLinear(trainLinear(of), train.table),
  ];
  for (const model of models) {
    expect(level(model, train)).toBeCloseTo(rate, 6);
    expect(Math.abs(level(model, unweighed) - rate)).toBeGreaterThan(1e-4);
  }
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, plainFirms } from './data-fixture.ts';
import { evaluateModel } from './evaluate.ts';
import { usualNetwork } from './graph-network.ts';
import { columnsRead } from './model.ts';
import { writeModelCard } from './model-card.ts';
import { type Provenance, readProvenance } from './provenance.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';
import { trainModel } from './train-model.ts';

const o = { seeds: [310, 311], network: { ...usualNetwork, width: 8, epochs: 20 } };
const trained = (data: ReadyData, defaultDefinition = 'bad') => {
  const name = { id: 'tried-v1', version: 3, segment: null, defaultDefinition };
  return trainModel(data, { ...name, training: { data: 'a/b' } }, o);
};

test('behaviour: measures of the cases that were looked at', async () => {
  const data = readReadyData(folderOf(plainFirms()));
  const model = await trained(data);
  const tested = await evaluateModel(model, data, 'test');
  expect(tested.n).toBe(200);
  expect(tested.reliability.reduce((sum, { n }) => sum + n, 0)).toBe(200);
  expect(tested.auc.low).toBeLessThan(tested.auc.value);
  expect(tested.auc.high).toBeGreaterThan(tested.auc.value);
  expect(tested.auc.value).toBeGreaterThan(0.6);
  // The area under the curve is the AUC, but for the steps that are left out.
  const area = tested.roc.reduce((sum, [x, y], i) => {
    const [x0, y0] = tested.roc[i - 1] ?? [0, 0];
    return sum + ((x - x0) * (y + y0)) / 2;
  }, 0);
  expect(area).toBeCloseTo(tested.auc.value, 2);
  expect(tested.roc.at(-1)).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
  expect(tested.badRateAt[50]).toBeLessThan(tested.badRateAt[90]);
  const towns = tested.segments.filter(({ column }) => column === 'town');
  expect(towns.reduce((sum, { n }) => sum + n, 0)).toBeLessThanOrEqual(200);
  const train = await evaluateModel(model, data, 'train');
  expect(train.stability.columns.map(({ index }) => index)).toEqual(
    train.stability.columns.map(() => 0),
  );
});

test('behaviour: a column that has moved is named first', async () => {
  const data = readReadyData(folderOf(plainFirms()));
  const model = await trained(data);
  const size = (data.numbers.get('size') ?? expect.fail()).map((v, i) => (i >= 700 ? v / 3 : v));
  const moved = { ...data, numbers: new Map([['size', size]]) };
  const { columns } = (await evaluateModel(model, moved, 'test')).stability;
  expect(columns[0]?.name).toBe('size');
  expect(columns[0]?.index).toBeGreaterThan(0.25);
});

test('behaviour: a later book of its own, with columns as the model reads them', async () => {
  const firms = plainFirms();
  const model = await trained(readReadyData(folderOf(firms)));
  const asked = { splits: ['test'] as const, ...columnsRead(model) };
  expect(asked).toMatchObject({ numbers: ['size'], categories: ['town'] });
  const labels = firms['labels.csv'].replaceAll(/train|valid/g, 'test');
  // Towns by number are still a category.
  const nodes = firms['nodes.csv'].replaceAll('north', '1').replaceAll('south', '2');
  const later = readReadyData(folderOf({ 'nodes.csv': nodes, 'labels.csv': labels }), asked);
  expect((await evaluateModel(model, later, 'test')).n).toBe(900);
  const without = nodes.replaceAll(/,[^,\n]*$/gm, '');
  expect(() =>
    readReadyData(folderOf({ 'nodes.csv': without, 'labels.csv': labels }), asked),
  ).toThrow('nodes: no column town, which the model reads');
  const words = nodes.replace(/^f5,[^,]*/m, 'f5,large');
  expect(() =>
    readReadyData(folderOf({ 'nodes.csv': words, 'labels.csv': labels }), asked),
  ).toThrow('nodes, line 7: size is large, not a number');
});

test('behaviour: a card in two languages, that holds what was measured and no markup of others', async () => {
  const data = readReadyData(folderOf(plainFirms()));
  const model = await trained(data, 'bad & <b>late</b>');
  const tested = await evaluateModel(model, data, 'test');
  for (const language of ['zh', 'en'] as const) {
    const card = writeModelCard(model, tested, { data: '<i>x</i>', language });
    expect(card).toContain(model.digest);
    expect(card).toContain('bad &amp; &lt;b&gt;late&lt;/b&gt;');
    expect(card).not.toMatch(/<b>|<i>|undefined|NaN/);
    expect(card).toContain(tested.auc.value.toFixed(3));
    expect(card.match(/<svg /g)).toHaveLength(2);
    const from = (provenance: Provenance) =>
      writeModelCard(model, tested, { data: 'a/b', provenance, language });
    expect(from('simulated')).toMatch(/SIMULATED|模拟数据/);
    expect(from('drawn')).toMatch(/separates bad from good|只区分好坏样本/);
    expect(card).toMatch(/Nobody said where|未说明样本来源/);
  }
});

test('behaviour: a folder says where its cases come from, or nothing, and no word of its own', () => {
  const { 'nodes.csv': nodes, 'labels.csv': labels } = plainFirms();
  const says = (about: string) =>
    readProvenance(folderOf({ 'nodes.csv': nodes, 'labels.csv': labels, 'about.json': about }));
  expect(says('{"provenance":"simulated"}')).toBe('simulated');
  expect(readProvenance(folderOf(plainFirms()))).toBeUndefined();
  for (const about of ['{"provenance":"real"}', '{', '[]']) {
    expect(() => says(about)).toThrow('about.json: {"provenance": one of simulated');
  }
});

test('behaviour: the cards of models that come with the release say in both languages that their book is simulated', () => {
  const models = join(import.meta.dirname, '../../models');
  const measured = readdirSync(models).filter((m) =>
    existsSync(join(models, m, 'evaluation.json')),
  );
  expect(measured.length).toBeGreaterThan(2);
  for (const name of measured) {
    const read = (file: string) => readFileSync(join(models, name, file), 'utf8');
    expect(JSON.parse(read('evaluation.json')).provenance).toBe('simulated');
    expect(read('card.en.html')).toContain('These cases are SIMULATED');
    expect(read('card.zh.html')).toContain('样本为模拟数据');
  }
});

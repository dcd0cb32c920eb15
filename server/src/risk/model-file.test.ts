import { expect, test } from 'vitest';
import { folderOf, ownedFirms, plainFirms } from './data-fixture.ts';
import { usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import { logitsOfModel } from './model.ts';
import { loadModel, writeModel } from './model-file.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';
import { calibratedModel, trainModel } from './train-model.ts';

const o = { seeds: [310, 311], network: { ...usualNetwork, width: 8, epochs: 20 } };
const name = {
  ...{ id: 'tried-v1', version: 1, segment: null, defaultDefinition: 'bad', training: {} },
};
const trained = (data: ReadyData, more: { readonly badRate?: number } = {}) => {
  return trainModel(data, { ...name, ...more }, o);
};

const plain = (): ReadyData => readReadyData(folderOf(plainFirms()));

function related(): ReadyData {
  const { nodes, labels, edges } = ownedFirms();
  return readReadyData(folderOf({ 'nodes.csv': nodes, 'labels.csv': labels, 'edges.csv': edges }));
}

test.each([
  ['relations', related, ['graph network', 'aggregate network', 'trees (own + graph)']],
  ['a plain table', plain, ['scorecard (own)', 'trees (own)']],
] as const)(
  'behaviour: of %s, a model read from its file says what the trained one says',
  async (_, read, parts) => {
    const data = read();
    const model = await trained(data);
    const text = writeModel(model);
    const loaded = loadModel(text);
    if (!loaded.ok) expect.fail(JSON.stringify(loaded.error));
    for (const split of ['train', 'valid', 'test'] as const) {
      expect(await logitsOfModel(loaded.value, data, split)).toEqual(
        await logitsOfModel(model, data, split),
      );
    }
    expect(writeModel(loaded.value)).toBe(text);
    for (const part of model.parts) expect(parts).toContain(part.name);
    expect(model.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  },
  60_000,
);

test('error: a file altered in one byte is refused, wherever the byte is', async () => {
  const text = writeModel(await trained(plain()));
  const random = seededRandom(7);
  for (let n = 0; n < 60; n += 1) {
    const at = Math.floor(random() * (text.length - 1));
    const digit = text[at] ?? '';
    const other = /\d/.test(digit) ? String((Number(digit) + 1) % 10) : digit === '~' ? '!' : '~';
    const loaded = loadModel(`${text.slice(0, at)}${other}${text.slice(at + 1)}`);
    if (loaded.ok) expect.fail(`${digit} at ${at} passed as ${other}`);
    expect(loaded.error.code).toMatch(/^model_(altered|malformed)$/);
  }
});

test('behaviour: PDs are at the level of valid, or at the one asked for', async () => {
  const data = plain();
  const valid = data.labels.filter((l) => l.split === 'valid');
  const weigh = (values: readonly number[]): number =>
    values.reduce((sum, v, i) => sum + v * (valid[i]?.weight ?? 0), 0) /
    valid.reduce((sum, l) => sum + l.weight, 0);
  const random = seededRandom(9);
  const logits = Float64Array.from(valid, ({ bad }) => 3 * random() + (bad ? 1 : 0));
  const { parts } = await trained(data);
  const meanPd = (badRate?: number): number => {
    const { calibration } = calibratedModel(data, { ...name, badRate }, { parts, logits }, {});
    const told = [...logits].map((z) => calibration.intercept + calibration.slope * z);
    return weigh(told.map((z) => 1 / (1 + Math.exp(-z))));
  };
  expect(meanPd()).toBeCloseTo(weigh(valid.map(({ bad }) => (bad ? 1 : 0))), 9);
  expect(meanPd(0.02)).toBeCloseTo(0.02, 9);
});

test('behaviour: the same data and seeds give the same model', async () => {
  const data = plain();
  expect(writeModel(await trained(data))).toBe(writeModel(await trained(data)));
});

test('error: where nothing ranks valid, there is no model', async () => {
  const { nodes, labels } = ownedFirms();
  const plainNodes = nodes.replaceAll(/^f(\d+),firm,.*$/gm, 'f$1,firm,1');
  const data = readReadyData(folderOf({ 'nodes.csv': plainNodes, 'labels.csv': labels }));
  await expect(trained(data)).rejects.toThrow('nothing that train knows ranks');
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Fit,
  fitHere,
  readReadyData,
  trainModel,
  usualBench,
  writeModel,
} from '../../risk/index.ts';
import { card } from './card.ts';
import { evaluate } from './evaluate.ts';
import { importOnnx } from './import.ts';
import { digestOfFolder, keepJobs } from './kept-jobs.ts';
import { train } from './train.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'open310-risk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Firms of which the large ones are good, but for every seventh. */
function dataFolder(): string {
  const folder = newFolder();
  const [nodes, labels] = [['id,size,age'], ['id,label,split']];
  for (let i = 0; i < 600; i += 1) {
    const size = (i * 37) % 100;
    nodes.push(`f${i},${size},${(i * 53) % 100}`);
    const bad = i % 7 === 0 || size < 30;
    labels.push(`f${i},${bad ? 1 : 0},${i < 300 ? 'train' : i < 450 ? 'valid' : 'test'}`);
  }
  writeFileSync(join(folder, 'nodes.csv'), nodes.join('\n'));
  writeFileSync(join(folder, 'labels.csv'), labels.join('\n'));
  return folder;
}

const quickParts = ['scorecard (own)', 'trees (own)'];
const quick = ['--parts', quickParts.join(',')];

test('behaviour: a model is trained, looked at and told of on a page', async () => {
  const [data, out] = [dataFolder(), join(newFolder(), 'new')];
  const flags = ['--data', data, '--id', 'own-v1', '--out', out, '--seeds', '1', '--threads', '1'];
  expect(await train(flags)).toContain('own-v1, ');
  const said = JSON.parse(await evaluate(['--model', out, '--data', data, '--json']));
  expect(said).toMatchObject({ model: { id: 'own-v1', version: 1 }, split: 'test', n: 150 });
  expect(said.auc.value).toBeGreaterThan(0.8);
  expect(await evaluate(['--model', out, '--data', data])).toContain('150 cases of test');
  expect(await card(['--model', out, '--data', data])).toBe(`${join(out, 'card.html')}\n`);
  expect(readFileSync(join(out, 'card.html'), 'utf8')).toContain('模型卡');
  const file = readFileSync(join(out, 'model.json'), 'utf8');
  writeFileSync(join(out, 'model.json'), file.replace('"version":1', '"version":2'));
  await expect(evaluate(['--model', out, '--data', data])).rejects.toThrow('model_altered');
}, 60_000); // Threads load their code anew.

test('behaviour: a training that was stopped goes on where it was, and gives the same model', async () => {
  const [data, out, whole] = [dataFolder(), newFolder(), newFolder()];
  const flags = ['--data', data, '--id', 'own', '--seeds', '2', '--threads', '1', ...quick];
  await train([...flags, '--out', whole]);
  const folder = join(out, 'training');
  const o = { ...usualBench, seeds: [310, 311], parts: quickParts };
  const fit = fitHere(readReadyData(data), o);
  const key = { o, ofData: digestOfFolder(data) };
  const asked: string[] = [];
  const counting: Fit = (job) => {
    asked.push(`${job.name} ${job.seed}`);
    if (asked.length === 3) throw new Error('stopped');
    return fit(job);
  };
  const name = { id: 'own', version: 1, segment: null, defaultDefinition: 'bad', training: {} };
  const again = () => trainModel(readReadyData(data), name, o, keepJobs(counting, folder, key));
  await expect(again()).rejects.toThrow('stopped');
  await expect.poll(() => readdirSync(folder).length).toBe(2);
  const model = await again();
  expect(asked).toEqual([
    'scorecard (own) 310',
    'trees (own) 310',
    'trees (own) 311',
    'trees (own) 311',
  ]);
  const parts = (text: string) => JSON.parse(text).parts;
  expect(parts(writeModel(model))).toEqual(parts(readFileSync(join(whole, 'model.json'), 'utf8')));
  expect(existsSync(join(whole, 'model.training'))).toBe(false);
  writeFileSync(join(data, 'nodes.csv'), `${readFileSync(join(data, 'nodes.csv'), 'utf8')}\n`);
  expect(digestOfFolder(data)).not.toBe(key.ofData);
}, 60_000);

test('behaviour: cases without an outcome are left out, or inferred where that is asked for', async () => {
  const [data, out] = [dataFolder(), newFolder()];
  const usual = ['--data', data, '--id', 'own', '--out', out, '--seeds', '1', '--threads', '1'];
  const flags = [...usual, ...quick];
  await expect(train([...flags, '--rejects', '1'])).rejects.toThrow('no case of train has a blank');
  await expect(train([...flags, '--rejects', '0.5'])).rejects.toThrow('--rejects: a number from 1');
  const labels = readFileSync(join(data, 'labels.csv'), 'utf8');
  writeFileSync(join(data, 'labels.csv'), labels.replaceAll(/^(f\d*5),\d,train/gm, '$1,,train'));
  const rowsOf = (said: string) => JSON.parse(said).training.rows.train;
  expect(rowsOf(await train([...flags, '--json']))).toBe(270);
  const inferred = JSON.parse(await train([...flags, '--json', '--rejects', '1.5']));
  expect(inferred.training).toMatchObject({ rejects: { factor: 1.5, cases: 30 } });
  expect(inferred.training.rejects.badRate).toBeGreaterThan(0);
  expect(inferred.training.rows.train).toBe(300);
}, 60_000);

test('behaviour: a model from elsewhere is taken in, looked at, and refused where it does not fit', async () => {
  const [data, out] = [dataFolder(), newFolder()];
  const onnx = join(import.meta.dirname, '../../../../tests/models/tree.onnx');
  const flags = ['--onnx', onnx, '--data', data, '--id', 'bought', '--out', out];
  await expect(importOnnx([...flags, '--columns', 'size,age'])).rejects.toThrow('ranks');
  // The tree asks whether the first is above 500: by thousands it may be, and small is bad.
  const nodes = readFileSync(join(data, 'nodes.csv'), 'utf8');
  const turned = nodes.replaceAll(/^(f\d+),(\d+),(\d+)/gm, (_, id, size, age) =>
    [id, 1_000 - 10 * Number(size), 10 * Number(age)].join(','),
  );
  writeFileSync(join(data, 'nodes.csv'), turned);
  expect(await importOnnx([...flags, '--columns', 'size,age'])).toContain('with 2 columns');
  expect(await evaluate(['--model', out, '--data', data])).toContain('150 cases of test');
  await expect(importOnnx([...flags, '--columns', 'size,ages'])).rejects.toThrow('no column ages');
  await expect(importOnnx([...flags, '--columns', 'size'])).rejects.toThrow('is refused');
  await expect(importOnnx(['--onnx', 'nowhere'])).rejects.toThrow('there is no nowhere');
}, 60_000);

test.each([
  [[], '--data is missing'],
  [['--data', 'x'], '--id is missing'],
  [['--data', 'x', '--id', 'Own', '--out', 'y'], '--id: small letters'],
  [
    ['--data', 'x', '--id', 'own', '--out', 'y', '--bad-rate', '5%'],
    '--bad-rate: a number between',
  ],
  [['--data', 'x', '--id', 'own', '--out', 'y', '--seeds', '0'], '--seeds: a whole number from 1'],
  [['--data', 'x', '--id', 'own', '--out', 'y'], 'x has no nodes.csv'],
  [['--date', 'x'], "Unknown option '--date'"],
])('error: train %j', async (args, says) => {
  await expect(train(args)).rejects.toThrow(says);
  expect(existsSync('y')).toBe(false);
});

test('error: a flag that says other than the folder does where its cases come from', async () => {
  const [data, out] = [dataFolder(), newFolder()];
  writeFileSync(join(data, 'about.json'), JSON.stringify({ provenance: 'simulated' }));
  const flags = ['--data', data, '--id', 'own', '--out', out, '--seeds', '1', ...quick];
  await expect(train([...flags, '--provenance', 'recorded'])).rejects.toThrow(
    `--provenance recorded: about.json of ${data} says simulated`,
  );
  expect(readdirSync(out)).toEqual([]);
});

test.each([
  [['--model', 'x', '--data', 'y'], 'x has no model.json'],
  [['--data', 'y'], '--model is missing'],
])('error: evaluate and card %j', async (args, says) => {
  await expect(evaluate(args)).rejects.toThrow(says);
  await expect(card(args)).rejects.toThrow(says);
});

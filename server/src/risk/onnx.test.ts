import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessModel, findUnfit } from './assess-model.ts';
import { evaluateModel } from './evaluate.ts';
import { explainCase } from './explain.ts';
import { logitsOfModel } from './model.ts';
import { loadModel, writeModel } from './model-file.ts';
import { bookFeatures, featureBook, snapshotOf } from './model-fixture.ts';
import { logitsOfOnnx } from './onnx.ts';
import { takeOnnx } from './take-onnx.ts';

const fileOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../tests/models', `${name}.onnx`)));
const name = {
  ...{ id: 'bought', version: 1, segment: 'shop', defaultDefinition: 'bad', training: {} },
};
const data = featureBook();
// Of the book's first two features more is worse or better; of the third less is known.
const three = bookFeatures.slice(0, 3).map((feature) => feature.name);
const two = three.slice(0, 2);

/** The book with its first two features turned so that more of both is worse, as the files have it. */
const turned = {
  ...data,
  numbers: new Map(
    [...data.numbers].map(([column, values], j) => [
      column,
      j < 2 && bookFeatures[j]?.direction === 'more_is_safer' ? values.map((v) => 999 - v) : values,
    ]),
  ),
};

async function take(file: string, columns: readonly string[]) {
  const taken = await takeOnnx(turned, name, { file: fileOf(file), columns });
  return taken.ok ? taken.value : expect.fail(taken.error.detail);
}

test('behaviour: a file scores as it was made to, by the last column of its output', async () => {
  const rows = [100, 200, 400, 900];
  const linear = { onnx: fileOf('linear'), input: 'x', output: 'p', instead: null };
  const said = await logitsOfOnnx(linear, [rows, rows, rows], rows.length);
  for (const [i, v] of rows.entries()) expect(said[i]).toBeCloseTo(-1.5 + 0.005 * v, 4);
  const tree = { onnx: fileOf('tree'), input: 'x', output: 'probabilities', instead: null };
  const [low, middle, high, unknown] = await logitsOfOnnx(
    tree,
    [
      [100, 600, 600, Number.NaN],
      [900, 100, 900, 900],
    ],
    4,
  );
  expect([low, middle, high, unknown].map((v) => Number(v?.toFixed(4)))).toEqual([-2, -0.5, 1, -2]);
});

test('behaviour: taken in, sealed and read back it is a model like ours', async () => {
  for (const [file, columns] of [
    ['linear', three],
    ['tree', two],
  ] as const) {
    const model = await take(file, columns);
    expect(findUnfit(model)).toBeUndefined();
    const loaded = loadModel(writeModel(model));
    if (!loaded.ok) expect.fail(JSON.stringify(loaded.error));
    expect(await logitsOfModel(loaded.value, turned, 'test')).toEqual(
      await logitsOfModel(model, turned, 'test'),
    );
    const tested = await evaluateModel(loaded.value, turned, 'test');
    expect(tested.auc.value).toBeGreaterThan(0.55);
    const valid = await evaluateModel(loaded.value, turned, 'valid');
    expect(valid.meanPd).toBeCloseTo(valid.badRate, 6);
  }
});

test('property: contributions add up to what the file says, whatever is known', async () => {
  const linear = await take('linear', three);
  const tree = await take('tree', two);
  const value = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constant(Number.NaN));
  await fc.assert(
    fc.asyncProperty(fc.tuple(value, value, value), async ([a, b, c]) => {
      const one = { [three[0] ?? '']: a, [three[1] ?? '']: b, [three[2] ?? '']: c };
      for (const model of [linear, tree]) {
        const { base, contributions, logit } = await explainCase(model, one);
        const sum = [...contributions.values()].reduce((s, v) => s + v, base);
        expect(sum).toBeCloseTo(logit, 9);
        expect(Number.isFinite(logit)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
  // A sum has no order to depend on: each column's own term.
  const score = await assessModel(linear, snapshotOf([900, 0, 500, 0, 0, 0]));
  const usual = linear.spreads.columns.find((column) => column.name === three[0])?.usual ?? 0;
  const first = score.contributions.find(({ feature }) => feature === three[0]);
  expect(Number(first?.logitE6) / 1e6).toBeCloseTo(
    linear.calibration.slope * 0.004 * (900 - usual),
    3,
  );
  expect(await assessModel(linear, snapshotOf([900, 0, 500, 0, 0, 0]))).toEqual(score);
});

test('behaviour: a file that says nothing of what is not known gets what is usual there', async () => {
  const [linear, tree] = [await take('linear', three), await take('tree', two)];
  const insteadOf = (model: typeof linear) => {
    const [member] = model.parts[0]?.members ?? [];
    return member?.kind === 'onnx' ? member.instead : expect.fail('no onnx');
  };
  expect(insteadOf(linear)).toHaveLength(3);
  expect(insteadOf(tree)).toBeNull();
});

test('error: no ONNX file, another number of columns, no such output, a column that is not there', async () => {
  const refusal = async (file: Uint8Array, columns: readonly string[], output?: string) => {
    const taken = await takeOnnx(turned, name, { file, columns, output });
    return taken.ok ? expect.fail('taken') : taken.error;
  };
  expect((await refusal(new Uint8Array([1, 2, 3]), three)).code).toBe('onnx_unfit');
  expect((await refusal(fileOf('linear'), two)).detail).toMatch(/./);
  expect((await refusal(fileOf('tree'), two, 'margin')).detail).toBe(
    'it has no output margin, but label, probabilities',
  );
  expect((await refusal(fileOf('tree'), two, 'label')).code).toBe('onnx_unfit');
  await expect(
    takeOnnx(turned, name, { file: fileOf('tree'), columns: ['size', 'x'] }),
  ).rejects.toThrow('no column size');
});

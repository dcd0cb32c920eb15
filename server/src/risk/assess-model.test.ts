import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessModel, findUnfit, pdOfLogit } from './assess-model.ts';
import { folderOf, ownedFirms } from './data-fixture.ts';
import { logitsOfModel } from './model.ts';
import { loadModel, writeModel } from './model-file.ts';
import { bookFeatures, featureBook, snapshotOf, trainOn } from './model-fixture.ts';
import { readReadyData } from './ready-data.ts';

test('behaviour: contributions and base add up to what the model says of the same case', async () => {
  const data = featureBook();
  const model = await trainOn(data);
  expect(model.parts.length).toBeGreaterThan(0);
  expect(findUnfit(model)).toBeUndefined();
  const logits = await logitsOfModel(model, data, 'test');
  const tested = data.labels.filter(({ split }) => split === 'test');
  for (const [i, { node }] of tested.slice(0, 60).entries()) {
    const values = bookFeatures.map(({ name }) => data.numbers.get(name)?.[node] ?? Number.NaN);
    const score = await assessModel(
      model,
      snapshotOf(values.map((v) => (Number.isNaN(v) ? null : v))),
    );
    const sum = score.contributions.reduce((s, c) => s + Number(c.logitE6), Number(score.baseE6));
    expect(sum / 1e6).toBeCloseTo(logits[i] ?? Number.NaN, 4);
    expect(Number(score.pdE9) / 1e9).toBeCloseTo(1 / (1 + Math.exp(-sum / 1e6)), 9);
    const sizes = score.contributions.map(({ logitE6 }) => Math.abs(Number(logitE6)));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  }
});

test('property: a borrower that improves in one feature is not held riskier, and adds to no other', async () => {
  const loaded = loadModel(writeModel(await trainOn(featureBook())));
  if (!loaded.ok) expect.fail(loaded.error.code);
  const value = fc.integer({ min: 0, max: 999 });
  const pds = new Set<bigint>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 6, maxLength: 6 }),
      fc.nat(5),
      value,
      async (values, j, other) => {
        const lifted = values.map((v, k) => (k === j ? other : v));
        const improves =
          bookFeatures[j]?.direction === 'more_is_safer'
            ? other >= (values[j] ?? 0)
            : other <= (values[j] ?? 0);
        const pd = async (of: readonly number[]): Promise<bigint> =>
          (await assessModel(loaded.value, snapshotOf(of))).pdE9;
        const [before, after] = [await pd(values), await pd(lifted)];
        if (improves) expect(after).toBeLessThanOrEqual(Number(before));
        else expect(after).toBeGreaterThanOrEqual(Number(before));
        pds.add(after);
      },
    ),
    { numRuns: 200 },
  );
  expect(pds.size).toBeGreaterThan(20);
});

test('property: a PD of log-odds is the usual curve, and keeps order', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000_000, max: 25_000_000 }), (logitE6) => {
      const pd = pdOfLogit(BigInt(logitE6));
      expect(Number(pd) / 1e9).toBeCloseTo(1 / (1 + Math.exp(-logitE6 / 1e6)), 9);
      expect(pdOfLogit(BigInt(logitE6) + 1n)).toBeGreaterThanOrEqual(Number(pd));
      expect(pd + pdOfLogit(-BigInt(logitE6))).toBe(1_000_000_000n);
    }),
  );
  expect(pdOfLogit(10n ** 12n)).toBe(1_000_000_000n);
  expect(pdOfLogit(-(10n ** 12n))).toBe(0n);
});

test('error: a model of another version of a feature, of columns that are none, and of a graph', async () => {
  const model = await trainOn(featureBook());
  const [first] = bookFeatures;
  if (!first) expect.fail('no feature');
  expect(
    findUnfit(
      model,
      bookFeatures.map((f) => (f === first ? { ...f, version: 9 } : f)),
    ),
  ).toEqual({
    ...{ code: 'feature_version_differs', feature: first.name },
    ...{ trainedOn: first.version, now: 9 },
  });
  expect(findUnfit(model, bookFeatures.slice(1))).toEqual({
    ...{ code: 'column_not_a_feature', column: first.name },
  });
  const { nodes, labels, edges } = ownedFirms();
  const files = { 'nodes.csv': nodes, 'labels.csv': labels, 'edges.csv': edges };
  expect(findUnfit(await trainOn(readReadyData(folderOf(files))))).toEqual({
    ...{ code: 'relation_unknown', relation: 'owns' },
  });
  const sized = nodes.replaceAll(
    /^f(\d+),firm,.*$/gm,
    (_, i) => `f${i},firm,${i % 3 === 0 ? 1 : i % 7}`,
  );
  const plain = await trainOn(
    readReadyData(folderOf({ 'nodes.csv': sized, 'labels.csv': labels })),
  );
  expect(findUnfit(plain)).toEqual({ code: 'column_not_a_feature', column: 'size' });
  const elsewhere = await trainOn(featureBook(), { segment: 'bakery' });
  expect(findUnfit(elsewhere)).toEqual({ code: 'segment_unknown', segment: 'bakery' });
}, 30_000); // Four models are trained.

import { expect, test } from 'vitest';
import { assessModel, findUnfit, scoreByModel } from './assess-model.ts';
import { casesInTime, splitInTime, writeCaseBook } from './case-book.ts';
import { folderOf } from './data-fixture.ts';
import { classOf, shareNeighbours } from './explain-around.ts';
import { logitsOfModel } from './model.ts';
import { loadModel, writeModel } from './model-file.ts';
import {
  bookFeatures,
  bookNames,
  relatedBook,
  relatedDecisions,
  snapshotOf,
  trainOn,
} from './model-fixture.ts';
import { readReadyData } from './ready-data.ts';
import { alone, type Surroundings } from './surroundings.ts';

const snapshotFor = (known: Readonly<Record<string, bigint>>) =>
  snapshotOf(bookNames.map((name) => (known[name] === undefined ? null : Number(known[name]))));

const model = await trainOn(relatedBook());
const cases = splitInTime([...casesInTime(relatedDecisions())]);

test('behaviour: a book written and read again is the book, and models read it from disk alike', async () => {
  const read = readReadyData(folderOf(writeCaseBook(cases, bookNames)));
  const kept = relatedBook();
  expect(read.ids).toEqual(kept.ids);
  expect(read.edges).toEqual(kept.edges);
  expect(read.labels.map(({ node, bad, split }) => [node, bad, split])).toEqual(
    kept.labels.map(({ node, bad, split }) => [node, bad, split]),
  );
  expect(await logitsOfModel(model, read, 'test')).toEqual(
    await logitsOfModel(model, kept, 'test'),
  );
});

test('property: nothing that came after a decision is in its case', () => {
  const all = relatedDecisions();
  for (const n of [1, 40, 300]) {
    const short = [...casesInTime(all.slice(0, n))];
    const long = [...casesInTime(all)].slice(0, n);
    expect(short).toEqual(long);
  }
  const seen = [...casesInTime(all)].filter(({ surroundings }) =>
    surroundings.nodes.some(({ known }) => known !== null),
  );
  expect(seen.length).toBeGreaterThan(500);
  for (const { surroundings, id } of seen) {
    const [own, ...others] = surroundings.nodes;
    expect([own?.hop, own?.known]).toEqual([0, null]);
    const later = Number(id.split('-')[1]);
    for (const { name, known } of others) {
      const of = all.find(({ borrower }) => borrower === name);
      expect(known).toEqual(of ? of.known : null);
      if (of) expect(Number(of.id.split('-')[1])).toBeLessThan(later);
    }
  }
});

test('behaviour: of a borrower that allows it no more its relations are seen and nothing else', () => {
  const none = [...casesInTime(relatedDecisions(), () => null)];
  const all = [...casesInTime(relatedDecisions())];
  expect(none.flatMap((one) => one.surroundings.nodes.filter(({ known }) => known))).toEqual([]);
  expect(none.map((one) => one.surroundings.edges)).toEqual(
    all.map((one) => one.surroundings.edges),
  );
});

test('behaviour: what decides is what was trained: one case scored alone, as in the whole book', async () => {
  expect(findUnfit(model)).toBeUndefined();
  const logits = await logitsOfModel(model, relatedBook(), 'test');
  const tested = cases.filter(({ split }) => split === 'test');
  for (const [i, { known, surroundings }] of tested.slice(0, 40).entries()) {
    const score = await assessModel(model, snapshotFor(known), surroundings);
    const sum = [...score.contributions, ...(score.relations ?? [])].reduce(
      (all, { logitE6 }) => all + logitE6,
      score.baseE6,
    );
    expect(Number(sum) / 1e6).toBeCloseTo(logits[i] ?? Number.NaN, 5);
    const said = await scoreByModel(model, snapshotFor(known), surroundings);
    expect(said.pdE9).toBe(score.pdE9);
    expect(await assessModel(model, snapshotFor(known), surroundings)).toEqual(score);
  }
  expect(new Set([...logits].map((z) => z.toFixed(4))).size).toBeGreaterThan(60);
}, 30_000);

test('behaviour: relations move a score; one without any, or that no model knows, has a score too', async () => {
  const { known, surroundings } =
    cases.findLast((one) => one.surroundings.nodes.length > 5) ?? expect.fail('nobody is related');
  const features = snapshotFor(known);
  const isolated = await assessModel(model, features, alone('b'));
  expect(isolated.relations).toEqual([]);
  expect(await assessModel(model, features)).toEqual(isolated);
  const seen = await assessModel(model, features, surroundings);
  expect(seen.pdE9).not.toBe(isolated.pdE9);
  // But for what rounding leaves over.
  for (const [i, { feature, logitE6 }] of seen.contributions.entries()) {
    const other = isolated.contributions[i];
    expect(other?.feature).toBe(feature);
    expect(Math.abs(Number(logitE6 - (other?.logitE6 ?? 0n)))).toBeLessThan(5);
  }
  expect(seen.relations?.map(({ relation }) => relation)).toEqual(['buys_from']);
  const strange: Surroundings = {
    nodes: [...alone('b').nodes, { name: 'x', hop: 1, known: null }],
    edges: [{ from: 0, to: 1, relation: 'worships', weightFen: 1n }],
  };
  const { pdE9 } = await scoreByModel({ ...model, parts: networks }, features, strange);
  expect(pdE9).toBe((await scoreByModel({ ...model, parts: networks }, features)).pdE9);
});

/** Parts that hear by relation; what trees and aggregates count is who is near, whatever by. */
const networks = [
  {
    ...{ name: 'graph network', share: 1 },
    members: model.parts
      .flatMap(({ members }) => members)
      .filter(({ kind }) => kind === 'graph_network'),
  },
];

test('property: what a class of relations did is divided among its relations without a rest', async () => {
  for (const { known, surroundings } of cases.slice(-8)) {
    const score = await assessModel(model, snapshotFor(known), surroundings);
    const byClass = new Map(
      score.relations?.map(({ relation, logitE6 }) => [relation, Number(logitE6) / 1e6]),
    );
    const shares = await shareNeighbours(model, known, surroundings, byClass);
    for (const [name, did] of byClass) {
      const its = shares.filter(({ edge }) => {
        const of = surroundings.edges[edge];
        return of && classOf(of) === name;
      });
      expect(its.reduce((sum, { logit }) => sum + logit, 0)).toBeCloseTo(did, 9);
    }
  }
});

test('error: a model with networks that was altered in one byte is refused', () => {
  const text = writeModel(model);
  const at = text.indexOf('"heard"') + 40;
  const digit = text.slice(at).search(/\d/) + at;
  const other = String((Number(text[digit]) + 1) % 10);
  const loaded = loadModel(`${text.slice(0, digit)}${other}${text.slice(digit + 1)}`);
  expect(loaded.ok).toBe(false);
  expect(loadModel(text).ok).toBe(true);
});

test('error: a feature of another version, or one that the snapshot lacks, is no score', async () => {
  const { known, surroundings } = cases[3] ?? expect.fail('no case');
  const features = snapshotFor(known);
  const [first = ''] = bookNames;
  const { [first]: value, ...others } = features;
  await expect(assessModel(model, others, surroundings)).rejects.toThrow(`lacks ${first}`);
  const old = { ...features, ...(value ? { [first]: { ...value, version: 99 } } : {}) };
  await expect(assessModel(model, old, surroundings)).rejects.toThrow('version differs');
  expect(bookFeatures.length).toBe(6);
});

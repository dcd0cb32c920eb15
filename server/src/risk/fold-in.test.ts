import { expect, test } from 'vitest';
import { foldIn } from './fold-in.ts';
import { degreesOf } from './graph-columns.ts';
import type { ReadyData, Split } from './ready-data.ts';

const edge = (from: number, to: number, ...splits: Split[]) => ({
  ...{ from, to, relation: 'owes', weight: 1, splits: new Set(splits) },
});
const label = (node: number, split: Split) => ({ node, split, bad: node % 2 === 0, weight: 1 });

const data = (edges: ReadyData['edges']): ReadyData => ({
  ids: ['a', 'b', 'c', 'd'],
  numbers: new Map([['size', Float64Array.from([1, 2, 3, 4])]]),
  categories: new Map([['place', ['x', 'y', '', 'z']]]),
  edges,
  labels: [label(0, 'train'), label(1, 'valid'), label(2, 'train'), label(3, 'test')],
  unknown: [],
});

test('cases of train and valid become one split, each with the surroundings it had', () => {
  const before = data([edge(0, 1, 'train'), edge(1, 2, 'valid'), edge(2, 3, 'train', 'test')]);
  const whole = foldIn(before);
  expect(whole.labels.map(({ split }) => split)).toEqual(['train', 'train', 'train', 'test']);
  const seen = (of: ReadyData, split: Split, i: number) => {
    const node = of.labels[i]?.node ?? -1;
    const degrees = Object.values(degreesOf(of, split, ['owes'])).map((column) => column[node]);
    return [of.numbers.get('size')?.[node], of.categories.get('place')?.[node], ...degrees];
  };
  for (const [i, { split }] of before.labels.entries()) {
    const now = split === 'test' ? 'test' : 'train';
    expect(seen(whole, now, i)).toEqual(seen(before, split, i));
  }
  expect(new Set(whole.ids).size).toBe(whole.ids.length);
});

test('where both see one graph no node comes twice', () => {
  const before = data([edge(0, 1, 'train', 'valid', 'test'), edge(1, 2, 'train', 'valid')]);
  const whole = foldIn(before);
  expect(whole.ids).toEqual(before.ids);
  expect(whole.edges.map(({ splits }) => [...splits])).toEqual([['train', 'test'], ['train']]);
});

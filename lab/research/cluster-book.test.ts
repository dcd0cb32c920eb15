import { expect, test } from 'vitest';
import { growPastCluster } from '../economy/index.ts';
import { clusterFolder, columnsOf, decisionOf, readDecisions } from './cluster-book.ts';

const decisions = readDecisions({ seed: 5, clusters: 12 });

test('behaviour: firms of a cluster are each other’s neighbours in the book, by the product’s own relations', () => {
  const folder = clusterFolder('supplier', decisions);
  const edges = (folder['edges.csv'] ?? '').trim().split('\n').slice(1);
  const relations = new Set(edges.map((line) => line.split(',')[2]));
  for (const one of ['supplies_anchor', 'sells_to', 'buys_from', 'is_firm']) {
    expect(relations).toContain(one);
  }
  const labels = (folder['labels.csv'] ?? '').trim().split('\n').slice(1);
  expect(labels.length).toBe(decisions.filter(({ segment }) => segment === 'supplier').length);
  const [head = '', ...nodes] = (folder['nodes.csv'] ?? '').trim().split('\n');
  expect(head.split(',').slice(1)).toEqual(columnsOf('supplier'));
  // Somebody whose own values are known stands beside another's case.
  const known = nodes.filter((line) => line.includes('/') && /,\d/.test(line));
  expect(known.length).toBeGreaterThan(0);
});

test('property: what a firm is decided on follows from its own records, whatever else the book holds', () => {
  const [loan] = growPastCluster({ seed: 5, index: 3 });
  if (!loan) expect.fail('no loan');
  expect(decisions.find(({ borrower }) => borrower === loan.key)).toEqual(decisionOf(loan));
  const short = readDecisions({ seed: 5, clusters: 4 });
  for (const one of short) expect(decisions.find(({ id }) => id === one.id)).toEqual(one);
});

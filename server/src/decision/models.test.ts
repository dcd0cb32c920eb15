import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionsFor } from '../features/index.ts';
import { type Segment, segments } from '../kernel/index.ts';
import { readScorecard } from '../risk/index.ts';
import { policies } from './policies.ts';

const modelsDir = join(import.meta.dirname, '../../models');

test('behaviour: every product finds its scorecard in the house, unaltered, with a card to read', () => {
  for (const { scorecard, segment } of policies.flatMap((p) => p.products)) {
    const card = readScorecard(modelsDir, scorecard);
    expect([segment, 'every']).toContain(card.segment);
    expect(card.features.length).toBeGreaterThan(0);
    expect(existsSync(join(modelsDir, scorecard, 'card.md'))).toBe(true);
  }
});

test('behaviour: no scorecard in the house takes points from a borrower who improves', () => {
  const ids = new Set(policies.flatMap((p) => p.products.map(({ scorecard }) => scorecard)));
  for (const id of ids) {
    const { features, segment } = readScorecard(modelsDir, id);
    for (const { name, bins } of features) {
      const of = segment === 'every' ? segments : [segment as Segment];
      const [definition, ...others] = of.map((one) =>
        definitionsFor(one).find((d) => d.name === name),
      );
      expect(definition, `${id} reads ${name}, which is not of ${segment}`).toBeDefined();
      expect(others.every((other) => other === definition)).toBe(true);
      const points = bins.map(({ pointsE3 }) => Number(pointsE3));
      const up = points.every((p, i) => p >= (points[i - 1] ?? p));
      const down = points.every((p, i) => p <= (points[i - 1] ?? p));
      const { direction } = definition ?? {};
      const safer =
        direction === 'more_is_safer' ? up : direction === 'less_is_safer' ? down : true;
      expect(safer, `${id} ${name}`).toBe(true);
    }
  }
});

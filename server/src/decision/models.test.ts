import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScorecard } from '../risk/index.ts';
import { policies } from './policies.ts';

const modelsDir = join(import.meta.dirname, '../../models');

test('behaviour: every product finds its scorecard in the house, unaltered, with a card to read', () => {
  for (const { scorecard, segment } of policies.flatMap((p) => p.products)) {
    const card = readScorecard(modelsDir, scorecard);
    expect(card.segment).toBe(segment);
    expect(card.features.length).toBeGreaterThan(0);
    expect(existsSync(join(modelsDir, scorecard, 'card.md'))).toBe(true);
  }
});

import { readFileSync } from 'node:fs';
import { writeScorecard } from '@open310/server/risk';
import { expect, test } from 'vitest';
import { judgedCards } from './expert-cards.ts';
import { sealJudged } from './write-expert-cards.ts';

test('behaviour: the judged scorecards in the house are those that the command writes', () => {
  for (const judged of judgedCards) {
    const path = new URL(`../../server/models/${judged.id}/model.json`, import.meta.url);
    expect(readFileSync(path, 'utf8')).toBe(writeScorecard(sealJudged(judged)));
  }
});

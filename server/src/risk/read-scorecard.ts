import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScorecard, type Scorecard } from './scorecard.ts';

/**
 * The scorecard kept in `<modelsDir>/<id>/model.json`. Throws when it is not there, was altered, or
 * was trained on features that mean something else today: a server must not start with it.
 */
export function readScorecard(modelsDir: string, id: string): Scorecard {
  const json: unknown = JSON.parse(readFileSync(join(modelsDir, id, 'model.json'), 'utf8'));
  const loaded = loadScorecard(json);
  assert(loaded.ok, `model ${id} is refused: ${loaded.ok ? '' : JSON.stringify(loaded.error)}`);
  assert(loaded.value.id === id, `model ${id}: the file holds ${loaded.value.id}`);
  return loaded.value;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentPolicy } from '../decision/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { Database } from '../platform/index.ts';
import { loadModel, readModelsInForce, shipModel } from '../risk/index.ts';
import { readMeasures } from './risk/flags.ts';

/** Folders of models that earned no say of their own yet begin with it. */
const SHADOW = 'shadow-';

/**
 * Takes the models of the release into the registry: every folder of `dir` whose `model.json` is one, with
 * the `evaluation.json` beside it. Throws when one is refused, or when a champion in force is: a server must
 * not start that could decide on nobody.
 */
export async function shipModels(db: Database, dir: string, at: Instant): Promise<void> {
  for (const name of readdirSync(dir).sort()) {
    const path = join(dir, name, 'model.json');
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    if (!text.startsWith('{"format":"open310.model.1"')) continue; // A scorecard: products name theirs.
    const loaded = loadModel(text);
    if (!loaded.ok) throw new Error(`model ${name}: ${loaded.error.code}`);
    const measures = readMeasures(join(dir, name), loaded.value.digest);
    const as = name.startsWith(SHADOW) ? 'shadow' : 'champion';
    const shipped = await db.tx((tx) => shipModel(tx, text, { measures, at, as }));
    if (!shipped.ok) throw new Error(`model ${name}: ${JSON.stringify(shipped.error)}`);
  }
  for (const { segment } of currentPolicy.products) await readModelsInForce(db, segment);
}

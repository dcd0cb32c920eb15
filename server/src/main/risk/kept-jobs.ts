import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Fit } from '../../risk/index.ts';

/** A digest of a data folder's files: what was trained on others is trained anew. */
export function digestOfFolder(folder: string): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (!/^(nodes|labels|edges)\.csv(\.gz)?$/.test(name)) continue;
    digest.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  return digest.digest('hex');
}

/** A digest of the code that trains: another one may train otherwise. */
export function digestOfCode(): string {
  const room = fileURLToPath(new URL('../../risk/', import.meta.url));
  const digest = createHash('sha256');
  for (const name of readdirSync(room).sort()) {
    if (name.endsWith('.ts')) digest.update(`${name}\n`).update(readFileSync(join(room, name)));
  }
  return digest.digest('hex');
}

/**
 * Trains as `fit` does and keeps each trained job in `folder`, so that a training that was stopped goes on
 * where it was: what stands there under the same key is not trained again.
 * @param key - Everything that makes a job what it is, beside its name and seed.
 */
export function keepJobs(fit: Fit, folder: string, key: object): Fit {
  return async (job) => {
    const name = createHash('sha256')
      .update(JSON.stringify([key, job]))
      .digest('hex');
    const path = join(folder, `${name}.bin`);
    if (existsSync(path)) return deserialize(readFileSync(path));
    const done = await fit(job);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.part`, serialize(done));
    renameSync(`${path}.part`, path); // Whole, or not there.
    return done;
  };
}

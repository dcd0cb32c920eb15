import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { businessDate } from '../server/src/kernel/index.ts';
import {
  type Database,
  migrate,
  openDatabase,
  readMigrations,
  setFirstBusinessDate,
  startEmbeddedPostgres,
} from '../server/src/platform/index.ts';
import { root } from './stack/child.ts';

/** Gives `work` an empty book on a database server of its own that is gone afterwards. */
export async function withBook<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const dir = join(root, `data/sim/run-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
  const db = openDatabase(postgres.url, { max: 6 });
  try {
    await migrate(db, readMigrations(join(root, 'server/src')));
    await setFirstBusinessDate(db, businessDate('2027-01-04'));
    return await work(db);
  } finally {
    await db.close();
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A whole number among a command's values. Throws when it is none, or below `least`. */
export function wholeIn(
  values: Readonly<Record<string, unknown>>,
  name: string,
  least: number,
): number {
  const n = Number(values[name]);
  if (!Number.isInteger(n) || n < least) throw new Error(`--${name}: a whole number`);
  return n;
}

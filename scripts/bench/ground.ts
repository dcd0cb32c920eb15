import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, startEmbeddedPostgres } from '../../server/src/platform/index.ts';
import { root } from '../stack/child.ts';
import { openStack, type Stack } from '../stack/stack.ts';
import type { Figure } from './figure.ts';

/** What every bench stands on: one database server of its own, everything gone at the end. */
export interface Ground {
  /** A folder of its own for `part`. */
  dir(part: string): string;
  /** A new empty database. @returns Its address. */
  database(part: string): Promise<string>;
  /** The whole system on a new database, without a forced reading time. */
  stack(part: string): Promise<Stack>;
  /** Drops the databases made so far: their vacuum and checkpoints would run into what comes next. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** What a bench is run with. */
export interface BenchContext {
  readonly ground: Ground;
  /** A run for CI: that it works, not how fast. */
  readonly quick: boolean;
  /** Loans that end of day moves on. */
  readonly loans: number;
  /** How many borrowers the backfill has. */
  readonly borrowers: number;
}

export interface Bench {
  readonly name: string;
  readonly what: string;
  run(context: BenchContext): Promise<Figure[]>;
}

/** @param databaseUrl - A server of one's own in place of the embedded one. */
export async function openGround(databaseUrl: string | undefined): Promise<Ground> {
  const base = join(root, `data/bench/run-${process.pid}`);
  mkdirSync(base, { recursive: true });
  const postgres =
    databaseUrl === undefined ? await startEmbeddedPostgres(join(base, 'postgres')) : undefined;
  const serverUrl = databaseUrl ?? postgres?.url ?? '';
  const made: string[] = [];

  const admin = async (sql: string): Promise<void> => {
    const db = openDatabase(serverUrl, { max: 1 });
    await db.pool.query(sql).finally(() => db.close());
  };
  const database = async (part: string): Promise<string> => {
    const name = `bench_${process.pid}_${part.replaceAll('-', '_')}`;
    await admin(`create database ${name}`);
    made.push(name);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  const clear = async (): Promise<void> => {
    for (const name of made.splice(0)) await admin(`drop database ${name} with (force)`);
    await admin('checkpoint');
  };
  const dir = (part: string): string => {
    const folder = join(base, part);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  return {
    dir,
    database,
    stack: async (part) =>
      openStack({
        dir: dir(part),
        port: 0,
        sandboxPort: 0,
        databaseUrl: await database(part),
        env: { DISCLOSURE_READING_MS: '0', LOG_LEVEL: 'warn' },
        onOutput: (_, text) => {
          if (/"level":"(error|fatal)"/.test(text)) process.stderr.write(text);
        },
      }),
    clear,
    close: async () => {
      await clear();
      await postgres?.stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

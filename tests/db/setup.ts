import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import {
  migrate,
  openDatabase,
  readMigrations,
  startEmbeddedPostgres,
} from '../../server/src/platform/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test server's `postgres` database. */
    serverUrl: string;
    /** The migrated database that each test file clones. */
    template: string;
  }
}

const root = join(import.meta.dirname, '../..');

// fsync is off here and nowhere else: no test pulls the plug of the machine.
const flags = ['-c', 'max_connections=300', '-c', 'fsync=off', '-c', 'synchronous_commit=off'];

/** Starts PostgreSQL once for all test files and migrates the template that they clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.TEST_DATABASE_URL;
  const server = own
    ? { url: own, stop: async () => {} }
    : await startEmbeddedPostgres(join(root, `data/test-postgres-${project.name || 'all'}`), flags);
  const migrations = readMigrations(join(root, 'server/src'));
  const digest = createHash('sha256');
  for (const m of migrations) digest.update(m.digest);
  const template = `template_${digest.digest('hex').slice(0, 12)}`;
  await makeTemplate(server.url, template, migrations);
  project.provide('serverUrl', server.url);
  project.provide('template', template);
  return () => server.stop();
}

/** A test database older than an hour: its run is over, or was killed. */
const isLeftOver = (name: string): boolean => {
  const madeAt = /^test_(\d+)_/.exec(name)?.[1];
  return madeAt !== undefined && Number(madeAt) < Date.now() - 3_600_000;
};

async function makeTemplate(
  serverUrl: string,
  template: string,
  migrations: Parameters<typeof migrate>[1],
): Promise<void> {
  const admin = openDatabase(serverUrl, { max: 1 }); // One connection: it holds the lock.
  const { pool } = admin;
  await pool.query('select pg_advisory_lock(310)'); // Several runs may share a server.
  const all = await pool.query<{ datname: string }>('select datname from pg_database');
  const names = all.rows.map((r) => r.datname);
  for (const left of names.filter((n) => isLeftOver(n))) {
    await pool.query(`drop database if exists "${left}" with (force)`);
  }
  if (!names.includes(template)) {
    await pool.query(`drop database if exists "${template}_making" with (force)`);
    await pool.query(`create database "${template}_making"`);
    const address = new URL(serverUrl);
    address.pathname = `/${template}_making`;
    const db = openDatabase(address.href, { max: 2 });
    await migrate(db, migrations).finally(() => db.close());
    await pool.query(`alter database "${template}_making" rename to "${template}"`);
  }
  await admin.close();
}

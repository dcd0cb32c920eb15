import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './db.ts';
import { column, row } from './row.ts';

/** One `.sql` file of a room: `20261123T1700_create.sql`. Forward only, never edited. */
export interface Migration {
  readonly room: string;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** Every migration under `roomsDir`, oldest first (by file name, then room). */
export function readMigrations(roomsDir: string): Migration[] {
  const rooms = readdirSync(roomsDir).filter((r) => existsSync(join(roomsDir, r, 'migrations')));
  const found = rooms.flatMap((room) =>
    readdirSync(join(roomsDir, room, 'migrations'))
      .filter((name) => name.endsWith('.sql'))
      .map((name) => {
        const sql = readFileSync(join(roomsDir, room, 'migrations', name), 'utf8');
        return { room, name, sql, digest: createHash('sha256').update(sql).digest('hex') };
      }),
  );
  for (const { room, name } of found) {
    assert(/^\d{8}T\d{4}_[a-z0-9_]+\.sql$/.test(name), `migration ${room}/${name}: bad name`);
  }
  const key = (m: Migration) => `${m.name} ${m.room}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const Applied = row({ room: column.text, name: column.text, digest: column.text });

const LOCK = 310_310n; // Any number of processes may migrate at once: one works, the others wait.

/**
 * Applies what is missing, each file in the same transaction as its record.
 * @returns The migrations applied now. Throws when an applied file was edited.
 */
export function migrate(db: Database, migrations: readonly Migration[]): Promise<Migration[]> {
  return db.tx(async (tx) => {
    await tx.exec`select pg_advisory_xact_lock(${LOCK})`;
    await tx.exec`create schema if not exists platform`;
    await tx.exec`
      create table if not exists platform.migrations (
        room text not null,
        name text not null,
        digest text not null,
        applied_at timestamptz not null default now(),
        primary key (room, name)
      )`;
    const applied = await tx.many(Applied)`select room, name, digest from platform.migrations`;
    const known = new Map(applied.map((m) => [`${m.room}/${m.name}`, m.digest]));
    const done: Migration[] = [];
    for (const migration of migrations) {
      const digest = known.get(`${migration.room}/${migration.name}`);
      assert(
        digest === undefined || digest === migration.digest,
        `migration ${migration.room}/${migration.name} was edited after it was applied`,
      );
      if (digest !== undefined) continue;
      await tx.client.query(migration.sql);
      await tx.exec`
        insert into platform.migrations (room, name, digest)
        values (${migration.room}, ${migration.name}, ${migration.digest})`;
      done.push(migration);
    }
    return done;
  });
}

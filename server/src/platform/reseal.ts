import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './db.ts';
import type { Vault } from './vault.ts';

/** A column whose values the vault seals: an entry of a room's `sealed.json`. */
export interface SealedColumn {
  /** `party.grants`. */
  readonly table: string;
  readonly column: string;
  /** The columns of its primary key. */
  readonly key: readonly string[];
  /** What a value is bound to, with the row's columns in braces: `party.grants.sealed:{borrower_id}:{source}`. */
  readonly context: string;
}

const NAME = /^[a-z][a-z_]*$/;

/** The sealed columns of every room under `roomsDir`. Throws where one names another room's table. */
export function readSealedColumns(roomsDir: string): SealedColumn[] {
  const rooms = readdirSync(roomsDir).filter((r) => existsSync(join(roomsDir, r, 'sealed.json')));
  return rooms.flatMap((room) => {
    const file = readFileSync(join(roomsDir, room, 'sealed.json'), 'utf8');
    const columns = JSON.parse(file) as readonly SealedColumn[];
    for (const { table, column, key, context } of columns) {
      const [schema, name = ''] = table.split('.');
      assert(schema === room, `${room}/sealed.json names ${table}`);
      // They become part of a query's text.
      assert(
        [name, column, ...key].every((one) => NAME.test(one)),
        `${table}: not a name`,
      );
      assert(key.length > 0 && context !== '', `${table}: no key, or no context`);
    }
    return [...columns];
  });
}

/** How many values of a column each key has sealed, by its id. */
export async function countSealed(
  db: Database,
  { table, column }: SealedColumn,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.pool.query<{ id: number; values: string }>(
    `select get_byte(${column}, 0) as id, count(*) as values
       from ${table} where ${column} is not null group by 1 order by 1`,
  );
  return new Map(rows.map(({ id, values }) => [id, Number(values)]));
}

/** Values held at once: papers and payloads are megabytes. */
const AT_ONCE = 50;

/**
 * Seals anew what another key than the newest has sealed, some rows at a time, each in one transaction: killed at any
 * point it goes on where it was, since a row tells itself by which key it is sealed. A value that does not open under
 * its context throws, and nothing of its batch is written. @param onDone - Told after each batch how many were sealed
 * anew. @returns How many in all.
 */
export async function reseal(
  db: Database,
  vault: Vault,
  sealed: SealedColumn,
  onDone: (rows: number) => void = () => {},
): Promise<number> {
  let all = 0;
  let after: readonly string[] | null = null;
  for (;;) {
    const batch: Batch = await resealBatch(db, vault, sealed, after);
    all += batch.rows;
    if (batch.last === null) return all;
    onDone(batch.rows);
    after = batch.last;
  }
}

interface Batch {
  readonly rows: number;
  /** The key of the last row, as text; `null`: there was none. */
  readonly last: readonly string[] | null;
}

const resealBatch = (
  db: Database,
  vault: Vault,
  { table, column, key, context }: SealedColumn,
  after: readonly string[] | null,
): Promise<Batch> =>
  db.tx(async ({ client }) => {
    await client.query(`set local open310.resealing = 'on'`);
    const types = await typesOf(client, table, key);
    const params = key.map((_, i) => `$${i + 2}::${types[i]}`).join(', ');
    const { rows } = await client.query<Record<string, string> & { sealed: Uint8Array }>(
      `select ${key.map((name) => `${name}::text as ${name}`).join(', ')}, ${column} as sealed
         from ${table}
        where ${column} is not null and get_byte(${column}, 0) <> $1
          ${after === null ? '' : `and (${key.join(', ')}) > (${params})`}
        order by ${key.map((name) => `${table}.${name}`).join(', ')}
        limit ${AT_ONCE}
          for update`,
      [vault.keyId, ...(after ?? [])],
    );
    const own = key.map((name, i) => `${name} = $${i + 2}::${types[i]}`).join(' and ');
    for (const row of rows) {
      const bound = context.replace(/\{(\w+)\}/g, (_, name: string) => row[name] ?? assert.fail());
      const again = vault.seal(vault.open(row.sealed, bound), bound);
      const values = [again, ...key.map((name) => row[name])];
      await client.query(`update ${table} set ${column} = $1 where ${own}`, values);
    }
    const last = rows.at(-1);
    return { rows: rows.length, last: last ? key.map((name) => last[name] ?? '') : null };
  });

async function typesOf(
  client: { query(text: string, values: unknown[]): Promise<{ rows: { type: string }[] }> },
  table: string,
  key: readonly string[],
): Promise<string[]> {
  const types: string[] = [];
  for (const name of key) {
    const { rows } = await client.query(
      `select format_type(atttypid, atttypmod) as type from pg_attribute
        where attrelid = $1::regclass and attname = $2`,
      [table, name],
    );
    types.push(rows[0]?.type ?? assert.fail(`${table}.${name} is not there`));
  }
  return types;
}

import { column, type Database, row } from '../../server/src/platform/index.ts';

// All tables of the system as one sees them from outside: to prove that nothing changed, and that
// nothing stands in them that must not be read there.

const Named = row({ name: column.text });

/**
 * Tables of our schemas; only on request those of the workflow engine, and those that follow what is
 * known in their own time: relations are brought up to date some seconds after an application, systems outside are
 * told a moment later; and the log of what staff did, which holds what they tried as well.
 */
async function listTables(db: Database, withOwnTime: boolean): Promise<string[]> {
  const tables = await db.many(Named)`
    select format('%I.%I', table_schema, table_name) as name
      from information_schema.tables
     where table_type = 'BASE TABLE'
       and table_schema not in ('pg_catalog', 'information_schema')
       and (${withOwnTime}
            or table_schema not in ('dbos', 'graph', 'webhooks')
               and (table_schema, table_name) not in (('events', 'changes'), ('events', 'outbox'))
               and table_schema <> 'audit')
       and (table_schema, table_name) <> ('platform', 'executors') -- Beats by itself.
     order by 1`;
  return tables.map(({ name }) => name);
}

/** When an access key was used last is noted by itself, whatever was asked. */
const textOfRow = (name: string): string =>
  name === 'party.access_keys' ? `(to_jsonb(t) - 'last_used_at')::text` : 't::text';

/** Rows and digest of every table, by name. */
export async function snapshotTables(db: Database): Promise<Record<string, string>> {
  const tables = await listTables(db, false);
  const each = tables.map(
    (name) => `select '${name}' as name, count(*) || ' rows, ' ||
      md5(coalesce(string_agg(told, '|' order by told), '')) as state from
      (select ${textOfRow(name)} as told from ${name} t) each`,
  );
  const { rows } = await db.pool.query<{ name: string; state: string }>(each.join(' union all '));
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

/** Every row of every table as text, the engine's included; bytes stand there in hexadecimal. */
export async function dumpTables(db: Database): Promise<Record<string, string>> {
  const dump: Record<string, string> = {};
  for (const name of await listTables(db, true)) {
    const { rows } = await db.pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    dump[name] = rows.map(({ text }) => text).join('\n');
  }
  return dump;
}

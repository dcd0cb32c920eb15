import { column, type Db, newId, row, sleep, type Tx } from '../platform/index.ts';
import { type Edge, keyOf } from './edges.ts';

const RenamedRow = row({ key: column.text, node: column.text });

/** Numbers of persons and firms, as facts name them by a keyed digest. */
const isNumber = (other: string): boolean => /^(creditCode|idCard|phone|bankAccount):/.test(other);

/** What those of `keys` are called that were forgotten, by key. */
export async function readRenamed(
  db: Db,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(keys.filter(isNumber))];
  if (asked.length === 0) return new Map();
  const rows = await db.many(RenamedRow)`
    select k.key, r.node
      from unnest(${asked}::text[]) as k (key)
      join graph.renamed r on r.key_digest = sha256(convert_to('open310:renamed ' || k.key, 'UTF8'))`;
  return new Map(rows.map(({ key, node }) => [key, node]));
}

/** Relations with those who were forgotten under another name. */
export function renamed(
  edges: ReadonlyMap<string, Edge>,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, Edge> {
  if (names.size === 0) return edges;
  const all = [...edges.values()].map((edge): [string, Edge] => {
    const one = { ...edge, other: names.get(edge.other) ?? edge.other };
    return [keyOf(one), one];
  });
  return new Map(all);
}

const NAMES = 'open310:graph.renamed';

/** Until the end of `tx` nobody is forgotten: relations that are written now know every name, and facts that are told everybody's wish. */
export const shareNames = (tx: Tx): Promise<number> =>
  tx.exec`select pg_advisory_xact_lock_shared(hashtextextended(${NAMES}, 0))`;

const WAIT_MS = 250; // Whoever relates then waits behind, for as long at most.
const PAUSE_MS = 250;
const TRIES = 60; // Half a minute: more than relations of 100,000 take to be made anew.

const Got = row({ got: column.bool });

/**
 * Waits for those who write relations, and keeps others from it until the end of `tx`. Before any row is locked.
 * Whoever comes after one who waits for a lock alone waits too, behind the longest that holds it: it is asked for
 * in short turns, between which others go on, and waited for to the end only after many of them.
 */
export async function holdNames(tx: Tx): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { got } = await tx.one(Got)`
      select graph.try_lock(hashtextextended(${NAMES}, 0), ${WAIT_MS}) as got`;
    if (got) return;
    await sleep(PAUSE_MS);
  }
  await tx.exec`select pg_advisory_xact_lock(hashtextextended(${NAMES}, 0))`;
}

const TellerRow = row({ borrowerId: column.id('borrower') });

/**
 * Gives numbers of somebody who was forgotten other names: in what others' relations are now, and in all that will be made
 * of others' facts. There the key stays as they told it, so that its new name can be found by a digest of it; a keyed one
 * would hide nothing more. Others keep as many relations as they had.
 * @returns How many relations of others were renamed.
 */
export async function renameNumbers(tx: Tx, keys: readonly string[]): Promise<number> {
  const asked = [...new Set(keys.filter(isNumber))];
  if (asked.length === 0) return 0;
  await tx.exec`
    insert into graph.renamed (key_digest, node)
    select sha256(convert_to('open310:renamed ' || k.key, 'UTF8')), k.node
      from unnest(${asked}::text[], ${asked.map(() => newId('forgotten'))}::text[]) as k (key, node)
        on conflict do nothing`;
  const names = await readRenamed(tx, asked);
  const [from, to] = [[...names.keys()], [...names.values()]];
  // Of the days of others only those are looked through of whom a relation says that they name it.
  const tellers = await tx.many(TellerRow)`
    select distinct borrower_id from graph.edges
     where other = any (${from}::text[]) and events > 0 order by borrower_id`;
  const ids = tellers.map(({ borrowerId }) => borrowerId);
  await tx.many(TellerRow)`
    select borrower_id from graph.borrowers where borrower_id = any (${ids}::text[])
     order by borrower_id for update`;
  for (const [i, key] of from.entries()) {
    await tx.exec`
      update graph.days
         set edges = replace(edges::text, ${JSON.stringify(key)}, ${JSON.stringify(to[i] ?? '')})::jsonb
       where borrower_id = any (${ids}::text[])
         and edges @> jsonb_build_array(jsonb_build_array(${key}::text))`;
  }
  const done = await tx.exec`
    update graph.edges e set other = n.node
      from unnest(${from}::text[], ${to}::text[]) as n (key, node)
     where e.other = n.key and e.events > 0`;
  await tx.exec`
    update graph.borrowers set anew_in = pg_current_xact_id()
     where borrower_id = any (${ids}::text[])`;
  return done;
}

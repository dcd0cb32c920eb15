import { type Instant, type Source, sources } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { BorrowerId } from './parties.ts';

// The same firm has a credit code here, a name there, an account elsewhere. What payloads tell of
// that is evidence, kept apart from what is concluded: a conclusion is drawn anew each time, and a
// person who decides against it can be overruled by another.

/** Two keys (`identifierKey`) that a payload names as one firm's. */
export interface Tie {
  readonly keys: readonly [string, string];
  readonly source: Source;
  readonly rawId: string | null;
}

const ordered = ([a, b]: readonly [string, string]): readonly [string, string] =>
  a < b ? [a, b] : [b, a];

/** Keeps evidence found in a borrower's payloads. What is known already changes nothing. */
export async function keepTies(
  tx: Tx,
  borrowerId: BorrowerId,
  ties: readonly Tie[],
  at: Instant,
): Promise<void> {
  const rows = ties
    .filter(({ keys: [a, b] }) => a !== b)
    .map(({ keys, source, rawId }) => {
      const [left, right] = ordered(keys);
      return { left_key: left, right_key: right, source, raw_id: rawId };
    });
  if (rows.length === 0) return;
  await tx.exec`
    insert into party.ties (left_key, right_key, borrower_id, source, raw_id, told_at)
    select distinct on (left_key, right_key, source)
           left_key, right_key, ${borrowerId}, source, raw_id, ${new Date(at)}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as t (left_key text, right_key text, source text, raw_id text)
     order by left_key, right_key, source
        on conflict do nothing`;
}

const Firm = row({ key: column.text, firm: column.text });

/**
 * The firm behind each key: the one credit code that the evidence leads to, over three steps at most.
 * A key that leads to none, or to more than one (two firms of one name, an account of an owner of two),
 * stands for itself: better two entries than a stranger's.
 */
export async function resolveFirms(
  db: Db,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await db.many(Firm)`
    with recursive live as (
      select t.left_key, t.right_key
        from party.ties t
       where not exists (select from party.tie_breaks b
                          where b.left_key = t.left_key and b.right_key = t.right_key
                            and b.mended_at is null)
    ), steps (start, key, depth) as (
      select k, k, 0 from unnest(${keys}::text[]) as k
      union
      select s.start, case when l.left_key = s.key then l.right_key else l.left_key end, s.depth + 1
        from steps s
        join live l on s.key in (l.left_key, l.right_key)
       where s.depth < 3 and s.key not like 'creditCode:%'
    )
    select start as key,
           case when count(distinct s.key) filter (where s.key like 'creditCode:%') = 1
                then min(s.key) filter (where s.key like 'creditCode:%')
                else start end as firm
      from steps s
     group by start`;
  return new Map(found.map(({ key, firm }) => [key, firm]));
}

const TiedRow = row({ key: column.text, to: column.text });

/** Other keys that payloads name as the same firm's as any of `keys`, with the one that they are tied to. */
export const listTied = async (
  db: Db,
  keys: readonly string[],
): Promise<readonly (readonly [key: string, to: string])[]> => {
  const rows = await db.many(TiedRow)`
    select left_key as key, right_key as to from party.ties where right_key = any (${[...keys]}::text[])
    union
    select right_key, left_key from party.ties where left_key = any (${[...keys]}::text[])`;
  return rows.map(({ key, to }) => [key, to] as const);
};

const Evidence = row({
  leftKey: column.text,
  rightKey: column.text,
  borrowerId: column.id('borrower'),
  source: column.oneOf(...sources),
  rawId: column.nullable(column.text),
  toldAt: column.instant,
  brokenBy: column.nullable(column.text),
  why: column.nullable(column.text),
});

/** What speaks for a key being the same firm as others, with what a person decided against it. */
export const listEvidence = (db: Db, key: string) =>
  db.many(Evidence)`
    select t.left_key, t.right_key, t.borrower_id, t.source, t.raw_id, t.told_at, b.broken_by, b.why
      from party.ties t
      left join party.tie_breaks b
        on b.left_key = t.left_key and b.right_key = t.right_key and b.mended_at is null
     where ${key} in (t.left_key, t.right_key)
     order by t.told_at desc
     limit 200`;

/** Decides against the evidence: these two are not one firm. @returns `false` where that holds already. */
export async function breakTie(
  db: Db,
  keys: readonly [string, string],
  o: { readonly by: string; readonly why: string; readonly at: Instant },
): Promise<boolean> {
  const [left, right] = ordered(keys);
  const done = await db.exec`
    insert into party.tie_breaks (left_key, right_key, broken_at, broken_by, why)
    values (${left}, ${right}, ${new Date(o.at)}, ${o.by}, ${o.why})
        on conflict (left_key, right_key) where mended_at is null do nothing`;
  return done === 1;
}

/** Takes such a decision back. @returns `false` where there is none in force. */
export async function mendTie(
  db: Db,
  keys: readonly [string, string],
  o: { readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const [left, right] = ordered(keys);
  const done = await db.exec`
    update party.tie_breaks set mended_at = ${new Date(o.at)}, mended_by = ${o.by}
     where left_key = ${left} and right_key = ${right} and mended_at is null`;
  return done === 1;
}

const Same = row({ borrowerId: column.id('borrower'), kind: column.text });

/** Other borrowers whose own numbers lead to the same firm, and the kind of number that does. */
export async function listSameFirm(db: Db, borrowerId: BorrowerId) {
  const own = await db.many(
    Own,
  )`select key from party.identifiers where borrower_id = ${borrowerId}`;
  const firms = await resolveFirms(
    db,
    own.map(({ key }) => key),
  );
  const keys = [...new Set([...firms.keys(), ...firms.values()])];
  return db.many(Same)`
    select distinct on (borrower_id) borrower_id, kind
      from party.identifiers
     where key = any(${keys}::text[]) and borrower_id <> ${borrowerId} and kind <> 'name'
     order by borrower_id, kind`;
}

const Own = row({ key: column.text });

import { column, type Db, json, row, type Tx } from '../platform/index.ts';
import type { AuditEntry } from './entry.ts';

const EntryRow = row({
  seq: column.int,
  at: column.instant,
  actorId: column.text,
  actorName: column.text,
  step: column.oneOf('begun', 'ended', 'done'),
  ofSeq: column.nullable(column.int),
  action: column.text,
  subjects: column.json<Readonly<Record<string, string>>>(),
  toldDigest: column.nullable(column.text),
  status: column.nullable(column.int),
  code: column.nullable(column.text),
  prev: column.text,
  digest: column.text,
});

const Head = row({ seq: column.int, digest: column.text });

/** The newest entry's number and digest; number 0 where there is none. */
export const findHead = (db: Db) => db.one(Head)`select seq, digest from audit.head`;

/** As `findHead`, locked until the transaction ends. */
export const lockHead = (tx: Tx) => tx.one(Head)`select seq, digest from audit.head for update`;

export const insertEntry = (
  tx: Tx,
  entry: AuditEntry,
  toldSealed: Uint8Array | null,
): Promise<number> =>
  tx.exec`
    insert into audit.entries (seq, at, actor_id, actor_name, step, of_seq, action, subjects,
                               told_digest, told_sealed, status, code, prev, digest)
    values (${entry.seq}, ${new Date(entry.at)}, ${entry.actorId}, ${entry.actorName}, ${entry.step},
            ${entry.ofSeq}, ${entry.action}, ${json(entry.subjects)}::jsonb, ${entry.toldDigest},
            ${toldSealed}, ${entry.status}, ${entry.code}, ${entry.prev}, ${entry.digest})`;

export const moveHead = (tx: Tx, { seq, digest }: AuditEntry): Promise<number> =>
  tx.exec`update audit.head set seq = ${seq}, digest = ${digest}`;

/** Entries behind `after`, the oldest first. */
export const listAfter = (db: Db, after: number, most: number) =>
  db.many(EntryRow)`
    select seq, at, actor_id, actor_name, step, of_seq, action, subjects, told_digest, status, code,
           prev, digest
      from audit.entries
     where seq > ${after}
     order by seq
     limit ${most}`;

/** Entries before `before`, the newest first; of one actor, or about one id, where that is told. */
export const listEntries = (
  db: Db,
  o: {
    readonly before: number | null;
    readonly actor: string | null;
    readonly subject: string | null;
    readonly most: number;
  },
) =>
  db.many(EntryRow)`
    select seq, at, actor_id, actor_name, step, of_seq, action, subjects, told_digest, status, code,
           prev, digest
      from audit.entries
     where seq < coalesce(${o.before}::bigint, 9223372036854775807)
       and (${o.actor}::text is null or actor_name = ${o.actor} or actor_id = ${o.actor})
       and (${o.subject}::text is null
            or exists (select from jsonb_each_text(subjects) as s where s.value = ${o.subject}))
     order by seq desc
     limit ${o.most}`;

const Told = row({ toldSealed: column.nullable(column.bytes) });

export const findTold = (db: Db, seq: number) =>
  db.maybe(Told)`select told_sealed from audit.entries where seq = ${seq}`;

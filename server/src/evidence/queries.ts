import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import type { CheckCode } from './define.ts';
import type { Sign } from './paper-text.ts';

export const paperStates = ['reading', 'waits', 'accepted', 'refused', 'withdrawn'] as const;

const PaperRow = row({
  borrowerId: column.id('borrower'),
  id: column.id('paper'),
  format: column.oneOf('picture', 'pdf', 'table', 'records'),
  mediaType: column.text,
  bytes: column.int,
  sameKey: column.nullable(column.text),
  digest: column.text,
  hasBody: column.bool,
  state: column.oneOf(...paperStates),
  kind: column.nullable(column.text),
  readBy: column.nullable(column.oneOf('text', 'sight')),
  fieldsSealed: column.nullable(column.bytes),
  checks: column.json<readonly CheckCode[]>(),
  signs: column.json<readonly Sign[]>(),
  fault: column.nullable(column.text),
  events: column.nullable(column.int),
  judgedBy: column.nullable(column.oneOf('machine', 'register', 'person')),
  reason: column.nullable(column.text),
  decidedByName: column.nullable(column.text),
  receivedAt: column.instant,
  judgedAt: column.nullable(column.instant),
});
/** A paper as it is kept, without its bytes. */
export type PaperRow = RowOf<typeof PaperRow>;

export interface Place {
  readonly borrowerId: Id<'borrower'>;
  readonly paperId: Id<'paper'>;
}

export const findPaper = (db: Db, { borrowerId, paperId }: Place) =>
  db.maybe(PaperRow)`
    select borrower_id, id, format, media_type, bytes, same_key, digest,
           body_sealed is not null as has_body, state, kind, read_by, fields_sealed, checks, signs,
           fault, events, judged_by, reason, decided_by_name, received_at, judged_at
      from evidence.papers
     where borrower_id = ${borrowerId} and id = ${paperId}`;

/** As `findPaper`, locked until the transaction ends. */
export const lockPaper = (tx: Tx, { borrowerId, paperId }: Place) =>
  tx.maybe(PaperRow)`
    select borrower_id, id, format, media_type, bytes, same_key, digest,
           body_sealed is not null as has_body, state, kind, read_by, fields_sealed, checks, signs,
           fault, events, judged_by, reason, decided_by_name, received_at, judged_at
      from evidence.papers
     where borrower_id = ${borrowerId} and id = ${paperId}
       for update`;

/** The live paper of these very bytes. */
export const findByDigest = (db: Db, borrowerId: Id<'borrower'>, digest: string) =>
  db.maybe(PaperRow)`
    select borrower_id, id, format, media_type, bytes, same_key, digest,
           body_sealed is not null as has_body, state, kind, read_by, fields_sealed, checks, signs,
           fault, events, judged_by, reason, decided_by_name, received_at, judged_at
      from evidence.papers
     where borrower_id = ${borrowerId} and digest = ${digest}
       and state in ('reading', 'waits', 'accepted')`;

/** A borrower's papers, the newest first. */
export const listPapersOf = (db: Db, borrowerId: Id<'borrower'>, most: number) =>
  db.many(PaperRow)`
    select borrower_id, id, format, media_type, bytes, same_key, digest,
           body_sealed is not null as has_body, state, kind, read_by, fields_sealed, checks, signs,
           fault, events, judged_by, reason, decided_by_name, received_at, judged_at
      from evidence.papers
     where borrower_id = ${borrowerId}
     order by received_at desc, id desc
     limit ${most}`;

/** Papers of everybody that wait for a person, the oldest first; or that a person judged, the newest first. */
export const listByState = (db: Db, o: { readonly waiting: boolean; readonly most: number }) =>
  o.waiting
    ? db.many(PaperRow)`
        select borrower_id, id, format, media_type, bytes, same_key, digest,
               body_sealed is not null as has_body, state, kind, read_by, fields_sealed, checks,
               signs, fault, events, judged_by, reason, decided_by_name, received_at, judged_at
          from evidence.papers
         where state = 'waits'
         order by received_at, borrower_id, id
         limit ${o.most}`
    : db.many(PaperRow)`
        select borrower_id, id, format, media_type, bytes, same_key, digest,
               body_sealed is not null as has_body, state, kind, read_by, fields_sealed, checks,
               signs, fault, events, judged_by, reason, decided_by_name, received_at, judged_at
          from evidence.papers
         where judged_by = 'person'
         order by judged_at desc, borrower_id, id
         limit ${o.most}`;

const Tally = row({ today: column.int, waiting: column.int });

/** How many papers a borrower handed in since `since`, and how many wait. */
export const tallyOf = (db: Db, borrowerId: Id<'borrower'>, since: Instant) =>
  db.one(Tally)`
    select count(*) filter (where received_at >= ${new Date(since)}) as today,
           count(*) filter (where state in ('reading', 'waits')) as waiting
      from evidence.papers
     where borrower_id = ${borrowerId}`;

const WaitingRow = row({ waiting: column.int, oldestAt: column.nullable(column.instant) });

/** How many papers wait for a person, and since when the oldest. */
export const countWaiting = (db: Db) =>
  db.one(WaitingRow)`
    select count(*) as waiting, min(received_at) as oldest_at
      from evidence.papers
     where state = 'waits'`;

/** A new paper. @returns 0 where the same bytes are there already. */
export const insertPaper = (
  tx: Tx,
  paper: Pick<PaperRow, 'borrowerId' | 'id' | 'format' | 'mediaType' | 'bytes' | 'digest'> & {
    readonly bodySealed: Uint8Array;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into evidence.papers (borrower_id, id, format, media_type, bytes, digest, body_sealed,
                                 state, received_at)
    values (${paper.borrowerId}, ${paper.id}, ${paper.format}, ${paper.mediaType}, ${paper.bytes},
            ${paper.digest}, ${paper.bodySealed}, 'reading', ${new Date(paper.at)})
        on conflict do nothing`;

/** What a reading, a register or a person came to. */
export interface Judgement {
  readonly state: 'waits' | 'accepted' | 'refused';
  readonly kind: string | null;
  readonly readBy: 'text' | 'sight' | null;
  readonly fieldsSealed: Uint8Array | null;
  readonly broughtSealed: Uint8Array | null;
  readonly sameKey: string | null;
  readonly checks: readonly CheckCode[];
  readonly signs: readonly Sign[];
  readonly fault: string | null;
  readonly events: number | null;
  readonly judgedBy: 'machine' | 'register' | null;
  /** A paper of which nothing may be kept. */
  readonly forget: boolean;
  readonly at: Instant;
}

/** Writes what was read. @returns 0 where it is no longer being read. */
export const writeReading = (tx: Tx, { borrowerId, paperId }: Place, j: Judgement) =>
  tx.exec`
    update evidence.papers
       set state = ${j.state}, kind = ${j.kind}, read_by = ${j.readBy},
           fields_sealed = ${j.fieldsSealed}, brought_sealed = ${j.broughtSealed},
           same_key = ${j.sameKey}, checks = ${json([...j.checks])}::jsonb,
           signs = ${json([...j.signs])}::jsonb, fault = ${j.fault}, events = ${j.events},
           judged_by = ${j.judgedBy},
           judged_at = ${j.state === 'waits' ? null : new Date(j.at)},
           body_sealed = case when ${j.forget}::boolean then null else body_sealed end
     where borrower_id = ${borrowerId} and id = ${paperId} and state = 'reading'`;

/** Writes what a person decided. */
export const writeVerdict = (
  tx: Tx,
  { borrowerId, paperId }: Place,
  o: {
    readonly state: 'accepted' | 'refused';
    readonly kind: string | null;
    readonly fieldsSealed: Uint8Array | null;
    readonly events: number | null;
    readonly fault: string | null;
    readonly reason: string;
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    update evidence.papers
       set state = ${o.state}, kind = ${o.kind}, fields_sealed = ${o.fieldsSealed},
           events = ${o.events}, fault = ${o.fault}, judged_by = 'person', reason = ${o.reason},
           decided_by = ${o.by.id}, decided_by_name = ${o.by.name}, judged_at = ${new Date(o.at)}
     where borrower_id = ${borrowerId} and id = ${paperId} and state = 'waits'`;

/** A borrower takes a paper back before it was judged: nothing of it stays. */
export const withdrawPaper = (tx: Tx, { borrowerId, paperId }: Place): Promise<number> =>
  tx.exec`
    update evidence.papers
       set state = 'withdrawn', body_sealed = null, fields_sealed = null, brought_sealed = null
     where borrower_id = ${borrowerId} and id = ${paperId} and state in ('reading', 'waits')`;

const Sealed = row({
  bodySealed: column.nullable(column.bytes),
  broughtSealed: column.nullable(column.bytes),
});

/** The sealed bytes of a paper, and of the facts it brings. */
export const findSealed = (db: Db, { borrowerId, paperId }: Place) =>
  db.maybe(Sealed)`
    select body_sealed, brought_sealed
      from evidence.papers
     where borrower_id = ${borrowerId} and id = ${paperId}`;

const Elsewhere = row({ byBytes: column.bool, byWords: column.bool, again: column.bool });

/** Whether the same came from somebody else, or before from the same borrower. */
export const findElsewhere = (
  db: Db,
  { borrowerId, paperId }: Place,
  o: { readonly digest: string; readonly sameKey: string | null },
) =>
  db.one(Elsewhere)`
    select exists (select from evidence.papers
                    where digest = ${o.digest} and borrower_id <> ${borrowerId}
                      and (state in ('waits', 'accepted') or judged_by = 'person')) as by_bytes,
           exists (select from evidence.papers
                    where same_key = ${o.sameKey} and borrower_id <> ${borrowerId}
                      and (state in ('waits', 'accepted') or judged_by = 'person')) as by_words,
           exists (select from evidence.papers
                    where same_key = ${o.sameKey} and borrower_id = ${borrowerId} and id <> ${paperId}
                      and state in ('waits', 'accepted')) as again`;

/** Forgets the bytes and words of papers of a kind judged before `before`, at most `atMost`. */
export const dropBodies = (
  db: Db,
  kind: string,
  before: Instant,
  atMost: number,
): Promise<number> =>
  db.exec`
    update evidence.papers
       set body_sealed = null, fields_sealed = null, brought_sealed = null
     where (borrower_id, id) in (
             select borrower_id, id from evidence.papers
              where body_sealed is not null and coalesce(kind, '') = ${kind}
                and judged_at < ${new Date(before)}
              order by judged_at
              limit ${atMost})`;

/** Forgets every paper of a borrower. @returns How many there were. */
export const dropPapersOf = (db: Db, borrowerId: Id<'borrower'>): Promise<number> =>
  db.exec`delete from evidence.papers where borrower_id = ${borrowerId}`;

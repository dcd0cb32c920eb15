import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { NewEvent } from './append.ts';
import { type EventKind, eventKinds, parseEventData } from './kinds.ts';

/** A recorded fact: when it occurred, when open310 learned of it, and how often it was revised. */
export type BusinessEvent<K extends EventKind = EventKind> = NewEvent<K> & {
  readonly recordedAt: Instant;
  /** 1 when first recorded; the number of this version of the fact. */
  readonly revision: number;
};

const kinds = Object.keys(eventKinds) as EventKind[];

const Recorded = row({
  id: column.text,
  revision: column.int,
  kind: column.oneOf(...kinds),
  source: column.oneOf('taobao', 'alipay', 'open310'),
  occurredAt: column.instant,
  recordedAt: column.instant,
  rawId: column.nullable(column.text),
  data: column.json<unknown>(),
});

/** What to list: the state of knowledge just before an instant. */
export interface EventFilter {
  /** Only what was recorded before this instant exists: no look into the future of a decision. */
  readonly recordedBefore: Instant;
  readonly kinds?: readonly EventKind[];
  /** Only what occurred at this instant or later. */
  readonly occurredFrom?: Instant;
}

/** A borrower's events as they were known before `recordedBefore`, in the order they occurred. */
export async function listEvents(
  db: Db,
  borrowerId: Id<'borrower'>,
  { recordedBefore, kinds: wanted = kinds, occurredFrom }: EventFilter,
): Promise<BusinessEvent[]> {
  const rows = await db.many(Recorded)`
    select id, revision, kind, source, occurred_at, recorded_at, raw_id, data
      from (
        select distinct on (id) *
          from events.events
         where borrower_id = ${borrowerId}
           and recorded_at < to_timestamp(${recordedBefore}::bigint / 1000.0)
         order by id, revision desc
      ) latest
     where kind = any (${[...wanted]}::text[])
       and occurred_at >= coalesce(to_timestamp(${occurredFrom ?? null}::bigint / 1000.0), '-infinity')
     order by occurred_at, id`;
  return rows.map(
    (r) => ({ ...r, borrowerId, data: parseEventData(r.kind, r.data) }) as BusinessEvent,
  );
}

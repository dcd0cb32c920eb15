import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { canonicalJson, dayNumberAt, type Id, type Instant, shanghaiDay } from '../kernel/index.ts';
import { column, row, type Tx } from '../platform/index.ts';
import {
  checkEventData,
  type EventData,
  type EventKind,
  type EventOrigin,
  isTold,
  versionOf,
} from './kinds.ts';

interface EventOfKind<K extends EventKind> {
  /** Stable at its source, so that a second report is recognised: `taobao:trade:<tid>:paid`. */
  readonly id: string;
  readonly kind: K;
  readonly borrowerId: Id<'borrower'>;
  readonly occurredAt: Instant;
  readonly source: EventOrigin;
  /** The kept partner payload that it was read from; `null` for open310's own events. */
  readonly rawId: string | null;
  readonly data: EventData<K>;
  /**
   * When the source said so, by its own clock: of two statements about one fact the later holds, in
   * whatever order they come. Absent: the source tells no such time, and what comes last holds.
   */
  readonly statedAt?: Instant;
  /** The source takes the fact back: it never was. Kept as the fact's last revision. */
  readonly withdrawn?: true;
}

/** A fact about a borrower, before it is recorded. A union: `kind` tells what `data` holds. */
export type NewEvent<K extends EventKind = EventKind> = { [T in K]: EventOfKind<T> }[K];

/**
 * What `appendEvents` did: new events, repeats (what an older statement says of a fact of which a newer
 * one is known counts as one), and known events that now say something else.
 */
export interface Appended {
  readonly appended: number;
  readonly existed: number;
  readonly revised: number;
}

interface Encoded {
  readonly event: NewEvent;
  readonly data: string;
  readonly digest: string;
  /** Where it stood among those recorded together: they are told in this order. */
  readonly place: number;
}

function encode(event: NewEvent, place = 0): Encoded {
  const { kind, source, occurredAt } = event;
  checkEventData(kind, event.data);
  const data = canonicalJson(event.data);
  // The canonical JSON of kind, source, occurredAt and data, put together from what is there already.
  const taken = event.withdrawn ? ',"withdrawn":true' : '';
  const content = `{"data":${data},"kind":"${kind}","occurredAt":${occurredAt},"source":"${source}"${taken}}`;
  return { event, data, place, digest: hash('sha256', content, 'base64url') };
}

/** What tells a repeat of a fact from a change of it. */
export const digestOf = (event: NewEvent): string => encode(event).digest;

/** A batch as one JSON list: eight lists of a thousand texts take the driver three times as long. */
const listOf = (batch: readonly Encoded[]): string => {
  const text = JSON.stringify;
  const rows = batch.map(
    ({ event: e, data, digest, place }, n) =>
      `{"n":${n},"borrower_id":"${e.borrowerId}","id":${text(e.id)},"kind":"${e.kind}",` +
      `"source":"${e.source}","occurred_ms":${e.occurredAt},"raw_id":${text(e.rawId)},` +
      `"version":${versionOf(e.kind)},"stated_ms":${e.statedAt ?? null},` +
      `"withdrawn":${e.withdrawn === true},"place":${place},"told":${isTold(e.kind)},` +
      `"data":${data},"digest":"${digest}"}`,
  );
  return `[${rows.join(',')}]`;
};

/** Splits `all` so that no batch holds an event twice: a statement sees only what was there before. */
function batches(all: readonly Encoded[]): Encoded[][] {
  const result: Encoded[][] = [];
  const times = new Map<string, number>();
  for (const encoded of all) {
    const key = keyOf(encoded.event.borrowerId, encoded.event.id);
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    const batch = result[nth] ?? [];
    if (nth === result.length) result.push(batch);
    batch.push(encoded);
  }
  return result;
}

const keyOf = (borrowerId: string, id: string): string => `${borrowerId} ${id}`;

const Left = row({ n: column.int });

/**
 * One statement for a whole batch of what is mostly new: a first read of a source.
 * @returns Places in `batch`, from 0, of events whose id was there already.
 */
const insertNew = (tx: Tx, batch: readonly Encoded[], recordedAt: Instant) =>
  tx.many(Left)`
    with incoming as (
      select *
        from json_to_recordset(${listOf(batch)}::json)
             as i (n int, borrower_id text, id text, kind text, source text, occurred_ms bigint,
                   raw_id text, version int, stated_ms bigint, withdrawn boolean, place int,
                   told boolean, data jsonb, digest text)
    ), added as (
      insert into events.events (borrower_id, id, revision, kind, version, source, occurred_at,
                                 recorded_at, stated_at, withdrawn, raw_id, data, digest)
      select borrower_id, id, 1, kind, version, source, to_timestamp(occurred_ms / 1000.0::float8),
             ${new Date(recordedAt)}, to_timestamp(stated_ms / 1000.0::float8), withdrawn, raw_id,
             data, digest
        from incoming
      on conflict do nothing
      returning borrower_id, id
    ), told as (
      insert into events.outbox (borrower_id, event_id, revision)
      select borrower_id, id, 1
        from incoming i
       where i.told
         and exists (select from added a where a.borrower_id = i.borrower_id and a.id = i.id)
       order by i.place
    )
    select n from incoming i
     where not exists (select from added a where a.borrower_id = i.borrower_id and a.id = i.id)`;

const Answer = row({
  borrowerId: column.id('borrower'),
  id: column.text,
  revision: column.nullable(column.int),
  /** When the fact had occurred by its revision before; `null`: there was none. */
  before: column.nullable(column.instant),
});

/**
 * One statement for events whose ids were there: a new revision of those that say something else.
 * What an older statement says of a fact changes nothing.
 * @returns A row an event that is settled: its new revision, or `null` when it is there already. An
 * event without a row lost a race to another transaction; a second statement sees what that wrote.
 */
const insertRevisions = (tx: Tx, batch: readonly Encoded[], recordedAt: Instant) =>
  tx.many(Answer)`
    with incoming as (
      select *
        from json_to_recordset(${listOf(batch)}::json)
             as i (n int, borrower_id text, id text, kind text, source text, occurred_ms bigint,
                   raw_id text, version int, stated_ms bigint, withdrawn boolean, place int,
                   told boolean, data jsonb, digest text)
    ), known as (
      select i.*, latest.revision as known_revision, latest.occurred_at as known_at,
             coalesce(latest.digest = i.digest
                      or to_timestamp(i.stated_ms / 1000.0::float8) < latest.stated_at, false)
               as settled
        from incoming i
        left join lateral (
          select e.revision, e.digest, e.stated_at, e.occurred_at
            from events.events e
           where e.borrower_id = i.borrower_id and e.id = i.id
           order by e.revision desc
           limit 1
        ) latest on true
    ), added as (
      insert into events.events (borrower_id, id, revision, kind, version, source, occurred_at,
                                 recorded_at, stated_at, withdrawn, raw_id, data, digest)
      select borrower_id, id, coalesce(known_revision, 0) + 1, kind, version, source,
             to_timestamp(occurred_ms / 1000.0::float8), ${new Date(recordedAt)},
             to_timestamp(stated_ms / 1000.0::float8), withdrawn, raw_id, data, digest
        from known
       where not settled
      on conflict do nothing
      returning borrower_id, id, revision
    ), told as (
      insert into events.outbox (borrower_id, event_id, revision)
      select a.borrower_id, a.id, a.revision
        from added a
        join known k on k.borrower_id = a.borrower_id and k.id = a.id
       where k.told
       order by k.place
    )
    select a.borrower_id, a.id, a.revision, k.known_at as before
      from added a
      join known k on k.borrower_id = a.borrower_id and k.id = a.id
    union all
    select borrower_id, id, null, null from known where settled`;

/** Who folds days, each at its own pace. */
export const changeReaders = ['features', 'graph'] as const;
export type ChangeReader = (typeof changeReaders)[number];

/** What the graph itself tells: it need not look at it again. */
const readersOf = (kind: EventKind): readonly ChangeReader[] =>
  kind.startsWith('neighbour') ? ['features'] : changeReaders;

/** Days on which something changed, by borrower and reader: what has to be computed anew. */
class ChangeNotes {
  readonly #days = new Map<string, Map<number, Instant>>();

  add({ borrowerId, kind, occurredAt }: NewEvent, at: Instant = occurredAt): void {
    for (const reader of readersOf(kind)) {
      const key = keyOf(borrowerId, reader);
      const days = this.#days.get(key) ?? new Map<number, Instant>();
      this.#days.set(key, days.set(dayNumberAt(at), at));
    }
  }

  async note(tx: Tx, recordedAt: Instant): Promise<void> {
    if (this.#days.size === 0) return;
    const keys = [...this.#days.keys()].map((key) => key.split(' '));
    const lists = [...this.#days.values()].map(
      (days) => `{${[...days.values()].map(shanghaiDay).join(',')}}`,
    );
    await tx.exec`
      insert into events.changes (borrower_id, reader, days, recorded_at)
      select c.borrower_id, c.reader, c.days::date[], ${new Date(recordedAt)}::timestamptz
        from unnest(${keys.map(([id = '']) => id)}::text[], ${keys.map(([, reader = '']) => reader)}::text[],
                    ${lists}::text[]) as c (borrower_id, reader, days)`;
  }
}

/**
 * Records facts. The same id with the same content is not recorded again; with other content it gets
 * a new revision, and the old one stays.
 * @param recordedAt - When open310 learned of them: what features and decisions read by.
 */
export async function appendEvents(
  tx: Tx,
  events: readonly NewEvent[],
  recordedAt: Instant,
): Promise<Appended> {
  let appended = 0;
  let existed = 0;
  let revised = 0;
  const changed = new ChangeNotes();
  for (const batch of batches(events.map((event, place) => encode(event, place)))) {
    // One order for all writers: two pages that share events wait for each other, never in a ring.
    const sorted = batch.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const known = new Set((await insertNew(tx, sorted, recordedAt)).map(({ n }) => n));
    let left = sorted.filter((_, i) => known.has(i));
    appended += sorted.length - left.length;
    for (const [i, { event }] of sorted.entries()) {
      if (!known.has(i)) changed.add(event);
    }
    for (let round = 0; left.length > 0; round++) {
      assert(round < 10, 'events keep being revised by other transactions');
      const answers = await insertRevisions(tx, left, recordedAt);
      for (const { revision } of answers) {
        if (revision === null) existed++;
        else if (revision === 1) appended++;
        else revised++;
      }
      const settled = new Map(answers.map((a) => [keyOf(a.borrowerId, a.id), a]));
      for (const encoded of left) {
        const { revision, before } = settled.get(order(encoded)) ?? { revision: null };
        if (revision === null) continue;
        changed.add(encoded.event);
        if (before) changed.add(encoded.event, before);
      }
      left = left.filter((e) => !settled.has(order(e)));
    }
  }
  await changed.note(tx, recordedAt);
  return { appended, existed, revised };
}

const order = ({ event }: Encoded): string => keyOf(event.borrowerId, event.id);

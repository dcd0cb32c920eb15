import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import { digestOf, type NewEvent } from './append.ts';
import type { EventKind } from './kinds.ts';

/** A fact as it would be recorded now, beside what is recorded. */
export interface EventComparison {
  readonly id: string;
  readonly kind: EventKind;
  readonly occurredAt: Instant;
  /** `new`: not recorded; `same`: recorded as it is; `changed`: the last revision says something else. */
  readonly state: 'new' | 'same' | 'changed';
  readonly data: NewEvent['data'];
  readonly withdrawn: boolean;
}

const Known = row({ id: column.text, digest: column.text });

/** Compares facts with the last revisions that are recorded. Changes nothing. */
export async function compareEvents(
  db: Db,
  borrowerId: Id<'borrower'>,
  events: readonly NewEvent[],
): Promise<EventComparison[]> {
  const known = await db.many(Known)`
    select distinct on (id) id, digest
      from events.events
     where borrower_id = ${borrowerId} and id = any (${events.map((e) => e.id)}::text[])
     order by id, revision desc`;
  const digests = new Map(known.map(({ id, digest }) => [id, digest]));
  return events.map((event) => {
    const { id, kind, occurredAt, data } = event;
    const digest = digests.get(id);
    const state = digest === undefined ? 'new' : digest === digestOf(event) ? 'same' : 'changed';
    return { id, kind, occurredAt, state, data, withdrawn: event.withdrawn === true };
  });
}

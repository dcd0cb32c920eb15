import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { type EventData, readEventData, type ToldKind, toldKinds, upgrade } from './kinds.ts';

/** A fact that those outside were not told of yet. */
export interface Untold<K extends ToldKind = ToldKind> {
  readonly borrowerId: Id<'borrower'>;
  /** The fact's own id and revision. */
  readonly id: string;
  readonly revision: number;
  readonly kind: K;
  readonly occurredAt: Instant;
  readonly data: EventData<K>;
}

const UntoldRow = row({
  borrowerId: column.id('borrower'),
  id: column.text,
  revision: column.int,
  kind: column.oneOf(...toldKinds),
  version: column.int,
  withdrawn: column.bool,
  occurredAt: column.instant,
  data: column.json<Record<string, unknown>>(),
});

const Any = row({ any: column.bool });

/** Whether there is anything to tell. */
export const hasUntold = async (db: Db): Promise<boolean> =>
  (await db.one(Any)`select exists (select from events.outbox) as any`).any;

/**
 * The next facts to tell, in the order they were recorded: those of one loan never the wrong way round, because who
 * records holds the loan until it commits. They are out when `tx` commits: tell them in it, and one at a time.
 */
export async function takeUntold(tx: Tx, most: number): Promise<Untold[]> {
  const rows = await tx.many(UntoldRow)`
    with taken as (
      delete from events.outbox
       where seq in (select seq from events.outbox order by seq limit ${most})
      returning seq, borrower_id, event_id, revision
    )
    select e.borrower_id, e.id, e.revision, e.kind, e.version, e.withdrawn, e.occurred_at, e.data
      from taken t
      join events.events e
        on e.borrower_id = t.borrower_id and e.id = t.event_id and e.revision = t.revision
     order by t.seq`;
  return rows
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ version, withdrawn: _, data, ...rest }) => ({
      ...rest,
      data: readEventData(upgrade(rest.kind, version, data)) as EventData<ToldKind>,
    }));
}

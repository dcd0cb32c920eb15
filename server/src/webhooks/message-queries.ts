import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { at } from './at.ts';

const Last = row({ last: column.int });

/** The next number of a subject's messages. Whoever comes second waits here. */
export const nextSequence = async (tx: Tx, subject: string): Promise<number> =>
  (
    await tx.one(Last)`
      insert into webhooks.subjects (subject, last) values (${subject}, 1)
          on conflict (subject) do update set last = subjects.last + 1
      returning last`
  ).last;

export interface NewMessage {
  readonly id: Id<'message'>;
  readonly borrowerId: Id<'borrower'> | null;
  readonly eventId: string | null;
  readonly revision: number | null;
  readonly kind: string;
  readonly subject: string;
  readonly sequence: number;
  readonly body: string;
  readonly at: Instant;
}

export const insertMessage = (tx: Tx, m: NewMessage): Promise<number> =>
  tx.exec`
    insert into webhooks.messages (id, borrower_id, event_id, revision, kind, subject, sequence, body,
                                   made_at)
    values (${m.id}, ${m.borrowerId}, ${m.eventId}, ${m.revision}, ${m.kind}, ${m.subject},
            ${m.sequence}, ${m.body}, ${at(m.at)})`;

const MessageRow = row({
  id: column.id('message'),
  borrowerId: column.nullable(column.id('borrower')),
  kind: column.text,
  subject: column.text,
  sequence: column.int,
  body: column.text,
  madeAt: column.instant,
});

export const findMessage = (db: Db, id: string) =>
  db.maybe(MessageRow)`
    select id, borrower_id, kind, subject, sequence, body, made_at
      from webhooks.messages
     where id = ${id}`;

const Got = row({ got: column.bool });

/** Whether this transaction alone tells now: messages are made by one at a time, in their order. */
export const holdTelling = async (tx: Tx): Promise<boolean> =>
  (await tx.one(Got)`select pg_try_advisory_xact_lock(hashtext('webhooks.tell')) as got`).got;

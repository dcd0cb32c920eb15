import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { at } from './at.ts';
import type { Owner } from './deps.ts';
import type { EndpointId } from './endpoint-queries.ts';
import { type Outcome, outcomes } from './send.ts';

/**
 * `waiting`: for its next attempt; `held`: the endpoint is off; `withheld`: its partner may not be told any more.
 */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'held', 'withheld'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export type DeliveryId = Id<'delivery'>;

const DeliveryRow = row({
  id: column.id('delivery'),
  endpointId: column.id('endpoint'),
  messageId: column.id('message'),
  state: column.oneOf(...deliveryStates),
  n: column.int,
  since: column.int,
  dueAt: column.nullable(column.instant),
  endedAt: column.nullable(column.instant),
});
export type DeliveryRow = RowOf<typeof DeliveryRow>;

export const insertDelivery = (
  tx: Tx,
  d: {
    readonly id: DeliveryId;
    readonly endpointId: EndpointId;
    readonly messageId: Id<'message'>;
    readonly state: 'waiting' | 'held';
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into webhooks.deliveries (id, endpoint_id, message_id, state, due_at)
    values (${d.id}, ${d.endpointId}, ${d.messageId}, ${d.state},
            ${d.state === 'waiting' ? at(d.at) : null})`;

export const findDelivery = (db: Db, id: string) =>
  db.maybe(DeliveryRow)`
    select id, endpoint_id, message_id, state, n, since, due_at, ended_at
      from webhooks.deliveries
     where id = ${id}`;

/** As `findDelivery`, locked until the transaction ends. */
export const lockDelivery = (tx: Tx, id: string) =>
  tx.maybe(DeliveryRow)`
    select id, endpoint_id, message_id, state, n, since, due_at, ended_at
      from webhooks.deliveries
     where id = ${id}
       for update`;

export const updateDelivery = (
  tx: Tx,
  d: Pick<DeliveryRow, 'id' | 'state' | 'n' | 'since' | 'dueAt' | 'endedAt'>,
): Promise<number> =>
  tx.exec`
    update webhooks.deliveries
       set state = ${d.state}, n = ${d.n}, since = ${d.since},
           due_at = ${d.dueAt === null ? null : at(d.dueAt)},
           ended_at = ${d.endedAt === null ? null : at(d.endedAt)}
     where id = ${d.id}`;

const AttemptRow = row({
  n: column.int,
  outcome: column.oneOf(...outcomes),
  status: column.nullable(column.int),
  ms: column.int,
  answerSealed: column.nullable(column.bytes),
  at: column.instant,
});

export const insertAttempt = (
  tx: Tx,
  a: {
    readonly deliveryId: DeliveryId;
    readonly n: number;
    readonly outcome: Outcome;
    readonly status: number | null;
    readonly ms: number;
    readonly answerSealed: Uint8Array | null;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into webhooks.attempts (delivery_id, n, outcome, status, ms, answer_sealed, at)
    values (${a.deliveryId}, ${a.n}, ${a.outcome}, ${a.status}, ${a.ms}, ${a.answerSealed},
            ${at(a.at)})
        on conflict do nothing`;

/** Attempts of a delivery, the first first. */
export const listAttempts = (db: Db, id: DeliveryId) =>
  db.many(AttemptRow)`
    select n, outcome, status, ms, answer_sealed, at
      from webhooks.attempts
     where delivery_id = ${id}
     order by n`;

const Listed = row({
  id: column.id('delivery'),
  endpointId: column.id('endpoint'),
  messageId: column.id('message'),
  kind: column.text,
  subject: column.text,
  sequence: column.int,
  madeAt: column.instant,
  state: column.oneOf(...deliveryStates),
  attempts: column.int,
  dueAt: column.nullable(column.instant),
  endedAt: column.nullable(column.instant),
  outcome: column.nullable(column.oneOf(...outcomes)),
  status: column.nullable(column.int),
});

/** A delivery in a list, with how its last attempt ended. */
export type ListedDelivery = RowOf<typeof Listed>;

/** What to list; what is not named is not asked for. */
export interface DeliveryFilter {
  /** Whose endpoints: a partner's id, `null` the lender's own, `'all'` everybody's. */
  readonly owner: Owner | 'all';
  readonly endpointId?: string | undefined;
  readonly state?: DeliveryState | undefined;
  readonly kind?: string | undefined;
  /** A loan's or an application's id. */
  readonly subject?: string | undefined;
  /** Only those before this delivery. */
  readonly before?: string | undefined;
  readonly most: number;
}

/** Deliveries, the newest first. */
export const listDeliveries = (db: Db, f: DeliveryFilter) =>
  db.many(Listed)`
    select d.id, d.endpoint_id, d.message_id, m.kind, m.subject, m.sequence, m.made_at, d.state,
           t.attempts, d.due_at, d.ended_at, t.outcome, t.status
      from webhooks.deliveries d
      join webhooks.endpoints e on e.id = d.endpoint_id
      join webhooks.messages m on m.id = d.message_id
     cross join lateral (
             select count(*) as attempts, (array_agg(outcome order by n desc))[1] as outcome,
                    (array_agg(status order by n desc))[1] as status
               from webhooks.attempts
              where delivery_id = d.id) t
     where (${f.owner === 'all'} or e.owner is not distinct from ${f.owner})
       and (${f.endpointId ?? null}::text is null or d.endpoint_id = ${f.endpointId ?? null})
       and (${f.state ?? null}::text is null or d.state = ${f.state ?? null})
       and (${f.kind ?? null}::text is null or m.kind = ${f.kind ?? null})
       and (${f.subject ?? null}::text is null or m.subject = ${f.subject ?? null})
       and (${f.before ?? null}::text is null
            or d.place < (select b.place from webhooks.deliveries b where b.id = ${f.before ?? null}))
     order by d.place desc
     limit ${f.most}`;

const Again = row({ id: column.id('delivery') });

/** Deliveries of an endpoint to send again, the oldest first, from the first after `after` on. */
export const listToReplay = (
  db: Db,
  o: {
    readonly endpointId: string;
    readonly states: readonly DeliveryState[];
    readonly from: Instant;
    readonly to: Instant;
    readonly after: string;
    readonly most: number;
  },
) =>
  db.many(Again)`
    select d.id
      from webhooks.deliveries d
      join webhooks.messages m on m.id = d.message_id
     where d.endpoint_id = ${o.endpointId}
       and d.state = any (${[...o.states]}::text[])
       and m.made_at >= ${at(o.from)} and m.made_at < ${at(o.to)}
       and d.place > coalesce((select b.place from webhooks.deliveries b where b.id = ${o.after}), 0)
     order by d.place
     limit ${o.most}`;

/** So long messages can be looked at and sent again. Assumed. */
export const KEEP_DAYS = 90;
const DAY_MS = 86_400_000;

/** Takes away messages older than `KEEP_DAYS` that nobody waits for any more, with their deliveries. @returns How many. */
export async function forgetOldMessages(tx: Tx, now: Instant): Promise<number> {
  const before = new Date(now - KEEP_DAYS * DAY_MS);
  await tx.exec`
    delete from webhooks.deliveries d
     using webhooks.messages m
     where m.id = d.message_id and m.made_at < ${before} and d.state <> 'waiting'`;
  return tx.exec`
    delete from webhooks.messages m
     where m.made_at < ${before}
       and not exists (select from webhooks.deliveries d where d.message_id = m.id)`;
}

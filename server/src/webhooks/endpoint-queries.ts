import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { at } from './at.ts';
import type { Owner } from './deps.ts';

export type EndpointId = Id<'endpoint'>;

const EndpointRow = row({
  id: column.id('endpoint'),
  owner: column.nullable(column.text),
  urlSealed: column.bytes,
  description: column.text,
  kinds: column.json<readonly string[]>(),
  state: column.oneOf('on', 'off'),
  offWhy: column.nullable(column.oneOf('person', 'gone', 'failing')),
  failingSince: column.nullable(column.instant),
  madeAt: column.instant,
});
export type EndpointRow = RowOf<typeof EndpointRow>;

export const findEndpoint = (db: Db, id: string) =>
  db.maybe(EndpointRow)`
    select id, owner, url_sealed, description, kinds, state, off_why, failing_since, made_at
      from webhooks.endpoints
     where id = ${id}`;

/** As `findEndpoint`, locked until the transaction ends. */
export const lockEndpoint = (tx: Tx, id: string) =>
  tx.maybe(EndpointRow)`
    select id, owner, url_sealed, description, kinds, state, off_why, failing_since, made_at
      from webhooks.endpoints
     where id = ${id}
       for update`;

/** Endpoints of an owner, the oldest first. */
export const listEndpointsOf = (db: Db, owner: Owner) =>
  db.many(EndpointRow)`
    select id, owner, url_sealed, description, kinds, state, off_why, failing_since, made_at
      from webhooks.endpoints
     where owner is not distinct from ${owner}
     order by made_at, id`;

/** Every endpoint of everybody, the lender's own first. */
export const listAllEndpoints = (db: Db) =>
  db.many(EndpointRow)`
    select id, owner, url_sealed, description, kinds, state, off_why, failing_since, made_at
      from webhooks.endpoints
     order by owner nulls first, made_at, id`;

export const insertEndpoint = (
  tx: Tx,
  e: Pick<EndpointRow, 'id' | 'owner' | 'urlSealed' | 'description' | 'kinds' | 'madeAt'>,
): Promise<number> =>
  tx.exec`
    insert into webhooks.endpoints (id, owner, url_sealed, description, kinds, state, made_at)
    values (${e.id}, ${e.owner}, ${e.urlSealed}, ${e.description}, ${[...e.kinds]}, 'on',
            ${at(e.madeAt)})`;

/** Writes what a person may change. Switched on, it begins without a past. */
export const updateEndpoint = (
  tx: Tx,
  e: Pick<EndpointRow, 'id' | 'urlSealed' | 'description' | 'kinds' | 'state' | 'offWhy'>,
): Promise<number> =>
  tx.exec`
    update webhooks.endpoints
       set url_sealed = ${e.urlSealed}, description = ${e.description}, kinds = ${[...e.kinds]},
           state = ${e.state}, off_why = ${e.offWhy},
           failing_since = case ${e.state}::text when 'on' then null else failing_since end
     where id = ${e.id}`;

/** Notes that an endpoint fails, from its first failure on; or that it answered well. */
export const markFailing = (tx: Tx, id: EndpointId, since: Instant | null): Promise<number> =>
  since === null
    ? tx.exec`
        update webhooks.endpoints set failing_since = null
         where id = ${id} and failing_since is not null`
    : tx.exec`
        update webhooks.endpoints set failing_since = ${at(since)}
         where id = ${id} and failing_since is null`;

/** Switches an endpoint off by itself. @returns 0: it was off. */
export const switchOff = (tx: Tx, id: EndpointId, why: 'gone' | 'failing'): Promise<number> =>
  tx.exec`
    update webhooks.endpoints set state = 'off', off_why = ${why}
     where id = ${id} and state = 'on'`;

const SecretRow = row({
  id: column.id('secret'),
  sealed: column.bytes,
  expiresAt: column.nullable(column.instant),
});

/** The secrets that are valid at `when`, the newest first. */
export const listSecrets = (db: Db, endpointId: EndpointId, when: Instant) =>
  db.many(SecretRow)`
    select id, sealed, expires_at
      from webhooks.secrets
     where endpoint_id = ${endpointId} and (expires_at is null or expires_at > ${at(when)})
     order by made_at desc, id desc`;

/** Puts a secret in force. The one before stays valid until `until`; earlier ones end now. */
export async function insertSecret(
  tx: Tx,
  s: {
    readonly endpointId: EndpointId;
    readonly id: Id<'secret'>;
    readonly sealed: Uint8Array;
    readonly at: Instant;
    readonly until: Instant;
  },
): Promise<void> {
  await tx.exec`
    delete from webhooks.secrets where endpoint_id = ${s.endpointId} and expires_at is not null`;
  await tx.exec`
    update webhooks.secrets set expires_at = ${at(s.until)}
     where endpoint_id = ${s.endpointId} and expires_at is null`;
  await tx.exec`
    insert into webhooks.secrets (endpoint_id, id, sealed, made_at)
    values (${s.endpointId}, ${s.id}, ${s.sealed}, ${at(s.at)})`;
}

import assert from 'node:assert/strict';
import type { Id } from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row, type Tx } from '../platform/index.ts';
import { createParty } from './parties.ts';
import { digestOf, isSecret, makeSecret } from './secrets.ts';

const PREFIX = 'o3k_'; // Secret scanners find a leaked key by it.

export type AccessKeyId = Id<'access_key'>;

const Used = row({
  keyId: column.id('access_key'),
  partyId: column.text,
  role: column.oneOf('partner', 'staff'),
  name: column.text,
  scopes: column.json<readonly string[]>(),
  isStale: column.bool,
});

/** Who calls with a key, and what it opens. `partyId` is a `partner_…` or a `staff_…`. */
export type Access = Omit<RowOf<typeof Used>, 'isStale'>;

/**
 * Makes a key for a program of a partner or of the lender.
 * @param access - `name`: a label such as `risk desk`, kept in clear: never a person's name.
 *   `partyId`: whose key it is, to rotate one; a new party is made when it is left out.
 * @returns `id` of the party, and the key, once: only its SHA-256 is kept.
 */
export async function createAccessKey(
  tx: Tx,
  access: {
    readonly role: 'partner' | 'staff';
    readonly name: string;
    readonly scopes: readonly string[];
    readonly partyId?: Id<'partner'> | Id<'staff'>;
    /** The name of the person who makes it; left out: a command. */
    readonly madeBy?: string;
  },
): Promise<{
  readonly id: Id<'partner'> | Id<'staff'>;
  readonly keyId: AccessKeyId;
  readonly key: string;
}> {
  const { role, name, scopes, partyId, madeBy = null } = access;
  assert(!partyId || partyId.startsWith(`${role}_`), `${partyId} is no ${role}`);
  const id = partyId ?? (await createParty(tx, role));
  const keyId = newId('access_key');
  const key = makeSecret(PREFIX);
  await tx.exec`
    insert into party.access_keys (id, party_id, role, name, scopes, key_digest, made_by)
    values (${keyId}, ${id}, ${role}, ${name}, ${scopes}, ${digestOf(key)}, ${madeBy})`;
  return { id, keyId, key };
}

/** What `key` opens; `undefined` when it is unknown or revoked. That it was used is kept, to the minute. */
export async function findAccess(db: Db, key: string): Promise<Access | undefined> {
  if (!isSecret(PREFIX, key)) return undefined;
  const found = await db.maybe(Used)`
    select id as key_id, party_id, role, name, scopes,
           coalesce(last_used_at < now() - interval '1 minute', true) as is_stale
      from party.access_keys
     where key_digest = ${digestOf(key)} and revoked_at is null`;
  if (!found) return undefined;
  const { isStale, ...opened } = found;
  if (isStale) {
    await db.exec`
      update party.access_keys set last_used_at = now() where id = ${opened.keyId}`;
  }
  return opened;
}

const OwnKey = row({
  id: column.id('access_key'),
  name: column.text,
  scopes: column.json<readonly string[]>(),
  madeBy: column.nullable(column.text),
  createdAt: column.instant,
  lastUsedAt: column.nullable(column.instant),
  revokedAt: column.nullable(column.instant),
});

/** A key as its party sees it. */
export type OwnKey = RowOf<typeof OwnKey>;

/** The keys of a party, those that open first, then the newest; `most` at most. */
export const listKeysOf = (db: Db, partyId: string, most: number): Promise<OwnKey[]> =>
  db.many(OwnKey)`
    select id, name, scopes, made_by, created_at, last_used_at, revoked_at
      from party.access_keys where party_id = ${partyId}
     order by revoked_at is not null, created_at desc, id desc
     limit ${most}`;

/** Revokes a key of a party's own. @returns Whether there was one that opened something. */
export const revokeKeyOf = async (db: Db, partyId: string, keyId: AccessKeyId): Promise<boolean> =>
  (await db.exec`
    update party.access_keys set revoked_at = now()
     where id = ${keyId} and party_id = ${partyId} and revoked_at is null`) === 1;

const Held = row({
  id: column.id('access_key'),
  partyId: column.text,
  role: column.oneOf('partner', 'staff'),
  scopes: column.json<readonly string[]>(),
});

/**
 * Puts one new key in the place of all live ones of this name, with the scopes of the newest. @returns The new key, and
 * how many are void now; `undefined`: there is none of this name; `several`: more than one party has keys of this name, and
 * nothing was done.
 */
export async function rotateAccessKeys(
  tx: Tx,
  name: string,
): Promise<{ readonly key: string; readonly voided: number } | 'several' | undefined> {
  const all = await tx.many(Held)`
    select id, party_id, role, scopes from party.access_keys
     where name = ${name} and revoked_at is null
     order by created_at desc, id desc
       for update`;
  // Whatever a partner calls its own keys keeps nobody from rotating the lender's.
  const ours = all.filter(({ role }) => role === 'staff');
  const held = ours.length > 0 ? ours : all;
  const [newest] = held;
  if (!newest) return undefined;
  // One label, several owners: a new key would be one of them's, and void the others'.
  if (held.some(({ partyId }) => partyId !== newest.partyId)) return 'several';
  const { role, scopes } = newest;
  for (const { id } of held) await revokeAccessKey(tx, id);
  const partyId = newest.partyId as Id<'staff'>;
  const { key } = await createAccessKey(tx, { role, name, scopes, partyId });
  return { key, voided: held.length };
}

const Listed = row({
  name: column.text,
  role: column.oneOf('partner', 'staff'),
  keys: column.int,
  oldestAt: column.instant,
});

/** Live keys by name: how many, and since when the oldest. */
export const listAccessKeys = (db: Db) =>
  db.many(Listed)`
    select name, role, count(*) as keys, min(created_at) as oldest_at
      from party.access_keys where revoked_at is null
     group by name, role order by name, role`;

/** Makes a key void, for good. An unknown or revoked one stays as it is. */
export async function revokeAccessKey(db: Db, keyId: AccessKeyId): Promise<void> {
  await db.exec`
    update party.access_keys set revoked_at = now() where id = ${keyId} and revoked_at is null`;
}

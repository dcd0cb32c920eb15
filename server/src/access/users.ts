import assert from 'node:assert/strict';
import type { Id } from '../kernel/index.ts';
import { ok, type Result, refuse } from '../kernel/index.ts';
import {
  column,
  type Db,
  isSqlState,
  newId,
  type RowOf,
  row,
  type Tx,
  type Vault,
} from '../platform/index.ts';
import type { AccessDeps } from './deps.ts';
import { endAllSessions } from './user-sessions.ts';

export type UserId = Id<'user'>;

const UserRow = row({
  id: column.id('user'),
  partyId: column.text,
  audience: column.oneOf('staff', 'partner'),
  name: column.text,
  emailSealed: column.bytes,
  roles: column.json<readonly string[]>(),
  state: column.oneOf('invited', 'active', 'blocked'),
  passwordHash: column.nullable(column.text),
  totpSealed: column.nullable(column.bytes),
  totpSince: column.nullable(column.instant),
  totpStep: column.int,
  createdAt: column.instant,
});

/** One who signs in. */
export type User = RowOf<typeof UserRow>;

const normalized = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

const emailIndex = (vault: Vault, email: string): string =>
  vault.blindIndex(normalized(email), 'access.users.email');
const boundTo = (id: string): string => `access.users.email_sealed:${id}`;

/** The address by which a user is invited. */
export const emailOf = (vault: Vault, { id, emailSealed }: User): string =>
  vault.open(emailSealed, boundTo(id));

/** The name or the address is another's. */
export type InviteRefusal = { readonly code: 'user_name_taken' } | { readonly code: 'email_taken' };

/** Makes a user who can enter by a link alone, until a password is chosen. */
export async function inviteUser(
  { clock, vault }: Pick<AccessDeps, 'clock' | 'vault'>,
  tx: Tx,
  o: {
    readonly partyId: string;
    readonly audience: User['audience'];
    readonly name: string;
    readonly email: string;
    readonly roles: readonly string[];
  },
): Promise<Result<UserId, InviteRefusal>> {
  const id = newId('user', clock);
  const index = emailIndex(vault, o.email);
  const named = await tx.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users where name = ${o.name}`;
  if (named) return refuse({ code: 'user_name_taken' });
  try {
    await tx.exec`
      insert into access.users (id, party_id, audience, name, email_index, email_sealed, roles, state,
                                created_at)
      values (${id}, ${o.partyId}, ${o.audience}, ${o.name}, ${index},
              ${vault.seal(normalized(o.email), boundTo(id))}, ${o.roles}, 'invited',
              ${new Date(clock.now())})`;
  } catch (error) {
    if (isSqlState(error, '23505')) return refuse({ code: 'email_taken' });
    throw error;
  }
  return ok(id);
}

/** The user of this id, or `undefined`. */
export const findUser = (db: Db, id: UserId): Promise<User | undefined> =>
  db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users where id = ${id}`;

const Blocked = row({ id: column.id('user') });

/** Whether a party is a person who was blocked: a key of theirs opens nothing either. */
export const isBlockedParty = async (db: Db, partyId: string): Promise<boolean> => {
  const blocked = await db.maybe(Blocked)`
    select id from access.users where party_id = ${partyId} and state = 'blocked'`;
  return blocked !== undefined;
};

/** As `findUser`, locked until the transaction ends. */
export const lockUser = (tx: Tx, id: UserId): Promise<User | undefined> =>
  tx.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users where id = ${id} for update`;

/** The user of a session or a link: there is one. */
export async function getUser(db: Db, id: UserId): Promise<User> {
  const found = await findUser(db, id);
  assert(found, `no user ${id}`);
  return found;
}

/** The user by what was typed: an address or a name. */
export async function findUserBy(db: Db, vault: Vault, typed: string): Promise<User | undefined> {
  return db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users
     where case when position('@' in ${typed}::text) > 0
                then email_index = ${emailIndex(vault, typed)}
                else name = ${typed.trim()} end`;
}

/** The user of this name: whose key or session it is that acts under it. */
export const findUserByName = (db: Db, name: string): Promise<User | undefined> =>
  db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users where name = ${name}`;

/** Who came by an OpenID provider under this digest of `sub`. */
export const findUserByOidc = (db: Db, index: string): Promise<User | undefined> =>
  db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users where oidc_index = ${index}`;

/** Everybody, by name. */
export const listUsers = (db: Db): Promise<User[]> =>
  db.many(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at
      from access.users order by name`;

/** In order of precedence. */
export type PersonRefusal =
  | { readonly code: 'user_not_found' }
  /** Nobody changes their own rights, nor blocks themselves. */
  | { readonly code: 'user_own' }
  /** Somebody has to remain who can let others in. */
  | { readonly code: 'last_administrator' };

/** Something that happens to a user's right to enter; whatever it is, their sessions end. */
export type PersonChange =
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  | { readonly kind: 'block' }
  | { readonly kind: 'unblock' }
  /** What they know and have counts no more: they enter anew by a link. */
  | { readonly kind: 'reset' };

/**
 * Changes who may enter and what for. @param by - The party that wants it; `null`: the command of whoever runs the
 * machine. @param ruling - The role that lets others in.
 */
export async function changePerson(
  { clock }: Pick<AccessDeps, 'clock'>,
  tx: Tx,
  o: {
    readonly id: UserId;
    readonly change: PersonChange;
    readonly by: string | null;
    readonly ruling: string;
  },
): Promise<Result<User, PersonRefusal>> {
  const { id, change, ruling } = o;
  // One change at a time: of two administrators who block each other at once, one remains.
  await tx.exec`select pg_advisory_xact_lock(hashtext('access.users'))`;
  const user = await lockUser(tx, id);
  if (!user) return refuse({ code: 'user_not_found' });
  if (user.partyId === o.by) return refuse({ code: 'user_own' });
  const keeps =
    change.kind === 'unblock' || (change.kind === 'roles' && change.roles.includes(ruling));
  if (!keeps && user.state === 'active' && user.roles.includes(ruling)) {
    const { others } = await tx.one(Others)`
      select count(*) as others from access.users
       where id <> ${id} and state = 'active' and ${ruling} = any(roles)`;
    if (others === 0 && o.by !== null) return refuse({ code: 'last_administrator' });
  }
  await write(tx, user, change);
  await endAllSessions(tx, id, { now: clock.now(), reason: change.kind });
  return ok(await getUser(tx, id));
}

const Others = row({ others: column.int });

async function write(tx: Tx, user: User, change: PersonChange): Promise<void> {
  const { id } = user;
  if (change.kind === 'roles') {
    await tx.exec`update access.users set roles = ${change.roles} where id = ${id}`;
    return;
  }
  if (change.kind === 'reset') {
    await tx.exec`
      update access.users
         set state = case state when 'blocked' then state else 'invited' end, password_hash = null,
             totp_sealed = null, totp_since = null, oidc_index = null
       where id = ${id}`;
    await tx.exec`delete from access.recovery_codes where user_id = ${id}`;
  } else {
    // Who comes by the provider alone has no password, and has come.
    await tx.exec`
      update access.users
         set state = case when ${change.kind === 'block'} then 'blocked'
                          when password_hash is null and oidc_index is null then 'invited'
                          else 'active' end
       where id = ${id}`;
  }
  await tx.exec`delete from access.links where user_id = ${id} and used_at is null`;
}

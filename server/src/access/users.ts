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
  blockedBy: column.nullable(column.oneOf('house', 'lender')),
});

/** One who signs in. `blockedBy`: their own house, or the lender a partner's; `null`: nobody. */
export type User = RowOf<typeof UserRow>;
/** By which door one comes. */
export type Audience = User['audience'];

/** Whose people: the lender's, or those of one partner. */
export type House =
  | { readonly audience: 'staff' }
  | { readonly audience: 'partner'; readonly partyId: string };
const STAFF: House = { audience: 'staff' };
/** Whose people a user belongs to. */
export const houseOf = ({ audience, partyId }: Pick<User, 'audience' | 'partyId'>): House =>
  audience === 'staff' ? STAFF : { audience, partyId };
const partyIn = (house: House): string | null =>
  house.audience === 'partner' ? house.partyId : null;

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
  if (await findUserByName(tx, o.name, houseOf(o))) return refuse({ code: 'user_name_taken' });
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
           totp_since, totp_step, created_at, blocked_by
      from access.users where id = ${id}`;

const Blocked = row({ id: column.id('user') });

/** Whether a party is a person of the lender who was blocked: a key of theirs opens nothing either. */
export const isBlockedParty = async (db: Db, partyId: string): Promise<boolean> => {
  const blocked = await db.maybe(Blocked)`
    select id from access.users
     where party_id = ${partyId} and state = 'blocked' and audience = 'staff'`;
  return blocked !== undefined;
};

/** As `findUser`, locked until the transaction ends. */
export const lockUser = (tx: Tx, id: UserId): Promise<User | undefined> =>
  tx.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at, blocked_by
      from access.users where id = ${id} for update`;

/** The user of a session or a link: there is one. */
export async function getUser(db: Db, id: UserId): Promise<User> {
  const found = await findUser(db, id);
  assert(found, `no user ${id}`);
  return found;
}

/** The user of an audience by what was typed: an address, or the name of one of the lender's. */
export async function findUserBy(
  db: Db,
  vault: Vault,
  typed: string,
  audience: Audience,
): Promise<User | undefined> {
  return db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at, blocked_by
      from access.users
     where audience = ${audience}
       and case when position('@' in ${typed}::text) > 0
                then email_index = ${emailIndex(vault, typed)}
                -- Two partners may have people of one name.
                else name = ${typed.trim()} and audience = 'staff' end`;
}

/** The user of this name in a house: whose key or session it is that acts under it. */
export const findUserByName = (
  db: Db,
  name: string,
  house: House = STAFF,
): Promise<User | undefined> =>
  db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at, blocked_by
      from access.users
     where name = ${name} and audience = ${house.audience}
       and (${partyIn(house)}::text is null or party_id = ${partyIn(house)})`;

/** Who came by an OpenID provider under this digest of `sub`. */
export const findUserByOidc = (
  db: Db,
  index: string,
  audience: Audience,
): Promise<User | undefined> =>
  db.maybe(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at, blocked_by
      from access.users where oidc_index = ${index} and audience = ${audience}`;

/** Everybody of a house, by name. */
export const listUsers = (db: Db, house: House): Promise<User[]> =>
  db.many(UserRow)`
    select id, party_id, audience, name, email_sealed, roles, state, password_hash, totp_sealed,
           totp_since, totp_step, created_at, blocked_by
      from access.users
     where audience = ${house.audience}
       and (${partyIn(house)}::text is null or party_id = ${partyIn(house)})
     order by name`;

/** In order of precedence. */
export type PersonRefusal =
  | { readonly code: 'user_not_found' }
  /** Nobody changes their own rights, nor blocks themselves. */
  | { readonly code: 'user_own' }
  /** Somebody has to remain who can let others in. */
  | { readonly code: 'last_administrator' }
  /** What the lender shut, its partner does not open. */
  | { readonly code: 'blocked_by_lender' };

/** Something that happens to a user's right to enter; whatever it is, their sessions end. */
export type PersonChange =
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  | { readonly kind: 'block' }
  | { readonly kind: 'unblock' }
  /** What they know and have counts no more: they enter anew by a link. */
  | { readonly kind: 'reset' };

/**
 * Changes who may enter and what for. @param of - In which house: one of another is not found; `any`: the lender's people
 * change those of partners too. @param by - Who wants it: the party of one of the lender's, the user of a partner's;
 * `null`: the command of whoever runs the machine. @param ruling - The role that lets others in.
 */
export async function changePerson(
  { clock }: Pick<AccessDeps, 'clock'>,
  tx: Tx,
  o: {
    readonly id: UserId;
    readonly change: PersonChange;
    readonly of: House | 'any';
    readonly by: string | null;
    readonly ruling: string;
  },
): Promise<Result<User, PersonRefusal>> {
  const { id, change, ruling } = o;
  // One change at a time: of two administrators who block each other at once, one remains.
  await tx.exec`select pg_advisory_xact_lock(hashtext('access.users'))`;
  const user = await lockUser(tx, id);
  if (!user || !isIn(user, o.of)) return refuse({ code: 'user_not_found' });
  const [isStaff, own] = [user.audience === 'staff', [user.partyId, user.id]];
  if (own[isStaff ? 0 : 1] === o.by) return refuse({ code: 'user_own' });
  // The command is the lender's, too: whoever has the machine has the database.
  const by = !isStaff && (o.of === 'any' || o.by === null) ? 'lender' : 'house';
  if (change.kind === 'unblock' && by === 'house' && user.blockedBy === 'lender') {
    return refuse({ code: 'blocked_by_lender' });
  }
  const keeps =
    change.kind === 'unblock' || (change.kind === 'roles' && change.roles.includes(ruling));
  // The lender may block the last who rules at a partner, whose keys go on; the partner may not shut itself out.
  const isOwnHouse = isStaff || o.of !== 'any';
  if (!keeps && isOwnHouse && user.state === 'active' && user.roles.includes(ruling)) {
    const { others } = await tx.one(Others)`
      select count(*) as others from access.users
       where id <> ${id} and state = 'active' and ${ruling} = any(roles)
         and audience = ${user.audience} and (${isStaff} or party_id = ${user.partyId})`;
    if (others === 0 && o.by !== null) return refuse({ code: 'last_administrator' });
  }
  await write(tx, user, change, by);
  await endAllSessions(tx, id, { now: clock.now(), reason: change.kind });
  return ok(await getUser(tx, id));
}

const Others = row({ others: column.int });

const isIn = (user: User, of: House | 'any'): boolean =>
  of === 'any' ||
  (user.audience === of.audience && (of.audience === 'staff' || user.partyId === of.partyId));

/** The user of this id in a house; `undefined`: there is none, or it is another's. */
export async function findUserIn(db: Db, id: UserId, of: House | 'any'): Promise<User | undefined> {
  const user = await findUser(db, id);
  return user && isIn(user, of) ? user : undefined;
}

async function write(
  tx: Tx,
  user: User,
  change: PersonChange,
  by: NonNullable<User['blockedBy']>,
): Promise<void> {
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
         set blocked_by = case when ${change.kind === 'unblock'} then null
                               when blocked_by = 'lender' then blocked_by
                               else ${by} end,
             state = case when ${change.kind === 'block'} then 'blocked'
                          when password_hash is null and oidc_index is null then 'invited'
                          else 'active' end
       where id = ${id}`;
  }
  await tx.exec`delete from access.links where user_id = ${id} and used_at is null`;
}

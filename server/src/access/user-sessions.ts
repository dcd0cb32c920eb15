import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row, type Tx, type Vault } from '../platform/index.ts';
import type { AccessDeps, From } from './deps.ts';
import { digestOf, makeSecret } from './secrets.ts';

const PREFIX = 'o3u_';
/** What is done within so long is one use of a session: not every request writes. */
const USE_MS = 60_000;
/** A code that is asked for is typed within this, or the sign-in begins anew. */
const HALF_MS = 10 * 60_000;

export type UserSessionId = Id<'user_session'>;

const SessionRow = row({
  id: column.id('user_session'),
  userId: column.id('user'),
  deviceDigest: column.bytes,
  says: column.text,
  method: column.oneOf('password', 'oidc'),
  newDevice: column.bool,
  openedAt: column.instant,
  usedAt: column.instant,
  addressSealed: column.bytes,
  secondAt: column.nullable(column.instant),
});

/** A browser in which somebody has signed in. */
export type UserSession = RowOf<typeof SessionRow>;

const boundTo = (id: string): string => `access.sessions.address_sealed:${id}`;

/** The network address of a session's last use. */
export const addressOf = (vault: Vault, { id, addressSealed }: UserSession): string =>
  vault.open(addressSealed, boundTo(id));

const Seen = row({ known: column.bool, others: column.bool });

const Known = row({ known: column.bool });

/** Whether a user has signed in by this browser before. @param userId - `null`: nobody, who has none. */
export const isKnownDevice = async (
  db: Db,
  userId: Id<'user'> | null,
  device: string,
): Promise<boolean> =>
  (
    await db.one(Known)`
      select exists (select from access.devices
                      where user_id = ${userId} and digest = ${digestOf(device)}) as known`
  ).known;

/** Opens a session, bound to the browser it is opened in. @returns Its token, once: only a digest is kept. */
export async function openUserSession(
  { clock, vault }: Pick<AccessDeps, 'clock' | 'vault'>,
  tx: Tx,
  o: {
    readonly userId: Id<'user'>;
    readonly from: From;
    readonly method: UserSession['method'];
    readonly isSecond: boolean;
  },
): Promise<{ readonly id: UserSessionId; readonly token: string; readonly isNewDevice: boolean }> {
  const id = newId('user_session', clock);
  const token = makeSecret(PREFIX);
  const now = new Date(clock.now());
  const { userId, from } = o;
  const device = digestOf(from.device);
  const seen = await tx.one(Seen)`
    select coalesce(bool_or(digest = ${device}), false) as known, count(*) > 0 as others
      from access.devices where user_id = ${userId}`;
  await tx.exec`
    insert into access.devices as d (user_id, digest, says, first_at, last_at)
    values (${userId}, ${device}, ${from.says}, ${now}, ${now})
        on conflict (user_id, digest) do update set says = excluded.says, last_at = excluded.last_at`;
  const isNewDevice = seen.others && !seen.known; // The first of all is nobody's surprise.
  await tx.exec`
    insert into access.sessions (id, user_id, token_digest, device_digest, says, method, new_device,
                                 opened_at, used_at, address_sealed, second_at)
    values (${id}, ${userId}, ${digestOf(token)}, ${device}, ${from.says}, ${o.method}, ${isNewDevice},
            ${now}, ${now}, ${vault.seal(from.address, boundTo(id))}, ${o.isSecond ? now : null})`;
  return { id, token, isNewDevice };
}

const findByToken = (db: Db, token: string) =>
  db.maybe(SessionRow)`
    select id, user_id, device_digest, says, method, new_device, opened_at, used_at, address_sealed,
           second_at
      from access.sessions
     where token_digest = ${digestOf(token)} and ended_at is null`;

/** A session as it is found; why it is none any more. */
export type FoundSession =
  | { readonly is: 'open'; readonly session: UserSession }
  | { readonly is: 'none' }
  /** Its token came from another browser than the one that opened it: it has been ended. */
  | { readonly is: 'stolen'; readonly session: UserSession };

/** The session of `token`, as it comes from a browser. What is done in it keeps it alive. */
export async function findUserSession(
  deps: AccessDeps,
  token: string,
  from: From,
): Promise<FoundSession> {
  const { db, clock, vault, rules } = deps;
  const session = await findByToken(db, token);
  if (!session) return { is: 'none' };
  const now = clock.now();
  const { id, openedAt, usedAt, deviceDigest } = session;
  if (now >= openedAt + rules.longestMs || now >= usedAt + rules.idleMs) {
    await endUserSession(db, session.userId, id, { now, reason: 'too_old' });
    return { is: 'none' };
  }
  if (!Buffer.from(digestOf(from.device)).equals(Buffer.from(deviceDigest))) {
    await endUserSession(db, session.userId, id, { now, reason: 'other_device' });
    return { is: 'stolen', session };
  }
  if (now >= usedAt + USE_MS) {
    await db.exec`
      update access.sessions
         set used_at = ${new Date(now)}, address_sealed = ${vault.seal(from.address, boundTo(id))}
       where id = ${id}`;
  }
  return { is: 'open', session };
}

/** Whether a session in which a second factor is still asked for has waited too long. */
export const hasWaited = (session: UserSession, now: Instant): boolean =>
  session.secondAt === null && now >= session.openedAt + HALF_MS;

/** The second factor was passed in a session: it goes on under another token, once known to nobody. */
export async function passSecond(tx: Tx, id: UserSessionId, now: Instant): Promise<string> {
  const token = makeSecret(PREFIX);
  await tx.exec`
    update access.sessions set second_at = ${new Date(now)}, token_digest = ${digestOf(token)}
     where id = ${id}`;
  return token;
}

/** A user's sessions that have not ended, the one used last first. */
export const listUserSessions = (
  { db, clock, rules }: Pick<AccessDeps, 'db' | 'clock' | 'rules'>,
  userId: Id<'user'>,
): Promise<UserSession[]> =>
  db.many(SessionRow)`
    select id, user_id, device_digest, says, method, new_device, opened_at, used_at, address_sealed,
           second_at
      from access.sessions
     where user_id = ${userId} and ended_at is null
       and opened_at > ${new Date(clock.now() - rules.longestMs)}
       and used_at > ${new Date(clock.now() - rules.idleMs)}
     order by used_at desc, id desc`;

interface End {
  readonly now: Instant;
  readonly reason: string;
}

/** Ends a session of a user's. @returns 0 where they have none of this id, or it has ended. */
export const endUserSession = (
  db: Db,
  userId: Id<'user'>,
  id: UserSessionId,
  { now, reason }: End,
): Promise<number> =>
  db.exec`
    update access.sessions set ended_at = ${new Date(now)}, end_reason = ${reason}
     where id = ${id} and user_id = ${userId} and ended_at is null`;

/** Ends every session of a user, or every one but `except`. @returns How many. */
export const endAllSessions = (
  db: Db,
  userId: Id<'user'>,
  { now, reason, except }: End & { readonly except?: UserSessionId },
): Promise<number> =>
  db.exec`
    update access.sessions set ended_at = ${new Date(now)}, end_reason = ${reason}
     where user_id = ${userId} and ended_at is null and id <> coalesce(${except ?? null}, '')`;

/** Ends the sessions of everybody: `npm run keys -- rotate sessions`. @returns How many. */
export const endEverybodysSessions = (db: Db, now: Instant): Promise<number> =>
  db.exec`
    update access.sessions set ended_at = ${new Date(now)}, end_reason = 'rotated'
     where ended_at is null`;

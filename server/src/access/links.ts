import { ok, type Result, refuse } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { AccessDeps } from './deps.ts';
import { faultOf, hashPassword } from './passwords.ts';
import { digestOf, makeSecret } from './secrets.ts';
import { emailOf, findUser, lockUser, type User, type UserId } from './users.ts';

const PREFIX = 'o3l_';
/** A link that was not used is worth nothing after this. */
export const LINK_MS = 3 * 86_400_000;

/** Why no link is made. */
export type LinkRefusal =
  | { readonly code: 'user_not_found' }
  /** Only who has not entered yet, or was reset, comes by a link. */
  | { readonly code: 'user_not_invited' };

/** Makes a one-time link for one who is invited; earlier ones count no more. @returns Its secret, once. */
export async function makeLink(
  { clock }: Pick<AccessDeps, 'clock'>,
  tx: Tx,
  userId: UserId,
): Promise<Result<string, LinkRefusal>> {
  const user = await lockUser(tx, userId);
  if (!user) return refuse({ code: 'user_not_found' });
  if (user.state !== 'invited') return refuse({ code: 'user_not_invited' });
  await tx.exec`delete from access.links where user_id = ${userId} and used_at is null`;
  const secret = makeSecret(PREFIX);
  const now = clock.now();
  await tx.exec`
    insert into access.links (digest, user_id, made_at, expires_at)
    values (${digestOf(secret)}, ${userId}, ${new Date(now)}, ${new Date(now + LINK_MS)})`;
  return ok(secret);
}

const LinkRow = row({ userId: column.id('user') });

/** Whose link this is; `undefined` when it is unknown, used, too old, or its user is not invited any more. */
export async function findLink(
  { clock }: Pick<AccessDeps, 'clock'>,
  db: Db,
  secret: string,
): Promise<User | undefined> {
  const link = await db.maybe(LinkRow)`
    select user_id from access.links
     where digest = ${digestOf(secret)} and used_at is null and ${new Date(clock.now())} < expires_at`;
  const user = link && (await findUser(db, link.userId));
  return user?.state === 'invited' ? user : undefined;
}

/** In order of precedence. */
export type EnterRefusal =
  | { readonly code: 'link_void' }
  | { readonly code: 'password_short' }
  | { readonly code: 'password_usual' };

/** Takes a link's password: its user can enter from now on. Of two who use a link at once, one does. */
export async function enterByLink(
  deps: AccessDeps,
  secret: string,
  password: string,
): Promise<Result<User, EnterRefusal>> {
  const user = await findLink(deps, deps.db, secret);
  if (!user) return refuse({ code: 'link_void' });
  const [local = ''] = emailOf(deps.vault, user).split('@');
  const fault = faultOf(password, [user.name, local]);
  if (fault) return refuse({ code: fault });
  const hash = await hashPassword(password, deps.rules.cost);
  return deps.db.tx(async (tx) => {
    const locked = await lockUser(tx, user.id);
    const used = await tx.exec`
      update access.links set used_at = ${new Date(deps.clock.now())}
       where digest = ${digestOf(secret)} and used_at is null`;
    if (used !== 1 || locked?.state !== 'invited') return refuse({ code: 'link_void' });
    await tx.exec`
      update access.users set password_hash = ${hash}, state = 'active' where id = ${user.id}`;
    return ok({ ...locked, state: 'active' as const, passwordHash: hash });
  });
}

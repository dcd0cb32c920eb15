import { ok, type Result, refuse } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx, type Vault } from '../platform/index.ts';
import type { AccessDeps } from './deps.ts';
import { faultOf, hashPassword } from './passwords.ts';
import { digestOf, makeRecoveryCode, makeSecret } from './secrets.ts';
import { type Audience, emailOf, findUser, lockUser, type User, type UserId } from './users.ts';

const PREFIX = 'o3l_';
/** A link that was not used is worth nothing after this. */
export const LINK_MS = 3 * 86_400_000;
/** After so many wrong codes a link is void. */
const WRONG_MOST = 5;

/** Who made a link, or gave the code that goes with it. */
export interface Giver {
  /** The party of one of the lender's, the user of a partner's. */
  readonly id: string;
  readonly name: string;
}

/** Why no link is made. */
export type LinkRefusal =
  | { readonly code: 'user_not_found' }
  /** Only who has not entered yet, or was reset, comes by a link. */
  | { readonly code: 'user_not_invited' };

/**
 * Makes a one-time link for one who is invited; earlier ones count no more. @param by - Who makes it; `null`: the command
 * of whoever runs the machine. @param needsCode - Whether it opens only with a code that somebody else gives
 * (`makeEntryCode`): then nobody alone enters as the one who is invited. @returns Its secret, once.
 */
export async function makeLink(
  { clock }: Pick<AccessDeps, 'clock'>,
  tx: Tx,
  userId: UserId,
  { by, needsCode }: { readonly by: Giver | null; readonly needsCode: boolean },
): Promise<Result<string, LinkRefusal>> {
  const user = await lockUser(tx, userId);
  if (!user) return refuse({ code: 'user_not_found' });
  if (user.state !== 'invited') return refuse({ code: 'user_not_invited' });
  await tx.exec`delete from access.links where user_id = ${userId} and used_at is null`;
  const secret = makeSecret(PREFIX);
  const now = clock.now();
  await tx.exec`
    insert into access.links (digest, user_id, made_at, expires_at, made_by, made_by_name, needs_code)
    values (${digestOf(secret)}, ${userId}, ${new Date(now)}, ${new Date(now + LINK_MS)},
            ${by?.id ?? null}, ${by?.name ?? null}, ${needsCode})`;
  return ok(secret);
}

const LinkRow = row({
  digest: column.bytes,
  userId: column.id('user'),
  madeBy: column.nullable(column.text),
  madeByName: column.nullable(column.text),
  needsCode: column.bool,
  codeIndex: column.nullable(column.text),
  codeByName: column.nullable(column.text),
  usedAt: column.nullable(column.instant),
});
type Link = RowOf<typeof LinkRow>;

/** By whom somebody was handed the way in. */
type LinkView = Omit<Link, 'digest' | 'userId'>;

/** The newest link of a user, used or not; `undefined`: none stands. */
export const findLinkOf = (db: Db, userId: UserId): Promise<LinkView | undefined> =>
  db.maybe(LinkRow)`
    select digest, user_id, made_by, made_by_name, needs_code, code_index, code_by_name, used_at
      from access.links where user_id = ${userId}
     order by made_at desc, digest limit 1`;

const indexOf = (vault: Vault, { digest }: Link, code: string): string =>
  vault.blindIndex(
    `${Buffer.from(digest).toString('hex')}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`,
    'access.links.code',
  );

/** In order of precedence. */
export type EntryCodeRefusal =
  /** There is no link that waits for a code. */
  | { readonly code: 'link_void' }
  /** Whoever made the link gives no code for it. */
  | { readonly code: 'link_own' };

/** Makes the code that a link opens with, for somebody else than who made the link; an earlier one counts no more. */
export async function makeEntryCode(
  { clock, vault }: Pick<AccessDeps, 'clock' | 'vault'>,
  tx: Tx,
  userId: UserId,
  by: Giver,
): Promise<Result<string, EntryCodeRefusal>> {
  const link = await tx.maybe(LinkRow)`
    select digest, user_id, made_by, made_by_name, needs_code, code_index, code_by_name, used_at
      from access.links
     where user_id = ${userId} and needs_code and used_at is null and wrong < ${WRONG_MOST}
       and ${new Date(clock.now())} < expires_at
       for update`;
  if (!link) return refuse({ code: 'link_void' });
  if (link.madeBy === by.id) return refuse({ code: 'link_own' });
  const code = makeRecoveryCode();
  await tx.exec`
    update access.links
       set code_index = ${indexOf(vault, link, code)}, code_by = ${by.id}, code_by_name = ${by.name}
     where digest = ${link.digest}`;
  return ok(code);
}

const findOpenLink = (db: Db, secret: string, now: number): Promise<Link | undefined> =>
  db.maybe(LinkRow)`
    select digest, user_id, made_by, made_by_name, needs_code, code_index, code_by_name, used_at
      from access.links
     where digest = ${digestOf(secret)} and used_at is null and ${new Date(now)} < expires_at
       and wrong < ${WRONG_MOST}`;

/** Whose link this is; `undefined` when it is unknown, used, too old, or its user is not invited any more. */
export async function findLink(
  { clock }: Pick<AccessDeps, 'clock'>,
  db: Db,
  secret: string,
  audience: Audience = 'staff',
): Promise<{ readonly user: User; readonly needsCode: boolean } | undefined> {
  const link = await findOpenLink(db, secret, clock.now());
  const user = link && (await findUser(db, link.userId));
  if (user?.state !== 'invited' || user.audience !== audience) return undefined;
  return { user, needsCode: link?.needsCode ?? false };
}

/** In order of precedence. */
export type EnterRefusal =
  | { readonly code: 'link_void' }
  | { readonly code: 'password_short' }
  | { readonly code: 'password_usual' }
  /** Of five wrong codes the link is void. */
  | { readonly code: 'entry_code_wrong' };

/**
 * Takes a link's password: its user can enter from now on. Of two who use a link at once, one does.
 * @param o.code - What somebody else gave with it, where the link needs one.
 */
export async function enterByLink(
  deps: AccessDeps,
  o: {
    readonly secret: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly audience?: Audience;
  },
): Promise<Result<User, EnterRefusal>> {
  const { secret, password, code, audience } = o;
  const found = await findLink(deps, deps.db, secret, audience);
  if (!found) return refuse({ code: 'link_void' });
  const { user } = found;
  const [local = ''] = emailOf(deps.vault, user).split('@');
  const fault = faultOf(password, [user.name, local]);
  if (fault) return refuse({ code: fault });
  const hash = await hashPassword(password, deps.rules.cost);
  return deps.db.tx(async (tx) => {
    const locked = await lockUser(tx, user.id);
    const link = await findOpenLink(tx, secret, deps.clock.now());
    if (!link || locked?.state !== 'invited') return refuse({ code: 'link_void' });
    const isRight =
      !link.needsCode ||
      (link.codeIndex !== null && link.codeIndex === indexOf(deps.vault, link, code ?? ''));
    if (!isRight) {
      // What was not typed at all, or nobody has given yet, is no guess.
      const guess = code === undefined || link.codeIndex === null ? 0 : 1;
      await tx.exec`
        update access.links set wrong = wrong + ${guess} where digest = ${link.digest}`;
      return refuse({ code: 'entry_code_wrong' });
    }
    await tx.exec`
      update access.links set used_at = ${new Date(deps.clock.now())}
       where digest = ${link.digest}`;
    await tx.exec`
      update access.users set password_hash = ${hash}, state = 'active' where id = ${user.id}`;
    return ok({ ...locked, state: 'active' as const, passwordHash: hash });
  });
}

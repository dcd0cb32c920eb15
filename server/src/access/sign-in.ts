import { ok, type Result, refuse } from '../kernel/index.ts';
import type { Tx, Vault } from '../platform/index.ts';
import type { AccessDeps, From } from './deps.ts';
import { faultOf, hashPassword, isPassword } from './passwords.ts';
import { type LockedRefusal, provePassword } from './second-factor.ts';
import { addressLimit, beginTry, forgetTries, takeBackTry, userLimit } from './tries.ts';
import {
  endAllSessions,
  hasWaited,
  isKnownDevice,
  openUserSession,
  type UserSession,
  type UserSessionId,
} from './user-sessions.ts';
import {
  type Audience,
  emailOf,
  findUserBy,
  findUserByOidc,
  lockUser,
  type User,
} from './users.ts';

/**
 * How far somebody is in: `code`: the second factor is asked for; `enrol`: one has to be set up first, and nothing
 * else opens; `open`: everything that is theirs opens.
 */
export type Stage = 'code' | 'enrol' | 'open';

/** Somebody who has just shown who they are. */
export interface SignedIn {
  readonly user: User;
  readonly sessionId: UserSessionId;
  readonly token: string;
  readonly stage: Stage;
  readonly isNewDevice: boolean;
}

/** In order of precedence. Neither tells whether there is such a user. */
export type SignInRefusal = LockedRefusal | { readonly code: 'sign_in_wrong' };

/** How far the user of a session is in; `null`: not at all, the session waited too long for its code. */
export function stageOf(
  { clock, rules }: Pick<AccessDeps, 'clock' | 'rules'>,
  user: User,
  session: UserSession,
): Stage | null {
  if (session.secondAt !== null) return 'open';
  const stage = stageAt(rules, user, false);
  return stage === 'code' && hasWaited(session, clock.now()) ? null : stage;
}

function stageAt(rules: AccessDeps['rules'], user: User, isSecond: boolean): Stage {
  if (isSecond) return 'open';
  if (user.totpSince !== null) return 'code';
  return rules.needsSecond(user.roles, user.audience) ? 'enrol' : 'open';
}

/**
 * Signs in by what was typed. Too many tries are not heard: by address, and by user. A browser that the user has signed in
 * with before has a count of its own: whoever only knows a name locks out strangers, not its owner.
 */
export async function signInByPassword(
  deps: AccessDeps,
  typed: { readonly who: string; readonly password: string },
  from: From,
  audience: Audience = 'staff',
): Promise<Result<SignedIn, SignInRefusal> & { readonly user?: User | undefined }> {
  const found = await findUserBy(deps.db, deps.vault, typed.who, audience);
  const known = await isKnownDevice(deps.db, found?.id ?? null, from.device);
  // One count a user, whether the name is typed or the address; and one for what is nobody's.
  const whom = found
    ? `user:${found.id}${known ? `:${from.device}` : ''}`
    : `typed:${audience}:${typed.who.trim().toLowerCase()}`;
  const where = `from:${from.address}`;
  const until =
    (await beginTry(deps, where, addressLimit)) ?? (await beginTry(deps, whom, userLimit));
  if (until !== null) return { ...refuse({ code: 'sign_in_locked', until }), user: found };
  const isRight = await isPassword(typed.password, found?.passwordHash ?? null, deps.rules.cost);
  if (!found || !isRight || found.state !== 'active') {
    return { ...refuse({ code: 'sign_in_wrong' }), user: found };
  }
  await forgetTries(deps, whom);
  await takeBackTry(deps, where);
  return deps.db.tx((tx) => open(deps, tx, found, { from, method: 'password', isSecond: false }));
}

async function open(
  deps: AccessDeps,
  tx: Tx,
  found: User,
  o: {
    readonly from: From;
    readonly method: UserSession['method'];
    readonly isSecond: boolean;
  },
): Promise<Result<SignedIn, SignInRefusal>> {
  // Blocked or changed meanwhile: a session opened now would outlive the change.
  const user = await lockUser(tx, found.id);
  if (user?.state !== 'active' || user.passwordHash !== found.passwordHash) {
    return refuse({ code: 'sign_in_wrong' });
  }
  const { id, token, isNewDevice } = await openUserSession(deps, tx, { userId: user.id, ...o });
  const stage = stageAt(deps.rules, user, o.isSecond);
  return ok({ user, sessionId: id, token, stage, isNewDevice });
}

/** A session right after a link was used. */
export const signInByLink = (deps: AccessDeps, user: User, from: From) =>
  deps.db.tx((tx) => open(deps, tx, user, { from, method: 'password', isSecond: false }));

/** What an OpenID provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** As the provider knows it; `null`: it does not say, or did not verify it. */
  readonly email: string | null;
  /** Whether it asked for more than one factor (`amr` holds `mfa`, RFC 8176). */
  readonly isSecond: boolean;
}

const oidcIndex = (vault: Vault, { issuer, subject }: Vouched): string =>
  vault.blindIndex(`${issuer}\n${subject}`, 'access.users.oidc');

/** Nobody was invited under this address, or that user comes from somewhere else. */
export type OidcRefusal = { readonly code: 'not_invited' };

/**
 * Signs in whom an OpenID provider vouches for: users are invited, never made by coming. The first time they are found
 * by the address they were invited by, from then on by the provider's own id for them.
 */
export const signInByOidc = (
  deps: AccessDeps,
  vouched: Vouched,
  from: From,
  audience: Audience = 'staff',
): Promise<Result<SignedIn, OidcRefusal>> =>
  deps.db.tx(async (tx): Promise<Result<SignedIn, OidcRefusal>> => {
    const index = oidcIndex(deps.vault, vouched);
    const known = await findUserByOidc(tx, index, audience);
    const invited =
      known ??
      (vouched.email === null
        ? undefined
        : await findUserBy(tx, deps.vault, vouched.email, audience));
    const user = invited && (await lockUser(tx, invited.id));
    if (!user || user.state === 'blocked') return refuse({ code: 'not_invited' });
    if (!known) {
      const tied = await tx.exec`
        update access.users set oidc_index = ${index}, state = 'active'
         where id = ${user.id} and oidc_index is null`;
      if (tied !== 1) return refuse({ code: 'not_invited' }); // Another account of the provider's has it.
      await tx.exec`delete from access.links where user_id = ${user.id} and used_at is null`;
    }
    const how = { from, method: 'oidc', isSecond: vouched.isSecond } as const;
    const opened = await open(deps, tx, user, how);
    return opened.ok ? opened : refuse({ code: 'not_invited' });
  });

/** In order of precedence. */
export type PasswordRefusal =
  | LockedRefusal
  | { readonly code: 'password_wrong' }
  | { readonly code: 'password_short' }
  | { readonly code: 'password_usual' };

/** Another password; every other session of the user ends. */
export async function changePassword(
  deps: AccessDeps,
  user: User,
  o: { readonly old: string; readonly next: string; readonly sessionId: UserSessionId },
): Promise<Result<null, PasswordRefusal>> {
  const proved = await provePassword(deps, user, o.old);
  if (!proved.ok) return proved;
  const [local = ''] = emailOf(deps.vault, user).split('@');
  const fault = faultOf(o.next, [user.name, local]);
  if (fault) return refuse({ code: fault });
  const hash = await hashPassword(o.next, deps.rules.cost);
  await deps.db.tx(async (tx) => {
    await tx.exec`update access.users set password_hash = ${hash} where id = ${user.id}`;
    const end = { now: deps.clock.now(), reason: 'password_changed', except: o.sessionId };
    await endAllSessions(tx, user.id, end);
  });
  return ok(null);
}

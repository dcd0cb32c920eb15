import { type Instant, ok, type Result, refuse } from '../kernel/index.ts';
import { column, row, type Tx, type Vault } from '../platform/index.ts';
import type { AccessDeps } from './deps.ts';
import { isPassword } from './passwords.ts';
import { makeRecoveryCode, recoveryDigest } from './secrets.ts';
import { makeTotpSecret, stepOf, totpUri } from './totp.ts';
import { beginTry, forgetTries, userLimit } from './tries.ts';
import { lockUser, type User, type UserId } from './users.ts';

const CODES = 10;
const boundTo = (id: string): string => `access.users.totp_sealed:${id}`;

export type LockedRefusal = {
  readonly code: 'sign_in_locked';
  /** When the next try is heard. */
  readonly until: Instant;
};

/** In order of precedence. */
export type SecondRefusal =
  | LockedRefusal
  | { readonly code: 'second_factor_stands' }
  | { readonly code: 'second_factor_missing' }
  | { readonly code: 'code_wrong' };

/** Judges the password of one who is signed in: what protects an account is not changed by whoever finds it open. */
export async function provePassword(
  deps: AccessDeps,
  user: User,
  password: string,
): Promise<Result<null, LockedRefusal | { readonly code: 'password_wrong' }>> {
  const whom = `own:${user.id}`;
  const until = await beginTry(deps, whom, userLimit);
  if (until !== null) return refuse({ code: 'sign_in_locked', until });
  if (!(await isPassword(password, user.passwordHash, deps.rules.cost)))
    return refuse({ code: 'password_wrong' });
  await forgetTries(deps, whom);
  return ok(null);
}

/** Begins a second factor: its secret, for an app. It counts once a code of it was typed. */
export async function beginSecond(
  { db, vault }: Pick<AccessDeps, 'db' | 'vault'>,
  user: User,
): Promise<Result<{ readonly secret: string; readonly uri: string }, SecondRefusal>> {
  const secret = makeTotpSecret();
  const begun = await db.exec`
    update access.users set totp_sealed = ${vault.seal(secret, boundTo(user.id))}, totp_step = 0
     where id = ${user.id} and totp_since is null`;
  if (begun !== 1) return refuse({ code: 'second_factor_stands' });
  return ok({ secret, uri: totpUri(secret, user.name) });
}

/** Takes the first code of a second factor: from now on it is asked for. @returns Recovery codes, once. */
export async function confirmSecond(
  deps: Pick<AccessDeps, 'db' | 'clock' | 'vault'>,
  user: User,
  code: string,
): Promise<Result<readonly string[], SecondRefusal>> {
  const until = await beginTry(deps, `code:${user.id}`, userLimit);
  if (until !== null) return refuse({ code: 'sign_in_locked', until });
  const done = await deps.db.tx(async (tx): Promise<Result<readonly string[], SecondRefusal>> => {
    const locked = await lockUser(tx, user.id);
    if (locked?.totpSince) return refuse({ code: 'second_factor_stands' });
    if (!locked?.totpSealed) return refuse({ code: 'second_factor_missing' });
    const step = stepOf(secretOf(deps.vault, locked), code, deps.clock.now());
    if (step === null) return refuse({ code: 'code_wrong' });
    await tx.exec`
      update access.users
         set totp_since = ${new Date(deps.clock.now())}, totp_step = ${step}
       where id = ${user.id}`;
    return ok(await writeRecoveryCodes(tx, user.id));
  });
  if (done.ok) await forgetTries(deps, `code:${user.id}`);
  return done;
}

const secretOf = (vault: Vault, { id, totpSealed }: User): string =>
  vault.open(totpSealed as Uint8Array, boundTo(id));

/** New recovery codes in place of all earlier ones. @returns The codes, once. */
export async function writeRecoveryCodes(tx: Tx, userId: UserId): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, makeRecoveryCode);
  await tx.exec`delete from access.recovery_codes where user_id = ${userId}`;
  for (const code of codes) {
    await tx.exec`
      insert into access.recovery_codes (user_id, digest)
      values (${userId}, ${recoveryDigest(userId, code)})`;
  }
  return codes;
}

/**
 * Judges a code of the app, which counts once, or a recovery code, which counts once for ever.
 * @returns By which it was.
 */
export async function proveCode(
  deps: Pick<AccessDeps, 'db' | 'clock' | 'vault'>,
  userId: UserId,
  code: string,
): Promise<Result<'app' | 'recovery', SecondRefusal>> {
  const whom = `code:${userId}`;
  const until = await beginTry(deps, whom, userLimit);
  if (until !== null) return refuse({ code: 'sign_in_locked', until });
  const proved = await deps.db.tx(
    async (tx): Promise<Result<'app' | 'recovery', SecondRefusal>> => {
      const user = await lockUser(tx, userId);
      if (!user?.totpSince) return refuse({ code: 'second_factor_missing' });
      const step = stepOf(secretOf(deps.vault, user), code.trim(), deps.clock.now());
      if (step !== null && step > user.totpStep) {
        await tx.exec`update access.users set totp_step = ${step} where id = ${userId}`;
        return ok('app');
      }
      const used = await tx.exec`
      update access.recovery_codes set used_at = ${new Date(deps.clock.now())}
       where user_id = ${userId} and digest = ${recoveryDigest(userId, code)} and used_at is null`;
      return used === 1 ? ok('recovery') : refuse({ code: 'code_wrong' });
    },
  );
  if (proved.ok) await forgetTries(deps, whom);
  return proved;
}

/** Takes the second factor away from one who need not have one. */
export async function removeSecond(tx: Tx, userId: UserId): Promise<void> {
  await tx.exec`
    update access.users set totp_sealed = null, totp_since = null where id = ${userId}`;
  await tx.exec`delete from access.recovery_codes where user_id = ${userId}`;
}

const Left = row({ codes: column.int });

/** How many recovery codes are left. */
export const countRecoveryCodes = async (
  { db }: Pick<AccessDeps, 'db'>,
  userId: UserId,
): Promise<number> =>
  (
    await db.one(Left)`
      select count(*) as codes from access.recovery_codes
       where user_id = ${userId} and used_at is null`
  ).codes;

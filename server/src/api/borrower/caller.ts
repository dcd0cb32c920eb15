import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Deps } from '../../origination/index.ts';
import { type BorrowerId, findSession } from '../../party/index.ts';
import { problemOf } from '../problems.ts';

export const SESSION_COOKIE = 'open310_session';

/** What the borrower's routes know of the caller. */
export interface BorrowerEnv {
  readonly Variables: { borrowerId: BorrowerId; sessionToken: string };
}

/** The borrower of this request's session, or `undefined`. */
export async function findCaller(
  deps: Pick<Deps, 'db' | 'clock'>,
  token: string | undefined,
): Promise<BorrowerId | undefined> {
  if (token === undefined) return undefined;
  return (await findSession(deps.db, token, deps.clock.now()))?.borrowerId;
}

/** Lets signed-in borrowers pass; others get 401 `not_signed_in`. */
export const signedIn =
  (deps: Pick<Deps, 'db' | 'clock'>): MiddlewareHandler<BorrowerEnv> =>
  async (c, next) => {
    const token = getCookie(c, SESSION_COOKIE);
    const borrowerId = await findCaller(deps, token);
    if (borrowerId === undefined || token === undefined) throw problemOf({ code: 'not_signed_in' });
    c.set('borrowerId', borrowerId);
    c.set('sessionToken', token);
    return next();
  };

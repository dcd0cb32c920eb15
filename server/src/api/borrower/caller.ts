import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { BorrowerId } from '../../party/index.ts';
import { type Browser, findSession, type Session, type SessionId } from '../../sessions/index.ts';
import { saysOf } from '../browser.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';

export const SESSION_COOKIE = 'open310_session';
const DEVICE_COOKIE = 'open310_device';
const DEVICE_TTL_S = 400 * 86_400; // Browsers keep none for longer.

/** What the borrower's routes know of the caller. */
export interface BorrowerEnv {
  readonly Variables: { borrowerId: BorrowerId; sessionId: SessionId };
}

const isWord = (held: string | undefined): held is string =>
  held !== undefined && /^[\w-]{32}$/.test(held);

/** How the lender's cookies of borrowers are set. */
export const cookieOf = ({ publicUrl }: Pick<ApiDeps, 'publicUrl'>) =>
  ({
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    path: '/',
  }) as const;

/** The browser of this request. One that we do not know gets a word of its own; one that is not of our making is replaced. */
export function browserOf(c: Context): Browser {
  const held = getCookie(c, DEVICE_COOKIE);
  const device = isWord(held) ? held : randomBytes(24).toString('base64url');
  return { device, says: saysOf(c) };
}

/** Keeps a session in the browser that opened it, and the word by which the browser is known. */
export function keepSession(
  deps: Pick<ApiDeps, 'publicUrl' | 'sessionTtlMs'>,
  c: Context,
  { device }: Browser,
  token: string,
): void {
  const cookie = cookieOf(deps);
  setCookie(c, DEVICE_COOKIE, device, { ...cookie, maxAge: DEVICE_TTL_S });
  const maxAge = Math.floor(deps.sessionTtlMs / 1000);
  setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge });
}

/** The session of this request, or `undefined`. One whose token comes from another browser ends here. */
export async function findCaller(
  deps: Pick<ApiDeps, 'db' | 'clock' | 'log'>,
  c: Context,
): Promise<Session | undefined> {
  const token = getCookie(c, SESSION_COOKIE);
  if (token === undefined) return undefined;
  const found = await findSession(deps, token, getCookie(c, DEVICE_COOKIE));
  if (found.is === 'stolen') {
    const { id: session, borrowerId } = found.session;
    deps.log.warn('session.stolen', { session, borrowerId });
  }
  return found.is === 'open' ? found.session : undefined;
}

/** Lets signed-in borrowers pass; others get 401 `not_signed_in`. */
export const signedIn =
  (deps: Pick<ApiDeps, 'db' | 'clock' | 'log'>): MiddlewareHandler<BorrowerEnv> =>
  async (c, next) => {
    const session = await findCaller(deps, c);
    if (!session) throw problemOf({ code: 'not_signed_in' });
    c.set('borrowerId', session.borrowerId);
    c.set('sessionId', session.id);
    return next();
  };

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';

const COOKIE = 'sandbox_user';

/** Who is signed in at the partners: `?as=` when given (it also signs in), otherwise the cookie. */
export function signedIn(c: Context, world: World): Resident | undefined {
  const asked = c.req.query('as');
  const key = asked ?? getCookie(c, COOKIE);
  const resident = key === undefined ? undefined : world.residents.find(key);
  if (asked !== undefined && resident) signIn(c, resident);
  return resident;
}

/** Signs the demo merchant in at both partners: a cookie of this browser, no password. */
export const signIn = (c: Context, resident: Resident): void =>
  setCookie(c, COOKIE, resident.key, { path: '/', httpOnly: true, sameSite: 'Lax' });

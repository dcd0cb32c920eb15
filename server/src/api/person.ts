import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  type Audience,
  type From,
  findUserSession,
  getUser,
  type Stage,
  scopesOf,
  stageOf,
  type User,
  type UserSession,
} from '../access/index.ts';
import { noteDone } from '../audit/index.ts';
import type { Access } from '../party/index.ts';
import { addressOf, saysOf } from './browser.ts';
import type { ApiDeps } from './deps.ts';
import { problemOf } from './problems.ts';

/** By which door somebody comes: the address tells. */
export const audienceOf = (c: Context): Audience =>
  c.req.path.startsWith('/api/partner/') ? 'partner' : 'staff';
const sessionIn = (c: Context): string => `open310_${audienceOf(c)}`;
const deviceIn = (c: Context): string => `open310_${audienceOf(c)}_device`;
const DEVICE_S = 400 * 86_400; // Browsers keep none for longer.

/** Who calls, by a key or a session, and what it opens. */
export type CallerAccess = Pick<Access, 'partyId' | 'role' | 'name' | 'scopes'>;

/** One who has signed in, and how far they are in. */
export interface Person {
  readonly user: User;
  readonly session: UserSession;
  readonly stage: Stage;
}

const usual = (deps: ApiDeps, c: Context) =>
  ({
    httpOnly: true,
    sameSite: 'Lax', // A provider sends people back from its own site.
    secure: deps.publicUrl.startsWith('https:'),
    path: `/api/${audienceOf(c)}`,
  }) as const;

/** From where a request comes. A browser that is not known gets a word of its own by `keepDevice`. */
export function fromOf(deps: ApiDeps, c: Context): From {
  return { address: addressOf(deps, c), device: deviceOf(c), says: saysOf(c) };
}

const made = new WeakMap<Request, string>();

function deviceOf(c: Context): string {
  const held = getCookie(c, deviceIn(c));
  if (held !== undefined && /^[\w-]{32}$/.test(held)) return held;
  const word = made.get(c.req.raw) ?? randomBytes(24).toString('base64url');
  made.set(c.req.raw, word);
  return word;
}

/** Keeps a session in the browser that opened it, and the word by which the browser is known. */
export function keepSession(deps: ApiDeps, c: Context, token: string): void {
  const maxAge = Math.floor(deps.signIn.rules.longestMs / 1000);
  setCookie(c, sessionIn(c), token, { ...usual(deps, c), maxAge });
  setCookie(c, deviceIn(c), deviceOf(c), { ...usual(deps, c), maxAge: DEVICE_S });
}

export const dropSession = (deps: ApiDeps, c: Context): void => {
  deleteCookie(c, sessionIn(c), usual(deps, c));
};

/**
 * Whether a page of our own made this request: a cookie travels with what any page makes a browser do. Nothing is
 * changed by a GET.
 */
function isOurs({ publicUrl }: ApiDeps, c: Context): boolean {
  if (c.req.method === 'GET') return true;
  const origin = c.req.header('origin');
  if (origin === undefined) return c.req.header('sec-fetch-site') === 'same-origin';
  const host = c.req.header('host');
  return origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === host;
}

/** Throws unless a page of our own asks: for what is done before there is a session. */
export function mustBeOurs(deps: ApiDeps, c: Context): void {
  if (!isOurs(deps, c)) throw problemOf({ code: 'access_denied' });
}

/** Who has signed in at all in this browser; `undefined`: nobody. */
export async function findPerson(deps: ApiDeps, c: Context): Promise<Person | undefined> {
  const token = getCookie(c, sessionIn(c));
  if (token === undefined || !isOurs(deps, c)) return undefined;
  const found = await findUserSession({ ...deps, ...deps.signIn }, token, fromOf(deps, c));
  if (found.is === 'stolen') {
    const { id, userId } = found.session;
    deps.log.warn('session.stolen', { session: id, user: userId });
  }
  if (found.is !== 'open') return undefined;
  const user = await getUser(deps.db, found.session.userId);
  const stage = stageOf({ ...deps, ...deps.signIn }, user, found.session);
  // A session of the other audience opens no door here.
  if (user.state !== 'active' || stage === null || user.audience !== audienceOf(c))
    return undefined;
  return { user, session: found.session, stage };
}

/** What a person may do. Throws where a second factor is still wanted of them. */
export function accessOf({ user, stage }: Person): CallerAccess {
  if (stage === 'code') throw problemOf({ code: 'second_factor_needed' });
  if (stage === 'enrol') throw problemOf({ code: 'second_factor_unset' });
  const { partyId, audience, name, roles } = user;
  return { partyId, role: audience, name, scopes: scopesOf(roles, audience) };
}

/** The person of this browser, signed in all the way, or as far as `enrol` where that is enough. */
export async function mustPerson(
  deps: ApiDeps,
  c: Context,
  least: 'open' | 'enrol' = 'open',
): Promise<Person> {
  const person = await findPerson(deps, c);
  if (!person) throw problemOf({ code: 'not_signed_in' });
  if (person.stage === 'code') throw problemOf({ code: 'second_factor_needed' });
  if (person.stage !== 'open' && least === 'open') throw problemOf({ code: 'second_factor_unset' });
  return person;
}

/** Writes down what somebody did to their own account. */
export const note = (
  deps: ApiDeps,
  { user }: Pick<Person, 'user'>,
  action: string,
  subjects: Readonly<Record<string, string>> = {},
): Promise<number> =>
  deps.db.tx((tx) =>
    noteDone(deps, tx, {
      actor: { id: user.partyId, name: user.name },
      action,
      subjects: { user: user.id, ...subjects },
    }),
  );

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { root } from '../../scripts/stack/child.ts';
import { inviteUser, makeLink } from '../../server/src/access/index.ts';
import { createParty } from '../../server/src/party/index.ts';
import { openVault, systemClock } from '../../server/src/platform/index.ts';
import type { Lender } from './lender.ts';

// One of the lender's people at a browser of their own, without its window: cookies, and where requests come from.

/** Runs `npm run staff` on the stack. @returns What it printed, and how it ended. */
export async function staffCommand(
  { stack }: Pick<Lender, 'stack'>,
  ...args: readonly string[]
): Promise<{ readonly out: string; readonly error: string; readonly code: number }> {
  const child = spawn(process.execPath, [join(root, 'server/src/main/staff.ts'), ...args], {
    env: { PATH: process.env.PATH ?? '', ...stack.env },
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data) => {
    out += String(data);
  });
  child.stderr.on('data', (data) => {
    error += String(data);
  });
  const code = await new Promise<number>((resolve) =>
    child.once('close', (ended) => resolve(ended ?? 1)),
  );
  return { out, error, code };
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly to: string | null;
}

/** A browser: it keeps cookies, and names its page as the origin of what it sends. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  /** `path` below `/api/staff`, or the audience's. Without a body it is a GET, unless `method` says otherwise. */
  ask(
    path: string,
    body?: object | null,
    more?: { readonly origin?: string; readonly key?: string; readonly agent?: string },
  ): Promise<Answer>;
}

export function visitor(
  { stack }: Pick<Lender, 'stack'>,
  audience: 'staff' | 'partner' = 'staff',
): Visitor {
  const cookies = new Map<string, string>();
  return {
    cookies,
    ask: async (path, body, more = {}) => {
      const isPost = body !== undefined;
      const answer = await fetch(`${stack.url}/api/${audience}${path}`, {
        method: isPost ? 'POST' : 'GET',
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'user-agent': more.agent ?? 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0',
          ...(more.key ? { authorization: `Bearer ${more.key}` } : {}),
          ...(isPost ? { origin: more.origin ?? stack.url } : {}),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (/Max-Age=0/i.test(set)) cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await answer.text();
      const read = text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {};
      return { status: answer.status, body: read, to: answer.headers.get('location') };
    },
  };
}

/** The code of an app, `steps` of half a minute from now. */
export const appCode = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

export const GOOD_PASSWORD = 'seven green bicycles';

/** Somebody invited, who has come in and set up a second factor where it is asked for. */
export async function enterPerson(
  lender: Pick<Lender, 'stack' | 'db'>,
  name: string,
  ...roles: readonly string[]
): Promise<Visitor & { readonly name: string; readonly secret: string }> {
  const vault = openVault([
    new Uint8Array(Buffer.from(lender.stack.env.DATA_KEYS ?? '', 'base64')),
  ]);
  const deps = { clock: systemClock, vault };
  const secret = await lender.db.tx(async (tx) => {
    const partyId = await createParty(tx, 'staff');
    const email = `${name.replaceAll(' ', '.')}@lender.example`;
    const whom = { partyId, audience: 'staff', name, email, roles } as const;
    const made = await inviteUser(deps, tx, whom);
    if (!made.ok) throw new Error(made.error.code);
    const link = await makeLink(deps, tx, made.value, { by: null, needsCode: false });
    return link.ok ? link.value : '';
  });
  const person = visitor(lender);
  const entered = await person.ask('/sign-in/password', { secret, password: GOOD_PASSWORD });
  if (entered.body.stage === 'open') return { ...person, name, secret: '' };
  const begun = await person.ask('/me/second-factor', null);
  const app = String(begun.body.secret);
  const confirmed = await person.ask('/me/second-factor/confirm', { code: appCode(app) });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  return { ...person, name, secret: app };
}

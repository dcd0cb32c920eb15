import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/db/database.ts';
import {
  changePerson,
  getUser,
  inviteUser,
  isWeighty,
  makeEntryCode,
  makeLink,
  type PartnerRoleName,
  partnerRoleNames,
  partnerScopes,
  scopesOf,
} from '../../access/index.ts';
import { listEntries } from '../../audit/index.ts';
import { instant } from '../../kernel/index.ts';
import { addPartner, createAccessKey } from '../../party/index.ts';
import {
  httpApp,
  manualClock,
  openMetrics,
  openVault,
  silentLog,
  txOrRefuse,
} from '../../platform/index.ts';
import { accountRoutes } from '../account.ts';
import type { ApiDeps } from '../deps.ts';
import { viewPerson } from '../people.ts';
import * as accountContract from './account-contract.ts';
import { opens, partnerRoutes } from './routes.ts';

// Partners' people over HTTP, on a real database: who may do what, and what of another partner is there.

const db = await testDatabase();
const clock = manualClock(instant(Date.UTC(2027, 0, 4)));
const PASSWORD = 'seven green bicycles';
const ORIGIN = 'http://lender.example';
const deps = {
  ...{ db, clock, log: silentLog, metrics: openMetrics(), publicUrl: ORIGIN },
  vault: openVault([new Uint8Array(32).fill(9)]),
  signIn: {
    rules: {
      ...{ idleMs: 1_800_000, longestMs: 43_200_000, cost: 4 },
      needsSecond: (roles: readonly string[], audience: 'staff' | 'partner') =>
        scopesOf(roles, audience).some(isWeighty),
    },
    ...{ oidc: { staff: null, partner: null }, pageKeys: false, addressHeader: 'x-from' },
  },
} as unknown as ApiDeps;
const app = httpApp(deps);
app.route('/api/partner', accountRoutes(deps, accountContract));
app.route('/api/partner', partnerRoutes(deps) as never);

const [alipay, taobao] = await db.tx(async (tx) => [
  await addPartner(tx, 'alipay'),
  await addPartner(tx, 'taobao'),
]);

type Body = Readonly<Record<string, unknown>>;
interface Visitor {
  ask(path: string, body?: object | null, key?: string): Promise<{ status: number; body: Body }>;
}

function visitor(): Visitor {
  const cookies = new Map<string, string>();
  return {
    ask: async (path, body, key) => {
      const isPost = body !== undefined;
      const answer = await app.request(`/api/partner${path}`, {
        method: isPost ? 'POST' : 'GET',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(isPost ? { origin: ORIGIN } : {}),
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
        // Neither goes to the lender's own routes.
        expect(set).toContain('Path=/api/partner');
      }
      const text = await answer.text();
      const read = text.startsWith('{') ? (JSON.parse(text) as Body) : {};
      return { status: answer.status, body: read };
    },
  };
}

let n = 0;
/** Somebody of a partner, invited by the lender, who has come in and set up what their roles ask for. */
async function person(partyId: string, ...roles: PartnerRoleName[]) {
  const name = `person ${++n}`;
  const email = `p${n}@partner.example`;
  const made = await txOrRefuse(db, (tx) =>
    inviteUser(deps, tx, { partyId, audience: 'partner', name, email, roles }),
  );
  if (!made.ok) throw new Error(made.error.code);
  const link = await txOrRefuse(db, (tx) =>
    makeLink(deps, tx, made.value, { by: null, needsCode: false }),
  );
  const they = visitor();
  const entry = { secret: link.ok ? link.value : '', password: PASSWORD };
  const { body } = await they.ask('/sign-in/password', entry);
  if (body.stage === 'enrol') await enrol(they);
  return { ...they, id: made.value, name, email };
}

async function enrol(they: Visitor): Promise<void> {
  const { secret } = (await they.ask('/me/second-factor', null)).body;
  const code = new TOTP({ secret: String(secret) }).generate({ timestamp: clock.now() });
  expect((await they.ask('/me/second-factor/confirm', { code })).status).toBe(200);
}

const paths = opens.map(
  ([method, path, scope]) => [method, path.replace('*', 'x/y'), scope] as const,
);

test('property: a role opens what is its own and nothing else; no key opens people or keys', async () => {
  const wrong: string[] = [];
  for (const role of partnerRoleNames) {
    const they = await person(alipay, role);
    for (const [method, path, scope] of paths) {
      const { status } = await they.ask(path, method === 'POST' ? {} : undefined);
      const mayIt = scopesOf([role], 'partner').includes(scope);
      if ((status !== 401) !== mayIt) wrong.push(`${role} ${method} ${path} ${status}`);
    }
  }
  // A key that bears every scope there is: what is for people asks for a person.
  const { key } = await db.tx((tx) =>
    createAccessKey(tx, { role: 'partner', name: 'all', scopes: partnerScopes, partyId: alipay }),
  );
  for (const [method, path] of paths.filter(([, , scope]) => /^(people|keys)/.test(scope))) {
    const { status } = await visitor().ask(path, method === 'POST' ? {} : undefined, key);
    if (status !== 401) wrong.push(`key ${method} ${path} ${status}`);
  }
  expect(wrong).toEqual([]);
  expect((await visitor().ask('/me', undefined, key)).status).toBe(401);
  // Each scope is some role's, and opens something.
  const given = partnerRoleNames.flatMap((role) => scopesOf([role], 'partner'));
  expect([...new Set(given)].toSorted()).toEqual([...partnerScopes].toSorted());
  expect([...new Set(opens.map(([, , scope]) => scope))].toSorted()).toEqual(
    [...partnerScopes].toSorted(),
  );
});

test('behaviour: an administrator lets in their own people, by a link to the partners’ door; it stands in the log', async () => {
  const ruler = await person(alipay, 'administrator');
  const me = await ruler.ask('/me');
  expect(me.body).toMatchObject({
    ...{ name: ruler.name, roles: ['administrator'] },
    partner: { id: alipay, source: 'alipay' },
  });
  const wanted = { name: 'Wang Wu', email: 'wang@alipay.example', roles: ['viewer'] };
  const made = await ruler.ask('/people', wanted);
  expect(made).toMatchObject({ status: 201, body: { state: 'invited', roles: ['viewer'] } });
  const link = await ruler.ask(`/people/${made.body.id}/links`, null);
  const [, secret] = String(link.body.url).split('/partner/link#');
  const fresh = visitor();
  expect((await fresh.ask('/sign-in/link', { secret })).body).toEqual({
    ...{ name: 'Wang Wu', needsCode: false },
  });
  const entered = await fresh.ask('/sign-in/password', { secret, password: PASSWORD });
  expect(entered.body).toEqual({ stage: 'open' }); // A viewer changes nothing: no app is asked for.
  expect((await fresh.ask('/people')).status).toBe(401);
  const roles = { roles: ['developer'] };
  expect((await fresh.ask(`/people/${made.body.id}/roles`, roles)).status).toBe(401);
  expect((await ruler.ask(`/people/${made.body.id}/roles`, roles)).status).toBe(200);
  expect((await fresh.ask('/me')).status).toBe(401); // Other roles end their sessions.
  expect((await ruler.ask(`/people/${made.body.id}/block`, null)).body).toMatchObject({
    state: 'blocked',
  });
  const again = { who: 'wang@alipay.example', password: PASSWORD };
  expect((await visitor().ask('/sign-in', again)).body).toMatchObject({ code: 'sign_in_wrong' });
  expect((await ruler.ask('/people', { ...wanted, roles: ['officer'] })).status).toBe(400);
  const log = await listEntries(db, { before: null, actor: ruler.name, subject: null, most: 50 });
  const acts = log.map(({ action }) => action);
  expect(acts).toContain('POST /api/partner/people/:user/block');
  expect(acts).toContain('POST /api/partner/people');
  // Each once: before it was tried, and what came of it.
  const posts = ['', '/:user/links', '/:user/roles', '/:user/block', ''].map(
    (path) => `POST /api/partner/people${path}`,
  );
  const tried = log.filter(({ step }) => step !== 'done');
  const steps = tried.map(({ action, step }) => `${step} ${action}`);
  const expected = posts.flatMap((action) => [`begun ${action}`, `ended ${action}`]);
  expect(steps.toSorted()).toEqual(expected.toSorted());
});

test('error: what no scope opens is not there, by whichever session or key', async () => {
  const ruler = await person(alipay, 'administrator');
  for (const path of ['/nothing', '/me/x', '/keysx']) {
    expect((await ruler.ask(path, {})).status).toBe(404);
    expect((await ruler.ask(path)).status).toBe(404);
    expect((await visitor().ask(path, {})).status).toBe(404);
  }
});

test('error: whom the lender blocked their own administrator does not let in again; whom they blocked themselves they do', async () => {
  const ruler = await person(alipay, 'administrator');
  const one = await person(alipay, 'viewer');
  const lender = (kind: 'block' | 'unblock') =>
    txOrRefuse(db, (tx) =>
      changePerson(deps, tx, {
        ...{ id: one.id, change: { kind }, of: 'any', by: 'staff_x', ruling: 'administrator' },
      }),
    );
  const ask = async (act: 'block' | 'unblock') => {
    const { status, body } = await ruler.ask(`/people/${one.id}/${act}`, null);
    return [status, body.code ?? [body.state, body.blockedBy]];
  };
  expect(await ask('block')).toEqual([200, ['blocked', 'house']]);
  expect(await ask('unblock')).toEqual([200, ['active', null]]);
  expect(await lender('block')).toMatchObject({ ok: true });
  expect(await ask('unblock')).toEqual([409, 'blocked_by_lender']);
  // Blocked once more, or reset, by their own house it is the lender's block still.
  expect(await ask('block')).toEqual([200, ['blocked', 'lender']]);
  expect((await ruler.ask(`/people/${one.id}/reset`, null)).body).toMatchObject({
    ...{ state: 'blocked', blockedBy: 'lender' },
  });
  expect(await ask('unblock')).toEqual([409, 'blocked_by_lender']);
  expect((await ruler.ask(`/people/${one.id}/links`, null)).status).toBe(409);
  expect(await lender('unblock')).toMatchObject({ ok: true, value: { state: 'invited' } });
  // The lender lets in whom the house blocked, and its block takes the place of the house's.
  expect(await ask('block')).toEqual([200, ['blocked', 'house']]);
  expect(await lender('block')).toMatchObject({ ok: true, value: { blockedBy: 'lender' } });
});

test('behaviour: of who is blocked it is told how many live keys they made; these go on until they are revoked', async () => {
  const [ruler, developer] = [
    await person(alipay, 'administrator'),
    await person(alipay, 'developer'),
  ];
  const make = async (name: string) =>
    (await developer.ask('/keys', { name, scopes: ['webhooks.read'] })).body;
  const [first, second] = [await make('k1'), await make('k2')];
  await ruler.ask('/keys', { name: 'another’s', scopes: ['webhooks.read'] });
  const blocked = await ruler.ask(`/people/${developer.id}/block`, null);
  expect(blocked.body).toMatchObject({ state: 'blocked', keys: 2 });
  expect((await visitor().ask('/webhooks', undefined, String(first.key))).status).toBe(200);
  expect((await ruler.ask(`/keys/${first.id}/revoke`, null)).status).toBe(204);
  expect((await visitor().ask('/webhooks', undefined, String(first.key))).status).toBe(401);
  expect((await visitor().ask('/webhooks', undefined, String(second.key))).status).toBe(200);
  const people = (await ruler.ask('/people')).body.people as { id: string; keys: number }[];
  expect(people.find(({ id }) => id === developer.id)?.keys).toBe(1);
});

test('error: a partner is not told who of the lender handed the way in out', async () => {
  const ruler = await person(alipay, 'administrator');
  const made = await txOrRefuse(db, (tx) =>
    inviteUser(deps, tx, {
      ...{ partyId: alipay, audience: 'partner', name: 'by the lender', roles: ['viewer'] },
      email: 'by@alipay.example',
    }),
  );
  if (!made.ok) return expect.fail(made.error.code);
  const id = made.value;
  const linkOf = async () => {
    const { people } = (await ruler.ask('/people')).body as {
      people: { id: string; link: object }[];
    };
    return people.find((one) => one.id === id)?.link;
  };
  const by = { id: 'staff_1', name: 'Lender Li' };
  await txOrRefuse(db, (tx) => makeLink(deps, tx, id, { by, needsCode: true }));
  expect(await linkOf()).toMatchObject({ madeBy: null, codeBy: null, hasCode: false });
  const other = { id: 'staff_2', name: 'Lender Wu' };
  await txOrRefuse(db, (tx) => makeEntryCode(deps, tx, id, other));
  expect(await linkOf()).toMatchObject({ madeBy: null, codeBy: null, hasCode: true });
  expect(await viewPerson(deps, await getUser(db, id), { id: 'staff_3', of: 'any' })).toMatchObject(
    {
      link: { madeBy: 'Lender Li', codeBy: 'Lender Wu' },
    },
  );
  await ruler.ask(`/people/${id}/links`, null);
  expect(await linkOf()).toMatchObject({ madeBy: ruler.name, needsCode: false });
});

test('error: of another partner nothing is there: its people, its keys', async () => {
  const [mine, theirs] = [
    await person(alipay, 'administrator'),
    await person(taobao, 'administrator'),
  ];
  const made = await theirs.ask('/keys', { name: 'theirs', scopes: ['borrowers.read'] });
  for (const act of ['block', 'unblock', 'reset', 'links', 'sessions/end']) {
    expect((await mine.ask(`/people/${theirs.id}/${act}`, null)).body).toMatchObject({
      ...{ status: 404, code: 'user_not_found' },
    });
  }
  const roles = { roles: ['viewer'] };
  expect((await mine.ask(`/people/${theirs.id}/roles`, roles)).status).toBe(404);
  expect((await mine.ask(`/keys/${made.body.id}/revoke`, null)).body).toMatchObject({
    ...{ status: 404, code: 'key_not_found' },
  });
  const names = (await mine.ask('/keys')).body.keys as { readonly name: string }[];
  expect(names.map(({ name }) => name)).not.toContain('theirs');
  const people = (await mine.ask('/people')).body.people as { readonly id: string }[];
  expect(people.map(({ id }) => id)).not.toContain(theirs.id);
  expect((await theirs.ask('/me')).status).toBe(200);
});

test('behaviour: a key is shown once, opens no more than its maker, tells when it was used, and is revoked for good', async () => {
  const developer = await person(alipay, 'developer');
  const beyond = { name: 'spy', scopes: ['webhooks.read', 'borrowers.read'] };
  expect((await developer.ask('/keys', beyond)).body).toMatchObject({ code: 'scope_beyond_own' });
  expect((await developer.ask('/keys', { name: 'x1', scopes: ['people.write'] })).status).toBe(400);
  const made = await developer.ask('/keys', { name: 'sync', scopes: ['webhooks.read'] });
  expect(made.status).toBe(201);
  const key = String(made.body.key);
  const listed = async () => {
    const { body } = await developer.ask('/keys');
    expect(JSON.stringify(body)).not.toContain(key);
    const keys = body.keys as { readonly id: string; readonly usedAt: number | null }[];
    return keys.find(({ id }) => id === made.body.id);
  };
  expect(await listed()).toMatchObject({ madeBy: developer.name, usedAt: null, revokedAt: null });
  expect((await visitor().ask('/webhooks', undefined, key)).status).toBe(200);
  expect((await visitor().ask('/borrowers', undefined, key)).status).toBe(401);
  expect((await listed())?.usedAt).toBeGreaterThan(0);
  expect((await developer.ask(`/keys/${made.body.id}/revoke`, null)).status).toBe(204);
  expect((await visitor().ask('/webhooks', undefined, key)).status).toBe(401);
  expect((await developer.ask(`/keys/${made.body.id}/revoke`, null)).status).toBe(404);
  expect((await developer.ask('/keys')).status).toBe(200);
});

test('error: no other site acts with a session, and a key that is wrong is not made up for by one', async () => {
  const viewer = await person(alipay, 'viewer');
  expect((await viewer.ask('/borrowers')).status).toBe(200);
  expect((await viewer.ask('/borrowers', undefined, 'o3k_wrong')).status).toBe(401);
  expect((await visitor().ask('/borrowers')).status).toBe(401);
});

import { makeKey } from '@open310/sdk';
import { expect, test } from 'vitest';
import { openLender, signedInShop } from './lender.ts';
import { snapshotTables } from './tables.ts';

// Who may call what, and what a repeated request does.

const lender = await openLender({ LOG_LEVEL: 'warn' });
const { url } = lender.stack;

interface Described {
  readonly paths: Record<string, Record<string, { security?: readonly object[] }>>;
}

test('error: every route of borrowers asks for a session, save those that make one, and the check of a document', async () => {
  const described = (await (await fetch(`${url}/openapi.json`)).json()) as Described;
  const before = await snapshotTables(lender.db);
  const open: string[] = [];
  const closed: string[] = [];
  for (const [path, methods] of Object.entries(described.paths)) {
    if (!path.startsWith('/api/borrower/')) continue;
    for (const [method, route] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`;
      if (route.security?.length === 0) {
        open.push(name);
        continue;
      }
      closed.push(name);
      const prefix = /\/(\w+?)s?\/\{id\}/.exec(path)?.[1] ?? 'loan';
      // An id that names an open route must not open this one.
      for (const id of [makeKey(prefix), 'sign-in']) {
        const answer = await fetch(url + path.replace('{id}', id), {
          method: method.toUpperCase(),
          ...(method === 'post'
            ? { body: '{}', headers: { 'content-type': 'application/json' } }
            : {}),
        });
        const problem = (await answer.json()) as { code: string };
        expect([name, id, answer.status, problem.code]).toEqual([name, id, 401, 'not_signed_in']);
      }
    }
  }
  expect(open.toSorted()).toEqual([
    'GET /api/borrower/callback/{source}',
    'GET /api/borrower/sign-in',
    'POST /api/borrower/sign-in',
    'POST /api/borrower/sign-in/phone',
    'POST /api/borrower/sign-in/phone/code',
    'POST /api/borrower/verify-document', // For whoever holds a document.
  ]);
  expect(closed.length).toBeGreaterThan(17);
  expect(await snapshotTables(lender.db)).toEqual(before);
});

test('behaviour: signing out ends the session, of this browser alone', async () => {
  const borrower = await signedInShop(lender, 1);
  const other = await signedInShop(lender, 1);
  const me = (of: typeof borrower) => of.visitor.request(`${url}/api/borrower/me`);
  const mine = await me(borrower);
  expect(mine.status).toBe(200);
  await borrower.visitor.request(`${url}/api/borrower/sign-out`, { method: 'POST' });
  expect((await me(borrower)).status).toBe(401);
  expect((await me(other)).status).toBe(200);
});

test('behaviour: a session’s cookie is out of reach of scripts and of other sites', async () => {
  const begun = await fetch(`${url}/api/borrower/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"source":"alipay"}',
  });
  expect(begun.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
});

test('behaviour: a request repeated under its Idempotency-Key answers the same and takes effect once', async () => {
  const borrower = await signedInShop(lender, 2);
  const key = makeKey('key');
  const post = (body: string, as = borrower, path = '/api/borrower/applications') =>
    as.visitor.request(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
    });
  const first = await post('{}');
  expect(first.status).toBe(201);
  const { id } = (await first.clone().json()) as { id: string };
  const again = await post('{}');
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect(await again.text()).toBe(await first.text());

  const other = await post(JSON.stringify({ id: makeKey('application') }));
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
    422,
    'idempotency_key_reused',
  ]);
  const elsewhere = await post('{}', borrower, `/api/borrower/applications/${id}/supplement`);
  expect(elsewhere.status).toBe(422);

  const stranger = await signedInShop(lender, 3);
  const theirs = await post('{}', stranger); // A key belongs to its caller.
  expect(theirs.status).toBe(201);
  expect(((await theirs.json()) as { id: string }).id).not.toBe(id);
});

test('behaviour: the same request eight times at once takes effect once', async () => {
  const borrower = await signedInShop(lender, 4);
  const key = makeKey('key');
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      borrower.visitor.request(`${url}/api/borrower/applications`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: '{}',
      }),
    ),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
  const made = await Promise.all(
    answers
      .filter((a) => a.status === 201)
      .map(async (a) => ((await a.json()) as { id: string }).id),
  );
  expect(new Set(made).size).toBe(1);
});

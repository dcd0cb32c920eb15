import { keysInMemory, makeKey, signDisclosure, unwrap } from '@open310/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVisitor } from '../../lab/borrower/index.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { audit, desk, type Hand, openBrowser, openHand, phone } from './browser.ts';
import { offeredShop, openLender, shownTo, signedInShop } from './lender.ts';
import { openStaff } from './staff.ts';
import { snapshotTables } from './tables.ts';

// Who may call what, and what a repeated request does; coming in by a code on one's phone, and where one is signed in.

buildPages();
const lender = await openLender({ LOG_LEVEL: 'warn', WEB_DIR: webDist });
const { stack, db } = lender;
const { url } = stack;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Described {
  readonly paths: Record<
    string,
    Record<string, { security?: readonly object[]; requestBody?: object }>
  >;
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

test('error: whatever a borrower signs, by the offer or under the limit, one key signs it in a session', async () => {
  const described = (await (await fetch(`${url}/openapi.json`)).json()) as Described;
  const signing = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { requestBody }]) => JSON.stringify(requestBody ?? '').includes('"signature"'))
      .map(([method]) => `${method} ${path}`),
  );
  expect(signing.toSorted()).toEqual([
    'post /api/borrower/applications/{id}/confirm',
    'post /api/borrower/facilities/{id}/drawdowns',
    'post /api/borrower/hardships/{id}/accept', // In `hardships.db.test.ts`.
  ]);
  const { borrower, application } = await offeredShop(lender, 5);
  const { api, keys } = borrower;
  const stranger = keysInMemory();
  const params = { path: { id: application.id } };
  const tie = (key: string | null) =>
    db.pool.query(
      'update sessions.sessions set key_digest = sha256($2::bytea) where borrower_id = $1',
      [borrowerId, key],
    );
  const { borrowerId } = await unwrap(api.GET('/api/borrower/me'));
  const shown = await shownTo(borrower, application.id);
  const bodyOf = async (
    by: typeof keys,
    table: { readonly id: string; readonly digest: string },
  ) => ({
    ...{ drawdownId: makeKey('drawdown'), disclosureId: table.id },
    signature: await signDisclosure(by, table),
  });
  const refused = async (asked: Promise<{ response: Response; error?: unknown }>) => {
    const { response, error } = await asked;
    return [response.status, (error as { readonly code?: string } | undefined)?.code];
  };
  const path = '/api/borrower/applications/{id}/confirm';
  await tie('another key');
  const body = await bodyOf(keys, shown);
  expect(await refused(api.POST(path, { params, body }))).toEqual([422, 'signature_wrong']);
  await tie(null);
  const { facilityId } = await unwrap(api.POST(path, { params, body }));

  const under = { path: { id: facilityId } };
  const table = await unwrap(
    api.POST('/api/borrower/facilities/{id}/disclosures', {
      params: under,
      body: { amountFen: '200000', termMonths: 6 },
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, table.readingMs));
  const draws = '/api/borrower/facilities/{id}/drawdowns';
  const theirs = await bodyOf(stranger, table);
  const wrong = await refused(api.POST(draws, { params: under, body: theirs }));
  expect(wrong).toEqual([422, 'signature_wrong']);
  const { signature: _, ...unsigned } = theirs;
  const none = await refused(api.POST(draws, { params: under, body: unsigned }));
  expect(none).toEqual([422, 'signature_missing']);
  await unwrap(api.POST(draws, { params: under, body: await bodyOf(keys, table) }));
}, 60_000);

/** What lies on a phone, the newest first. */
async function messagesOn(number: string): Promise<string[]> {
  const answer = await fetch(`${stack.sandboxUrl}/sms/outbox?phone=${number}`);
  return ((await answer.json()) as { text: string }[]).map(({ text }) => text);
}

const codeIn = (text: string | undefined): string => /\d{6}/.exec(text ?? '')?.[0] ?? '';

/** The code on a phone, once it is there. */
async function codeOn(number: string): Promise<string> {
  await expect.poll(() => messagesOn(number), { timeout: 20_000 }).toHaveLength(1);
  return codeIn((await messagesOn(number))[0]);
}

async function openPhone(locale = 'zh-CN') {
  const context = await browser.newContext({ viewport: phone, locale });
  return { context, hand: await openHand(context) };
}

test('behaviour: somebody new comes in by a code, sees where they are signed in, and ends the other browser', async () => {
  const number = '13800138001';
  const { context, hand } = await openPhone();
  const findings: string[] = [];
  await hand.page.goto(`${stack.url}/?segment=shop`);
  await hand.tap('start-phone');
  await hand.type('phone-number', '1380013800');
  await hand.tap('phone-send');
  await hand.page.getByText('请填写 11 位内地手机号').waitFor();
  findings.push(...(await audit(hand, 'phone')));
  await hand.type('phone-number', '+86 138-0013-8001');
  await hand.tap('phone-send');
  await hand.see('phone-code');
  const field = hand.page.getByTestId('phone-code');
  expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
  expect(await hand.page.getByTestId('phone-again').isDisabled()).toBe(true);
  const code = await codeOn(number);
  expect((await messagesOn(number))[0]).toMatch(/^【.+】验证码 \d{6}，用于登录.+请勿告诉任何人。$/);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await hand.type('phone-code', wrong);
  await hand.tap('phone-enter');
  await hand.page.getByText('验证码不正确或已失效').waitFor();
  findings.push(...(await audit(hand, 'code')));
  await hand.type('phone-code', code);
  await hand.page.keyboard.press('Enter');
  await hand.see('consent-none');
  findings.push(...(await audit(hand, 'nothing connected')));
  // A partner's account is added to whoever is signed in, in the session they have.
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=offline-shop-371`);
  await hand.page.goto(`${stack.url}/consent`);
  await hand.tap('sign-in-alipay');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  await hand.page.goto(`${stack.url}/me/sessions`);
  await hand.see('session');
  expect(await hand.page.getByTestId('session').count()).toBe(1);
  expect(await hand.page.getByTestId('sessions-phone-number').textContent()).toBe('138****8001');
  findings.push(...(await audit(hand, 'sessions')));
  expect(findings).toEqual([]);

  // The same person in another browser; their token in a third opens nothing, and ends theirs.
  const { visitor: borrower } = await enterByPhone('13800138001');
  await hand.page.reload();
  await expect.poll(() => hand.page.getByTestId('session').count()).toBe(2);
  await hand.tap('session-end');
  await hand.tap('session-end-confirm');
  await expect.poll(() => hand.page.getByTestId('session').count()).toBe(1);
  expect((await borrower.request(`${stack.url}/api/borrower/me`)).status).toBe(401);

  findings.push(...(await changeNumber(hand, '13800138001', '13800138009')));
  expect(findings).toEqual([]);
  const cookies = await context.cookies(stack.url);
  const token = cookies.find(({ name }) => name === 'open310_session')?.value;
  const elsewhere = await fetch(`${stack.url}/api/borrower/me`, {
    headers: { cookie: `open310_session=${token}; open310_device=${'x'.repeat(32)}` },
  });
  expect(elsewhere.status).toBe(401);
  await hand.page.reload();
  await hand.see('session-ended');
  expect(lender.output()).toContain('session.stolen');
  for (const secret of [number, code, token ?? 'no token']) {
    expect(lender.output()).not.toContain(secret);
  }
  await context.close();
}, 60_000);

const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** A program that comes in by a phone. A number that has just had a code waits no minute here: its codes are older. */
async function enterByPhone(number: string) {
  await db.pool.query("update sessions.codes set asked_at = asked_at - interval '61 seconds'");
  const before = (await messagesOn(number)).length;
  const visitor = openVisitor();
  const at = `${stack.url}/api/borrower/sign-in/phone`;
  const asked = await visitor.request(`${at}/code`, json({ phone: number }));
  expect(asked.status).toBe(200);
  await expect.poll(() => messagesOn(number), { timeout: 20_000 }).toHaveLength(before + 1);
  const code = codeIn((await messagesOn(number))[0]);
  return { visitor, entered: await visitor.request(at, json({ phone: number, code })) };
}

/** Another number takes the place of this one: that one is told, and what is open elsewhere ends. @returns What axe finds. */
async function changeNumber(hand: Hand, number: string, next: string): Promise<string[]> {
  const { visitor } = await enterByPhone(number);
  await hand.tap('sessions-phone-bind');
  await hand.type('phone-number', next);
  await hand.tap('phone-send');
  await hand.see('phone-code');
  await hand.type('phone-code', await codeOn(next));
  const findings = await audit(hand, 'another number');
  await hand.tap('phone-enter');
  const shown = hand.page.getByTestId('sessions-phone-number');
  await expect.poll(() => shown.textContent()).toBe(`138****${next.slice(-4)}`);
  const newest = async () => (await messagesOn(number))[0];
  await expect.poll(newest).toContain(`尾号 ${next.slice(-4)}`);
  expect((await visitor.request(`${stack.url}/api/borrower/me`)).status).toBe(401);
  expect(await hand.page.getByTestId('session').count()).toBe(1);
  return findings;
}

test('error: asked twice the number waits; a code whose sending got no answer arrives once; staff sign somebody out who lost a phone', async () => {
  const number = '13800138002';
  await lender.control('faults', { partner: 'sms', kind: 'answer_lost', method: 'SendSms' });
  const { visitor, entered } = await enterByPhone(number);
  expect(entered.status).toBe(200);
  const again = await fetch(
    `${stack.url}/api/borrower/sign-in/phone/code`,
    json({ phone: number }),
  );
  expect(again.status).toBe(429);
  const problem = (await again.json()) as { code: string; until: number };
  expect(problem).toMatchObject({ code: 'code_too_soon', until: expect.any(Number) });
  expect(await messagesOn(number)).toHaveLength(1);
  const me = await visitor.request(`${stack.url}/api/borrower/me`);
  const { borrowerId } = (await me.json()) as { borrowerId: string };
  const { headers } = await openStaff(
    lender,
    'desk',
    'identity.read',
    'identity.write',
    'sources.read',
  );
  const stranger = `${stack.url}/api/staff/borrower-sessions/borrower_${'0'.repeat(32)}/end`;
  const unknown = await fetch(stranger, {
    ...json({ stopPhone: true }),
    headers: { ...headers, 'content-type': 'application/json' },
  });
  expect(unknown.status).toBe(404);
  const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
  const key = headers.authorization.slice('Bearer '.length);
  await context.addInitScript(`sessionStorage.setItem('open310.staff-key', '${key}')`);
  const page = await context.newPage();
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=overview`);
  await page.getByTestId('borrower-sign-out').click();
  await page.getByRole('checkbox').check();
  await page.getByTestId('borrower-alone').waitFor(); // Nothing else lets them in.
  const findings = await audit({ page }, 'sign the borrower out');
  await page.getByRole('dialog').getByRole('button', { name: '结束客户的登录' }).click();
  await page.getByText('已结束 1 个登录').waitFor();
  expect((await visitor.request(`${stack.url}/api/borrower/me`)).status).toBe(401);
  // Whoever has the phone now comes in by its number no more, until it is known that its owner has it again.
  const thief = await enterByPhone(number);
  expect([thief.entered.status, await thief.entered.json()]).toMatchObject([
    ...[409, { code: 'phone_unproven' }],
  ]);
  await page.getByTestId('borrower-stopped').waitFor();
  findings.push(...(await audit({ page }, 'a number is stopped')));
  await page.getByTestId('borrower-lift').click();
  await page.getByRole('dialog').locator('textarea').fill('已核实身份，号码已补卡');
  findings.push(...(await audit({ page }, 'let the number sign in')));
  await page.getByRole('dialog').getByRole('button', { name: '恢复手机号登录' }).click();
  await page.getByText('已恢复').waitFor();
  await expect.poll(() => page.getByTestId('borrower-stopped').count()).toBe(0);
  expect(findings).toEqual([]);
  await context.close();
  expect((await enterByPhone(number)).entered.status).toBe(200);
}, 60_000);

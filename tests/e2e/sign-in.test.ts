import { unwrap } from '@open310/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBorrower } from '../../lab/borrower/index.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { scopesOf } from '../../server/src/access/index.ts';
import { addPartner } from '../../server/src/party/index.ts';
import { audit, desk, openBrowser, phone } from './browser.ts';
import { openProvider } from './identity-provider.ts';
import { openLender } from './lender.ts';
import { appCode, enterPerson, GOOD_PASSWORD, staffCommand, visitor } from './person.ts';
import { openStaff, type Staff } from './staff.ts';

// The lender's people and partners': how they come in, what ends it, who lets whom in.

const CALLBACK = '/api/staff/sign-in/oidc/callback';
const idp = await openProvider();
buildPages();
const lender = await openLender({
  ...{ WEB_DIR: webDist, MAKER_CHECKER: 'on', OIDC_ISSUER: idp.issuer },
  ...{ OIDC_CLIENT_ID: 'open310', OIDC_CLIENT_SECRET: 'a secret of the provider' },
  ...{ PARTNER_OIDC_ISSUER: idp.issuer, PARTNER_OIDC_CLIENT_ID: 'open310' },
  PARTNER_OIDC_CLIENT_SECRET: 'a secret of the provider',
});
const { stack, db } = lender;
idp.allow(`${stack.url}${CALLBACK}`);
idp.allow(`${stack.url}${CALLBACK.replace('staff', 'partner')}`);
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  idp.server.close();
});

test('behaviour: an invited person chooses a password, sets up an app, keeps the codes and is in; the link opens once', async () => {
  const { out } = await staffCommand(
    lender,
    ...['invite', 'Li Na', '--email', 'li.na@lender.example', '--role', 'administrator'],
  );
  const link = out.split('\n')[0] ?? '';
  const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
  const page = await context.newPage();
  const findings: string[] = [];
  await page.goto(link);
  await page.getByTestId('password-next').fill('li na is my name');
  await page.getByTestId('password-again').fill('another');
  await page.getByTestId('link-enter').click();
  await page.getByText('两次输入不一致').waitFor();
  findings.push(...(await audit({ page }, 'link')));
  await page.getByTestId('password-again').fill('li na is my name');
  await page.getByTestId('link-enter').click();
  await page.getByText('这个密码容易被猜到').waitFor();
  await page.getByTestId('password-next').fill(GOOD_PASSWORD);
  await page.getByTestId('password-again').fill(GOOD_PASSWORD);
  await page.keyboard.press('Enter');
  const secret = (await page.getByTestId('second-secret').textContent()) ?? '';
  findings.push(...(await audit({ page }, 'second factor')));
  await page.getByTestId('staff-code').fill('000000');
  await page.getByTestId('second-confirm').click();
  await page.getByText('验证码不正确').waitFor();
  await page.getByTestId('staff-code').fill(appCode(secret));
  await page.keyboard.press('Enter');
  await page.getByTestId('recovery-codes').waitFor();
  const codes = await page.getByTestId('recovery-codes').locator('code').allTextContents();
  expect(codes).toHaveLength(10);
  findings.push(...(await audit({ page }, 'recovery codes')));
  await page.getByTestId('recovery-kept').click();
  await page.getByTestId('staff-me').click();
  await page.getByTestId('sessions').getByText('当前会话').waitFor();
  expect(await page.getByTestId('account').textContent()).toContain('li.na@lender.example');
  findings.push(...(await audit({ page }, 'account')));
  await page.getByRole('link', { name: '人员' }).click();
  await page.getByTestId('people').getByText('Li Na (您)').waitFor();
  findings.push(...(await audit({ page }, 'people')));
  await page.getByTestId('staff-leave').click();
  await page.getByTestId('staff-who').fill('Li Na');
  findings.push(...(await audit({ page }, 'sign-in')));
  await page.keyboard.press('Enter');
  await page.getByTestId('staff-password').fill('not the one of hers');
  await page.keyboard.press('Enter');
  await page.getByText('姓名与密码不匹配').waitFor();
  await page.getByTestId('staff-password').fill(GOOD_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByTestId('staff-code').fill(codes[0] ?? '');
  findings.push(...(await audit({ page }, 'code')));
  await page.keyboard.press('Enter');
  await page.getByTestId('staff-me').waitFor();
  expect(findings).toEqual([]);
  await page.goto(link); // Used: it says so, and lets nobody in.
  await page.reload();
  await page.getByText('链接已用过').waitFor();
  await context.close();
}, 120_000);

test('behaviour: whoever comes by another browser is listed as new, and is sent out by one click', async () => {
  const mine = await enterPerson(lender, 'two browsers', 'auditor');
  const other = visitor(lender);
  const word = { who: 'two browsers', password: GOOD_PASSWORD };
  const agent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18 Safari/605';
  expect((await other.ask('/sign-in', word, { agent })).body).toEqual({ stage: 'open' });
  const { body } = await mine.ask('/me/account');
  expect(body.sessions).toMatchObject([
    { says: 'Safari, macOS', newDevice: true, isThis: false },
    { says: 'Chrome, Windows', newDevice: false, isThis: true },
  ]);
  const strange = body.sessions as { readonly id: string }[];
  expect((await other.ask('/me')).status).toBe(200);
  expect((await mine.ask(`/me/sessions/${strange[0]?.id}/end`, null)).status).toBe(204);
  expect((await mine.ask(`/me/sessions/${strange[0]?.id}/end`, null)).status).toBe(404);
  expect((await other.ask('/me')).status).toBe(401);
  // Nobody ends the session of another.
  const stranger = await enterPerson(lender, 'a stranger', 'auditor');
  const id = strange[1]?.id;
  expect((await stranger.ask(`/me/sessions/${id}/end`, null)).status).toBe(404);
  expect((await mine.ask('/me')).status).toBe(200);
});

test('error: a stolen token opens nothing in another browser and is void; no other site acts with a cookie', async () => {
  const mine = await enterPerson(lender, 'robbed', 'auditor');
  const foreign = await mine.ask('/sign-out', null, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(401);
  expect((await mine.ask('/me')).status).toBe(200);
  const word = { who: 'robbed', password: GOOD_PASSWORD };
  const forged = await visitor(lender).ask('/sign-in', word, { origin: 'https://evil.example' });
  expect(forged.body).toMatchObject({ code: 'access_denied' });
  const thief = visitor(lender);
  thief.cookies.set('open310_staff', mine.cookies.get('open310_staff') ?? '');
  thief.cookies.set('open310_staff_device', 'x'.repeat(32));
  expect((await thief.ask('/me')).status).toBe(401);
  expect((await mine.ask('/me')).status).toBe(401);
  // What a process writes comes when it comes.
  await expect.poll(() => lender.output()).toContain('session.stolen');
});

test('error: after too many wrong tries none is heard, and the answers are those of a user that is none', async () => {
  await enterPerson(lender, 'guessed at', 'auditor');
  const told: string[][] = [];
  for (const who of ['guessed at', 'nobody at all']) {
    const codes: string[] = [];
    for (let k = 0; k < 6; k += 1) {
      const answer = await visitor(lender).ask('/sign-in', { who, password: 'wrong wrong' });
      codes.push(`${answer.status} ${answer.body.code}`);
    }
    told.push(codes);
  }
  expect(told[0]).toEqual([...Array(5).fill('401 sign_in_wrong'), '429 sign_in_locked']);
  expect(told[1]).toEqual(told[0]);
  const right = { who: 'guessed at', password: GOOD_PASSWORD };
  expect((await visitor(lender).ask('/sign-in', right)).status).toBe(429);
}, 60_000);

test('error: before the second factor nothing opens, and no code opens twice', async () => {
  const mine = await enterPerson(lender, 'half in', 'operations');
  const again = visitor(lender);
  const word = { who: 'half in', password: GOOD_PASSWORD };
  expect((await again.ask('/sign-in', word)).body).toEqual({ stage: 'code' });
  for (const path of ['/me', '/me/account', '/sources', '/today']) {
    expect((await again.ask(path)).body).toMatchObject({ code: 'second_factor_needed' });
  }
  const code = appCode(mine.secret, 1);
  const before = again.cookies.get('open310_staff');
  expect((await again.ask('/sign-in/code', { code })).body).toEqual({ stage: 'open' });
  expect(again.cookies.get('open310_staff')).not.toBe(before);
  const third = visitor(lender);
  await third.ask('/sign-in', word);
  expect((await third.ask('/sign-in/code', { code })).body).toMatchObject({ code: 'code_wrong' });
  // Its roles ask for it: it is not taken away.
  const removed = await again.ask('/me/second-factor/remove', { code: appCode(mine.secret, 1) });
  expect(removed.body).toMatchObject({ code: 'second_factor_required' });
});

test('behaviour: rights are given by one and allowed by another, count at once, and are written down', async () => {
  const [one, two] = [
    await enterPerson(lender, 'ruler one', 'administrator'),
    await enterPerson(lender, 'ruler two', 'administrator'),
  ];
  const body = { name: 'new one', email: 'new@lender.example', roles: ['finance'] };
  const wanted = await one.ask('/people', body);
  expect(wanted.status).toBe(202);
  const decision = { outcome: 'allow', reason: 'known to me' };
  expect((await one.ask(`/proposals/${wanted.body.id}`, decision)).body).toMatchObject({
    code: 'proposal_own',
  });
  // With a key of theirs it is still one person.
  const { out } = await staffCommand(
    lender,
    ...['add', 'ruler one'],
    ...['--scope', 'checks.write', '--scope', 'people.write'],
  );
  const key = out.split('\n')[0] ?? '';
  const byKey = await visitor(lender).ask(`/proposals/${wanted.body.id}`, decision, { key });
  expect(byKey.body).toMatchObject({ code: 'proposal_own' });
  // Whose roles are about something else neither sees nor allows it.
  const teller = await enterPerson(lender, 'a teller', 'finance');
  expect((await teller.ask('/proposals')).body).toEqual({ proposals: [] });
  expect((await teller.ask(`/proposals/${wanted.body.id}`, decision)).status).toBe(404);
  expect((await two.ask(`/proposals/${wanted.body.id}`, decision)).body).toMatchObject({
    state: 'done',
  });
  const { body: list } = await one.ask('/people');
  const people = list.people as { readonly id: string; readonly name: string }[];
  const idOf = (name: string) => people.find((person) => person.name === name)?.id;
  const link = await one.ask(`/people/${idOf('new one')}/links`, null);
  const fresh = visitor(lender);
  const secret = String(link.body.url).split('#')[1];
  // Who made the link does not enter by it: another gives the code that goes with it.
  const entry = { secret, password: GOOD_PASSWORD };
  expect((await fresh.ask('/sign-in/link', { secret })).body).toMatchObject({ needsCode: true });
  expect((await fresh.ask('/sign-in/password', entry)).body).toMatchObject({
    code: 'entry_code_wrong',
  });
  const codes = `/people/${idOf('new one')}/entry-code`;
  expect((await one.ask(codes, null)).body).toMatchObject({ code: 'link_own' });
  const { code } = (await two.ask(codes, null)).body;
  const entered = await fresh.ask('/sign-in/password', { ...entry, code });
  expect(entered.body).toEqual({ stage: 'enrol' });
  expect((await fresh.ask('/me')).body).toMatchObject({ code: 'second_factor_unset' });
  const own = await one.ask(`/people/${idOf('ruler one')}/block`, null);
  expect(own.body).toMatchObject({ code: 'user_own' });
  // What is taken away is taken at once.
  const blocked = await one.ask(`/people/${idOf('new one')}/block`, null);
  expect(blocked.body).toMatchObject({ state: 'blocked', sessions: 0 });
  expect((await fresh.ask('/me')).status).toBe(401);
  // What one wanted who is blocked meanwhile is not done.
  const late = await two.ask(`/people/${idOf('new one')}/unblock`, null);
  await one.ask(`/people/${idOf('ruler two')}/block`, null);
  const third = await enterPerson(lender, 'ruler three', 'administrator');
  expect((await third.ask(`/proposals/${late.body.id}`, decision)).body).toMatchObject({
    ...{ state: 'failed', code: 'access_denied' },
  });
  const { body: log } = await one.ask('/audit?actor=ruler%20one');
  const done = (log.entries as { readonly action: string }[]).map(({ action }) => action);
  expect(done).toContain('POST /api/staff/people/:user/links');
  expect(done).toContain('second-factor.set');
  const verdict = await one.ask('/audit/verdict');
  expect(verdict.body.problem).toBeNull();
});

test('behaviour: two let a number that was stopped sign in again: one wants it, another allows it', async () => {
  const borrower = openBorrower(stack.url);
  await borrower.signIn('alipay', 'offline-shop-9');
  const { borrowerId: id } = await unwrap(borrower.api.GET('/api/borrower/me'));
  const may = ['identity.read', 'identity.write', 'checks.write'];
  const [one, two, other] = [
    await openStaff(lender, 'desk one', ...may),
    await openStaff(lender, 'desk two', ...may),
    await openStaff(lender, 'no desk', 'identity.read', 'checks.write'),
  ];
  const at = { params: { path: { id } } };
  const stopped = async () =>
    (await unwrap(one.api.GET('/api/staff/borrower-sessions/{id}', at))).stoppedAt;
  const body = { reason: 'a new card, seen with their papers' };
  const lift = async () => {
    const answer = await one.api.POST('/api/staff/borrower-sessions/{id}/lift', { ...at, body });
    expect(answer.response.status).toBe(202);
    return (answer.data as never as { readonly id: string }).id;
  };
  const allow = async (by: Staff, proposal: string) => {
    const { data, error } = await by.api.POST('/api/staff/proposals/{id}', {
      params: { path: { id: proposal } },
      body: { outcome: 'allow', reason: 'seen and agreed' },
    });
    return error?.code ?? [data?.state, data?.code];
  };
  const stop = { ...at, body: { stopPhone: true } };
  await one.api.POST('/api/staff/borrower-sessions/{id}/end', stop);
  const wanted = await lift();
  expect(await stopped()).toBeGreaterThan(0);
  expect(await allow(one, wanted)).toBe('proposal_own');
  expect(await allow(other, wanted)).toBe('access_denied');
  expect(await allow(two, wanted)).toEqual(['done', null]);
  expect(await stopped()).toBeNull();
  expect(await allow(two, await lift())).toEqual(['failed', 'phone_not_stopped']);
});

test('property: a session opens what its roles open, and nothing else', async () => {
  const wrong: string[] = [];
  const ways = [
    ['/books', 'books.read'],
    ['/sources', 'sources.read'],
    ['/models', 'models.read'],
    ['/reviews', 'reviews.read'],
    ['/identities', 'identity.read'],
    ['/papers', 'papers.read'],
    ['/proposals', 'checks.read'],
    ['/people', 'people.read'],
    ['/audit', 'audit.read'],
  ] as const;
  for (const role of ['officer', 'analyst', 'finance', 'operations', 'auditor'] as const) {
    const person = await enterPerson(lender, `only ${role}`, role);
    for (const [path, scope] of ways) {
      const isOpen = (await person.ask(path)).status === 200;
      if (isOpen !== scopesOf([role]).includes(scope)) wrong.push(`${role} ${path} ${isOpen}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

test('behaviour: by the firm’s identity provider comes in who was invited; nobody else, and no forged answer', async () => {
  await staffCommand(
    lender,
    ...['invite', 'by provider', '--email', 'Wang@firm.example', '--role', 'auditor'],
  );
  const through = async () => {
    const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${stack.url}/staff`);
    await page.getByTestId('staff-oidc').click();
    return page;
  };
  idp.be('sub-2', 'stranger@firm.example');
  const stranger = await through();
  await stranger.getByText('该账号未被邀请').waitFor();
  idp.be('sub-3', 'wang@firm.example', false);
  const unverified = await through();
  await unverified.getByText('该账号未被邀请').waitFor();
  idp.be('sub-1', 'wang@firm.example');
  const page = await through();
  await page.getByTestId('staff-me').waitFor();
  expect(await page.getByTestId('staff-me').textContent()).toBe('by provider');
  for (const one of [stranger, unverified, page]) await one.context().close();
  const forger = visitor(lender);
  await forger.ask('/sign-in/oidc');
  const forged = await forger.ask('/sign-in/oidc/callback?code=made-up&state=made-up');
  expect(forged.to).toContain('problem=oidc_refused');
  expect((await forger.ask('/sign-in/oidc/callback?code=x&state=y')).to).toContain('oidc_refused');
}, 60_000);

/** Two of the lender's let somebody of a partner in. @returns The link of one, the code of the other, and both. */
async function openPartner() {
  const partnerId = await db.tx((tx) => addPartner(tx, 'alipay'));
  const [one, two] = [
    await enterPerson(lender, 'giver one', 'administrator'),
    await enterPerson(lender, 'giver two', 'administrator'),
  ];
  const invite = async (name: string, email: string, role: string) => {
    const wanted = await one.ask(`/partners/${partnerId}/people`, { name, email, roles: [role] });
    expect(wanted.status).toBe(202);
    const decision = { outcome: 'allow', reason: 'known to me' };
    await two.ask(`/proposals/${wanted.body.id}`, decision);
    const partners = (await one.ask('/partners')).body.partners as {
      readonly people: readonly { readonly id: string; readonly name: string }[];
    }[];
    const id = partners[0]?.people.find((person) => person.name === name)?.id ?? expect.fail(name);
    const link = await one.ask(`/people/${id}/links`, null);
    return { id, url: String(link.body.url) };
  };
  const codeFor = async (id: string) =>
    String((await two.ask(`/people/${id}/entry-code`, null)).body.code);
  return { invite, codeFor, one };
}

test('behaviour: a partner’s administrator comes in by a link of one and a code of another, keeps keys and people there, and nothing of the lender’s opens', async () => {
  const { invite, codeFor, one } = await openPartner();
  const boss = await invite('周经理', 'boss@alipay.example', 'administrator');
  const link = { url: boss.url, code: await codeFor(boss.id) };
  const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
  const page = await context.newPage();
  const findings: string[] = [];
  const look = async (where: string) => findings.push(...(await audit({ page }, where)));
  await page.goto(link.url);
  await page.getByTestId('link-code').fill('wrong');
  await page.getByTestId('password-next').fill(GOOD_PASSWORD);
  await page.getByTestId('password-again').fill(GOOD_PASSWORD);
  await page.getByTestId('link-enter').click();
  await page.getByText('入口码不正确').waitFor();
  await look('link with a code');
  await page.getByTestId('link-code').fill(link.code);
  await page.keyboard.press('Enter');
  const secret = (await page.getByTestId('second-secret').textContent()) ?? '';
  await page.getByTestId('staff-code').fill(appCode(secret));
  await page.keyboard.press('Enter');
  await page.getByTestId('recovery-kept').click();
  await page.getByText('还没有客户同意向贵方告知进度').waitFor();
  await look('borrowers of a partner');
  await page.getByRole('link', { name: '访问密钥' }).click();
  await page.getByText('还没有密钥').waitFor();
  await page.getByTestId('key-add').click();
  await page.getByTestId('key-name').fill('warehouse sync');
  await page.getByRole('checkbox', { name: '查看客户进度' }).check();
  await look('a new key');
  await page.getByRole('dialog').getByRole('button', { name: '新建密钥' }).click();
  const key = (await page.getByTestId('key-secret').textContent()) ?? '';
  expect(key).toMatch(/^o3k_/);
  await page.getByRole('button', { name: '已保存' }).click();
  await page.getByTestId('key-secret').waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(key);
  expect((await visitor(lender, 'partner').ask('/borrowers', undefined, { key })).status).toBe(200);
  await look('keys of a partner');
  await page.getByRole('link', { name: '人员' }).click();
  await page.getByTestId('people').getByText('周经理 (您)').waitFor();
  // Who of the lender handed it out is the lender's to know.
  expect(await page.getByTestId('people').textContent()).toContain('链接：贷款机构');
  expect(await page.content()).not.toContain('giver');
  // Somebody whom the lender invited waits for the lender's code; whom it blocked it alone lets in.
  const li = await invite('李工', 'li@alipay.example', 'developer');
  await page.getByRole('button', { name: /刷\s?新/ }).click();
  const row = page.getByRole('row').filter({ hasText: '李工' });
  await row.getByText('待另一位管理员提供入口码').waitFor();
  expect(await row.getByRole('button', { name: '入口码' }).count()).toBe(0);
  await one.ask(`/people/${li.id}/block`, null);
  await page.getByRole('button', { name: /刷\s?新/ }).click();
  await row.getByText('由贷款机构停用').waitFor();
  expect(await row.getByRole('button', { name: /恢\s?复/ }).count()).toBe(0);
  await look('people of a partner');
  await page.setViewportSize(phone);
  await page.getByText('English').click();
  await page.getByText('What each role opens').waitFor();
  await look('people of a partner, on a phone');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Webhooks' }).click();
  await page.getByTestId('webhooks').waitFor();
  await look('webhooks of a partner, on a phone');
  // The session is the partners' door's alone.
  expect((await page.request.get(`${stack.url}/api/partner/me`)).status()).toBe(200);
  expect((await page.request.get(`${stack.url}/api/staff/me`)).status()).toBe(401);
  await page.goto(`${stack.url}/staff`);
  await page.getByTestId('staff-who').waitFor();
  expect(findings).toEqual([]);
  await context.close();
}, 120_000);

test('behaviour: by the provider for partners comes in who was invited there, and at that door alone', async () => {
  idp.be('sub-p', 'boss@alipay.example');
  for (const door of ['staff', 'partner']) {
    const fresh = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
    const other = await fresh.newPage();
    await other.goto(`${stack.url}/${door}`);
    await other.getByTestId('staff-oidc').click();
    if (door === 'staff') await other.getByText('该账号未被邀请').waitFor();
    else await other.getByTestId('staff-code').waitFor(); // They set up an app: it is asked for.
    await fresh.close();
  }
});

test('error: the command says what is wrong in one line, and changes nothing', async () => {
  const bad = await staffCommand(lender, 'invite', 'x@y', '--email', 'a@b.c', '--role', 'auditor');
  expect([bad.code, bad.out]).toEqual([2, '']);
  const role = await staffCommand(
    lender,
    'invite',
    'someone',
    '--email',
    'a@b.c',
    '--role',
    'king',
  );
  expect(role.error).toContain('there is no role king');
  const taken = ['invite', 'only auditor', '--email', 'z@lender.example', '--role', 'auditor'];
  const again = await staffCommand(lender, ...taken);
  expect([again.code, again.error]).toEqual([1, 'Not invited: user_name_taken.\n']);
  expect((await staffCommand(lender, 'link', 'nobody here')).code).toBe(1);
  const nowhere = ['invite', 'someone', '--partner', 'partner_x', '--email', 'a@b.c'];
  const stray = await staffCommand(lender, ...nowhere, '--role', 'viewer');
  expect([stray.code, stray.error]).toEqual([
    ...[1, 'There is no partner partner_x: npm run partner makes one.\n'],
  ]);
  const { rows } = await db.pool.query(`select 1 from access.users where name = 'someone'`);
  expect(rows).toEqual([]);
});

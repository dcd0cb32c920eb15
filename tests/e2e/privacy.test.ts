import { makeKey, unwrap } from '@open310/sdk';
import { expect, test } from 'vitest';
import { openBorrower } from '../../lab/borrower/index.ts';
import { growMerchant } from '../../lab/economy/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { type BorrowerId, openGrant } from '../../server/src/party/index.ts';
import { openVault } from '../../server/src/platform/index.ts';
import { isSettled, openLender, shownTo } from './lender.ts';
import { dumpTables } from './tables.ts';

// What must stand neither in the log nor in a table: names, accounts, tokens, shops, customers.

const lender = await openLender({ LOG_LEVEL: 'debug' });
const { stack, db } = lender;

/** Spellings in which a text could hide: as it is, in JSON escapes, in hexadecimal, in base64. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // Base64 of a text inside a longer one: from each of the three places a group may begin at.
  const inside = [0, 1, 2].map((skip) =>
    bytes
      .subarray(skip, skip + Math.floor((bytes.length - skip) / 3) * 3)
      .toString('base64')
      .replace(/=+$/, ''),
  );
  return [text, escaped, bytes.toString('hex'), ...inside].filter((one) => one.length >= 5);
}

/** Which secrets stand in `text`, and how they are called. */
function found(secrets: Readonly<Record<string, string>>, text: string): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((one) => text.includes(one)))
    .map(([name]) => name);
}

test('behaviour: a whole journey, its mishaps included, leaves nothing personal in log or tables', async () => {
  const borrower = openBorrower(stack.url);
  const key = 'online-seller-1';
  await lender.fault('alipay', 'http500');
  await borrower.signIn('alipay', key).catch(() => {});
  await borrower.signIn('taobao', key);
  await borrower.signIn('alipay', key);
  await borrower.allow();
  const { id } = await borrower.apply();
  await borrower.waitFor(id, (a) => a.status === 'waiting_supplement');

  // The payee is of this test alone: the sandbox has another.
  const payee = { holderName: '欧阳测试·Zoë Qx', accountNumber: '6222988877766655544' };
  const supplement = (body: { holderName: string; accountNumber: string }) =>
    borrower.api.POST('/api/borrower/applications/{id}/supplement', {
      params: { path: { id } },
      body,
    });
  await supplement({ ...payee, accountNumber: `${payee.accountNumber}x` }); // Refused.
  await borrower.visitor.request(`${stack.url}/api/borrower/applications/${id}/supplement`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': makeKey('key') },
    body: JSON.stringify(payee),
  });
  await borrower.waitFor(id, isSettled);
  const params = { path: { id } };
  const shown = await shownTo(borrower, id);
  await lender.fault('bank', 'answer_lost');
  const body = { drawdownId: makeKey('drawdown'), disclosureId: shown.id };
  await borrower.api.POST('/api/borrower/applications/{id}/confirm', { params, body });
  const done = await borrower.waitFor(id, (a) => a.status === 'disbursed', 20_000);
  const loan = { path: { id: done.loanId ?? expect.fail() } };
  await lender.fault('bank', 'http500');
  await unwrap(
    borrower.api.POST('/api/borrower/loans/{id}/repayments', {
      params: loan,
      body: { repaymentId: makeKey('repayment'), amountFen: '10000' },
    }),
  );
  await expect
    .poll(
      async () =>
        (await unwrap(borrower.api.GET('/api/borrower/loans/{id}', { params: loan }))).repayments[0]
          ?.status,
      { timeout: 20_000 },
    )
    .toBe('settled');

  const me = await unwrap(borrower.api.GET('/api/borrower/me'));
  const vault = openVault([Buffer.from(stack.env.DATA_KEYS ?? '', 'base64')]);
  const grants = await Promise.all(
    (['taobao', 'alipay'] as const).map((source) =>
      openGrant(db, vault, me.borrowerId as BorrowerId, source),
    ),
  );
  const to = instant(Date.now());
  const merchant = growMerchant({
    seed: 310,
    index: 1,
    segment: 'onlineSeller',
    scenario: 'online-seller',
    from: instant(to - 450 * 86_400_000),
    to,
  });
  const others = merchant.account.slice(-40).map((entry) => entry.counterparty);
  const buyers = merchant.trades.slice(-40).map((trade) => trade.buyer);
  const cookie = (await sessionOf(borrower)) ?? expect.fail('no session');
  const secrets: Record<string, string> = {
    'holder name': payee.holderName,
    'part of the holder name': '欧阳测试',
    'account number': payee.accountNumber,
    'owner of the shop': merchant.owner,
    'name of the shop': merchant.name,
    'id at Taobao': merchant.taobaoUserId ?? expect.fail(),
    'id at Alipay': merchant.alipayUserId,
    'session token': cookie,
    ...Object.fromEntries(
      grants.flatMap((grant, i) => [
        [`access token ${i}`, grant?.accessToken ?? expect.fail()],
        [`refresh token ${i}`, grant?.refreshToken ?? expect.fail()],
        [`name at the partner ${i}`, grant?.displayName ?? expect.fail()],
      ]),
    ),
    ...Object.fromEntries(
      [...new Set([...others, ...buyers])].map((who, i) => [`customer ${i}`, who]),
    ),
    'data key': stack.env.DATA_KEYS ?? expect.fail(),
    'app secret': stack.env.TAOBAO_APP_SECRET ?? expect.fail(),
  };
  const log = lender.output();
  expect(log).toContain('payout.unanswered'); // The log was on, and it spoke.
  expect(log).toContain(done.loanId);
  expect(found(secrets, log)).toEqual([]);

  const tables = await dumpTables(db);
  expect(Object.keys(tables).length).toBeGreaterThan(25);
  expect(found({ loan: done.loanId ?? '' }, tables['lending.loans'] ?? '')).toEqual(['loan']);
  for (const [name, text] of Object.entries(tables))
    expect([name, found(secrets, text)]).toEqual([name, []]);
});

/** The session cookie as this browser sends it, read where a page could not. */
async function sessionOf(borrower: ReturnType<typeof openBorrower>): Promise<string | undefined> {
  const { createServer } = await import('node:http');
  let sent = '';
  const echo = createServer((request, response) => {
    sent = request.headers.cookie ?? '';
    response.end();
  });
  // Cookies are kept by host name and port: the echo takes the place of the lender for a moment.
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const real = globalThis.fetch;
  const { port } = echo.address() as { port: number };
  globalThis.fetch = (input, init) =>
    real(String(input).replace(stack.url, `http://127.0.0.1:${port}`), init);
  await borrower.visitor.request(`${stack.url}/echo`).finally(() => {
    globalThis.fetch = real;
    echo.close();
  });
  return /open310_session=([^;]+)/.exec(sent)?.[1];
}

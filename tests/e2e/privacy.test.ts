import { makeKey, signDisclosure, unwrap } from '@open310/sdk';
import { expect, test } from 'vitest';
import { type Borrower, openBorrower } from '../../lab/borrower/index.ts';
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
  return [text, escaped, bytes.toString('hex'), ...inside.filter((one) => one.length >= 8)];
}

/** Which secrets stand in `text`, and how they are called. */
function found(secrets: Readonly<Record<string, string>>, text: string): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((one) => text.includes(one)))
    .map(([name]) => name);
}

const key = 'online-seller-1';
// The payee is of this test alone: the sandbox has another.
const payee = { holderName: '欧阳测试·Zoë Qx', accountNumber: '6222988877766655544' };

/** From the partner's page to a loan that is partly repaid, with every mishap on the way. */
async function live(borrower: Borrower): Promise<string> {
  await lender.fault('alipay', 'http500');
  await borrower.signIn('alipay', key).catch(() => {});
  await borrower.signIn('taobao', key);
  await borrower.signIn('alipay', key);
  await borrower.allow();
  const { id } = await borrower.apply();
  await borrower.waitFor(id, (a) => a.status === 'waiting_supplement');
  const params = { path: { id } };
  await borrower.api.POST('/api/borrower/applications/{id}/supplement', {
    params,
    body: { ...payee, accountNumber: `${payee.accountNumber}x` }, // Refused.
  });
  await borrower.visitor.request(`${stack.url}/api/borrower/applications/${id}/supplement`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': makeKey('key') },
    body: JSON.stringify(payee),
  });
  await borrower.waitFor(id, isSettled);
  const shown = await shownTo(borrower, id);
  await lender.fault('bank', 'answer_lost');
  const signature = await signDisclosure(borrower.keys, shown);
  const body = { drawdownId: makeKey('drawdown'), disclosureId: shown.id, signature };
  await borrower.api.POST('/api/borrower/applications/{id}/confirm', { params, body });
  const { loanId } = await borrower.waitFor(id, (a) => a.status === 'disbursed', 20_000);
  const loan = { params: { path: { id: loanId ?? expect.fail() } } };
  await lender.fault('bank', 'http500');
  await borrower.api.POST('/api/borrower/loans/{id}/repayments', {
    ...loan,
    body: { repaymentId: makeKey('repayment'), amountFen: '10000' },
  });
  const repayment = async () =>
    (await unwrap(borrower.api.GET('/api/borrower/loans/{id}', loan))).repayments[0]?.status;
  await expect.poll(repayment, { timeout: 20_000 }).toBe('settled');
  return loanId ?? '';
}

/** Everything about that borrower, its customers and the lender's keys that must not be read. */
async function secretsOf(borrower: Borrower): Promise<Record<string, string>> {
  const me = await unwrap(borrower.api.GET('/api/borrower/me'));
  const dataKey = stack.env.DATA_KEYS ?? expect.fail();
  const vault = openVault([Buffer.from(dataKey, 'base64')]);
  const to = instant(Date.now());
  const from = instant(to - 450 * 86_400_000);
  const merchant = growMerchant({
    ...{ seed: 310, index: 1, segment: 'onlineSeller', scenario: 'online-seller' },
    ...{ from, to },
  });
  const secrets: Record<string, string> = {
    'holder name': payee.holderName,
    'part of the holder name': '欧阳测试',
    'account number': payee.accountNumber,
    'owner of the shop': merchant.owner,
    'name of the shop': merchant.name,
    'id at Taobao': merchant.taobaoUserId ?? expect.fail(),
    'id at Alipay': merchant.alipayUserId,
    'session token': await sessionOf(borrower),
    'data key': dataKey,
    'app secret': stack.env.TAOBAO_APP_SECRET ?? expect.fail(),
  };
  for (const source of ['taobao', 'alipay'] as const) {
    const grant = await openGrant(db, vault, me.borrowerId as BorrowerId, source);
    secrets[`access token at ${source}`] = grant?.accessToken ?? expect.fail();
    secrets[`refresh token at ${source}`] = grant?.refreshToken ?? expect.fail();
    secrets[`name at ${source}`] = grant?.displayName ?? expect.fail();
  }
  const customers = [
    ...merchant.account.slice(-40).map((entry) => entry.counterparty),
    ...merchant.trades.slice(-40).map((trade) => trade.buyer),
  ];
  for (const [i, who] of [...new Set(customers)].entries()) secrets[`customer ${i}`] = who;
  return secrets;
}

test('behaviour: a whole journey, its mishaps included, leaves nothing personal in log or tables', async () => {
  const borrower = openBorrower(stack.url);
  const loanId = await live(borrower);
  const secrets = await secretsOf(borrower);
  const log = lender.output();
  expect(log).toContain('payout.unanswered'); // The log was on, and it spoke.
  expect(log).toContain(loanId);
  expect(found(secrets, log)).toEqual([]);

  const tables = await dumpTables(db);
  expect(Object.keys(tables).length).toBeGreaterThan(25);
  expect(found({ loan: loanId }, tables['lending.loans'] ?? '')).toEqual(['loan']);
  for (const [name, text] of Object.entries(tables))
    expect([name, found(secrets, text)]).toEqual([name, []]);
});

/** The session cookie of a browser, as it sends it to the lender's address. */
async function sessionOf(borrower: Borrower): Promise<string> {
  let sent = '';
  const real = globalThis.fetch;
  globalThis.fetch = async (_, init) => {
    sent = new Headers(init?.headers).get('cookie') ?? '';
    return new Response();
  };
  await borrower.visitor.request(`${stack.url}/`).finally(() => {
    globalThis.fetch = real;
  });
  return /open310_session=([^;]+)/.exec(sent)?.[1] ?? expect.fail('no session');
}

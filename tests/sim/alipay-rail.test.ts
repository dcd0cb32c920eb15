import { signDisclosure, unwrap } from '@open310/sdk';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openBorrower } from '../../lab/borrower/index.ts';
import { encodeGbk } from '../../lab/sandbox/files/gbk.ts';
import { startFixture, startReceiver } from '../../lab/sandbox/fixture.ts';
import {
  alipayNoticeReader,
  alipayRail,
  alipayStatement,
} from '../../server/src/connectors/index.ts';
import {
  addDays,
  type BusinessDate,
  businessDate,
  fen,
  instant,
  startOfDay,
} from '../../server/src/kernel/index.ts';
import { account, credit, debit, post } from '../../server/src/ledger/index.ts';
import { newId, OperationalError, openVault, silentLog } from '../../server/src/platform/index.ts';
import {
  joinStatements,
  keepNotice,
  listNotices,
  RailUnanswered,
  type TransferOrder,
} from '../../server/src/rails/index.ts';
import { listItems, openRawEntry, reconcileDay } from '../../server/src/reconciliation/index.ts';
import { endOfDay } from '../../server/src/servicing/index.ts';
import { TEST_TODAY, testDatabase } from '../db/database.ts';
import { isSettled, merchantOf, openLender, shownTo } from '../e2e/lender.ts';

// The second rail: Alipay's transfer against its twin, and in the whole system.

const db = await testDatabase();
const lender = await openLender({ PAYOUT_RAIL: 'alipay', LOG_LEVEL: 'info' });
const told = await startReceiver(() => ({ status: 200, body: 'success' }));
const sandbox = await startFixture({ notifyUrl: told.url });
afterAll(async () => {
  await sandbox.close();
  told.close();
});
afterEach(() => sandbox.faults.clear());

const clock = { now: sandbox.now };
const config = { ...sandbox.config.alipay, timeoutMs: 2_000 };
const rail = alipayRail({ ...config, scene: { name: '业务结算', reports: [] } }, { clock });
const reader = alipayNoticeReader(config, { clock });

const orderOf = (more: Partial<TransferOrder> = {}): TransferOrder => ({
  id: `payout:${newId('loan')}`,
  to: { name: '陈国平', accountNumber: '2088000000000002' },
  amount: fen(5_000_000n),
  purpose: '经营贷款放款',
  on: businessDate('2026-11-23'),
  ...more,
});
const paid = (order: TransferOrder) =>
  sandbox.transfers().filter((t) => t.outBizNo === order.id.replace(':', '__'));

/** The code of the outage behind an unanswered call. */
async function causeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => expect.fail('it was answered'),
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(RailUnanswered);
  const { cause } = error as RailUnanswered;
  return cause instanceof OperationalError ? cause.code : String(cause);
}

/** The notices about an order that came so far, as the reader reads them. */
const noticesOf = (order: TransferOrder) =>
  told.notices
    .map((form) => reader.parseNotice({}, new TextEncoder().encode(form.toString())))
    .flatMap((read) => (read.ok && read.value.orderId === order.id ? [read.value] : []));

test('behaviour: a transfer settles once; a repeat and a query tell the same', async () => {
  const order = orderOf();
  const answer = await rail.transfer(order);
  expect(answer).toMatchObject({ status: 'settled' });
  expect(await rail.transfer(order)).toEqual(answer);
  expect(await rail.queryTransfer(order.id)).toEqual(answer);
  expect(await rail.queryTransfer(orderOf().id)).toEqual({ status: 'not_found' });
  expect(paid(order)).toMatchObject([{ amount: order.amount, status: 'SUCCESS' }]);
});

test('error: an answer that is lost, altered, late, or no answer leaves the payment unknown; the query finds out', async () => {
  const quick = alipayRail(
    { ...config, timeoutMs: 200, scene: { name: '业务结算', reports: [] } },
    { clock },
  );
  const faults = [
    ['answer_lost', 'partner_unavailable', true],
    ['slow', 'partner_unavailable', true],
    ['tampered_signature', 'partner_answer_forged', true],
    ['http500', 'partner_unavailable', false],
    ['html', 'partner_unavailable', false],
    ['quota', 'partner_unavailable', false],
  ] as const;
  for (const [kind, code, moved] of faults) {
    const order = orderOf();
    sandbox.faults.inject({ partner: 'alipay', kind, times: 1, ms: 500 });
    expect([kind, await causeOf(quick.transfer(order))]).toEqual([kind, code]);
    if (kind === 'slow') await new Promise((resolve) => setTimeout(resolve, 500));
    const known = await rail.queryTransfer(order.id);
    expect([kind, known.status]).toEqual([kind, moved ? 'settled' : 'not_found']);
    expect(await rail.transfer(order)).toMatchObject({ status: 'settled' }); // The same order again.
    expect(paid(order)).toHaveLength(1);
  }
});

test('error: the same id with other content is unknown, never rejected: the first was paid', async () => {
  const order = orderOf();
  const first = await rail.transfer(order);
  const other = { name: '林岚', accountNumber: '2088000000000001' };
  for (const change of [{ amount: fen(1_000n) }, { to: other }])
    expect(await causeOf(rail.transfer({ ...order, ...change }))).toBe('partner_refused_call');
  expect(await rail.queryTransfer(order.id)).toEqual(first);
  expect(paid(order)).toMatchObject([{ amount: order.amount, identity: order.to.accountNumber }]);
});

test('error: what cannot be paid is rejected and nothing moves', async () => {
  const refused = orderOf();
  sandbox.faults.inject({ partner: 'alipay', kind: 'transfer_rejected' });
  expect(await rail.transfer(refused)).toMatchObject({ status: 'rejected' });
  const card = orderOf({ to: { name: '陈国平', accountNumber: '6222021001123456' } });
  expect(await rail.transfer(card)).toEqual({
    status: 'rejected',
    reason: 'PAYEE_NOT_AN_ALIPAY_ACCOUNT',
  });
  const little = orderOf({ amount: fen(9n) });
  expect(await rail.transfer(little)).toMatchObject({ status: 'rejected' });
  for (const order of [refused, card, little]) {
    expect(paid(order).filter((t) => t.status === 'SUCCESS')).toEqual([]);
  }
});

test('behaviour: a transfer under way ends later: by query and by notice', async () => {
  const order = orderOf();
  sandbox.faults.inject({ partner: 'alipay', kind: 'transfer_dealing' });
  const first = await rail.transfer(order);
  expect(first).toMatchObject({ status: 'accepted' });
  expect(await rail.queryTransfer(order.id)).toEqual(first);
  await expect.poll(() => noticesOf(order).length).toBe(1);
  const last = await rail.queryTransfer(order.id);
  expect(last).toEqual({ ...first, status: 'settled' });
  expect(noticesOf(order)).toMatchObject([{ kind: 'transfer', rail: 'alipay', answer: last }]);
});

test('behaviour: a notice that comes twice is kept once; an older state after it is another notice', async () => {
  const order = orderOf();
  sandbox.faults.inject({ partner: 'alipay', kind: 'duplicate_notify' });
  sandbox.faults.inject({ partner: 'alipay', kind: 'out_of_order_notify' });
  await rail.transfer(order);
  await expect.poll(() => noticesOf(order).length).toBe(3);
  const kept: string[] = [];
  for (const notice of noticesOf(order))
    kept.push(await db.tx((tx) => keepNotice(tx, notice, new Uint8Array([1]))));
  expect(kept).toEqual(['new', 'repeat', 'new']);
  const answers = (await listNotices(db, order.id)).map((notice) => notice.answer.status);
  expect(answers.toSorted()).toEqual(['accepted', 'settled']);
});

test('error: a notice that is altered, foreign or too old is refused', async () => {
  const order = orderOf();
  await rail.transfer(order);
  await expect.poll(() => noticesOf(order).length).toBe(1);
  const form = new URLSearchParams(told.notices.at(-1)?.toString());
  const read = (change: Record<string, string>, at = clock) => {
    const changed = new URLSearchParams(form);
    for (const [name, value] of Object.entries(change)) changed.set(name, value);
    const body = new TextEncoder().encode(changed.toString());
    const result = alipayNoticeReader(config, { clock: at }).parseNotice({}, body);
    return result.ok ? 'ok' : result.error.code;
  };
  const content = form.get('biz_content') ?? '';
  expect(read({})).toBe('ok');
  expect(read({ biz_content: content.replace('50000.00', '90000.00') })).toBe('bad_signature');
  expect(read({ app_id: '2021000000000000' })).toBe('bad_signature');
  expect(read({ sign: '' })).toBe('bad_signature');
  expect(read({}, { now: () => instant(clock.now() + 27 * 3_600_000) })).toBe('stale');
});

test('behaviour: a lender whose rail is Alipay pays a shop out; notices repeated and late change nothing', async () => {
  const borrower = openBorrower(lender.stack.url);
  await borrower.signIn('alipay', 'offline-shop-5');
  await borrower.allow();
  const { id } = await borrower.apply();
  await borrower.waitFor(id, isSettled);
  const { owner: holderName, alipayUserId: accountNumber } = merchantOf('offline-shop', 5);
  await borrower.supplement(id, { holderName, accountNumber });
  await borrower.waitFor(id, isSettled);
  for (const kind of ['duplicate_notify', 'out_of_order_notify'])
    await lender.fault('alipay', kind);
  await lender.fault('alipay', 'answer_lost', { method: 'alipay.fund.trans.uni.transfer' });
  const shown = await shownTo(borrower, id);
  const signature = await signDisclosure(borrower.keys, shown);
  const drawn = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/confirm', {
      params: { path: { id } },
      body: { drawdownId: newId('drawdown'), disclosureId: shown.id, signature },
    }),
  );
  await borrower.waitFor(id, (a) => a.status === 'disbursed', 20_000);
  const transfers = async () =>
    (await (
      await fetch(`${lender.stack.sandboxUrl}/__control/alipay/transfers`)
    ).json()) as unknown[];
  expect(await transfers()).toMatchObject([{ identity: accountNumber, status: 'SUCCESS' }]);
  await expect
    .poll(() => lender.output().split('"event":"rail.notice"').length - 1, { timeout: 10_000 })
    .toBe(3);
  expect(lender.output()).not.toContain('"level":"error"');
  const params = { path: { id: drawn.loanId } };
  const loan = await unwrap(borrower.api.GET('/api/borrower/loans/{id}', { params }));
  expect(loan).toMatchObject({ status: 'open', outstandingFen: '200000' });
  expect(await transfers()).toHaveLength(1);
});

const DAY_MS = 86_400_000;

/** A twin of its own at noon of the books' first day, and an account at a bank that nothing moves. */
async function openAccounts() {
  const twin = await startFixture();
  const now = () => twin.now();
  const noon = startOfDay(TEST_TODAY) + DAY_MS / 2;
  twin.advance(noon - now());
  const told = { bill: (zip: Uint8Array) => zip };
  const deps = {
    clock: { now },
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      const answer = await fetch(url, init);
      if (!String(url).includes('/alipay/bills/')) return answer;
      return new Response(told.bill(new Uint8Array(await answer.arrayBuffer())).slice());
    },
  };
  const settings = { ...twin.config.alipay, timeoutMs: 2_000 };
  const still = async (on: BusinessDate) => ({
    ...{ id: `ST${on}`, on, opening: fen(0n), closing: fen(0n), lines: [], signature: 'sig' },
    body: Buffer.from('<Stmt/>'),
  });
  return {
    ...{ twin, told, alipay: alipayStatement(settings, deps) },
    rail: alipayRail({ ...settings, scene: { name: '业务结算', reports: [] } }, deps),
    statements: joinStatements([
      { name: 'bank', statement: still },
      alipayStatement(settings, deps),
    ]),
  };
}

test('behaviour: Alipay’s daily bill beside the bank’s statement: what was planted is found, and nothing else', async () => {
  const books = await testDatabase();
  const { twin, rail: pays, alipay, statements } = await openAccounts();
  const clock = { now: twin.now };
  const vault = openVault([new Uint8Array(32).fill(7)]);
  const deps = { db: books, clock, vault, log: silentLog, statements, funderId: 'own' };
  const orders = Array.from({ length: 5 }, (_, i) => orderOf({ amount: fen(1_000n + BigInt(i)) }));
  for (const order of orders) {
    expect(await pays.transfer(order)).toMatchObject({ status: 'settled' });
    const loan = order.id.replace('payout:', '');
    await books.tx((tx) =>
      post(tx, {
        ...{ id: `settled:${loan}`, kind: 'disbursement.settled', about: { loan } },
        ...{ on: TEST_TODAY, bookedOn: TEST_TODAY },
        lines: [
          debit(account.loanPrincipal(loan), order.amount),
          credit(account.funderCash('own'), order.amount),
        ],
      }),
    );
  }
  const no = (i: number) => orders[i]?.id.replace(':', '__') ?? '';
  twin.alipayFunds.bend({ outBizNo: no(1), how: 'drop' });
  twin.alipayFunds.bend({ outBizNo: no(2), how: 'double' });
  twin.alipayFunds.bend({ outBizNo: no(3), how: 'alter', amount: fen(77n) });
  twin.alipayFunds.enter({ amount: fen(50n), party: '陌生人', memo: '=还款' });
  await endOfDay({ db: books, clock, log: silentLog });
  // Its day is not over there: nothing is believed, and the attempt is kept.
  await expect(reconcileDay(deps, TEST_TODAY)).rejects.toMatchObject({
    code: 'partner_unavailable',
  });
  twin.advance(DAY_MS - 3 * 3_600_000); // Nine the next morning.
  const done = await reconcileDay(deps, TEST_TODAY);
  if (!done.ok) return expect.fail(done.error.code);
  expect(done.value.totals).toMatchObject({ lines: 6, matched: 3, unexplained: 0n });
  const items = await listItems(books, { cleared: false, atMost: 100 });
  expect(items.map(({ kind }) => kind).sort()).toEqual(
    ['amount_differs', 'doubled', 'opening', 'ours_alone', 'theirs_alone'].sort(),
  );
  const strange = items.find(({ kind }) => kind === 'theirs_alone');
  expect(strange?.theirs).toMatchObject({ direction: 'in', amount: 50n });
  const raw = await openRawEntry(deps, strange?.id ?? expect.fail('none'));
  expect(raw).toContain('陌生人');
  expect(raw).toContain('0.50');
  // The next day nothing moves: no bill, which is believed from noon on, and what it holds stays.
  await endOfDay({ db: books, clock, log: silentLog });
  const second = addDays(TEST_TODAY, 1);
  twin.advance(DAY_MS); // Nine of the day after.
  await expect(reconcileDay(deps, second)).rejects.toMatchObject({ code: 'partner_unavailable' });
  twin.advance(4 * 3_600_000);
  const known = { before: new Map([['alipay', fen(1n)]]), isPaidOut: async () => true };
  const doubted = alipay.statement(second, known); // Not where the books say that it was none.
  await expect(doubted).rejects.toMatchObject({ code: 'partner_unavailable' });
  const quiet = await reconcileDay(deps, second);
  expect(quiet).toMatchObject({
    ok: true,
    value: { totals: { lines: 0, opened: 0, unexplained: 0n } },
  });
  const last = await alipay.statement(TEST_TODAY);
  expect((await alipay.statement(second)).opening).toBe(last.closing);
  await twin.close();
});

test('error: a bill with a line less, or with other sums, is not believed', async () => {
  const { twin, told, rail: pays, alipay } = await openAccounts();
  for (const amount of [1_000n, 2_000n, 3_000n])
    await pays.transfer(orderOf({ amount: fen(amount) }));
  twin.advance(DAY_MS);
  const mended = (change: (text: string) => string) => (zip: Uint8Array) =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(zip)).map(([name, bytes]) => [
          name,
          encodeGbk(change(new TextDecoder('gbk').decode(bytes))),
        ]),
      ),
    );
  expect((await alipay.statement(TEST_TODAY)).lines).toHaveLength(3);
  const without = (text: string) => text.replace(/\r?\n[^\n]*,-20\.00,[^\n]*/, '');
  for (const change of [
    without,
    (text: string) => without(text).replace('3笔，共-60.00元', '2笔，共-40.00元'),
    (text: string) => text.replace(',-20.00,', ',-20.01,'),
    (text: string) => text.replace('账户余额（元）', '余额'),
  ]) {
    told.bill = mended(change);
    await expect(alipay.statement(TEST_TODAY)).rejects.toMatchObject({
      code: 'partner_answer_malformed',
    });
  }
  told.bill = (zip) => zip;
  expect((await alipay.statement(TEST_TODAY)).lines).toHaveLength(3);
  await twin.close();
});

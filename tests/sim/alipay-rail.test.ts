import { signDisclosure, unwrap } from '@open310/sdk';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openBorrower } from '../../lab/borrower/index.ts';
import { startFixture, startReceiver } from '../../lab/sandbox/fixture.ts';
import { alipayNoticeReader, alipayRail } from '../../server/src/connectors/index.ts';
import { businessDate, fen, instant } from '../../server/src/kernel/index.ts';
import { newId, OperationalError } from '../../server/src/platform/index.ts';
import {
  keepNotice,
  listNotices,
  RailUnanswered,
  type TransferOrder,
} from '../../server/src/rails/index.ts';
import { testDatabase } from '../db/database.ts';
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

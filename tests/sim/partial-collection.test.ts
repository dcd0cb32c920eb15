import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../server/src/kernel/index.ts';
import { RailUnanswered, settledAmount } from '../../server/src/rails/index.ts';
import {
  causeOf,
  collectionOf,
  connectTo,
  listen,
  open,
  today,
  transferOf,
} from './bank.fixture.ts';

// Collections from an account that holds less than is owed, through the adapter and the bank's twin.

const debtor = '6222021234567890123';

test('property: a collection takes all, what is there where that is permitted, or nothing', async () => {
  const { bank, rail } = await open();
  const amounts = fc.bigInt({ min: 1n, max: 300n }).map(fen);
  await fc.assert(
    fc.asyncProperty(amounts, fc.option(amounts), amounts, async (a, b, held) => {
      const [least, most] = b !== null && b < a ? [b, a] : [a, b ?? a];
      const permission = b === null ? {} : { atLeast: least };
      const order = collectionOf({ amount: most, ...permission });
      const before = bank.ledger().balance;
      await bank.setFunds(debtor, held);
      const answer = await rail.collect(order);
      const moved = answer.status === 'settled' ? settledAmount(order, answer) : fen(0n);
      expect(moved).toBe(held >= most ? most : held >= least ? held : 0n);
      expect(bank.funds(debtor)).toBe(held - (moved ?? 0n));
      expect(bank.ledger().balance).toBe(before + (moved ?? 0n));
      expect(await rail.collect(order)).toEqual(answer);
      expect(await rail.queryCollect(order.id, order)).toEqual(answer);
    }),
    { numRuns: 60 },
  );
});

test('behaviour: what was moved in part is told by answer, query, notice, and statement alike', async () => {
  const { bank, rail } = await open();
  const door = await listen(() => rail);
  bank.setNoticeUrl(door.url);
  await bank.setFunds(debtor, fen(4_321n));
  const order = collectionOf({ atLeast: fen(4_321n) });
  const part = { status: 'settled', railRef: 'B000000000001', amount: fen(4_321n) };
  expect(await rail.collect(order)).toEqual(part);
  await bank.setFunds(debtor, null); // Money that comes later changes nothing.
  expect(await rail.collect(order)).toEqual(part);
  expect(await rail.queryCollect(order.id)).toEqual(part);
  await expect.poll(() => door.notices.length).toBe(1);
  expect(door.notices[0]).toMatchObject({ value: { orderId: order.id, answer: part } });
  expect((await rail.statement(today)).lines).toMatchObject([
    { id: order.id, direction: 'in', amount: fen(4_321n), railRef: part.railRef },
  ]);
  expect(await causeOf(rail.collect({ ...order, atLeast: fen(1n) }))).toBe('bank_order_conflict');
  expect(bank.ledger().balance).toBe(fen(1_000_004_321n));
});

test('behaviour: an account that holds less than the least is left alone, AM04 for good', async () => {
  const { bank, rail } = await open();
  await bank.setFunds(debtor, fen(4_320n));
  const order = collectionOf({ atLeast: fen(4_321n) });
  const rejected = { status: 'rejected', reason: 'AM04' };
  expect(await rail.collect(order)).toEqual(rejected);
  expect(await rail.collect(collectionOf())).toEqual(rejected);
  await bank.setFunds(debtor, null);
  expect(await rail.collect(order)).toEqual(rejected);
  expect(await rail.queryCollect(order.id, order)).toEqual(rejected);
  expect((await rail.statement(today)).lines).toEqual([]);
});

test('behaviour: an accepted collection tells with its notice what was there when it settled', async () => {
  const { bank, rail } = await open({ settle: 'delayed', settleMs: 30 });
  const door = await listen(() => rail);
  bank.setNoticeUrl(door.url);
  await bank.setFunds(debtor, fen(4_321n));
  const [first, second] = [collectionOf({ atLeast: fen(1n) }), collectionOf({ atLeast: fen(1n) })];
  for (const order of [first, second])
    expect(await rail.collect(order)).toMatchObject({ status: 'accepted' });
  await expect.poll(() => door.notices.length).toBe(2);
  const told = door.notices.map((n) => (n.ok ? [n.value.orderId, n.value.answer] : n.error));
  const part = { status: 'settled', railRef: 'B000000000001', amount: fen(4_321n) };
  expect(told).toContainEqual([first.id, part]);
  expect(told).toContainEqual([second.id, { status: 'rejected', reason: 'AM04' }]);
  expect(await rail.queryCollect(first.id, first)).toEqual(part);
});

test('error: a partial collection without an answer is unknown, and the query finds its amount', async () => {
  const { bank } = await open();
  const rail = connectTo(bank, 150);
  for (const kind of ['slow', 'answer_lost', 'forged_answer', 'altered_answer'] as const) {
    await bank.setFunds(debtor, fen(4_321n));
    const order = collectionOf({ atLeast: fen(1n) });
    bank.faults.arm({ kind, ms: 400 });
    await expect(rail.collect(order), kind).rejects.toBeInstanceOf(RailUnanswered);
    const known = await rail.queryCollect(order.id, order);
    expect(known).toMatchObject({ status: 'settled', amount: fen(4_321n) });
    expect(await rail.collect(order)).toEqual(known);
  }
  expect(bank.ledger().balance).toBe(fen(1_000_000_000n + 4n * 4_321n));
});

test('error: an amount that nobody permitted is not believed, though the bank signed it', async () => {
  const { bank, rail } = await open();
  for (const atLeast of [fen(1n), fen(100n)]) {
    await bank.setFunds(debtor, fen(4_321n));
    const order = collectionOf({ atLeast });
    for (const kind of ['amount_above', 'amount_below'] as const) {
      bank.faults.arm({ kind });
      expect(await causeOf(rail.collect(order))).toBe('bank_answer_malformed');
      bank.faults.arm({ kind, on: 'inquiry' });
      expect(await causeOf(rail.queryCollect(order.id, order))).toBe('bank_answer_malformed');
    }
    expect(await rail.queryCollect(order.id, order)).toMatchObject({ amount: fen(4_321n) });
  }
  const whole = collectionOf({ from: { name: '王五', accountNumber: '6222029999999999999' } });
  const out = transferOf();
  bank.faults.arm({ kind: 'amount_below', times: 2 });
  const byMandate = { ...whole, mandateId: 'M2' };
  expect(await causeOf(rail.collect(byMandate))).toBe('bank_answer_malformed');
  expect(await causeOf(rail.transfer(out))).toBe('bank_answer_malformed');
  bank.faults.arm({ kind: 'amount_below', on: 'inquiry', times: 2 });
  const told = await rail.queryCollect(byMandate.id);
  expect(told.status === 'settled' && settledAmount(byMandate, told)).toBeUndefined();
  expect(await causeOf(rail.queryTransfer(out.id))).toBe('bank_answer_malformed');
});

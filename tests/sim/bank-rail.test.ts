import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepKeyPair, makeKeyPair } from '../../lab/sandbox/bank/index.ts';
import { addDays, fen } from '../../server/src/kernel/index.ts';
import { systemClock } from '../../server/src/platform/index.ts';
import { connectBank, RailUnanswered } from '../../server/src/rails/index.ts';
import {
  causeOf,
  closing,
  collectionOf,
  connectTo,
  lender,
  listen,
  open,
  today,
  transferOf,
} from './bank.fixture.ts';

// The adapter and the bank's twin, each with its own idea of signatures and schemas, over HTTP.

test('behaviour: a transfer settles, a query tells the same, the money is out once', async () => {
  const { bank, rail } = await open();
  const order = transferOf();
  const answer = await rail.transfer(order);
  expect(answer).toEqual({ status: 'settled', railRef: 'B000000000001' });
  expect(await rail.transfer(order)).toEqual(answer);
  expect(await rail.queryTransfer(order.id)).toEqual(answer);
  expect(await rail.queryTransfer(transferOf().id)).toEqual({ status: 'not_found' });
  expect(bank.ledger()).toMatchObject({ balance: fen(995_000_000n) });
  expect(bank.ledger().orders).toHaveLength(1);
  expect(bank.ledger().orders[0]).toMatchObject({ name: '林岚', purpose: order.purpose });
});

test('behaviour: a collection registers its mandate; another account under it is rejected', async () => {
  const { bank, rail } = await open();
  const order = collectionOf();
  const answer = await rail.collect(order);
  expect(answer).toMatchObject({ status: 'settled' });
  expect(await rail.queryCollect(order.id)).toEqual(answer);
  const from = { name: '王五', accountNumber: '6222029999999999999' };
  expect(await rail.collect(collectionOf({ from }))).toEqual({
    status: 'rejected',
    reason: 'MD01',
  });
  await bank.setFunds('6222021234567890123', fen(100n));
  expect(await rail.collect(collectionOf())).toEqual({ status: 'rejected', reason: 'AM04' });
  expect(bank.ledger().balance).toBe(fen(1_000_123_456n));
});

test('behaviour: rejections carry the bank’s ISO reason', async () => {
  const { rail } = await open({ openingBalance: fen(1_000n) });
  expect(await rail.transfer(transferOf())).toEqual({ status: 'rejected', reason: 'AM04' });
  const to = { name: '林岚', accountNumber: '123' };
  expect(await rail.transfer(transferOf({ to, amount: fen(1n) }))).toEqual({
    status: 'rejected',
    reason: 'AC01',
  });
});

test('error: the same id with other content is unknown, never rejected: the first was paid', async () => {
  const { bank, rail } = await open();
  const order = transferOf();
  const first = await rail.transfer(order);
  expect(await causeOf(rail.transfer({ ...order, amount: fen(1n) }))).toBe('bank_order_conflict');
  expect(await rail.queryTransfer(order.id)).toEqual(first);
  expect(bank.ledger().balance).toBe(fen(995_000_000n));
});

test('error: each fault of an answer leaves the payment unknown, and the query finds out', async () => {
  const { bank } = await open();
  const rail = connectTo(bank, 150);
  const paid = [
    ['slow', 'bank_unavailable'],
    ['answer_lost', 'bank_unavailable'],
    ['forged_answer', 'bank_answer_forged'],
    ['altered_answer', 'bank_answer_forged'],
  ] as const;
  for (const [kind, code] of paid) {
    const order = transferOf();
    bank.faults.arm({ kind, ms: 400 });
    expect([kind, await causeOf(rail.transfer(order))]).toEqual([kind, code]);
    const known = await rail.queryTransfer(order.id);
    expect(known).toMatchObject({ status: 'settled' });
    expect(await rail.transfer(order)).toEqual(known);
  }
  expect(bank.ledger().orders).toHaveLength(paid.length);

  const unpaid = transferOf();
  bank.faults.arm({ kind: 'http500' });
  expect(await causeOf(rail.transfer(unpaid))).toBe('bank_unavailable');
  expect(await rail.queryTransfer(unpaid.id)).toEqual({ status: 'not_found' });

  for (const [kind, code] of paid) {
    bank.faults.arm({ kind, ms: 400, on: 'inquiry' });
    expect([kind, await causeOf(rail.queryTransfer(unpaid.id))]).toEqual([kind, code]);
  }
});

test('error: a bank that is not there, or does not know our key, leaves the payment unknown', async () => {
  const { bank } = await open();
  const stranger = connectBank(
    {
      url: bank.url,
      lenderId: 'open310-lender',
      lenderAccount: bank.lenderAccount,
      privateKeyPem: makeKeyPair().privateKeyPem,
      bankPublicKeyPem: bank.bankPublicKeyPem,
      timeoutMs: 1_000,
    },
    systemClock,
  );
  expect(await causeOf(stranger.transfer(transferOf()))).toBe('bank_unavailable');
  stranger.close();
  const rail = connectTo({ ...bank, url: 'http://127.0.0.1:9' });
  expect(await causeOf(rail.transfer(transferOf()))).toBe('bank_unavailable');
  expect(bank.ledger().orders).toEqual([]);
});

test('behaviour: an accepted order ends with a notice: settled, or rejected later', async () => {
  const { bank, rail } = await open({ settle: 'delayed', settleMs: 30 });
  const door = await listen(() => rail);
  bank.setNoticeUrl(door.url);
  const out = transferOf();
  const into = collectionOf();
  expect(await rail.transfer(out)).toEqual({ status: 'accepted', railRef: 'B000000000001' });
  expect(await rail.collect(into)).toMatchObject({ status: 'accepted' });
  await expect.poll(() => door.notices.length).toBe(2);
  const read = door.notices.map((n) => (n.ok ? n.value : n.error));
  expect(read).toContainEqual({
    rail: 'bank',
    noticeId: 'N000000000001',
    kind: 'transfer',
    orderId: out.id,
    answer: { status: 'settled', railRef: 'B000000000001' },
  });
  expect(read).toContainEqual({
    rail: 'bank',
    noticeId: 'N000000000002',
    kind: 'collect',
    orderId: into.id,
    answer: { status: 'settled', railRef: 'B000000000002', amount: into.amount },
  });

  bank.faults.arm({ kind: 'rejected_later' });
  const late = transferOf();
  expect(await rail.transfer(late)).toMatchObject({ status: 'accepted' });
  await expect.poll(() => door.notices.length).toBe(3);
  expect(door.notices[2]).toMatchObject({
    value: { kind: 'transfer', orderId: late.id, answer: { status: 'rejected', reason: 'AC04' } },
  });
  expect(await rail.queryTransfer(late.id)).toEqual({ status: 'rejected', reason: 'AC04' });
});

test('error: a notice that is altered, unsigned, foreign, or replayed is refused', async () => {
  const { bank, rail } = await open();
  const door = await listen(() => undefined);
  bank.setNoticeUrl(door.url);
  await rail.transfer(transferOf());
  await expect.poll(() => door.deliveries.length).toBe(1);
  const { headers, body } = door.deliveries[0] ?? expect.fail();
  const more = Buffer.from(body.toString().replace('50000.00', '90000.00'));
  expect(rail.parseNotice(headers, more)).toMatchObject({ error: { code: 'bad_signature' } });
  expect(rail.parseNotice({}, body)).toMatchObject({ error: { code: 'bad_signature' } });
  const other = connectTo({ ...bank, bankPublicKeyPem: makeKeyPair().publicKeyPem });
  expect(other.parseNotice(headers, body)).toMatchObject({ error: { code: 'bad_signature' } });
  expect(rail.parseNotice(headers, body)).toMatchObject({ ok: true });
  expect(rail.parseNotice(headers, body)).toMatchObject({ error: { code: 'stale' } });
});

test('behaviour: a duplicate delivery is a fresh message with the same notice id', async () => {
  const { bank, rail } = await open();
  const door = await listen(() => rail);
  bank.setNoticeUrl(door.url);
  bank.faults.arm({ kind: 'duplicate_notice' });
  await rail.transfer(transferOf());
  await expect.poll(() => door.notices.length).toBe(2);
  expect(door.notices[0]).toEqual(door.notices[1]);
});

test('behaviour: a statement holds the day’s bookings and nothing else', async () => {
  const { rail } = await open();
  const [out, into] = [transferOf(), collectionOf()];
  const tomorrow = transferOf({ on: addDays(today, 1) });
  await rail.transfer(out);
  await rail.collect(into);
  await rail.transfer(tomorrow);
  const stated = await rail.statement(today);
  expect(stated.lines).toMatchObject([
    { id: out.id, direction: 'out', amount: out.amount, railRef: 'B000000000001', bookedOn: today },
    {
      id: into.id,
      direction: 'in',
      amount: into.amount,
      railRef: 'B000000000002',
      bookedOn: today,
    },
  ]);
  const next = await rail.statement(addDays(today, 1));
  expect(next).toMatchObject({ opening: stated.closing, lines: [{ id: tomorrow.id }] });
  const empty = await rail.statement(addDays(today, 2));
  expect(empty).toMatchObject({ opening: next.closing, closing: next.closing, lines: [] });
});

test('error: a statement that was altered or signed by another is not read', async () => {
  const { bank, rail } = await open();
  await rail.transfer(transferOf());
  bank.faults.arm({ kind: 'forged_answer', on: 'statement' });
  await expect(rail.statement(today)).rejects.toMatchObject({ code: 'bank_answer_forged' });
  bank.faults.arm({ kind: 'altered_answer', on: 'statement' });
  await expect(rail.statement(today)).rejects.toMatchObject({ code: 'bank_answer_forged' });
});

test('error: a signed statement that ends in the middle, is of another account or day, is not read', async () => {
  const { bank, rail } = await open();
  await rail.transfer(transferOf());
  for (const kind of ['cut_short', 'other_account', 'other_day'] as const) {
    bank.faults.arm({ kind, on: 'statement' });
    const code = 'bank_answer_malformed';
    await expect(rail.statement(today), kind).rejects.toMatchObject({ code });
  }
  expect((await rail.statement(today)).lines).toHaveLength(1);
});

test('behaviour: a statement names who is on the other side, and books what nobody ordered', async () => {
  const { bank, rail } = await open();
  const order = transferOf();
  await rail.transfer(order);
  await bank.enter({
    ...{ entryId: 'E1', direction: 'in', amountFen: '310', on: today, endToEndId: 'NOTPROVIDED' },
    ...{ name: '王五 & 子', account: null, text: '还款 <1>', family: 'RCDT', sub: 'DMCT' },
  });
  const { lines, opening, closing, body, signature } = await rail.statement(today);
  expect(Buffer.from(body).toString()).toContain('王五 &amp; 子');
  expect(signature).toMatch(/^keyid=[0-9a-f]{16}, ts=\d+, nonce=\w+, sig=/);
  expect(closing).toBe(opening - order.amount + 310n);
  expect(lines).toMatchObject([
    { id: order.id, party: { name: order.to.name, accountNumber: order.to.accountNumber } },
    { id: 'NOTPROVIDED', party: { name: '王五 & 子', accountNumber: null }, text: '还款 <1>' },
  ]);
  // Each line says where its own words stand: whoever clears it is shown no other's.
  const words = lines.map(({ place }) => Buffer.from(body).subarray(place?.from, place?.to));
  expect(words.map((one) => /^<Ntry>.*<\/Ntry>$/s.test(one.toString()))).toEqual([true, true]);
  for (const [i, name] of [order.to.name, '王五 &amp; 子'].entries()) {
    const holders = words.map((one) => one.includes(name));
    expect(holders).toEqual([i === 0, i === 1]);
  }
});

test('behaviour: a settled order is booked otherwise than it was answered, and the balances follow', async () => {
  const { bank, rail } = await open();
  const hows = ['drop', 'double', 'alter', 'late', 'reverse'] as const;
  const orders = hows.map(() => transferOf({ amount: fen(1_000n) }));
  for (const [i, how] of hows.entries()) {
    const order = orders[i] ?? expect.fail();
    await rail.transfer(order);
    await bank.bend({ endToEndId: `P${order.id.slice(-32)}`, how, amountFen: '7' });
  }
  const { lines } = await rail.statement(today);
  const told = lines.map((l) => [orders.findIndex(({ id }) => id === l.id), l.direction, l.amount]);
  expect(told).toEqual([
    [1, 'out', 1_000n],
    [1, 'out', 1_000n],
    [2, 'out', 7n],
    [4, 'in', 1_000n],
  ]);
  // A day that was stated is over: the late one is on the next, and so is what comes now.
  const after = transferOf({ amount: fen(5n) });
  await rail.transfer(after);
  const next = await rail.statement(addDays(today, 1));
  expect(next.lines.map(({ id }) => id)).toEqual([orders[3]?.id, after.id]);
});

/** The bank in a process of its own, so that it can be killed. */
async function spawnBank(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const door = new URL('../../lab/sandbox/bank/index.ts', import.meta.url).href;
  const options = { lenderId: 'open310-lender', lenderPublicKeyPem: lender.publicKeyPem, dataDir };
  const script = `
    const { startBank } = await import(${JSON.stringify(door)});
    const bank = await startBank({
      ...${JSON.stringify(options)}, openingBalance: 1_000_000_000n, settle: 'instant' });
    process.stdout.write(bank.url + '\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closing.push(() => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout ?? expect.fail(), 'data')) as [Buffer];
  return { child, url: String(line).trim() };
}

test('behaviour: a bank killed under load forgets nothing that it answered, and pays nothing twice', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-'));
  closing.push(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  const key = keepKeyPair(dataDir, 'bank-key').publicKeyPem;
  const connect = (url: string) =>
    connectTo({ url, lenderAccount: '6100000000000310', bankPublicKeyPem: key }, 30_000);
  const first = await spawnBank(dataDir);
  const before = connect(first.url);
  const orders = Array.from({ length: 200 }, () => transferOf({ amount: fen(100n) }));
  const answered = new Map<string, unknown>();
  const all = orders.map((order) =>
    before.transfer(order).then(
      (answer) => {
        answered.set(order.id, answer);
        if (answered.size === 60) first.child.kill('SIGKILL');
      },
      (error: unknown) => expect(error).toBeInstanceOf(RailUnanswered),
    ),
  );
  await Promise.all(all);
  expect(answered.size).toBeLessThan(orders.length);

  const second = await spawnBank(dataDir);
  const after = connect(second.url);
  for (const [id, answer] of answered) expect(await after.queryTransfer(id)).toEqual(answer);
  for (const order of orders) {
    const known = await after.queryTransfer(order.id);
    const sent = await after.transfer(order);
    if (known.status !== 'not_found') expect(sent).toEqual(known);
  }
  expect((await after.statement(today)).lines).toHaveLength(orders.length);
});

const percentile = (sorted: readonly number[], p: number): string =>
  `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0).toFixed(2)} ms`;

test('behaviour: 50 at once, journal on disk, each paid once (prints the cost of a round trip)', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-'));
  closing.push(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  const { bank } = await open({ dataDir });
  const rail = connectTo(bank, 30_000); // This test asks how fast, not whether: no timeouts.
  const timed = async () => {
    const start = performance.now();
    await rail.transfer(transferOf({ amount: fen(100n) }));
    return performance.now() - start;
  };
  for (let i = 0; i < 50; i += 1) await timed();
  const alone: number[] = [];
  for (let i = 0; i < 100; i += 1) alone.push(await timed());
  const start = performance.now();
  const together: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (let i = 0; i < 10; i += 1) together.push(await timed());
    }),
  );
  const perSecond = (1_000 / (performance.now() - start)) * together.length;
  alone.sort((a, b) => a - b);
  together.sort((a, b) => a - b);
  process.stdout.write(
    `one transfer alone: p50 ${percentile(alone, 0.5)}, p99 ${percentile(alone, 0.99)}; ` +
      `50 at once: p50 ${percentile(together, 0.5)}, p99 ${percentile(together, 0.99)}, ${perSecond.toFixed(0)}/s\n`,
  );
  expect(bank.ledger().orders).toHaveLength(650);
  expect(bank.ledger().balance).toBe(fen(1_000_000_000n - 65_000n));
});

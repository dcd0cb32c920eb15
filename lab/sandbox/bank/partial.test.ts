import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { businessDate, fen, formatYuan } from '@open310/server/kernel';
import { afterEach, expect, test } from 'vitest';
import { type BankOrder, openBooks, orderLine } from './books.ts';
import {
  acct,
  agent,
  clock,
  header,
  initiation,
  inquiry,
  org,
  post,
  startTestBank,
  wrap,
} from './by-hand.fixture.ts';
import type { Bank, BankOptions } from './index.ts';

// Collections from an account that holds too little, with messages written by hand.

const debtor = '6222021234567890123';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(more: Partial<BankOptions> = {}): Promise<Bank> {
  const bank = await startTestBank(more);
  closing.push(bank.close);
  return bank;
}

const collection = (id: string, yuan: string, instruction?: string) =>
  wrap(
    'pain.008.001.08',
    'CstmrDrctDbtInitn',
    `${initiation(yuan)}<PmtInf><PmtInfId>${id}</PmtInfId><PmtMtd>DD</PmtMtd><ReqdColltnDt>2027-01-04</ReqdColltnDt>` +
      `<Cdtr>${org}</Cdtr><CdtrAcct>${acct('6100000000000310')}</CdtrAcct><CdtrAgt>${agent}</CdtrAgt>` +
      `<DrctDbtTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId><InstdAmt Ccy="CNY">${yuan}</InstdAmt>` +
      `<DrctDbtTx><MndtRltdInf><MndtId>M1</MndtId></MndtRltdInf></DrctDbtTx><DbtrAgt>${agent}</DbtrAgt>` +
      `<Dbtr><Nm>林岚</Nm></Dbtr><DbtrAcct>${acct(debtor)}</DbtrAcct>` +
      `${instruction === undefined ? '' : `<InstrForCdtrAgt>${instruction}</InstrForCdtrAgt>`}` +
      `<RmtInf><Ustrd>还款</Ustrd></RmtInf></DrctDbtTxInf></PmtInf>`,
  );
const statementRequest = () =>
  wrap(
    'camt.060.001.05',
    'AcctRptgReq',
    `<GrpHdr>${header()}</GrpHdr><RptgReq><ReqdMsgNmId>camt.053.001.08</ReqdMsgNmId>` +
      `<Acct>${acct('6100000000000310')}</Acct><AcctOwnr><Pty>${org}</Pty></AcctOwnr><RptgPrd>` +
      '<FrToDt><FrDt>2027-01-04</FrDt><ToDt>2027-01-04</ToDt></FrToDt>' +
      '<FrToTm><FrTm>00:00:00+08:00</FrTm><ToTm>23:59:59+08:00</ToTm></FrToTm>' +
      '<Tp>ALLL</Tp></RptgPrd></RptgReq>',
  );

test('behaviour: a bounded account pays what it holds where that is permitted, and is empty then', async () => {
  const bank = await open();
  await bank.setFunds(debtor, fen(3_000n));
  expect(await post(bank, collection('C1', '100.00'))).toMatchObject({ reason: 'AM04' });
  expect(await post(bank, collection('C2', '100.00', '/ATLEAST/CNY30.01'))).toMatchObject({
    code: 'RJCT',
    reason: 'AM04',
  });
  expect(await post(bank, collection('C3', '100.00', '/ATLEAST/CNY30.00'))).toMatchObject({
    code: 'ACSC',
    moved: '30.00',
  });
  expect(bank.funds(debtor)).toBe(fen(0n));
  expect(bank.ledger().balance).toBe(fen(10_003_000n));
  expect(await post(bank, collection('C4', '100.00', '/ATLEAST/CNY0.01'))).toMatchObject({
    reason: 'AM04',
  });
});

test('behaviour: an account that holds enough, or is not bounded, pays all, and no amount is named', async () => {
  const bank = await open();
  expect(bank.funds(debtor)).toBeNull();
  const free = await post(bank, collection('C1', '100.00', '/ATLEAST/CNY1.00'));
  expect(free).toMatchObject({ code: 'ACSC', moved: undefined });
  await bank.setFunds(debtor, fen(10_000n));
  const exact = await post(bank, collection('C2', '100.00', '/ATLEAST/CNY1.00'));
  expect(exact).toMatchObject({ code: 'ACSC', moved: undefined });
  expect(bank.funds(debtor)).toBe(fen(0n));
});

test('behaviour: the amount stays, however often the order is sent and whatever comes onto the account', async () => {
  const bank = await open();
  await bank.setFunds(debtor, fen(3_000n));
  const order = () => collection('C1', '100.00', '/ATLEAST/CNY1.00');
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(bank, order())));
  await bank.setFunds(debtor, fen(1_000_000n));
  answers.push(await post(bank, order()), await post(bank, inquiry('C1')));
  expect(new Set(answers.map((a) => `${a.code} ${a.moved}`))).toEqual(new Set(['ACSC 30.00']));
  for (const other of ['/ATLEAST/CNY1.01', undefined])
    expect(await post(bank, collection('C1', '100.00', other))).toMatchObject({ reason: 'AM05' });
  expect(bank.ledger().balance).toBe(fen(10_003_000n));
});

test('behaviour: the statement books what was moved, and adds up', async () => {
  const bank = await open();
  await bank.setFunds(debtor, fen(3_000n));
  await post(bank, collection('C1', '100.00', '/ATLEAST/CNY1.00'));
  const { text } = await post(bank, statementRequest());
  const amounts = [...text.matchAll(/<Amt Ccy="CNY">([0-9.]+)</g)].map((found) => found[1]);
  expect(amounts).toEqual(['100000.00', '100030.00', '30.00']);
});

test('behaviour: a delayed collection takes what is there when it settles, or is rejected then', async () => {
  const bank = await open({ settle: 'delayed', settleMs: 30 });
  const outcomes = () => bank.ledger().orders.map((o) => [o.outcome, o.reason, o.moved]);
  await bank.setFunds(debtor, fen(3_000n));
  for (const id of ['C1', 'C2']) {
    const answer = await post(bank, collection(id, '100.00', '/ATLEAST/CNY1.00'));
    expect(answer).toMatchObject({ code: 'ACSP', moved: undefined });
  }
  await expect.poll(outcomes).toEqual([
    ['settled', null, fen(3_000n)],
    ['rejected', 'AM04', fen(0n)],
  ]);
  expect(await post(bank, inquiry('C1'))).toMatchObject({ code: 'ACSC', moved: '30.00' });
  expect(bank.funds(debtor)).toBe(fen(0n));
});

test('error: a permission that is none changes nothing', async () => {
  const bank = await open();
  for (const [instruction, status] of [
    ['/ATLEAST/CNY1', 400],
    ['/ATLEAST/USD1.00', 400],
    ['as much as you can', 400],
    ['/ATLEAST/CNY0.00', 422],
    ['/ATLEAST/CNY100.01', 422],
  ] as const)
    expect(await post(bank, collection('C1', '100.00', instruction))).toMatchObject({ status });
  expect(bank.ledger().orders).toEqual([]);
});

test('behaviour: a bank that comes back knows what each collection moved and what is left', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-'));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const first = await open({ dataDir });
  await first.setFunds(debtor, fen(3_000n));
  await post(first, collection('C1', '20.00', '/ATLEAST/CNY1.00'));
  await post(first, collection('C2', '100.00', '/ATLEAST/CNY1.00'));
  const before = first.ledger();
  closing.pop();
  await first.close();
  const second = await open({ dataDir });
  expect(second.ledger()).toEqual(before);
  expect(second.ledger().balance).toBe(fen(10_003_000n));
  expect(second.funds(debtor)).toBe(fen(0n));
  expect(await post(second, inquiry('C2'))).toMatchObject({ code: 'ACSC', moved: '10.00' });
});

const kept: BankOrder = {
  seq: 1,
  at: clock.now(),
  endToEndId: 'C1',
  messageId: 'm',
  messageKind: 'pain.008.001.08',
  direction: 'in',
  account: debtor,
  name: '林岚',
  amount: fen(10_000n),
  atLeast: null,
  on: businessDate('2027-01-04'),
  purpose: '还款',
  mandateId: 'M1',
  outcome: 'settled',
  reason: null,
  moved: fen(10_000n),
};

test('regression: lines written before there were parts are of all or nothing, and moved all', () => {
  const line = orderLine(kept);
  expect(line).not.toHaveProperty('atLeastFen');
  expect(line).not.toHaveProperty('movedFen');
  const books = openBooks(fen(0n));
  books.apply(line);
  const pending = { ...kept, endToEndId: 'C2', outcome: 'pending', moved: fen(0n) } as const;
  books.apply(orderLine(pending));
  books.apply({ kind: 'outcome', endToEndId: 'C2', outcome: 'settled', reason: null });
  expect(books.orders()).toEqual([kept, { ...kept, endToEndId: 'C2' }]);
  expect(formatYuan(books.balance())).toBe('200.00');
});

test('behaviour: on demand an answer names 1 fen too much, or too little, and the books stay right', async () => {
  const bank = await open();
  await bank.setFunds(debtor, fen(3_000n));
  bank.faults.arm({ kind: 'amount_above' });
  const order = () => collection('C1', '100.00', '/ATLEAST/CNY1.00');
  expect(await post(bank, order())).toMatchObject({ code: 'ACSC', moved: '100.01' });
  bank.faults.arm({ kind: 'amount_below', on: 'inquiry' });
  expect(await post(bank, inquiry('C1'))).toMatchObject({ code: 'ACSC', moved: '0.99' });
  expect(await post(bank, order())).toMatchObject({ moved: '30.00' });
  expect(bank.ledger().balance).toBe(fen(10_003_000n));
});

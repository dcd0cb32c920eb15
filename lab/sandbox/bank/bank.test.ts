import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fen, instant } from '@open310/server/kernel';
import { afterEach, expect, test } from 'vitest';
import {
  acct,
  agent,
  clock,
  initiation,
  inquiry,
  lender,
  messageIdOf,
  newMessageId,
  now,
  org,
  post,
  seal,
  startTestBank,
  wrap,
} from './by-hand.fixture.ts';
import { type Bank, type BankOptions, makeKeyPair } from './index.ts';
import { openSealChecker, openSealer } from './seal.ts';

// The bank alone, with messages written by hand. The adapter meets it in tests/sim/bank-rail.test.ts.

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(more: Partial<BankOptions> = {}): Promise<Bank> {
  const bank = await startTestBank(more);
  closing.push(bank.close);
  return bank;
}

interface Order {
  id: string;
  yuan?: string;
  name?: string;
  account?: string;
  day?: string;
}
const transfer = ({
  id,
  yuan = '100.00',
  name = '林岚',
  account = '6222021234567890123',
  day = '2027-01-04',
}: Order) =>
  wrap(
    'pain.001.001.09',
    'CstmrCdtTrfInitn',
    `${initiation(yuan)}<PmtInf><PmtInfId>${id}</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>${day}</Dt></ReqdExctnDt>` +
      `<Dbtr>${org}</Dbtr><DbtrAcct>${acct('6100000000000310')}</DbtrAcct><DbtrAgt>${agent}</DbtrAgt>` +
      `<CdtTrfTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId><Amt><InstdAmt Ccy="CNY">${yuan}</InstdAmt></Amt>` +
      `<Cdtr><Nm>${name}</Nm></Cdtr><CdtrAcct>${acct(account)}</CdtrAcct><RmtInf><Ustrd>放款</Ustrd></RmtInf></CdtTrfTxInf></PmtInf>`,
  );
test('behaviour: a transfer settles at once, and its answer carries the bank’s signature', async () => {
  const bank = await open();
  const answer = await post(bank, transfer({ id: 'P1' }));
  expect(answer).toMatchObject({ status: 200, code: 'ACSC' });
  const check = openSealChecker(bank.bankPublicKeyPem, clock.now);
  expect(check(answer.signature, answer.bytes)).toHaveProperty('nonce');
  expect(bank.ledger()).toMatchObject({ balance: fen(9_990_000n), orders: [{ endToEndId: 'P1' }] });
});

test('error: unsigned, altered, foreign, stale, and repeated requests are refused and change nothing', async () => {
  const bank = await open();
  const xml = transfer({ id: 'P1' });
  const good = await seal(Buffer.from(xml), messageIdOf(xml));
  const stranger = openSealer(makeKeyPair().privateKeyPem, clock.now);
  const late = openSealer(lender.privateKeyPem, () => instant(now - 300_001));
  const early = openSealer(lender.privateKeyPem, () => instant(now + 300_001));
  const body = Buffer.from(xml);
  expect(await post(bank, xml, '')).toMatchObject({ status: 401, text: 'unsigned' });
  expect(await post(bank, xml.replace('100.00<', '900.00<'), good)).toMatchObject({ status: 401 });
  expect(await post(bank, xml, await stranger(body, 'm'))).toMatchObject({ status: 401 });
  expect(await post(bank, xml, await late(body, 'm'))).toMatchObject({
    status: 401,
    text: 'stale',
  });
  expect(await post(bank, xml, await early(body, 'm'))).toMatchObject({
    status: 401,
    text: 'stale',
  });
  expect(await post(bank, xml, await seal(body, 'other'))).toMatchObject({ status: 401 });
  expect(bank.ledger().orders).toEqual([]);
  expect(await post(bank, xml, good)).toMatchObject({ status: 200 });
  expect(await post(bank, xml, good)).toMatchObject({ status: 401, text: 'repeated' });
  expect(bank.ledger().orders).toHaveLength(1);
});

test('error: a message outside the schema is refused and changes nothing', async () => {
  const bank = await open();
  const xml = transfer({ id: 'P1' });
  for (const bad of [
    xml.replace('<PmtMtd>TRF</PmtMtd>', ''),
    xml.replace('<PmtMtd>', '<Extra>1</Extra><PmtMtd>'),
    xml.replace('Ccy="CNY"', 'Ccy="USD"'),
    xml.replace('<Document', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document'),
    xml
      .replace('<RmtInf><Ustrd>放款</Ustrd></RmtInf>', '')
      .replace('<Cdtr>', '<RmtInf><Ustrd>放款</Ustrd></RmtInf><Cdtr>'),
    xml.slice(0, -5),
  ]) {
    const fresh = bad.replace(/<MsgId>m\d+</, `<MsgId>${newMessageId()}<`); // A nonce is good once.
    expect(await post(bank, fresh)).toMatchObject({ status: 400 });
  }
  const foreign = transfer({ id: 'P1' }).replaceAll('>lender<', '>other<');
  expect(await post(bank, foreign)).toMatchObject({ status: 403 });
  expect(bank.ledger().orders).toEqual([]);
});

test('behaviour: one id is paid once: the same content gives the same answer, other content AM05', async () => {
  const bank = await open();
  const all = await Promise.all(
    Array.from({ length: 10 }, () => post(bank, transfer({ id: 'P1' }))),
  );
  expect(new Set(all.map((a) => /<AcctSvcrRef>[^<]*/.exec(a.text)?.[0])).size).toBe(1);
  expect(await post(bank, transfer({ id: 'P1', day: '2027-01-05' }))).toMatchObject({
    code: 'ACSC',
  });
  expect(await post(bank, transfer({ id: 'P1', yuan: '101.00' }))).toMatchObject({
    reason: 'AM05',
  });
  expect(await post(bank, transfer({ id: 'P1', account: '6222020000000000000' }))).toMatchObject({
    reason: 'AM05',
  });
  expect(bank.ledger().balance).toBe(fen(9_990_000n));
});

test('behaviour: rejections say why: account, owner, funds; an unknown id is NOOR', async () => {
  const bank = await open({ owners: { '6222021234567890123': '林岚' } });
  expect(await post(bank, transfer({ id: 'P1', account: 'ABC' }))).toMatchObject({
    code: 'RJCT',
    reason: 'AC01',
  });
  expect(await post(bank, transfer({ id: 'P2', name: '王五' }))).toMatchObject({ reason: 'BE01' });
  expect(await post(bank, transfer({ id: 'P3', yuan: '100000.01' }))).toMatchObject({
    reason: 'AM04',
  });
  expect(await post(bank, transfer({ id: 'P4', yuan: '100000.00' }))).toMatchObject({
    code: 'ACSC',
  });
  expect(await post(bank, inquiry('P3'))).toMatchObject({ code: 'RJCT', reason: 'AM04' });
  expect(await post(bank, inquiry('P9'))).toMatchObject({ code: 'RJCT', reason: 'NOOR' });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'bank-'));
  closing.push(() => rmSync(path, { recursive: true }));
  return path;
}

test('behaviour: a bank that comes back knows its money, its key, and what is still to settle', async () => {
  const dataDir = folder();
  const first = await open({ dataDir, settle: 'delayed', settleMs: 60_000 });
  await post(first, transfer({ id: 'P1' }));
  closing.pop();
  await first.close();
  const second = await open({ dataDir, settle: 'delayed', settleMs: 20 });
  expect(second.bankPublicKeyPem).toBe(first.bankPublicKeyPem);
  expect(second.ledger()).toMatchObject({ balance: fen(10_000_000n), available: fen(9_990_000n) });
  await expect.poll(() => second.ledger().balance).toBe(fen(9_990_000n));
  expect(await post(second, transfer({ id: 'P1' }))).toMatchObject({ code: 'ACSC' });
});

test('regression: a line torn by a kill is cut off, and the next one is whole', async () => {
  const dataDir = folder();
  const path = join(dataDir, 'bank.jsonl');
  const first = await open({ dataDir });
  await post(first, transfer({ id: 'P1' }));
  closing.pop();
  await first.close();
  appendFileSync(path, '{"kind":"order","endToEndId":"P2","amo');
  const second = await open({ dataDir });
  expect(second.ledger().orders).toHaveLength(1);
  await post(second, transfer({ id: 'P3' }));
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).endToEndId)).toEqual(['P1', 'P3']);
});

test('behaviour: notices are sent until they are taken; duplicates and order are on demand', async () => {
  const got: string[] = [];
  let refuse = 2;
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      refuse -= 1;
      if (refuse < 0) got.push(/<EndToEndId>(\w+)/.exec(body)?.[1] ?? '');
      response.writeHead(refuse < 0 ? 204 : 503).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  closing.push(() => listener.close());
  const { port } = listener.address() as AddressInfo;
  const bank = await open({ noticeUrl: `http://127.0.0.1:${port}/notices` });
  await post(bank, transfer({ id: 'P1' }));
  await expect.poll(() => got).toEqual(['P1']);
  bank.faults.arm({ kind: 'duplicate_notice' });
  await post(bank, transfer({ id: 'P2' }));
  await expect.poll(() => got).toEqual(['P1', 'P2', 'P2']);
  bank.faults.arm({ kind: 'out_of_order_notices' });
  await post(bank, transfer({ id: 'P3' }));
  await post(bank, transfer({ id: 'P4' }));
  await expect.poll(() => got).toEqual(['P1', 'P2', 'P2', 'P4', 'P3']);
});

import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { businessDate, fen, instant } from '../../kernel/index.ts';
import type { CollectOrder } from '../port.ts';
import { composeCollection } from './compose.ts';
import { pain008 } from './messages.ts';
import { readMessage } from './read.ts';
import { xsdOf } from './xsd.ts';

const lender = { lenderId: 'lender', lenderAccount: '6100000000000310' };
const stamp = { messageId: 'm1', at: instant(1_799_026_200_000) };
const order: CollectOrder = {
  id: `collect:repayment_${'0'.repeat(32)}`,
  from: { name: '林岚', accountNumber: '6222021234567890123' },
  mandateId: 'M1',
  amount: fen(123_456n),
  purpose: '还款',
  on: businessDate('2027-01-04'),
};
const compose = (more: Partial<CollectOrder> = {}) =>
  Buffer.from(composeCollection(lender, stamp, { ...order, ...more })).toString();

test('behaviour: a collection of all or nothing carries no instruction', () => {
  expect(compose()).not.toContain('InstrForCdtrAgt');
});

test('behaviour: leave to take less stands where ISO has instructions to the creditor’s bank', async () => {
  const xml = compose({ atLeast: fen(5n) });
  const permission = '<InstrForCdtrAgt>/ATLEAST/CNY0.05</InstrForCdtrAgt>';
  expect(xml).toContain(`</DbtrAcct>${permission}<RmtInf>`);
  expect(xml.replace(permission, '')).toBe(compose());
  expect(readMessage(pain008, Buffer.from(xml))).toMatchObject({ ok: true });
  const result = await validateXML({
    xml: [{ fileName: 'm.xml', contents: xml }],
    schema: [xsdOf(pain008)],
  });
  expect(result.valid).toBe(true);
});

test('error: a least of nothing, or of more than is asked for, is a bug and is not written', () => {
  for (const atLeast of [0n, -1n, 123_457n].map(fen))
    expect(() => compose({ atLeast })).toThrow('the least worth taking');
  expect(compose({ atLeast: order.amount })).toContain('/ATLEAST/CNY1234.56');
});

test('error: an instruction in other words is not in the profile', () => {
  const xml = compose({ atLeast: fen(100n) });
  for (const other of ['ATLEAST 1.00', '/ATLEAST/CNY1', '/ATLEAST/USD1.00', '/ATLEAST/CNY01.00'])
    expect(readMessage(pain008, Buffer.from(xml.replace('/ATLEAST/CNY1.00', other)))).toMatchObject(
      {
        ok: false,
        error: { problem: 'not of the pattern' },
      },
    );
});

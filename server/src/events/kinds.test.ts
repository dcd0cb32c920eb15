import { expect, test } from 'vitest';
import { fen } from '../kernel/index.ts';
import {
  type EventData,
  type EventKind,
  eventKinds,
  parseEventData,
  readEventData,
  writeEventData,
} from './kinds.ts';

test('behaviour: money is text in JSON and fen inside, beyond 2^53 too', () => {
  const data = parseEventData('refund.paid', {
    refundId: '1',
    orderId: '2',
    amountFen: '9007199254740993',
  });
  expect(data.amountFen).toBe(fen(9_007_199_254_740_993n));
  expect(writeEventData(data)).toEqual({
    refundId: '1',
    orderId: '2',
    amountFen: '9007199254740993',
  });
});

const refused: [string, EventKind, unknown][] = [
  ['a missing member', 'order.finished', { orderId: '1' }],
  ['an unknown member', 'order.finished', { orderId: '1', amountFen: '1', note: 'x' }],
  ['money as a number', 'order.finished', { orderId: '1', amountFen: 1 }],
  ['a negative amount', 'order.finished', { orderId: '1', amountFen: '-1' }],
  ['a fraction of a fen', 'order.finished', { orderId: '1', amountFen: '1.5' }],
  ['a leading zero', 'order.finished', { orderId: '1', amountFen: '01' }],
  [
    'an expense of nothing',
    'account.paid',
    { entryId: '1', amountFen: '0', balanceAfterFen: '0', payee: null },
  ],
  ['a day that is not one', 'loan.closed', { loanId: 'x', on: '2027-02-30' }],
  [
    'a fraction of an item',
    'order.paid',
    { orderId: '1', amountFen: '1', buyer: null, itemCount: 1.5 },
  ],
];

test.each(refused)('error: %s is refused', (_, kind, json) => {
  expect(() => parseEventData(kind, json)).toThrow();
});

test('behaviour: a balance may be negative', () => {
  const data: EventData<'takings.received'> = parseEventData('takings.received', {
    entryId: '1',
    amountFen: '5',
    balanceAfterFen: '-12',
    payer: null,
  });
  expect(data.balanceAfterFen).toBe(-12n);
});

test('property: what is read back without a check is what the check would give, for every kind', () => {
  const kept: Record<string, unknown> = {
    ...{ orderId: '1', refundId: '2', entryId: '3', loanId: 'l', facilityId: 'f', product: 'p' },
    ...{ repaymentId: 'r', applicationId: 'a', buyer: null, payer: 'b', payee: null, reason: 'x' },
    ...{ amountFen: '9007199254740993', balanceAfterFen: '-12', limitFen: '0', principalFen: '5' },
    ...{ itemCount: 2, dpd: 3, on: '2027-01-04' },
  };
  for (const [kind, schema] of Object.entries(eventKinds)) {
    const members = Object.keys(schema.shape);
    const json = Object.fromEntries(members.map((name) => [name, kept[name]]));
    expect(readEventData(json)).toEqual(parseEventData(kind as EventKind, json));
  }
});

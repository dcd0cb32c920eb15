import { addDays, businessDate, fen, type Instant, instant } from '@open310/server/kernel';
import { expect, test } from 'vitest';
import { outside } from './cluster-books.ts';
import type { CreditFile, WholesaleOrder } from './records.ts';
import {
  creditReportOn,
  takeawayStatusAt,
  wholesaleModifiedAt,
  wholesaleStatusAt,
} from './seen.ts';
import type { TakeawayOrder } from './till-records.ts';

const HOUR = 3_600_000;
const noon = Date.parse('2026-11-02T12:00:00+08:00');
const at = (hours: number): Instant => instant(noon + hours * HOUR);

const order: WholesaleOrder = {
  ...{ id: '3176205600000012345', buyer: outside('甲'), seller: outside('乙') },
  ...{ createdAt: at(0), paidAt: at(1), shippedAt: at(20), completedAt: at(90) },
  ...{ total: fen(900n), shippingFee: fen(0n), lines: [], parcelNo: 'YT1', carrier: 'yuantong' },
};

test.each([
  [-1, undefined, undefined],
  [0, 'waitbuyerpay', 0],
  [1, 'waitsellersend', 1],
  [20, 'waitbuyerreceive', 20],
  [90, 'success', 90],
])('behaviour: an order after %d hours is %s', (hours, status, changed) => {
  expect(wholesaleStatusAt(order, at(hours))).toBe(status);
  expect(wholesaleModifiedAt(order, at(hours))).toBe(
    changed === undefined ? undefined : at(changed),
  );
});

test('behaviour: an order that is closed stays closed, and no later moment of it comes', () => {
  const never = { ...order, closed: { at: at(30), how: 'cancel' } } as const;
  expect([1, 29, 30, 99].map((h) => wholesaleStatusAt(never, at(h)))).toEqual([
    ...['waitbuyerpay', 'waitbuyerpay', 'cancel', 'cancel'],
  ]);
  expect(wholesaleModifiedAt(never, at(99))).toBe(at(30));
  const back = { ...order, closed: { at: at(10), how: 'terminated' } } as const;
  expect([0, 1, 10, 99].map((h) => wholesaleStatusAt(back, at(h)))).toEqual([
    ...['waitbuyerpay', 'waitsellersend', 'terminated', 'terminated'],
  ]);
  expect(wholesaleModifiedAt(back, at(99))).toBe(at(10));
});

test('behaviour: a takeaway order is taken, and settled in the evening; one called off never is', () => {
  const taken: TakeawayOrder = {
    ...{ id: '8', shopId: '5', createdAt: at(0), acceptedAt: at(0.1), completedAt: at(1) },
    ...{ canceledAt: null, items: [], total: fen(0n), deliverFee: fen(0n), serviceFee: fen(0n) },
    ...{ income: fen(0n), guest: 'E1' },
  };
  expect([-1, 0, 1, 10].map((h) => takeawayStatusAt(taken, at(h)))).toEqual([
    ...[undefined, 'unprocessed', 'valid', 'settled'],
  ]);
  const off = { ...taken, completedAt: null, canceledAt: at(0.5) };
  expect([0, 0.2, 1, 10].map((h) => takeawayStatusAt(off, at(h)))).toEqual([
    ...['unprocessed', 'valid', 'invalid', 'invalid'],
  ]);
});

test('behaviour: a report knows what was due and paid before its day, and nothing later', () => {
  const first = businessDate('2026-01-20');
  const file: CreditFile = {
    guarantees: [],
    debts: [
      {
        ...{ id: 'D1', lender: '甲', openedOn: businessDate('2025-12-20') },
        ...{ endsOn: businessDate('2026-04-20'), principal: fen(350n) },
        installments: [
          { dueOn: first, amount: fen(100n), paidOn: addDays(first, 12) },
          { dueOn: businessDate('2026-02-20'), amount: fen(100n), paidOn: null },
          { dueOn: businessDate('2026-03-20'), amount: fen(100n), paidOn: null },
        ],
      },
    ],
    inquiries: [{ on: businessDate('2026-01-02'), by: '乙', why: 'application' }],
  };
  const on = (date: string) => creditReportOn(file, businessDate(date));
  expect(on('2025-12-19')).toMatchObject({ lenders: 0, owed: 0n, inquiries90d: 0 });
  expect(on('2026-01-20')).toMatchObject({ lenders: 1, limit: 350n, owed: 300n, overdue: 0n });
  expect(on('2026-01-25')).toMatchObject({ overdue: 100n, dpd: 5, maxDpd24m: 5, inquiries90d: 1 });
  expect(on('2026-02-10')).toMatchObject({ owed: 200n, overdue: 0n, dpd: 0, maxDpd24m: 12 });
  expect(on('2026-03-22')).toMatchObject({ overdue: 200n, dpd: 30, maxDpd24m: 30 });
  expect(on('2026-05-21')).toMatchObject({ overdue90: 0n, dpd: 90 });
  expect(on('2026-05-22')).toMatchObject({ overdue90: 200n, dpd: 91 }); // The debt is late, whole.
});

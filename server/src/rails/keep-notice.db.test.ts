import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { fen } from '../kernel/index.ts';
import { keepNotice, listNotices } from './keep-notice.ts';
import type { RailNotice } from './port.ts';

const db = await testDatabase();
const notice: RailNotice = {
  rail: 'bank',
  noticeId: 'N1',
  kind: 'transfer',
  orderId: 'payout:loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f',
  answer: { status: 'settled', railRef: 'B000000000001' },
};
const body = new TextEncoder().encode('<Document/>');

test('behaviour: a notice is new once, and a repeat however often it comes again', async () => {
  const keep = () => db.tx((tx) => keepNotice(tx, notice, body));
  expect(await keep()).toBe('new');
  expect(await keep()).toBe('repeat');
  const kept = await listNotices(db, notice.orderId);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ rail: 'bank', noticeId: 'N1', answer: notice.answer });
});

test('behaviour: of the same notice delivered 8 times at once, one is new', async () => {
  const late = { ...notice, noticeId: 'N2' };
  const kept = await Promise.all(
    Array.from({ length: 8 }, () => db.tx((tx) => keepNotice(tx, late, body))),
  );
  expect(kept.filter((k) => k === 'new')).toHaveLength(1);
});

test('behaviour: a notice whose transaction fails is new the next time', async () => {
  const again = { ...notice, noticeId: 'N3' };
  const failing = db.tx(async (tx) => {
    await keepNotice(tx, again, body);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await db.tx((tx) => keepNotice(tx, again, body))).toBe('new');
});

test('behaviour: rails do not share notice ids', async () => {
  const other = { ...notice, rail: 'alipay' };
  expect(await db.tx((tx) => keepNotice(tx, other, body))).toBe('new');
});

test('behaviour: what was moved in part is kept to the fen', async () => {
  const orderId = 'collect:repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';
  const answer = { status: 'settled', railRef: 'B7', amount: fen(12_345n) } as const;
  const part = { ...notice, noticeId: 'N7', kind: 'collect', orderId, answer } as const;
  await db.tx((tx) => keepNotice(tx, part, body));
  expect(await listNotices(db, orderId)).toMatchObject([{ answer }]);
});

test('error: a kept notice cannot be changed or removed', async () => {
  await expect(db.exec`update rails.notices set order_id = 'x'`).rejects.toThrow('append-only');
  await expect(db.exec`delete from rails.notices`).rejects.toThrow('append-only');
});

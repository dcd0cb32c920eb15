import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { type Instant, instant } from '../kernel/index.ts';
import { type Db, newId } from '../platform/index.ts';
import { ConsentConflict, type NewConsent } from './consents.ts';
import {
  ConsentNotLive,
  createBorrower,
  findLiveConsent,
  grantConsent,
  isLive,
  listConsents,
  listReads,
  recordRead,
  withdrawConsent,
} from './index.ts';
import type { BorrowerId } from './parties.ts';

const db = await testDatabase();
const T0 = instant(Date.UTC(2027, 0, 4));
const later = (ms: number): Instant => instant(T0 + ms);

const newConsent = (borrowerId: BorrowerId, over: Partial<NewConsent> = {}): NewConsent => ({
  id: newId('consent'),
  borrowerId,
  source: 'taobao',
  scopes: ['trades', 'refunds'],
  purpose: 'credit_assessment',
  grantedAt: T0,
  expiresAt: later(1000),
  textVersion: '2027-01',
  textDigest: 'digest-of-the-text',
  ...over,
});

async function consented(over: Partial<NewConsent> = {}): Promise<NewConsent> {
  const consent = newConsent(await createBorrower(db, { segment: 'shop' }), over);
  expect(await grantConsent(db, consent)).toBe('granted');
  return consent;
}

const ask = ({ borrowerId }: { borrowerId: BorrowerId }, at: Instant) => ({
  borrowerId,
  source: 'taobao' as const,
  scope: 'trades',
  purpose: 'credit_assessment',
  at,
});

const read = (c: NewConsent, at: Instant, on: Db = db) =>
  recordRead(on, {
    consentId: c.id,
    borrowerId: c.borrowerId,
    source: c.source,
    what: 'taobao.trades.sold.get',
    rawId: 'raw_1',
    at,
  });

const withdraw = ({ id, borrowerId }: NewConsent, at: Instant, on: Db = db) =>
  withdrawConsent(on, { borrowerId, consentId: id, at });

test('property: a consent is live from its grant up to its expiry or withdrawal, neither included', async () => {
  const ms = fc.integer({ min: -5, max: 25 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 1, max: 10 }),
      fc.option(ms),
      fc.array(ms, { minLength: 2, maxLength: 5 }),
      async (start, length, withdrawnAfter, instants) => {
        const grantedAt = later(start);
        const consent = await consented({ grantedAt, expiresAt: later(start + length) });
        let reads = 0;
        for (const at of instants.map(later)) {
          // Before any withdrawal the record of a read and the search for a consent must agree.
          const live = isLive({ ...consent, withdrawnAt: null }, at);
          expect((await findLiveConsent(db, ask(consent, at)))?.id).toBe(
            live ? consent.id : undefined,
          );
          if (live) await read(consent, at);
          else await expect(read(consent, at)).rejects.toThrow(ConsentNotLive);
          reads += live ? 1 : 0;
        }
        if (withdrawnAfter !== null) {
          const withdrawnAt = later(withdrawnAfter);
          expect(await withdraw(consent, withdrawnAt)).toEqual({
            ok: true,
            value: { withdrawnAt },
          });
          for (const at of instants.map(later)) {
            const live = isLive({ ...consent, withdrawnAt }, at);
            expect((await findLiveConsent(db, ask(consent, at))) !== undefined).toBe(live);
            await expect(read(consent, at)).rejects.toThrow(ConsentNotLive); // Whatever its instant.
          }
        }
        expect(await listReads(db, consent.borrowerId)).toHaveLength(reads);
      },
    ),
    { numRuns: 30 },
  );
});

test('behaviour: a consent opens its own borrower, source, scope and purpose, and nothing else', async () => {
  const consent = await consented();
  const [good, stranger] = [ask(consent, T0), await createBorrower(db, { segment: 'shop' })];
  expect(await findLiveConsent(db, good)).toEqual({ ...consent, withdrawnAt: null });
  expect((await findLiveConsent(db, { ...good, scope: 'refunds' }))?.id).toBe(consent.id);
  expect(await findLiveConsent(db, { ...good, scope: 'wallet' })).toBeUndefined();
  expect(await findLiveConsent(db, { ...good, scope: 'trade' })).toBeUndefined();
  expect(await findLiveConsent(db, { ...good, purpose: 'marketing' })).toBeUndefined();
  expect(await findLiveConsent(db, { ...good, source: 'alipay' })).toBeUndefined();
  expect(await findLiveConsent(db, { ...good, borrowerId: stranger })).toBeUndefined();
});

test('error: no read is recorded under another borrower, another source or no consent at all', async () => {
  const consent = await consented();
  const stranger = await consented();
  const alien = (over: Partial<NewConsent>) => read({ ...consent, ...over }, T0);
  await expect(alien({ borrowerId: stranger.borrowerId })).rejects.toThrow(ConsentNotLive);
  await expect(alien({ source: 'alipay' })).rejects.toThrow(ConsentNotLive);
  await expect(alien({ id: newId('consent') })).rejects.toThrow(ConsentNotLive);
  expect(await listReads(db, consent.borrowerId)).toEqual([]);
});

test('behaviour: of several live consents the one that expires last is found', async () => {
  const first = await consented();
  const longer = newConsent(first.borrowerId, { expiresAt: later(5000) });
  await grantConsent(db, longer);
  expect((await findLiveConsent(db, ask(first, T0)))?.id).toBe(longer.id);
  await withdraw(longer, later(10));
  expect((await findLiveConsent(db, ask(first, later(10))))?.id).toBe(first.id);
});

test('behaviour: a repeated grant answers exists, and the same id for another consent throws', async () => {
  const consent = await consented();
  expect(await grantConsent(db, consent)).toBe('exists');
  const others: Partial<NewConsent>[] = [
    { scopes: ['trades'] },
    { purpose: 'marketing' },
    { expiresAt: later(1001) },
    { textDigest: 'other' },
    { borrowerId: (await consented()).borrowerId },
  ];
  for (const other of others) {
    await expect(grantConsent(db, { ...consent, ...other })).rejects.toThrow(ConsentConflict);
  }
  expect(await listConsents(db, consent.borrowerId)).toHaveLength(1);
});

test('error: a consent without a scope, or that ends before it begins, is refused by the database', async () => {
  const id = await createBorrower(db, { segment: 'shop' });
  await expect(grantConsent(db, newConsent(id, { scopes: [] }))).rejects.toThrow('check');
  await expect(grantConsent(db, newConsent(id, { expiresAt: T0 }))).rejects.toThrow('check');
});

test('behaviour: a second withdrawal changes nothing, and another borrower cannot withdraw', async () => {
  const consent = await consented();
  const stranger = await createBorrower(db, { segment: 'shop' });
  const refused = await withdraw({ ...consent, borrowerId: stranger }, later(5));
  expect(refused).toEqual({ ok: false, error: { code: 'consent_not_found' } });
  const first = { ok: true, value: { withdrawnAt: later(10) } };
  expect(await withdraw(consent, later(10))).toEqual(first);
  expect(await withdraw(consent, later(20))).toEqual(first);
  expect(await withdraw({ ...consent, id: newId('consent') }, T0)).toMatchObject({ ok: false });
});

test('behaviour: a withdrawal waits for a read in progress, and a read behind it is refused', async () => {
  const consent = await consented();
  const order: string[] = [];
  let withdrawal: Promise<unknown> | undefined;
  await db.tx(async (tx) => {
    await read(consent, later(1), tx);
    withdrawal = withdraw(consent, later(2)).then(() => order.push('withdrawn'));
    await tx.exec`select pg_sleep(0.08)`;
    order.push('read');
  });
  await withdrawal;
  expect(order).toEqual(['read', 'withdrawn']);

  const other = await consented();
  let late: Promise<unknown> | undefined;
  await db.tx(async (tx) => {
    await withdraw(other, later(2), tx);
    late = read(other, later(1)).catch((error: unknown) => error); // Began before, must wait.
    await tx.exec`select pg_sleep(0.08)`;
  });
  expect(await late).toBeInstanceOf(ConsentNotLive);
  expect(await listReads(db, other.borrowerId)).toEqual([]);
});

test('behaviour: a borrower sees each consent with its last read, and each read', async () => {
  const consent = await consented();
  const second = newConsent(consent.borrowerId, { source: 'alipay', grantedAt: later(1) });
  await grantConsent(db, second);
  await read(consent, later(3));
  await read(consent, later(7));
  await withdraw(second, later(9));
  expect(await listConsents(db, consent.borrowerId)).toEqual([
    { ...second, withdrawnAt: later(9), lastReadAt: null, readCount: 0 },
    { ...consent, withdrawnAt: null, lastReadAt: later(7), readCount: 2 },
  ]);
  const reads = await listReads(db, consent.borrowerId);
  expect(reads.map((r) => r.readAt)).toEqual([later(7), later(3)]);
  expect(reads[0]).toMatchObject({ consentId: consent.id, source: 'taobao', rawId: 'raw_1' });
  expect(await listReads(db, consent.borrowerId, { consentId: second.id })).toEqual([]);
  expect(await listReads(db, consent.borrowerId, { atMost: 1 })).toHaveLength(1);
});

test('error: consents, withdrawals and reads are refused every change', async () => {
  const consent = await consented();
  await read(consent, T0);
  await withdraw(consent, later(1));
  for (const table of ['consents', 'consent_withdrawals', 'consent_reads']) {
    const refuses = (sql: string) => expect(db.pool.query(sql), sql).rejects.toThrow('append-only');
    await refuses(`update party.${table} set recorded_at = now()`);
    await refuses(`delete from party.${table}`);
    await refuses(`truncate party.${table} cascade`);
  }
});

test('behaviour: a read leaves nothing when the transaction that keeps the data rolls back', async () => {
  const consent = await consented();
  const pulling = db.tx(async (tx) => {
    await read(consent, T0, tx);
    throw new Error('the page was malformed');
  });
  await expect(pulling).rejects.toThrow('malformed');
  expect(await listReads(db, consent.borrowerId)).toEqual([]);
  const [kept] = await listConsents(db, consent.borrowerId);
  expect(kept).toMatchObject({ id: consent.id, readCount: 0 });
});

import { expect, test } from 'vitest';
import { makeBorrower, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { type Id, ok, refuse, startOfDay } from '../kernel/index.ts';
import { saveIdentifier } from '../party/index.ts';
import { manualClock, txOrRefuse } from '../platform/index.ts';
import {
  findPhoneOwner,
  keepPhone,
  maskPhone,
  openPhone,
  PHONE_FRESH_MS,
  reachPhone,
  readPhone,
} from './phones.ts';
import { liftStop, stopPhone } from './stops.ts';

const HOUR = 3_600_000;
const db = await testDatabase();
const clock = manualClock(startOfDay(TEST_TODAY));

let phones = 0;
const newPhone = () => `139${String(++phones).padStart(8, '0')}`;

test('behaviour: a number is read however it is typed, and what is none is none', () => {
  const good = [
    '13800138000',
    '138 0013 8000',
    '+86 138-0013-8000',
    '8613800138000',
    '１３８００１３８０００',
  ];
  for (const one of good) expect(readPhone(one)).toBe('13800138000');
  for (const no of [
    '',
    '12800138000',
    '1380013800',
    '138001380000',
    '+1 13800138000',
    '1380013800o',
  ]) {
    expect(readPhone(no)).toBeUndefined();
  }
  expect(maskPhone('13800138000')).toBe('138****8000');
});

test('behaviour: a borrower comes in by one number, and by each number one borrower; reminders go to the proven one', async () => {
  const [a, b] = [await makeBorrower(db), await makeBorrower(db)];
  const [first, second, typedIn] = [newPhone(), newPhone(), newPhone()];
  const keep = (borrowerId: Id<'borrower'>, phone: string) =>
    keepPhone(db, vault, { borrowerId, phone, now: clock.now() });
  const reached = () => reachPhone(db, vault, a, clock.now());
  expect(await reached()).toBeNull();
  const told = { kind: 'phone', value: typedIn, source: null, at: clock.now() } as const;
  await saveIdentifier(db, vault, a, told);
  expect(await reached()).toBe(typedIn);
  expect(await keep(a, first)).toBe(true);
  clock.advance(HOUR);
  expect(await keep(a, first)).toBe(true); // Proved anew.
  const proven = await findPhoneOwner(db, vault, first);
  expect(proven).toEqual({ borrowerId: a, provenAt: clock.now() });
  expect(await keep(b, first)).toBe(false);
  expect(await reached()).toBe(first);
  expect(await keep(a, second)).toBe(true);
  expect(await openPhone(db, vault, a)).toBe(second);
  expect(await findPhoneOwner(db, vault, first)).toBeUndefined();
  expect(await keep(b, first)).toBe(true);
});

test('behaviour: a number long unproved gives way to one that a source vouched for since, and to no other', async () => {
  const borrowerId = await makeBorrower(db);
  const [proved, vouched, typedIn] = [newPhone(), newPhone(), newPhone()];
  const reached = () => reachPhone(db, vault, borrowerId, clock.now());
  const tell = (value: string, source: 'alipay' | null) =>
    saveIdentifier(db, vault, borrowerId, { kind: 'phone', value, source, at: clock.now() });
  await tell(vouched, 'alipay');
  clock.advance(HOUR);
  await keepPhone(db, vault, { borrowerId, phone: proved, now: clock.now() });
  clock.advance(PHONE_FRESH_MS);
  expect(await reached()).toBe(proved); // Nothing fresher is known.
  await tell(typedIn, null);
  expect(await reached()).toBe(proved);
  await tell(vouched, 'alipay'); // Told again: it holds still.
  expect(await reached()).toBe(vouched);
  await keepPhone(db, vault, { borrowerId, phone: proved, now: clock.now() });
  expect(await reached()).toBe(proved);
});

test('behaviour: nothing goes to a number that was stopped, proved or known, until it is lifted: it may be in other hands', async () => {
  const [proved, known] = [await makeBorrower(db), await makeBorrower(db)];
  const [phone, vouched] = [newPhone(), newPhone()];
  await keepPhone(db, vault, { borrowerId: proved, phone, now: clock.now() });
  const told = { kind: 'phone', value: vouched, source: 'alipay', at: clock.now() } as const;
  await saveIdentifier(db, vault, known, told);
  for (const [borrowerId, number] of [
    [proved, phone],
    [known, vouched],
  ] as const) {
    const reached = () => reachPhone(db, vault, borrowerId, clock.now());
    expect(await reached()).toBe(number);
    await db.tx((tx) => stopPhone(tx, vault, { borrowerId, now: clock.now() }));
    expect(await reached()).toBeNull();
    await liftStop(db, borrowerId);
    expect(await reached()).toBe(number);
  }
});

test('regression: a number that two prove at once is one’s, and the other is told so', async () => {
  const [phone, a, b] = [newPhone(), await makeBorrower(db), await makeBorrower(db)];
  const now = clock.now();
  const keep = (borrowerId: Id<'borrower'>) =>
    txOrRefuse<null, { readonly code: 'taken' }>(db, async (tx) =>
      (await keepPhone(tx, vault, { borrowerId, phone, now }))
        ? ok(null)
        : refuse({ code: 'taken' }),
    );
  // The first has written and not yet committed when the second looks.
  let second: ReturnType<typeof keep> | undefined;
  await db.tx(async (tx) => {
    expect(await keepPhone(tx, vault, { borrowerId: a, phone, now })).toBe(true);
    second = keep(b);
    await waitsForLock();
  });
  expect(await second).toEqual({ ok: false, error: { code: 'taken' } });
  expect((await findPhoneOwner(db, vault, phone))?.borrowerId).toBe(a);
});

async function waitsForLock(): Promise<void> {
  const waiting = () =>
    db.pool.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
  await expect.poll(async () => (await waiting()).rowCount, { timeout: 10_000 }).toBe(1);
}

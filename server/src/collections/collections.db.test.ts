import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  instant,
  startOfDay,
} from '../kernel/index.ts';
import type { Loan } from '../lending/index.ts';
import {
  advanceBusinessDate,
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  silentLog,
  txOrRefuse,
} from '../platform/index.ts';
import { changeLoan, endOfDay, type LoanChange, usualClassRules } from '../servicing/index.ts';
import type { CollectionsDeps } from './deps.ts';
import {
  assignLoan,
  beginContact,
  countKept,
  endContact,
  hasContacted,
  liftHold,
  listContacts,
  listPromises,
  makePromise,
  nextContacts,
  overdueBuckets,
  overduePage,
  placeHold,
  releaseLoan,
  usualContactRules,
} from './index.ts';

const HOUR = 3_600_000;
const clock = manualClock(startOfDay(TEST_TODAY));
const desk = { id: 'staff_1', name: 'desk' };
const depsOn = (db: Database): CollectionsDeps => ({
  ...{ db, clock, vault, contactRules: usualContactRules },
});

async function toMorning(db: Database, day: BusinessDate): Promise<void> {
  const last = addDays(day, -1);
  for (let at = await getBusinessDate(db); at < last; at = addDays(at, 1)) {
    await db.tx((tx) => advanceBusinessDate(tx, at));
  }
  await endOfDay({ db, clock, log: silentLog });
}
const change = (db: Database, loan: Loan, event: LoanChange) =>
  txOrRefuse(db, (tx) => changeLoan(tx, { loanId: loan.id, event, byWhom: 'desk' }, clock.now()));
const pay = (
  db: Database,
  loan: Loan,
  amount: Fen,
  on: BusinessDate,
  id: string = newId('change'),
) => change(db, loan, { id, type: 'repayment', on, amount });
const due = '2027-02-04' as BusinessDate; // A month after the first business date.
const wish = { sort: 'dpd', most: 50 } as const;

test('behaviour: the list holds who is behind, the longest first, page by page, and nobody else', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const page = (more: object = {}) =>
    overduePage(deps, usualClassRules, desk, { ...wish, ...more }).then(({ lines }) => lines);
  const loans: Loan[] = [];
  for (const principal of [3n, 1n, 2n]) {
    loans.push(await makeLoan(db, { principal: fen(principal * 1_000_000n), termMonths: 1 }));
  }
  const sound = await makeLoan(db, { termMonths: 12, shape: { method: 'bullet' } });
  const inGrace = await makeLoan(db, { termMonths: 1, shape: { graceDays: 60 } });
  await toMorning(db, addDays(due, 40));
  const all = await page();
  expect(all.map((line) => line.loanId)).toEqual(loans.map(({ id }) => id).toSorted());
  expect(all.map((line) => line.loanId)).not.toContain(sound.id);
  expect(all.map((line) => line.loanId)).not.toContain(inGrace.id);
  expect(all[0]).toMatchObject({ dpd: 40, class: 'specialMention', promise: null, holds: [] });
  // By amount, one row a page: nothing twice, nothing left out.
  const seen: string[] = [];
  let after: { oldestDueOn: BusinessDate; due: Fen; loanId: Id<'loan'> } | undefined;
  for (;;) {
    const [line] = await page({ sort: 'due', most: 1, ...(after && { after }) });
    if (!line) break;
    seen.push(line.loanId);
    after = line;
  }
  expect(seen).toEqual([loans[0]?.id, loans[2]?.id, loans[1]?.id]);
  expect(await page({ bucket: 0 })).toEqual([]);
  expect(await page({ bucket: 1 })).toHaveLength(3);
  expect(await page({ class: 'substandard' })).toEqual([]);
  expect(await page({ dueMin: fen(2_000_000n) })).toHaveLength(2);
  const [first] = loans;
  if (!first) return expect.fail('no loan');
  await assignLoan(deps, { loanId: first.id, borrowerId: first.borrowerId, to: desk });
  expect((await page({ assigned: 'me' })).map((line) => line.assignee?.assigneeName)).toEqual([
    'desk',
  ]);
  expect(await page({ assigned: 'nobody' })).toHaveLength(2);
  await releaseLoan(deps, first.id);
  expect(await page({ assigned: 'me' })).toEqual([]);
  const buckets = await overdueBuckets(db);
  expect(buckets.map(({ loans }) => loans)).toEqual([0, 3, 0, 0, 0, 0, 0]);
  expect(buckets[1]?.dueFen).toBe(all.reduce((sum, line) => sum + line.due, 0n));
  // What is repaid is off the list at once; a restructured loan past due is substandard (R9).
  await pay(db, first, fen(9_000_000n), addDays(due, 40));
  expect((await page()).map((line) => line.loanId)).not.toContain(first.id);
  const [, second] = loans;
  if (!second) return expect.fail('no loan');
  const plan = { id: 'r1', type: 'restructuring', on: addDays(due, 40), installments: 6 } as const;
  expect(await change(db, second, plan)).toMatchObject({ ok: true });
  expect((await page({ class: 'substandard' })).map((line) => line.loanId)).toEqual([second.id]);
});

test('property: a promise is kept if and only if so much was paid, since it was made and by the end of its day, and not undone', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  await toMorning(db, due);
  const payments = fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 60_000 }),
      day: fc.integer({ min: 0, max: 9 }),
      undone: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  const loan = () => makeLoan(db, { principal: fen(1_000_000n), termMonths: 12, on: TEST_TODAY });
  // Days go by once, for all cases together: each has its own loan.
  const cases = fc.sample(payments, { numRuns: 25, seed: 310 });
  const made = [];
  for (const list of cases) {
    const one = await loan();
    await pay(db, one, fen(500n), due); // Before the promise: it does not count.
    clock.advance(1_000);
    const request = { loanId: one.id, borrowerId: one.borrowerId, amount: fen(60_000n) } as const;
    const id = newId('promise');
    const told = { id, ...request, dueOn: addDays(due, 5), toldBy: 'borrower', by: desk } as const;
    expect(await makePromise(deps, told)).toMatchObject({ ok: true, value: { state: 'open' } });
    made.push({ list, one });
    clock.advance(1_000);
  }
  for (let day = 0; day <= 9; day += 1) {
    const on = addDays(due, day);
    for (const { list, one } of made) {
      for (const payment of list.filter((p) => p.day === day)) {
        const id = newId('change');
        await pay(db, one, fen(BigInt(payment.amount)), on, id);
        if (payment.undone)
          await change(db, one, { id: newId('change'), type: 'reversal', on, of: id });
      }
    }
    await db.tx((tx) => advanceBusinessDate(tx, on));
  }
  const states = new Map<string, number>();
  for (const { list, one } of made) {
    const counted = list.filter((p) => p.day <= 5 && !p.undone);
    const paid = counted.reduce((sum, p) => sum + p.amount, 0);
    const [promise] = await listPromises(db, one.id);
    expect(promise?.repaidFen).toBe(BigInt(paid));
    expect(promise?.state).toBe(paid >= 60_000 ? 'kept' : 'broken');
    states.set(promise?.state ?? '', (states.get(promise?.state ?? '') ?? 0) + 1);
  }
  expect([...states.keys()].toSorted()).toEqual(['broken', 'kept']); // Both were tried.
  const { kept, broken } = await countKept(db);
  expect({ kept, broken }).toEqual({ kept: states.get('kept'), broken: states.get('broken') });
});

test('error: promises of yesterday, beyond the month, above the debt, or told twice otherwise are refused', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const loan = await makeLoan(db, { principal: fen(100_000n), termMonths: 1 });
  await toMorning(db, addDays(due, 3));
  const today = addDays(due, 3);
  const told = (more: object) =>
    makePromise(deps, {
      ...{ id: newId('promise'), loanId: loan.id, borrowerId: loan.borrowerId, by: desk },
      ...{ amount: fen(1_000n), dueOn: addDays(today, 1), toldBy: 'borrower', ...more },
    });
  const code = async (more: object) => {
    const told_ = await told(more);
    return told_.ok ? told_.value.state : told_.error.code;
  };
  expect(await code({ dueOn: addDays(today, -1) })).toBe('promise_day_past');
  expect(await code({ dueOn: addDays(today, 31) })).toBe('promise_too_far');
  expect(await code({ amount: fen(200_000n) })).toBe('more_than_owed');
  const id = newId('promise');
  expect(await code({ id })).toBe('open');
  expect(await code({ id })).toBe('open'); // Sent twice, it is one.
  expect(await code({ id, amount: fen(2_000n) })).toBe('promise_conflict');
  expect(await listPromises(db, loan.id)).toHaveLength(1);
  clock.advance(1_000);
  // Another one takes its place while it is open.
  expect(await code({ amount: fen(3_000n) })).toBe('open');
  expect((await listPromises(db, loan.id)).map(({ state }) => state)).toEqual(['open', 'replaced']);
  clock.advance(1_000);
  await pay(db, loan, fen(200_000n), today);
  expect(await code({})).toBe('loan_not_open');
  // One payment keeps one promise: the one that stood when it came.
  expect((await listPromises(db, loan.id)).map(({ state }) => state)).toEqual(['kept', 'replaced']);
});

test('behaviour: a contact is written before it is made, its end once; nobody else is asked, and two at once are counted', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const loan = await makeLoan(db);
  const { borrowerId, id: loanId } = loan;
  clock.advance(startOfDay('2027-03-01' as BusinessDate) + 10 * HOUR - clock.now()); // A Monday.
  const request = (more: object = {}) => ({
    ...({ id: newId('contact'), borrowerId, loanId, direction: 'out', channel: 'call' } as const),
    ...({ whom: 'borrower', by: desk, ...more } as const),
  });
  expect(await beginContact(deps, request({ whom: 'other' }))).toEqual({
    ...{ ok: false, error: { code: 'contact_third_party' } },
  });
  const all = await Promise.all(Array.from({ length: 6 }, () => beginContact(deps, request())));
  expect(all.filter(({ ok }) => ok)).toHaveLength(3);
  expect(all.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'contact_too_often' } });
  const [done] = await listContacts(deps, borrowerId);
  if (!done) return expect.fail('no contact');
  const told = { outcome: 'reached', said: 'pays on Friday', by: desk } as const;
  expect(await endContact(deps, done.id, told)).toMatchObject({
    value: { said: 'pays on Friday' },
  });
  expect(await endContact(deps, done.id, told)).toMatchObject({ ok: true });
  expect(await endContact(deps, done.id, { ...told, outcome: 'noAnswer' })).toEqual({
    ...{ ok: false, error: { code: 'contact_ended' } },
  });
  const same = request({ id: done.id });
  expect(await beginContact(deps, same)).toMatchObject({ value: { outcome: 'reached' } });
  expect(await beginContact(deps, { ...same, channel: 'sms' })).toMatchObject({
    ...{ error: { code: 'contact_conflict' } },
  });
  // The borrower may call whenever they like.
  clock.advance(12 * HOUR);
  expect(await beginContact(deps, request({ direction: 'in' }))).toMatchObject({ ok: true });
  expect(await listContacts(deps, borrowerId)).toHaveLength(4);
  expect(await hasContacted(db, borrowerId, desk.id)).toBe(true);
  expect(await hasContacted(db, borrowerId, 'staff_2')).toBe(false);
  await expect(
    db.pool.query('update collections.contacts set by_name = $1', ['nobody']),
  ).rejects.toThrow();
});

test('behaviour: after a request to stop the next contact has no time, until it is lifted; what follows from a complaint no person lifts', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const { borrowerId } = await makeLoan(db);
  clock.advance(startOfDay('2027-03-08' as BusinessDate) + 10 * HOUR - clock.now());
  const place = (kind: 'stopRequest' | 'complaint', about?: string) =>
    db.tx((tx) =>
      placeHold(tx, {
        ...{ borrowerId, kind, reason: 'asked for', byName: 'desk', at: clock.now() },
        ...(about !== undefined && { about }),
      }),
    );
  const lift = (id: Id<'hold'>) =>
    db.tx((tx) => liftHold(tx, id, { byName: 'desk', why: 'agreed', at: clock.now() }));
  expect(await nextContacts(deps, borrowerId)).toMatchObject({ call: clock.now() });
  const stop = await place('stopRequest');
  expect(await nextContacts(deps, borrowerId)).toMatchObject({ call: null, letter: null });
  expect(await lift(stop)).toMatchObject({ ok: true });
  expect(await nextContacts(deps, borrowerId)).toMatchObject({ call: instant(clock.now()) });
  const follows = await place('complaint', 'complaint_1');
  expect(await lift(follows)).toEqual({ ok: false, error: { code: 'hold_follows' } });
  expect(await lift(newId('hold'))).toEqual({ ok: false, error: { code: 'hold_not_found' } });
});

import { expect, test } from 'vitest';
import { makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { beginContact, nextContacts, usualContactRules } from '../collections/index.ts';
import { addDays, type BusinessDate, instant, startOfDay } from '../kernel/index.ts';
import { type Database, manualClock, newId } from '../platform/index.ts';
import {
  answerComplaint,
  assignComplaint,
  countComplaints,
  extendComplaint,
  fileComplaint,
  listComplaints,
  listComplaintsOf,
  openComplaint,
  reopenComplaint,
  reportComplaints,
  sayOfComplaint,
  usualComplaintRules,
  withdrawComplaint,
} from './index.ts';

const HOUR = 3_600_000;
const clock = manualClock(instant(startOfDay(TEST_TODAY) + 10 * HOUR)); // A Monday.
const ann = { id: 'staff_1', name: 'ann' };
const ben = { id: 'staff_2', name: 'ben' };
const depsOn = (db: Database) => ({
  ...{ db, clock, vault, contactRules: usualContactRules, complaintRules: usualComplaintRules },
});
type Deps = ReturnType<typeof depsOn>;
const day = (n: number) => addDays(TEST_TODAY, n);
const moveTo = (on: BusinessDate) => clock.advance(startOfDay(on) + 10 * HOUR - clock.now());

async function filed(deps: Deps, more: object = {}) {
  const loan = await makeLoan(deps.db);
  const id = newId('complaint');
  const made = await fileComplaint(deps, {
    ...({ id, borrowerId: loan.borrowerId, kind: 'collections', channel: 'app' } as const),
    ...({ said: 'They called my brother', by: 'borrower', ...more } as const),
  });
  return { loan, id, made };
}
const answer = (deps: Deps, id: Awaited<ReturnType<typeof filed>>['id'], more: object = {}) =>
  answerComplaint(deps, id, {
    ...({
      outcome: 'upheld',
      answer: 'We are sorry, and stopped it.',
      by: ben,
      review: false,
    } as const),
    ...more,
  });

test('behaviour: a complaint is acknowledged with its day, pauses contacts, and is answered; both are kept, sealed', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const { loan, id, made } = await filed(deps);
  const { borrowerId } = loan;
  if (!made.ok) return expect.fail(made.error.code);
  expect(made.value).toMatchObject({ state: 'open', dueOn: day(15), extended: 0 });
  expect(made.value.entries.map(({ kind, text }) => [kind, text])).toEqual([
    ['filed', 'They called my brother'],
    ['acknowledged', null],
  ]);
  expect(await nextContacts(deps, borrowerId)).toMatchObject({ call: null });
  const call = {
    borrowerId,
    loanId: loan.id,
    direction: 'out',
    channel: 'call',
    whom: 'borrower',
  } as const;
  expect(await beginContact(deps, { ...call, id: newId('contact'), by: ann })).toMatchObject({
    ...{ error: { code: 'contact_on_hold', hold: 'complaint' } },
  });
  const entryId = newId('message');
  const say = { entryId, text: 'Which number was it?', by: ben };
  expect(await sayOfComplaint(deps, id, say)).toMatchObject({ ok: true });
  const again = await sayOfComplaint(deps, id, say);
  expect(again.ok && again.value.entries).toHaveLength(3); // Sent twice, said once.
  expect(await answer(deps, id)).toMatchObject({ value: { state: 'answered', outcome: 'upheld' } });
  expect(await nextContacts(deps, borrowerId)).toMatchObject({ call: clock.now() });
  // What is kept of it is sealed, and a history is not rewritten.
  const { rows } = await db.pool.query('select text_sealed from care.complaint_entries');
  expect(rows.map((row) => String(row.text_sealed)).join()).not.toContain('brother');
  await expect(db.pool.query('delete from care.complaint_entries')).rejects.toThrow();
});

test('error: another’s complaint is not found; the same id is the same complaint, and no other', async () => {
  const deps = depsOn(await testDatabase());
  const { loan, id, made } = await filed(deps);
  const other = await makeLoan(deps.db);
  expect(await openComplaint(deps, id, other.borrowerId)).toBeUndefined();
  expect(await openComplaint(deps, id, loan.borrowerId)).toMatchObject({ id });
  const notFound = { ok: false, error: { code: 'complaint_not_found' } };
  const { borrowerId } = other;
  expect(await withdrawComplaint(deps, id, borrowerId)).toEqual(notFound);
  expect(await reopenComplaint(deps, id, { why: 'not mine', borrowerId })).toEqual(notFound);
  const say = { entryId: newId('message'), text: 'hello', by: 'borrower', borrowerId } as const;
  expect(await sayOfComplaint(deps, id, say)).toEqual(notFound);
  const sent = { id, kind: 'collections', channel: 'app', said: 'x', by: 'borrower' } as const;
  expect(await fileComplaint(deps, { ...sent, borrowerId: loan.borrowerId })).toEqual(made);
  const twice = { ...sent, id: newId('complaint'), borrowerId };
  const both = await Promise.all([fileComplaint(deps, twice), fileComplaint(deps, twice)]);
  expect(both.map((one) => one.ok)).toEqual([true, true]);
  expect(await listComplaintsOf(deps.db, borrowerId)).toHaveLength(1);
  expect(await fileComplaint(deps, { ...sent, borrowerId })).toEqual({
    ...{ ok: false, error: { code: 'complaint_conflict' } },
  });
  const about = { ...sent, id: newId('complaint'), borrowerId, loanId: loan.id };
  expect(await fileComplaint(deps, about)).toEqual({
    ok: false,
    error: { code: 'loan_not_found' },
  });
  for (let n = 1; n < 10; n += 1) {
    await fileComplaint(deps, { ...sent, id: newId('complaint'), borrowerId });
  }
  expect(await fileComplaint(deps, { ...sent, id: newId('complaint'), borrowerId })).toEqual({
    ...{ ok: false, error: { code: 'complaints_too_many' } },
  });
});

test('behaviour: 15 days, 30 where it is complex, 60 where a second person agreed; each once (Order 3 of 2020)', async () => {
  const deps = depsOn(await testDatabase());
  moveTo(TEST_TODAY);
  const { id } = await filed(deps);
  const extend = (to: 'complex' | 'special') =>
    extendComplaint(deps, id, { to, reason: 'two banks are asked', by: ben });
  expect(await extend('special')).toEqual({ ok: false, error: { code: 'complaint_extended' } });
  expect(await extend('complex')).toMatchObject({ value: { dueOn: day(30), extended: 1 } });
  expect(await extend('complex')).toMatchObject({ value: { dueOn: day(30), extended: 1 } });
  expect(await extend('special')).toMatchObject({ value: { dueOn: day(60), extended: 2 } });
  const file = await openComplaint(deps, id);
  const extended = file?.entries.filter(({ kind }) => kind === 'extended');
  expect(extended?.map(({ data }) => data.dueOn)).toEqual([day(30), day(60)]);
});

test('error: what is late is answered, not given more time: it would never have been late', async () => {
  const deps = depsOn(await testDatabase());
  moveTo(TEST_TODAY);
  const { id } = await filed(deps);
  moveTo(addDays(TEST_TODAY, 16));
  const extended = extendComplaint(deps, id, { to: 'complex', reason: 'late', by: ben });
  expect(await extended).toEqual({ ok: false, error: { code: 'complaint_overdue' } });
  expect((await openComplaint(deps, id))?.dueOn).toBe(day(15));
});

test('behaviour: an overdue one stands first; the report says what came, how long it took, and what was right', async () => {
  const deps = depsOn(await testDatabase());
  const { db } = deps;
  moveTo(TEST_TODAY);
  const first = await filed(deps, { kind: 'charges' });
  moveTo(day(3));
  const second = await filed(deps);
  const third = await filed(deps, { kind: 'charges' });
  const all = { open: true, kind: null, assigneeId: null, most: 9 } as const;
  expect((await listComplaints(db, all)).map(({ id }) => id)).toEqual([
    first.id,
    ...[second.id, third.id].toSorted(),
  ]);
  moveTo(day(16));
  expect(await countComplaints(db, day(16))).toMatchObject({ waiting: 3, overdue: 1 });
  expect(await answer(deps, first.id)).toMatchObject({ ok: true });
  await withdrawComplaint(deps, third.id, third.loan.borrowerId);
  const span = { from: TEST_TODAY, until: day(30), today: day(16) };
  expect(await reportComplaints(db, span)).toEqual([
    expect.objectContaining({
      ...{ kind: 'charges', received: 2, open: 0, answered: 1, upheld: 1, withdrawn: 1 },
      ...{ late: 1, medianDays: 16 },
    }),
    expect.objectContaining({
      kind: 'collections',
      received: 1,
      open: 1,
      late: 0,
      medianDays: null,
    }),
  ]);
  expect(await reportComplaints(db, { ...span, until: day(1) })).toHaveLength(1);
});

test('regression: an answer that came late stays late when the complaint is looked at again', async () => {
  const deps = depsOn(await testDatabase());
  moveTo(TEST_TODAY);
  const { id, loan } = await filed(deps, { kind: 'charges' });
  moveTo(day(17)); // Its day was the fifteenth.
  await answer(deps, id, { outcome: 'notUpheld' });
  const late = async () => {
    const span = { from: TEST_TODAY, until: TEST_TODAY, today: day(18) };
    const [line] = await reportComplaints(deps.db, span);
    return [line?.late, line?.medianDays];
  };
  expect(await late()).toEqual([1, 17]);
  moveTo(day(18));
  await reopenComplaint(deps, id, { why: 'It goes on', borrowerId: loan.borrowerId });
  expect(await late()).toEqual([1, 17]);
  await answer(deps, id, { review: true, by: ann });
  expect(await late()).toEqual([1, 17]);
});

test('behaviour: a borrower who does not agree has it looked at again, once and in time', async () => {
  const deps = depsOn(await testDatabase());
  moveTo(TEST_TODAY);
  const { id, loan } = await filed(deps);
  const { borrowerId } = loan;
  const reopen = () => reopenComplaint(deps, id, { why: 'It goes on', borrowerId });
  expect(await reopen()).toMatchObject({ error: { code: 'complaint_not_open', state: 'open' } });
  await assignComplaint(deps, id, ben);
  await answer(deps, id, { outcome: 'notUpheld' });
  moveTo(day(20));
  expect(await reopen()).toMatchObject({
    value: {
      ...{ state: 'open', dueOn: day(50), reopenedOn: day(20), firstOutcome: 'notUpheld' },
      assigneeName: null,
    },
  });
  expect(await nextContacts(deps, borrowerId)).toMatchObject({ call: null });
  // The first answer, sent again, is no answer to it.
  expect(await answer(deps, id)).toMatchObject({ error: { code: 'complaint_not_open' } });
  // Nor does who gave it look at it again.
  expect(await answer(deps, id, { review: true })).toMatchObject({
    ...{ error: { code: 'complaint_concerns_you' } },
  });
  expect(await assignComplaint(deps, id, ben)).toMatchObject({
    ...{ error: { code: 'complaint_concerns_you' } },
  });
  expect(await answer(deps, id, { review: true, by: ann })).toMatchObject({
    ...{ value: { state: 'answered', outcome: 'upheld' } },
  });
  const twice = await reopen();
  expect(twice).toMatchObject({ ok: true, value: { state: 'answered' } }); // The same step, taken before.
  const late = await filed(deps);
  await answer(deps, late.id);
  moveTo(day(60));
  const lateTry = { why: 'x', borrowerId: late.loan.borrowerId };
  expect(await reopenComplaint(deps, late.id, lateTry)).toMatchObject({
    ...{ error: { code: 'complaint_too_late' } },
  });
});

test('error: who called the borrower does not judge a complaint about it; what is over takes no more words', async () => {
  const deps = depsOn(await testDatabase());
  moveTo(day(7));
  const loan = await makeLoan(deps.db);
  const { borrowerId } = loan;
  const call = {
    borrowerId,
    loanId: loan.id,
    direction: 'out',
    channel: 'call',
    whom: 'borrower',
  } as const;
  expect(await beginContact(deps, { ...call, id: newId('contact'), by: ann })).toMatchObject({
    ok: true,
  });
  const id = newId('complaint');
  const sent = {
    id,
    borrowerId,
    kind: 'collections',
    channel: 'phone',
    said: 'x',
    by: ben,
  } as const;
  await fileComplaint(deps, sent);
  const concerned = { ok: false, error: { code: 'complaint_concerns_you' } };
  expect(await assignComplaint(deps, id, ann)).toEqual(concerned);
  expect(await answer(deps, id, { by: ann })).toEqual(concerned);
  expect(await assignComplaint(deps, id, ben)).toMatchObject({ value: { assigneeName: 'ben' } });
  expect(await withdrawComplaint(deps, id, borrowerId)).toMatchObject({
    value: { state: 'withdrawn' },
  });
  expect(await answer(deps, id)).toMatchObject({
    error: { code: 'complaint_not_open', state: 'withdrawn' },
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectBooksAgree, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, fen, rateE9, startOfDay } from '../kernel/index.ts';
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
import {
  changeLoan,
  classReport,
  endOfDay,
  findHistory,
  listPlan,
  owedOn,
} from '../servicing/index.ts';
import { openSession, tieKey } from '../sessions/index.ts';
import type { CollectionsDeps } from './deps.ts';
import { endHardships } from './hardships.ts';
import {
  acceptHardship,
  askHardship,
  declineHardship,
  disposeLoan,
  findHardship,
  findOffer,
  listDisposals,
  listHolds,
  listQueue,
  nextContacts,
  offerHardship,
  proposeReliefs,
  type Relief,
  usualContactRules,
  withdrawHardship,
} from './index.ts';
import { reliefTable } from './relief.ts';

const clock = manualClock(startOfDay(TEST_TODAY));
const officer = { id: 'staff_1', name: 'officer' };
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
const due = '2027-02-04' as BusinessDate;
const history = async (db: Database, loan: Loan) =>
  (await findHistory(db, loan.id)) ?? expect.fail('no history');
const longer: Relief = { kind: 'longer', installments: 6 };
const ask = (deps: CollectionsDeps, loan: Loan, id = newId('hardship')) =>
  askHardship(deps, {
    ...({ id, borrowerId: loan.borrowerId, loanId: loan.id, ground: 'salesFell' } as const),
    ...({ said: 'two buyers left', by: 'borrower' } as const),
  });

const shapes = fc.record({
  method: fc.constantFrom('equalInstallment', 'equalPrincipal', 'interestOnly', 'revolvingDaily'),
  termMonths: fc.integer({ min: 1, max: 12 }),
  principal: fc.bigInt({ min: 10_000n, max: 50_000_000n }).map(fen),
  daysLate: fc.integer({ min: 0, max: 70 }),
});

test('property: both sides of every relief’s table add up to the fen, owe the same principal, and are what the loan becomes', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const cases = fc
    .sample(shapes, { numRuns: 14, seed: 45251 })
    .toSorted((a, b) => a.daysLate - b.daysLate);
  const loans = [];
  for (const { method, termMonths, principal, daysLate } of cases) {
    const loan = await makeLoan(db, { principal, termMonths, shape: { method } as never });
    loans.push({ loan, daysLate });
  }
  let taken = 0;
  for (const [i, { loan, daysLate }] of loans.entries()) {
    const today = addDays(due, daysLate);
    if ((await getBusinessDate(db)) < today) await toMorning(db, today);
    const before = await history(db, loan);
    const owed = (await owedOn(db, loan.id)) ?? expect.fail();
    const proposed = proposeReliefs(before, today, 'hardship_x');
    expect(proposed.length).toBeGreaterThan(3);
    for (const { relief, table } of proposed) {
      for (const side of [table.before, table.after]) {
        const sum = side.rows.reduce((all, row) => all + row.due, 0n);
        expect(sum, relief.kind).toBe(side.total);
        expect(side.principal + side.interest + side.other, relief.kind).toBe(side.total);
        expect(side.principal, relief.kind).toBe(owed.principal);
      }
      expect(table.after.total - table.before.total).toBe(table.difference);
      if (relief.kind === 'rateCut' || relief.kind === 'waivePenalty') {
        expect(table.difference <= 0n, relief.kind).toBe(true);
      }
    }
    // One of them is taken: the loan is then what its table said, row by row.
    const pick = proposed[i % proposed.length];
    if (!pick) continue;
    const id = newId('hardship');
    expect(await ask(deps, loan, id)).toMatchObject({ ok: true });
    expect(await offerHardship(deps, id, { relief: pick.relief, by: officer })).toMatchObject({
      ...{ ok: true, value: { state: 'offered' } },
    });
    const kept = (await findHardship(db, id)) ?? expect.fail();
    const offer = (await findOffer(db, { ...kept, said: null })) ?? expect.fail();
    const accepted = await acceptHardship(deps, loan.borrowerId, id, { digest: offer.digest });
    expect(accepted, pick.relief.kind).toMatchObject({ ok: true, value: { state: 'running' } });
    const plan = (await listPlan(db, loan.id)) ?? [];
    const left = plan.filter((row) => row.due !== row.paid);
    expect(left.map(({ dueOn, due, paid }) => [dueOn, due - paid])).toEqual(
      offer.table.after.rows.map(({ dueOn, due }) => [dueOn, due]),
    );
    taken += 1;
  }
  expect(taken).toBe(loans.length);
  await expectBooksAgree(db);
  // Watched from now on, whatever it was given.
  const { lines } = await classReport(db);
  expect(lines[0]?.loans).toBe(0);
});

test('behaviour: until a plan that was asked for is answered nobody presses; accepted twice it is one plan', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const loan = await makeLoan(db, { termMonths: 3 });
  await toMorning(db, addDays(due, 10));
  const id = newId('hardship');
  expect(await ask(deps, loan, id)).toMatchObject({
    value: { state: 'asked', said: 'two buyers left' },
  });
  expect(await ask(deps, loan, id)).toMatchObject({ ok: true });
  expect(await ask(deps, loan)).toEqual({ ok: false, error: { code: 'hardship_under_way' } });
  expect(await nextContacts(deps, loan.borrowerId)).toMatchObject({ call: null });
  expect((await listQueue(db, { open: true, most: 9 })).map((one) => one.id)).toEqual([id]);
  await offerHardship(deps, id, { relief: longer, by: officer });
  const offer = async () => {
    const kept = (await findHardship(db, id)) ?? expect.fail();
    return findOffer(db, { ...kept, said: null });
  };
  const seen = (await offer()) ?? expect.fail();
  // Another's plan is not found; a table of yesterday is to be read again.
  const other = await makeLoan(db);
  expect(await acceptHardship(deps, other.borrowerId, id, seen)).toEqual({
    ...{ ok: false, error: { code: 'hardship_not_found' } },
  });
  await toMorning(db, addDays(due, 11));
  expect(await acceptHardship(deps, loan.borrowerId, id, seen)).toEqual({
    ...{ ok: false, error: { code: 'hardship_table_changed' } },
  });
  const now = (await offer()) ?? expect.fail();
  const both = await Promise.all([
    acceptHardship(deps, loan.borrowerId, id, now),
    acceptHardship(deps, loan.borrowerId, id, now),
  ]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  const events = (await history(db, loan)).recorded.filter((r) => r.event.type === 'restructuring');
  expect(events).toHaveLength(1);
  expect(events[0]?.byWhom).toBe('officer');
  expect((await listHolds(db, loan.borrowerId))[0]).toMatchObject({ liftedWhy: 'running' });
  expect(await offerHardship(deps, id, { relief: longer, by: officer })).toEqual({
    ...{ ok: false, error: { code: 'hardship_decided', state: 'running' } },
  });
  await expectBooksAgree(db);
});

test('error: an offer that is over, taken back, or whose loan was paid meanwhile changes nothing', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const [late, gone, paid, no] = [
    await makeLoan(db, { termMonths: 3 }),
    await makeLoan(db, { termMonths: 3 }),
    await makeLoan(db, { termMonths: 3 }),
    await makeLoan(db, { termMonths: 3 }),
  ];
  await toMorning(db, addDays(due, 10));
  const offered = async (loan: Loan) => {
    const id = newId('hardship');
    await ask(deps, loan, id);
    await offerHardship(deps, id, { relief: longer, by: officer });
    const kept = (await findHardship(db, id)) ?? expect.fail();
    return { id, offer: (await findOffer(db, { ...kept, said: null })) ?? expect.fail() };
  };
  const code = async (loan: Loan, { id, offer }: Awaited<ReturnType<typeof offered>>) => {
    const taken = await acceptHardship(deps, loan.borrowerId, id, offer);
    return taken.ok ? taken.value.state : taken.error.code;
  };
  const [a, b, c, d] = [
    await offered(late),
    await offered(gone),
    await offered(paid),
    await offered(no),
  ];
  expect(await withdrawHardship(deps, b.id)).toMatchObject({ value: { state: 'withdrawn' } });
  expect(await code(gone, b)).toBe('hardship_not_offered');
  expect(
    await declineHardship(deps, d.id, { why: 'takings rose', byName: 'officer' }),
  ).toMatchObject({
    ...{ value: { state: 'declined', endedWhy: 'takings rose' } },
  });
  expect(await code(no, d)).toBe('hardship_not_offered');
  const all = {
    id: newId('change'),
    type: 'repayment',
    on: addDays(due, 10),
    amount: fen(9_000_000n),
  } as const;
  await txOrRefuse(db, (tx) =>
    changeLoan(tx, { loanId: paid.id, event: all, byWhom: 'desk' }, clock.now()),
  );
  expect(['relief_not_possible', 'hardship_table_changed', 'loan_not_open']).toContain(
    await code(paid, c),
  );
  await toMorning(db, addDays(due, 18));
  expect(await code(late, a)).toBe('hardship_offer_expired');
  expect(await endHardships(deps)).toMatchObject({ expired: 2, failed: 0 });
  expect(await endHardships(deps)).toMatchObject({ expired: 0 });
  expect((await history(db, late)).recorded.map((r) => r.event.type)).toEqual(['drawing']);
  await expectBooksAgree(db);
});

test('behaviour: a plan that is not kept fails by rule, and is over', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const loan = await makeLoan(db, { termMonths: 3 });
  await toMorning(db, addDays(due, -3));
  const id = newId('hardship');
  await ask(deps, loan, id);
  await offerHardship(deps, id, {
    relief: { kind: 'rateCut', annualRate: rateE9(36_000_000n) },
    by: officer,
  });
  const kept = (await findHardship(db, id)) ?? expect.fail();
  const offer = (await findOffer(db, { ...kept, said: null })) ?? expect.fail();
  expect(offer.table.difference < 0n).toBe(true);
  expect(offer.table).toMatchObject({ classBefore: 'pass', classAfter: 'specialMention' });
  expect(await acceptHardship(deps, loan.borrowerId, id, offer)).toMatchObject({ ok: true });
  await toMorning(db, addDays(due, 30));
  expect(await endHardships(deps)).toMatchObject({ failed: 0 });
  await toMorning(db, addDays(due, 31));
  expect(await endHardships(deps)).toMatchObject({ failed: 1 });
  expect(await findHardship(db, id)).toMatchObject({ state: 'failed', endedWhy: 'failed' });
});

test('error: no relief below the rate it had; none of a season’s for a loan past its end', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { termMonths: 1 });
  await toMorning(db, addDays(due, 10));
  const before = await history(db, loan);
  const on = addDays(due, 10);
  expect(reliefTable(before, { kind: 'rateCut', annualRate: rateE9(1n) }, on, 'h')).toBeUndefined();
  const kinds = new Set(proposeReliefs(before, on, 'h').map(({ relief }) => relief.kind));
  expect([...kinds]).toEqual(['deferral', 'longer', 'interestOnly']);
});

test('behaviour: a charge-off is done in the books with its record, once; a sale wants its paper', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const loan = await makeLoan(db, { termMonths: 1 });
  await toMorning(db, addDays(due, 30));
  const base = { loanId: loan.id, reason: 'nothing left to collect', documents: [], by: officer };
  const dispose = (kind: 'chargeOff' | 'assignment', id = newId('disposal'), more: object = {}) =>
    disposeLoan(deps, { ...base, id, kind, ...more });
  expect(await dispose('chargeOff')).toMatchObject({
    error: { code: 'disposal_too_early', dpd: 30 },
  });
  await toMorning(db, addDays(due, 120));
  expect(await dispose('assignment')).toEqual({ ok: false, error: { code: 'disposal_unfounded' } });
  const id = newId('disposal');
  const both = await Promise.all([dispose('chargeOff', id), dispose('chargeOff', id)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await dispose('chargeOff', id)).toMatchObject({ value: { kind: 'chargeOff', dpd: 120 } });
  expect(await dispose('chargeOff')).toEqual({ ok: false, error: { code: 'loan_not_open' } });
  const documents = [{ name: 'contract.pdf', sha256: 'a'.repeat(64) }];
  expect(await dispose('assignment', newId('disposal'), { documents })).toMatchObject({ ok: true });
  expect((await listDisposals(db, loan.id)).map(({ kind }) => kind)).toEqual([
    'chargeOff',
    'assignment',
  ]);
  const events = (await history(db, loan)).recorded.map(({ event }) => event.type);
  expect(events.filter((type) => type === 'chargeOff')).toHaveLength(1);
  await expectBooksAgree(db);
});

test('error: in a session in which another key has signed nothing is accepted; the first that signs there ties it', async () => {
  const db = await testDatabase();
  const deps = depsOn(db);
  const loan = await makeLoan(db, { termMonths: 3 });
  await toMorning(db, addDays(due, 10));
  const id = newId('hardship');
  await ask(deps, loan, id);
  await offerHardship(deps, id, { relief: longer, by: officer });
  const kept = (await findHardship(db, id)) ?? expect.fail();
  const { digest } = (await findOffer(db, { ...kept, said: null })) ?? expect.fail();
  const { borrowerId } = loan;
  const browser = { device: 'a device', says: '?' };
  const o = { borrowerId, browser, way: 'alipay', now: clock.now(), ttlMs: 3_600_000 } as const;
  const { id: sessionId } = await openSession(db, o);
  const by = (key: string) => ({ publicKey: Buffer.from(key), value: Buffer.alloc(64) });
  await db.tx((tx) => tieKey(tx, sessionId, by('mine').publicKey.toString('base64url')));
  const accept = (key: string) =>
    acceptHardship(deps, borrowerId, id, { digest, sessionId, signature: by(key) });
  expect(await accept('theirs')).toEqual({ ok: false, error: { code: 'signature_wrong' } });
  expect(await findHardship(db, id)).toMatchObject({ state: 'offered' });
  expect((await history(db, loan)).recorded.some((r) => r.event.type === 'restructuring')).toBe(
    false,
  );
  expect(await accept('mine')).toMatchObject({ ok: true, value: { state: 'running' } });
});

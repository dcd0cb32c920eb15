import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, addMonths, type Fen, fen, type Id, rateE9 } from '../kernel/index.ts';
import { column, newId, row } from '../platform/index.ts';
import type { DrawdownRequest } from './drawdown.ts';
import {
  cancelLoan,
  computeSchedule,
  findFacility,
  findLoan,
  freezeFacility,
  getFacility,
  getLoan,
  listFacilities,
  listLoans,
  loanIdOf,
  type NewFacility,
  openFacility,
  requestLoan,
  saveStandings,
  settleLoan,
  unfreezeFacility,
} from './index.ts';
import { listInstallments } from './loan.ts';

const db = await testDatabase(60);
const on = TEST_TODAY;
const Waiting = row({ pid: column.int });

async function open(limit: Fen, change: Partial<NewFacility> = {}): Promise<NewFacility> {
  const made: NewFacility = {
    id: newId('facility'),
    borrowerId: newId('borrower'),
    product: 'onlineSellerRevolving',
    funderId: 'own',
    limit,
    annualRate: rateE9(72_000_000n),
    dayCount: 'act/360',
    openedOn: on,
    expiresOn: addMonths(on, 12),
    decisionId: newId('decision'),
    ...change,
  };
  expect(await db.tx((tx) => openFacility(tx, made))).toBe('opened');
  return made;
}

const ask = (
  facility: NewFacility,
  principal: Fen,
  change: Partial<DrawdownRequest> = {},
): DrawdownRequest => ({
  drawdownId: newId('drawdown'),
  facilityId: facility.id,
  borrowerId: facility.borrowerId,
  principal,
  shape: { method: 'revolvingDaily', installments: 3 },
  on,
  ...change,
});

const draw = (request: DrawdownRequest) => db.tx((tx) => requestLoan(tx, request));
const code = async (request: DrawdownRequest) => {
  const answer = await draw(request);
  return answer.ok ? 'ok' : answer.error.code;
};
const availableOf = async (f: NewFacility) => (await getFacility(db, f.borrowerId, f.id)).available;

test('behaviour: opening a facility twice opens one; other terms under its id stop the program', async () => {
  const made = await open(fen(100n));
  expect(await db.tx((tx) => openFacility(tx, made))).toBe('exists');
  const other = { ...made, annualRate: rateE9(1n) };
  await expect(db.tx((tx) => openFacility(tx, other))).rejects.toThrow('another annualRate');
  expect(await listFacilities(db, made.borrowerId)).toHaveLength(1);
});

test("error: another borrower's facility or loan is not found", async () => {
  const made = await open(fen(100n));
  const request = ask(made, fen(10n));
  expect(await code(request)).toBe('ok');
  const stranger = newId('borrower');
  expect(await findFacility(db, stranger, made.id)).toBeUndefined();
  expect(await findLoan(db, stranger, loanIdOf(request.drawdownId))).toBeUndefined();
  expect(await code(ask(made, fen(10n), { borrowerId: stranger }))).toBe('facility_not_found');
});

test('behaviour: a drawing makes a loan on its way, its plan, and takes its principal off the limit', async () => {
  const facility = await open(fen(10_000_000n));
  const request = ask(facility, fen(5_000_000n));
  const answer = await draw(request);
  if (!answer.ok) expect.fail(answer.error.code);
  const { repeat, facility: under, ...loan } = answer.value;
  expect(repeat).toBe(false);
  expect(loan.id).toBe(loanIdOf(request.drawdownId));
  expect(await findLoan(db, facility.borrowerId, loan.id)).toEqual(loan);
  expect(under?.id).toBe(facility.id);
  expect(loan).toMatchObject({ status: 'paying', outstanding: 5_000_000n, funderId: 'own' });
  expect(await listInstallments(db, facility.borrowerId, loan.id)).toEqual(computeSchedule(loan));
  expect(await availableOf(facility)).toBe(5_000_000n);
});

test('behaviour: the same drawing again gives the same loan, with the limit used up or frozen since', async () => {
  const facility = await open(fen(100n));
  const request = ask(facility, fen(100n));
  const first = await draw(request);
  await db.tx((tx) => freezeFacility(tx, facility, on, 'test'));
  const again = await draw({ ...request, on: addDays(on, 1) });
  expect(first.ok && again.ok && again.value.id === first.value.id).toBe(true);
  expect(again).toMatchObject({ ok: true, value: { repeat: true, drawnOn: on } });
  expect(await listLoans(db, facility.borrowerId)).toHaveLength(1);
});

test('error: a drawing id with other content is a conflict, whoever asks', async () => {
  const facility = await open(fen(100n));
  const request = ask(facility, fen(60n));
  expect(await code(request)).toBe('ok');
  expect(await code({ ...request, principal: fen(10n) })).toBe('drawdown_conflict');
  expect(await code({ ...request, principal: fen(99n) })).toBe('drawdown_conflict');
  const longer = { method: 'revolvingDaily', installments: 6 } as const;
  expect(await code({ ...request, shape: longer })).toBe('drawdown_conflict');
  const other = await open(fen(100n));
  expect(await code({ ...ask(other, fen(60n)), drawdownId: request.drawdownId })).toBe(
    'drawdown_conflict',
  );
  expect(await availableOf(other)).toBe(100n);
  expect(await availableOf(facility)).toBe(40n);
});

test('error: refusals come in order: frozen, expired, consent, limit', async () => {
  const facility = await open(fen(100n));
  const late = { on: addMonths(on, 13), consentEndsOn: on };
  await db.tx((tx) => freezeFacility(tx, facility, on, 'test'));
  expect(await code(ask(facility, fen(101n), late))).toBe('facility_frozen');
  await db.tx((tx) => unfreezeFacility(tx, facility));
  expect(await code(ask(facility, fen(101n), late))).toBe('facility_expired');
  expect(await code(ask(facility, fen(101n), { consentEndsOn: addDays(on, -1) }))).toBe(
    'consent_expired',
  );
  expect(await draw(ask(facility, fen(101n)))).toEqual({
    ok: false,
    error: { code: 'limit_exceeded', asked: 101n, available: 100n },
  });
});

test('property: 50 drawings at once on one facility never pass its limit, and use all that fits', async () => {
  const facility = await open(fen(1_000n));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => code(ask(facility, fen(90n)))),
  );
  expect(answers.filter((a) => a === 'ok')).toHaveLength(11);
  expect(answers.filter((a) => a === 'limit_exceeded')).toHaveLength(39);
  expect(await availableOf(facility)).toBe(10n);
});

test('property: one drawing sent 50 times at once becomes one loan, also when it takes the whole limit', async () => {
  const facility = await open(fen(100n));
  const request = ask(facility, fen(100n));
  const answers = await Promise.all(Array.from({ length: 50 }, () => draw(request)));
  expect(answers.filter((a) => a.ok && !a.value.repeat)).toHaveLength(1);
  expect(answers.filter((a) => a.ok && a.value.repeat)).toHaveLength(49);
  expect(await availableOf(facility)).toBe(0n);
});

async function drawn(limit: Fen, principal: Fen): Promise<[NewFacility, Id<'loan'>]> {
  const facility = await open(limit);
  const request = ask(facility, principal);
  expect(await code(request)).toBe('ok');
  return [facility, loanIdOf(request.drawdownId)];
}

test('behaviour: a loan settles once; a second settling by the same transfer changes nothing', async () => {
  const [, loanId] = await drawn(fen(100n), fen(100n));
  expect(await db.tx((tx) => settleLoan(tx, loanId, 'B1', on))).toBe('settled');
  expect(await db.tx((tx) => settleLoan(tx, loanId, 'B1', addDays(on, 1)))).toBe('exists');
  expect(await getLoan(db, loanId)).toMatchObject({ status: 'open', settledOn: on, railRef: 'B1' });
  await expect(db.tx((tx) => settleLoan(tx, loanId, 'B2', on))).rejects.toThrow();
  await expect(db.tx((tx) => cancelLoan(tx, loanId, 'late'))).rejects.toThrow('stays owed');
});

test('behaviour: a loan whose payment was rejected is cancelled once and frees its limit once', async () => {
  const [facility, loanId] = await drawn(fen(100n), fen(70n));
  expect(await db.tx((tx) => cancelLoan(tx, loanId, 'AC04'))).toBe('cancelled');
  expect(await db.tx((tx) => cancelLoan(tx, loanId, 'AC04'))).toBe('exists');
  expect(await availableOf(facility)).toBe(100n);
  await expect(db.tx((tx) => settleLoan(tx, loanId, 'B1', on))).rejects.toThrow('cancelled');
});

test('behaviour: a drawing repeated while its loan is being cancelled waits for nobody', async () => {
  const facility = await open(fen(1_000n));
  const request = ask(facility, fen(400n));
  expect(await draw(request)).toMatchObject({ ok: true });
  const loanId = loanIdOf(request.drawdownId);
  // There is room for it twice, so that it is not refused first. The cancelling holds the loan and
  // wants the facility; the repeat holds the facility.
  const { cancelling, again } = await db.tx(async (tx) => {
    await tx.exec`select from lending.facilities where id = ${facility.id} for update`;
    const cancelling = db.tx((other) => cancelLoan(other, loanId, 'AC04'));
    await expect
      .poll(
        () => db.many(Waiting)`
      select pid from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'
         and query like '%cancelled_why%'`,
      )
      .toHaveLength(1);
    return { cancelling: [cancelling], again: await requestLoan(tx, request) };
  });
  expect(again).toMatchObject({ ok: true, value: { id: loanId, status: 'paying', repeat: true } });
  expect(await Promise.all(cancelling)).toEqual(['cancelled']);
  expect(await availableOf(facility)).toBe(1_000n);
});

test('behaviour: repaid principal is available again, and is used again when a repayment is undone', async () => {
  const [facility, loanId] = await drawn(fen(100n), fen(70n));
  const stand = (outstanding: bigint, status: 'open' | 'closed') =>
    db.tx((tx) =>
      saveStandings(tx, [
        {
          loanId,
          outstanding: fen(outstanding),
          status,
          closedOn: status === 'closed' ? on : null,
          ...{ oldestDueOn: null, nextDueOn: null },
        },
      ]),
    );
  expect(await stand(40n, 'open')).toBe(0); // Its money is not out.
  await db.tx((tx) => settleLoan(tx, loanId, 'B1', on));
  expect(await stand(40n, 'open')).toBe(1);
  expect(await stand(40n, 'open')).toBe(0); // Said again: nothing changes.
  expect(await availableOf(facility)).toBe(60n);
  await expect(stand(-1n, 'open')).rejects.toThrow();
  expect(await stand(0n, 'closed')).toBe(1);
  expect(await getLoan(db, loanId)).toMatchObject({ status: 'closed', closedOn: on });
  expect(await availableOf(facility)).toBe(100n);
  expect(await stand(25n, 'open')).toBe(1);
  expect(await getLoan(db, loanId)).toMatchObject({ status: 'open', closedOn: null });
  expect(await availableOf(facility)).toBe(75n);
});

test('error: a plan that was agreed cannot be changed', async () => {
  await expect(db.exec`update lending.installments set interest_fen = 0`).rejects.toThrow(
    'append-only',
  );
});

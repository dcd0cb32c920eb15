import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import { fen, type Id, instant, rateE9 } from '../kernel/index.ts';
import { findEntry } from '../ledger/index.ts';
import { findFacility, findLoan, listLoans, loanIdOf } from '../lending/index.ts';
import { newId } from '../platform/index.ts';
import { owedOn } from '../servicing/index.ts';
import { disclose } from './disclose.ts';
import { type DrawCommand, draw } from './draw.ts';
import { listNodes } from './nodes.ts';
import { payoutIdOf, settlePayout } from './settle.ts';
import { nextDay, paidOf, standOf } from './testing/books.ts';
import {
  application,
  command,
  offered,
  openRoom,
  shown,
  underOffer,
  withFacility,
} from './testing/room.ts';

const db = await testDatabase(24);
const room = openRoom(db);
const { deps, rail, clock } = room;

/** The loan of a command that must succeed. */
async function drawn(of: DrawCommand) {
  const result = await draw(deps, of);
  if (!result.ok) expect.fail(result.error.code);
  return result.value;
}
const codeOf = async (of: DrawCommand): Promise<string> => {
  const result = await draw(deps, of);
  return result.ok ? 'ok' : result.error.code;
};
const transfers = (loanId: Id<'loan'>) => rail.sent.filter((o) => o.id === payoutIdOf(loanId));

test('behaviour: a confirmed offer becomes a facility, a loan, money at the payee, and balanced books', async () => {
  const place = await offered(room);
  const before = await standOf(db);
  const loan = await drawn(await command(room, underOffer(place), 2_000));
  expect(loan).toMatchObject({ status: 'open', amount: 200_000n, confirmToMoneyMs: 0 });
  expect(transfers(loan.loanId)).toMatchObject([
    { amount: 200_000n, to: { name: '陈国平', accountNumber: '6222021001123456789' } },
  ]);
  const facility = await findFacility(db, place.borrowerId, loan.facilityId);
  expect(facility?.used).toBe(200_000n);
  const after = await standOf(db);
  expect(after.problems).toEqual([]);
  expect(after.transit).toBe(before.transit);
  expect(after.cash - before.cash).toBe(-200_000n);
  expect(after.principal - before.principal).toBe(200_000n);
  expect(await owedOn(db, loan.loanId)).toMatchObject({ payoff: 200_000n });
  const events = await listEvents(db, place.borrowerId, {
    recordedBefore: instant(clock.now() + 1),
    kinds: ['facility.opened', 'loan.disbursed'],
  });
  expect(events.map((e) => e.data)).toEqual([
    { facilityId: loan.facilityId, limitFen: facility?.limit },
    { loanId: loan.loanId, principalFen: 200_000n, on: '2027-01-04' },
  ]);
  expect(await application(room, place)).toMatchObject({
    status: 'disbursed',
    loanId: loan.loanId,
    facilityId: loan.facilityId,
  });
  const nodes = await listNodes(db, place);
  expect(nodes.filter((n) => n.state !== 'passed').map((n) => n.name)).toEqual(['supplement']);
});

test('behaviour: a repeat of the command answers with the same loan and pays nothing more', async () => {
  const of = await command(room, underOffer(await offered(room)));
  const first = await drawn(of);
  expect(await drawn(of)).toEqual(first);
  expect(transfers(first.loanId)).toHaveLength(1);
});

test('behaviour: the same command twice at once pays out once, by offer and by facility', async () => {
  for (const under of [underOffer(await offered(room)), await withFacility(room)]) {
    const of = await command(room, under);
    const both = await Promise.all([drawn(of), drawn(of), drawn(of), drawn(of)]);
    expect(new Set(both.map((one) => one.loanId)).size).toBe(1);
    expect(transfers(loanIdOf(of.drawdownId))).toHaveLength(1);
  }
  expect((await standOf(db)).problems).toEqual([]);
});

test('error: another table under the same drawdown id is a conflict, also at the same time', async () => {
  const under = await withFacility(room);
  const of = await command(room, under);
  const other = { ...of, disclosureId: (await shown(room, under, 1_500)).id };
  const twin = { ...of, disclosureId: (await shown(room, under)).id }; // Same terms, shown again.
  await drawn(of);
  expect(await codeOf(other)).toBe('drawdown_conflict');
  expect(await codeOf(twin)).toBe('drawdown_conflict');

  const fresh = newId('drawdown', clock);
  const race = await Promise.all(
    [of, other, twin].map((one) => codeOf({ ...one, drawdownId: fresh })),
  );
  expect(race.toSorted()).toEqual(['drawdown_conflict', 'drawdown_conflict', 'ok']);
  expect(transfers(loanIdOf(fresh))).toHaveLength(1);
});

test('behaviour: of 50 drawings at once none passes the limit, and each loan is paid once', async () => {
  const under = await withFacility(room);
  const facilityId = 'facilityId' in under.under ? under.under.facilityId : expect.fail();
  const { available } = (await findFacility(db, under.borrowerId, facilityId)) ?? expect.fail();
  const yuan = Number(available / 100n / 7n); // Seven fit.
  const commands = await Promise.all(Array.from({ length: 50 }, () => command(room, under, yuan)));
  const codes = await Promise.all(commands.map(codeOf));
  expect(codes.filter((code) => code === 'ok')).toHaveLength(7);
  expect(codes.filter((code) => code === 'limit_exceeded')).toHaveLength(43);
  const facility = await findFacility(db, under.borrowerId, facilityId);
  expect(facility?.used).toBeLessThanOrEqual(facility?.limit ?? 0n);
  const loans = await listLoans(db, under.borrowerId);
  expect(loans).toHaveLength(8);
  for (const loan of loans) expect(transfers(loan.id)).toHaveLength(1);
  expect((await paidOf(room, under.borrowerId)).every((one) => one.paid === one.principal)).toBe(
    true,
  );
  expect((await standOf(db)).problems).toEqual([]);
});

test('error: reading time, expired offer, and an offer that is drawn already refuse', async () => {
  const place = await offered(room);
  const under = underOffer(place);
  const result = await disclose(deps, { ...under, amount: fen(100_000n), termMonths: 3 });
  if (!result.ok) expect.fail(result.error.code);
  const of = { ...under, drawdownId: newId('drawdown', clock), disclosureId: result.value.id };
  clock.advance(deps.times.readingMs - 1);
  const early = await draw(deps, of);
  expect(early).toEqual({
    ok: false,
    error: { code: 'reading_time_not_over', readableAt: result.value.readableAt },
  });
  clock.advance(1);
  const { loanId } = await drawn(of);
  expect(await codeOf({ ...of, drawdownId: newId('drawdown', clock) })).toBe('not_offered');
  expect(await listLoans(db, place.borrowerId)).toHaveLength(1);
  expect(transfers(loanId)).toHaveLength(1);

  const late = await command(room, underOffer(await offered(room)));
  clock.advance(deps.times.offerTtlMs);
  expect(await codeOf(late)).toBe('offer_expired');
  expect(await disclose(deps, { ...late, amount: fen(100_000n), termMonths: 3 })).toMatchObject({
    error: { code: 'offer_expired' },
  });
  expect(await listLoans(db, late.borrowerId)).toEqual([]);
});

test('error: a cost table shown for another business date is not signed', async () => {
  const late = await command(room, underOffer(await offered(room)));
  await nextDay(db);
  expect(await codeOf(late)).toBe('disclosure_out_of_date');
  expect(await listLoans(db, late.borrowerId)).toEqual([]);
});

test('error: terms outside the offer are refused before anything is shown', async () => {
  const under = underOffer(await offered(room));
  const ask = async (amount: bigint, termMonths: number) => {
    const result = await disclose(deps, { ...under, amount: fen(amount), termMonths });
    return result.ok ? 'ok' : result.error.code;
  };
  expect(await ask(100_000n, 5)).toBe('term_not_offered');
  expect(await ask(9_999n, 3)).toBe('amount_too_small');
  expect(await ask(-1n, 3)).toBe('amount_too_small');
  expect(await ask(999_999_999_999_999n, 3)).toBe('limit_exceeded');
});

test('error: what would cost more a year than the lender may take is not shown to sign (rules R3)', async () => {
  const under = underOffer(await offered(room));
  const told = { ...under, amount: fen(100_000n), termMonths: 3 };
  const shown = await disclose(deps, told);
  if (!shown.ok) throw new Error(shown.error.code);
  const { irr } = shown.value.quote.totalCost.annualised;
  expect(await disclose({ ...deps, costCap: irr }, told)).toMatchObject({ ok: true });
  const costCap = rateE9(irr - 1n);
  expect(await disclose({ ...deps, costCap }, told)).toEqual({
    ...{
      ok: false,
      error: { code: 'cost_above_cap', costE9: String(irr), capE9: String(costCap) },
    },
  });
});

test('error: what belongs to another borrower is not found, whichever part it is', async () => {
  const mine = await offered(room);
  const other = await offered(room);
  const under = await withFacility(room);
  const own = await command(room, underOffer(mine));
  const theirs = await command(room, underOffer(other));
  const codes = await Promise.all([
    codeOf({ ...theirs, borrowerId: mine.borrowerId }), // Their application.
    codeOf({ ...own, disclosureId: theirs.disclosureId }), // Their table.
    codeOf({ ...own, under: under.under }), // My table, their facility.
    codeOf({ ...(await command(room, under)), borrowerId: mine.borrowerId }),
    codeOf({ ...own, disclosureId: newId('disclosure', clock) }),
  ]);
  expect(codes).toEqual([
    'application_not_found',
    'disclosure_not_found',
    'disclosure_not_found',
    'disclosure_not_found',
    'disclosure_not_found',
  ]);
  const asked = { borrowerId: mine.borrowerId, under: under.under, amount: fen(100_000n) };
  expect(await disclose(deps, { ...asked, termMonths: 3 })).toMatchObject({
    error: { code: 'facility_not_found' },
  });
  expect(await listLoans(db, mine.borrowerId)).toEqual([]);
  expect(await listLoans(db, other.borrowerId)).toEqual([]);
});

test('error: the drawdown id of another borrower is a conflict and tells nothing of their loan', async () => {
  const theirs = await command(room, await withFacility(room));
  await drawn(theirs);
  const mine = await command(room, await withFacility(room));
  const result = await draw(deps, { ...mine, drawdownId: theirs.drawdownId });
  expect(result).toEqual({ ok: false, error: { code: 'drawdown_conflict' } });
});

test('behaviour: a rejected payout cancels the loan, frees the limit, reverses the entry, and the offer stands', async () => {
  const place = await offered(room);
  const before = await standOf(db);
  rail.replies.push('rejects');
  const gone = await drawn(await command(room, underOffer(place)));
  expect(gone).toMatchObject({ status: 'cancelled', confirmToMoneyMs: null });
  expect(await findLoan(db, place.borrowerId, gone.loanId)).toMatchObject({
    status: 'cancelled',
    cancelledWhy: 'AC04',
    outstanding: 0n,
  });
  expect(await findFacility(db, place.borrowerId, gone.facilityId)).toMatchObject({ used: 0n });
  expect(await findEntry(db, `disbursement:${gone.loanId}`)).toMatchObject({
    reversedBy: `disbursement-rejected:${gone.loanId}`,
  });
  expect(await standOf(db)).toEqual(before);
  expect(await owedOn(db, gone.loanId)).toBeUndefined();
  expect((await application(room, place)).status).toBe('offered');
  const nodes = await listNodes(db, place);
  expect(nodes.find((n) => n.name === 'disburse')).toMatchObject({
    state: 'failed',
    used: [{ detail: 'AC04' }],
  });
});

test('regression: an offer whose first payout was rejected can be drawn on a later business date', async () => {
  const place = await offered(room);
  rail.replies.push('rejects');
  const gone = await drawn(await command(room, underOffer(place)));
  await nextDay(db);
  const loan = await drawn(await command(room, underOffer(place)));
  expect(loan).toMatchObject({ status: 'open', facilityId: gone.facilityId });
  expect((await standOf(db)).problems).toEqual([]);
});

test('regression: an offer that ran out while its payout was on the way ends when the rail rejects it', async () => {
  const place = await offered(room);
  rail.replies.push('accepts');
  const loan = await drawn(await command(room, underOffer(place)));
  expect(loan.status).toBe('paying');
  clock.advance(deps.times.offerTtlMs);
  const orderId = payoutIdOf(loan.loanId);
  const answer = rail.end(orderId, 'rejects');
  await db.tx((tx) => settlePayout(deps, tx, orderId, answer));
  expect((await application(room, place)).status).toBe('expired');
});

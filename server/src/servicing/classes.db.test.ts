import { expect, test } from 'vitest';
import { makeBorrower, makeLoan } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import {
  ASSESSMENT,
  addDays,
  type BusinessDate,
  fen,
  type Id,
  instant,
  rateE9,
  startOfDay,
} from '../kernel/index.ts';
import { countBook, openFacility } from '../lending/index.ts';
import { grantConsent, withdrawConsent } from '../party/index.ts';
import {
  advanceBusinessDate,
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  silentLog,
  txOrRefuse,
} from '../platform/index.ts';
import { type ClassRules, classOf, spreads, usualClassRules } from './classes.ts';
import { classReport, keepClasses } from './classes-report.ts';
import {
  changeLoan,
  endOfDay,
  keepLoanRisk,
  listClassChanges,
  listProvisions,
  owedOn,
} from './index.ts';

const clock = manualClock(startOfDay(TEST_TODAY));

/** Lets days go by, then closes one: the loans are caught up. */
async function toMorning(db: Database, day: BusinessDate): Promise<void> {
  const last = addDays(day, -1);
  for (let at = await getBusinessDate(db); at < last; at = addDays(at, 1)) {
    await db.tx((tx) => advanceBusinessDate(tx, at));
  }
  await endOfDay({ db, clock, log: silentLog });
}
const counts = async (db: Database, rules = usualClassRules) =>
  (await classReport(db, rules)).lines.map(({ loans }) => loans);

test.each([
  [0, 0],
  [1, 1],
  [90, 1],
  [91, 2],
  [270, 2],
  [271, 3],
  [360, 3],
  [361, 4],
])('behaviour: %i days past due are class %i (Order 1 of 2023)', (dpd, index) => {
  expect(classOf({ dpd, observed: false })).toBe(index);
  expect(classOf({ dpd, observed: true })).toBe(Math.max(index, dpd > 0 ? 2 : 1));
});

test('behaviour: above a tenth of a borrower’s debt, and not at it', () => {
  expect(spreads(10n, 100n, 100_000)).toBe(false);
  expect(spreads(11n, 100n, 100_000)).toBe(true);
  expect(spreads(0n, 0n, 100_000)).toBe(false);
});

test('behaviour: the table says what the rules say, day by day, as a loan grows old', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { principal: fen(1_000_000n), termMonths: 1 });
  const due = '2027-02-04' as BusinessDate; // A month after the first business date.
  expect(loan.maturesOn).toBe(due);
  for (const dpd of [0, 1, 90, 91, 270, 271, 360, 361]) {
    await toMorning(db, addDays(due, dpd));
    const found = await counts(db);
    expect(found.indexOf(1), `${dpd} days`).toBe(classOf({ dpd, observed: false }));
  }
});

test('behaviour: days of grace are no days past due', async () => {
  const db = await testDatabase();
  await makeLoan(db, { termMonths: 1, shape: { graceDays: 5 } });
  await toMorning(db, addDays('2027-02-04' as BusinessDate, 5));
  expect(await counts(db)).toEqual([1, 0, 0, 0, 0]);
  await toMorning(db, addDays('2027-02-04' as BusinessDate, 6));
  expect(await counts(db)).toEqual([0, 1, 0, 0, 0]);
});

test('behaviour: one bad loan spreads over its borrower where the book is not retail, and over nobody else', async () => {
  const db = await testDatabase();
  const borrowerId = await makeBorrower(db);
  // Nothing of the other two is due before a year is over.
  const year = { termMonths: 12, shape: { method: 'bullet' } } as const;
  await makeLoan(db, { borrowerId, principal: fen(2_000_000n), termMonths: 1 });
  await makeLoan(db, { ...year, borrowerId, principal: fen(10_000_000n) });
  await makeLoan(db, { ...year, principal: fen(5_000_000n) });
  await toMorning(db, addDays('2027-02-04' as BusinessDate, 91));
  const retail = await classReport(db);
  expect(retail.lines.map(({ loans }) => loans)).toEqual([2, 0, 1, 0, 0]);
  const borrower = { ...usualClassRules, look: 'borrower' } as const;
  const together = await classReport(db, borrower);
  expect(together.lines.map(({ loans }) => loans)).toEqual([1, 0, 2, 0, 0]);
  expect(together.lines[2]).toMatchObject({ infected: 1, borrowers: 1, principal: 12_000_000n });
  // A sixth of the debt is bad: above a tenth, below a fifth.
  const fifth = await classReport(db, { ...borrower, contagionPpm: 200_000 });
  expect(fifth.lines.map(({ loans }) => loans)).toEqual([2, 0, 1, 0, 0]);
});

/** Reports of a bureau about a borrower who owes ten million fen here, and what the classes make of them. */
async function openElsewhere() {
  const db = await testDatabase();
  const borrowerId = await makeBorrower(db);
  await makeLoan(db, { borrowerId, principal: fen(10_000_000n), termMonths: 12 });
  await makeLoan(db, { principal: fen(5_000_000n), termMonths: 12 }); // Somebody else's.
  const rules = { ...usualClassRules, look: 'borrower' } as const;
  const consentId = newId('consent');
  const day = (n: number) => addDays(TEST_TODAY, n - 6);
  await grantConsent(db, {
    ...{ id: consentId, borrowerId, source: 'bureau', scopes: ['report'], purpose: ASSESSMENT },
    ...{ grantedAt: startOfDay(day(0)), expiresAt: startOfDay(addDays(TEST_TODAY, 30)) },
    ...{ textVersion: '2027-01', textDigest: 'digest' },
  });
  const append = (n: number, event: object) =>
    db.tx((tx) =>
      appendEvents(
        tx,
        [
          {
            ...{ borrowerId, id: `report:${day(n)}`, kind: 'credit.reported', source: 'bureau' },
            ...{ occurredAt: startOfDay(day(n)), rawId: null },
            ...event,
          } as NewEvent,
        ],
        startOfDay(day(n)),
      ),
    );
  const dataOf = (n: number, owed: bigint, late?: bigint) => ({
    ...{ reportId: day(n), on: day(n), lenders: 3, limitFen: fen(owed), owedFen: fen(owed) },
    ...{ overdueFen: fen(0n), dpd: 0, maxDpd24m: 0, inquiries90d: 0 },
    ...(late === undefined ? {} : { overdue90Fen: fen(late) }),
  });
  return {
    ...{ db, rules, borrowerId, consentId },
    reported: (n: number, owed: bigint, late?: bigint) =>
      append(n, { data: dataOf(n, owed, late) }),
    takenBack: (n: number) => append(n, { data: dataOf(n, 1n), withdrawn: true }),
    told: async (as: ClassRules = rules) => {
      const { lines } = await classReport(db, as);
      return lines.map(({ loans, infectedElsewhere }) => [loans, infectedElsewhere]);
    },
  };
}

const nobodyLate = [[2, 0], [0, 0], [0, 0], [0, 0], [0, 0]]; // biome-ignore format: a table
const oneLate = [[1, 0], [0, 0], [1, 1], [0, 0], [0, 0]]; // biome-ignore format: a table

test('regression: a report that leaves late debts out, or is taken back, leaves what another told', async () => {
  const { reported, takenBack, told } = await openElsewhere();
  await reported(1, 20_000_000n, 9_000_000n);
  expect(await told()).toEqual(oneLate);
  await reported(2, 20_000_000n); // Says nothing of it.
  expect(await told()).toEqual(oneLate);
  await takenBack(2);
  expect(await told()).toEqual(oneLate);
  await reported(3, 20_000_000n, 0n); // All paid, it says, and is taken back.
  expect(await told()).toEqual(nobodyLate);
  await takenBack(3);
  expect(await told()).toEqual(oneLate);
  await takenBack(1);
  expect(await told()).toEqual(nobodyLate);
});

test('regression: what a bureau told counts no more once its consent was taken back or has run out (R7)', async () => {
  const { db, rules, borrowerId, consentId, reported, told } = await openElsewhere();
  await reported(1, 20_000_000n, 9_000_000n);
  expect(await told()).toEqual(oneLate);
  expect(await keepClasses(db, rules, clock.now())).toBe(1);
  const withdrawn = { borrowerId, consentId, at: clock.now() };
  expect(await withdrawConsent(db, withdrawn)).toMatchObject({ ok: true });
  expect(await told()).toEqual(nobodyLate);
  expect(await keepClasses(db, rules, instant(clock.now() + 1))).toBe(1);
  const again = (id: Id<'consent'>, expiresAt: BusinessDate, purpose: string) =>
    grantConsent(db, {
      ...{ id, borrowerId, source: 'bureau', scopes: ['report'], purpose },
      ...{ grantedAt: startOfDay(addDays(TEST_TODAY, -3)), expiresAt: startOfDay(expiresAt) },
      ...{ textVersion: '2027-01', textDigest: 'digest' },
    });
  await again(newId('consent'), addDays(TEST_TODAY, 9), 'something_else');
  await again(newId('consent'), TEST_TODAY, ASSESSMENT); // Over this morning.
  expect(await told()).toEqual(nobodyLate);
  await again(newId('consent'), addDays(TEST_TODAY, 1), ASSESSMENT);
  expect(await told()).toEqual(oneLate);
});

test('behaviour: above a fifth of a borrower’s debt at all lenders late by 90 days, all of it here is bad where the book is not retail', async () => {
  const { db, rules, reported, told } = await openElsewhere();
  await reported(2, 20_000_000n); // Tells nothing of it.
  expect(await told()).toEqual(nobodyLate);
  await reported(3, 20_000_000n, 6_000_000n); // A fifth of thirty million: not above it.
  expect(await told()).toEqual(nobodyLate);
  await reported(4, 20_000_000n, 6_000_001n);
  expect(await told()).toEqual(oneLate);
  expect(await told(usualClassRules)).toEqual(nobodyLate); // Retail: each loan by itself.
  expect(await told({ ...rules, elsewhere: { sharePpm: 200_000, days: 1 } })).toEqual(nobodyLate);
  expect(await keepClasses(db, rules, clock.now())).toBe(1);
  await reported(5, 14_000_000n, 0n); // Paid since.
  expect(await told()).toEqual(nobodyLate);
});

test('behaviour: a restructured loan is watched for a year and two payments', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { principal: fen(1_200_000n), termMonths: 12 });
  const today = await getBusinessDate(db);
  const event = { id: 'r1', type: 'restructuring', on: today, installments: 24 } as const;
  const change = (made: Parameters<typeof changeLoan>[1]['event']) =>
    txOrRefuse(db, (tx) =>
      changeLoan(tx, { loanId: loan.id, event: made, byWhom: 'desk' }, clock.now()),
    );
  expect(await change(event)).toMatchObject({ ok: true });
  const report = await classReport(db);
  expect(report.lines[1]).toMatchObject({ class: 'specialMention', loans: 1, watched: 1 });
});

const atRisk = (db: Database, loanId: Id<'loan'>, pdE9: bigint | null) =>
  db.tx((tx) =>
    keepLoanRisk(
      tx,
      loanId,
      { product: 'shop-revolving', pdE9, pdFrom: pdE9 === null ? null : 'card v1' },
      clock.now(),
    ),
  );

test('behaviour: expected loss is PD × LGD × what is owed, loan by loan; a PD that is not known is told (R10)', async () => {
  const db = await testDatabase();
  const year = {
    principal: fen(100_000_000n),
    termMonths: 12,
    shape: { method: 'bullet' },
  } as const;
  const sound = await makeLoan(db, year);
  const unknown = await makeLoan(db, year);
  await makeLoan(db, year); // Drawn before anything was kept.
  await atRisk(db, sound.id, 20_000_000n); // 2 %
  await atRisk(db, unknown.id, null);
  const report = await classReport(db);
  // 2 % × 60 % of a million yuan.
  expect(report).toMatchObject({
    onLoans: 1_200_000n,
    onUndrawn: 0n,
    expected: 1_200_000n,
    unknown: 2,
  });
  expect(report.products).toMatchObject([
    { class: 'pass', product: '', loans: 1, expected: 0n, unknown: 1 },
    { class: 'pass', product: 'shop-revolving', loans: 2, expected: 1_200_000n, unknown: 1 },
  ]);
  expect(report.models).toEqual([
    { from: '', loans: 2 },
    { from: 'card v1', loans: 1 },
  ]);
  expect(report.provision).toBe(report.floor); // 2.5 % of three million is more.
});

test('behaviour: a loan past due is likelier to default than it was, and a non-performing one has (R10)', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { principal: fen(100_000_000n), termMonths: 1 });
  await atRisk(db, loan.id, 20_000_000n);
  const due = '2027-02-04' as BusinessDate;
  const tell = async (day: BusinessDate) => {
    await toMorning(db, day);
    const { onLoans, products } = await classReport(db);
    return { onLoans, exposure: products[0]?.exposure ?? 0n };
  };
  const rounded = (amount: bigint, ppm: bigint) => (amount * ppm + 500_000n) / 1_000_000n;
  const late = await tell(addDays(due, 1));
  expect(late.exposure > 100_000_000n).toBe(true); // Interest is owed, too.
  expect(late.onLoans).toBe(rounded(late.exposure, 120_000n)); // 20 % × 60 %
  const bad = await tell(addDays(due, 91));
  expect(bad.onLoans).toBe(rounded(bad.exposure, 600_000n));
  const { floor, provision } = await classReport(db);
  expect(provision).toBe(floor); // The coverage of 150 % is more than all that can be lost.
  const low = { ...usualClassRules, coveragePpm: 0, loanRatioPpm: 0 };
  const mild = await classReport(db, {
    ...low,
    setAsidePpm: { ...low.setAsidePpm, substandard: 1 },
  });
  expect(mild.provision).toBe(mild.expected); // The greater of both.
  expect(await listProvisions(db, 9)).toMatchObject([
    { day: due, unknown: 0 },
    { day: addDays(due, 90), expected: bad.onLoans },
  ]);
});

test('behaviour: what may still be drawn counts by the PD of its facility (R10)', async () => {
  const db = await testDatabase();
  const on = await getBusinessDate(db);
  await db.tx((tx) =>
    openFacility(tx, {
      ...{ id: newId('facility'), borrowerId: newId('borrower'), product: 'shop-revolving' },
      ...{ funderId: 'own', limit: fen(10_000_000n), annualRate: rateE9(1n), dayCount: 'act/360' },
      ...{ openedOn: on, expiresOn: addDays(on, 30), decisionId: newId('decision') },
      pd: { pdE9: 100_000_000n, from: 'card v1' },
    }),
  );
  // 100,000 yuan × half of it × 10 % × 60 %.
  expect(await classReport(db)).toMatchObject({ undrawn: 10_000_000n, onUndrawn: 300_000n });
});

test('behaviour: the floor is the largest of what each rule asks', async () => {
  const db = await testDatabase();
  await makeLoan(db, { principal: fen(100_000_000n), termMonths: 12 });
  const sound = await classReport(db);
  expect(sound).toMatchObject({ byClass: 1_000_000n, byLoanRatio: 2_500_000n, byCoverage: 0n });
  expect(sound).toMatchObject({ floor: 2_500_000n, nonPerformingPpm: 0 });
  await toMorning(db, addDays('2027-02-04' as BusinessDate, 91));
  const late = await classReport(db);
  expect(late).toMatchObject({
    ...{ nonPerforming: 100_000_000n, nonPerformingPpm: 1_000_000 },
    ...{ byClass: 25_000_000n, byCoverage: 150_000_000n, floor: 150_000_000n },
  });
});

test('behaviour: a change of class is kept once, told to the list of loans, and taken back when all is paid', async () => {
  const db = await testDatabase();
  const at = clock.now();
  const loan = await makeLoan(db, { principal: fen(1_000_000n), termMonths: 1 });
  expect(await keepClasses(db, usualClassRules, at)).toBe(0); // Pass is where all begin.
  await toMorning(db, addDays('2027-02-04' as BusinessDate, 91));
  expect(await keepClasses(db, usualClassRules, at)).toBe(1);
  expect(await keepClasses(db, usualClassRules, at)).toBe(0);
  const today = await getBusinessDate(db);
  const listed = async (riskClass: number) =>
    countBook(db, { filter: { class: riskClass }, today, most: 10 });
  expect(await listed(2)).toBe(1);
  const { payoff } = (await owedOn(db, loan.id)) ?? expect.fail('no loan');
  const event = { id: newId('change'), type: 'repayment', on: today, amount: payoff } as const;
  await txOrRefuse(db, (tx) => changeLoan(tx, { loanId: loan.id, event, byWhom: 'desk' }, at));
  expect(await keepClasses(db, usualClassRules, instant(at + 1))).toBe(1);
  expect(await listed(2)).toBe(0);
  const told = await listClassChanges(db, loan.id);
  expect(told.map(({ seenOn, from, to }) => [seenOn, from, to])).toEqual([
    [today, 'pass', 'substandard'],
    [today, 'substandard', 'pass'],
  ]);
});

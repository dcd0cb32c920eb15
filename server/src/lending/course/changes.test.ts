import { expect, test } from 'vitest';
import { addDays, businessDate, fen, rateE9 } from '../../kernel/index.ts';
import type { LoanTerms } from '../terms.ts';
import { booksOf } from './books.ts';
import { dpdOf, nextBreak, nightly } from './course.ts';
import { drawnAtOnce, payoffOf } from './history.fixture.ts';
import type { LoanEvent, Restructuring } from './history.ts';
import { plan, replay } from './replay.ts';
import { type ShownRow, showRows } from './show.ts';

// 12,000 yuan at 7.2% on 360 days bear 2.40 yuan a day; past due nothing, so that sums stay simple.
const terms: LoanTerms = {
  principal: fen(1_200_000n),
  annualRate: rateE9(72_000_000n),
  penaltyRate: rateE9(0n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  method: 'equalPrincipal',
  installments: 3,
};
const interestOnly: LoanTerms = { ...terms, method: 'interestOnly' };

const on = businessDate;
const repayment = (day: string, amount: bigint): LoanEvent => ({
  id: `r:${day}`,
  type: 'repayment',
  on: on(day),
  amount: fen(amount),
});
const drawing = (day: string, amount: bigint): LoanEvent => ({
  id: `d:${day}`,
  type: 'drawing',
  on: on(day),
  amount: fen(amount),
});
const pause = (day: string, until: string): LoanEvent => ({
  id: `p:${day}`,
  type: 'interestPause',
  on: on(day),
  until: on(until),
});
const rateChange = (day: string, annualRate: bigint): LoanEvent => ({
  id: `c:${day}`,
  type: 'rateChange',
  on: on(day),
  annualRate: rateE9(annualRate),
});
const restructuring = (day: string, to: Restructuring): LoanEvent => ({
  id: `s:${day}`,
  type: 'restructuring',
  on: on(day),
  ...to,
});

const live = (terms: LoanTerms, events: readonly LoanEvent[], day: string) =>
  replay(terms, [drawnAtOnce(terms), ...events], on(day));

const shown = (terms: LoanTerms, events: readonly LoanEvent[], day: string): ShownRow[] =>
  showRows(live(terms, events, day).course, events);

const table = (rows: readonly ShownRow[]) =>
  rows.map((row) => [row.dueOn, row.principal, row.interest]);

const planned = (terms: LoanTerms, events: readonly LoanEvent[]) => {
  const all = [drawnAtOnce(terms), ...events];
  return showRows(plan(terms, all), all).map((row) => row.interest);
};

test('behaviour: days of a pause bear nothing, both its ends included, and none twice', () => {
  expect(planned(interestOnly, [pause('2027-02-05', '2027-02-10')])).toEqual([
    5_280n,
    7_440n,
    7_200n,
  ]);
  // Of 5 to 12 February eight days: 20 of 28 bear interest.
  const overlapping = [pause('2027-02-05', '2027-02-10'), pause('2027-02-08', '2027-02-12')];
  expect(planned(interestOnly, overlapping)[0]).toBe(4_800n);
});

test('behaviour: a pause stops the penalty too', () => {
  const dear: LoanTerms = { ...interestOnly, installments: 1, penaltyRate: rateE9(108_000_000n) };
  const { course } = live(dear, [pause('2027-03-03', '2027-03-05')], '2027-03-10');
  // 10 nights from 28 February on, of which three are paused: 7 × 3.60 yuan.
  expect(booksOf(course).penaltyAccrued).toBe(2_520n);
});

test('behaviour: the day a change counts from is the night that begins on it, or ends on it', () => {
  const halved = [rateChange('2027-02-10', 36_000_000n)];
  expect(planned(interestOnly, halved)[0]).toBe(10n * 240n + 18n * 120n);
  expect(planned({ ...interestOnly, countedDay: 'last' }, halved)[0]).toBe(9n * 240n + 19n * 120n);
  const first = [pause('2027-01-31', '2027-02-01')];
  expect(planned(interestOnly, first)[0]).toBe(26n * 240n);
  expect(planned({ ...interestOnly, countedDay: 'last' }, first)[0]).toBe(27n * 240n);
});

test('regression: the night before a change that counts to its last day bears the new rate already', () => {
  const last: LoanTerms = { ...interestOnly, countedDay: 'last' };
  const { course } = live(last, [rateChange('2027-02-10', 36_000_000n)], '2027-02-09');
  const night = nightly(course, on('2027-02-09'), on('2027-02-10')).running;
  expect(night && night.numerator / night.denominator).toBe(120n);
});

test('behaviour: a change of the rate takes the penalty rate along, by its multiple or as told', () => {
  const penaltyOf = (terms: LoanTerms, event: LoanEvent) =>
    live(terms, [event], '2027-02-10').course.penaltyRate;
  const { penaltyRate: _, ...usual } = interestOnly;
  const event = rateChange('2027-02-10', 36_000_000n);
  expect(penaltyOf(usual, event)).toBe(54_000_000n);
  expect(penaltyOf({ ...usual, penaltyMultiplePpm: 1_300_000n }, event)).toBe(46_800_000n);
  const told = { ...event, penaltyRate: rateE9(40_000_000n) } as LoanEvent;
  expect(penaltyOf(usual, told)).toBe(40_000_000n);
});

test('behaviour: paid ahead, then a new rate: what is paid stays, what is to come is levelled anew', () => {
  const level: LoanTerms = { ...terms, method: 'equalInstallment' };
  const [first] = shown(level, [], '2027-01-31');
  const events = [
    repayment('2027-01-31', first?.due ?? 0n),
    rateChange('2027-02-10', 144_000_000n),
  ];
  const rows = shown(level, events, '2027-02-10');
  expect(rows[0]).toMatchObject({ due: first?.due, paid: first?.due, interest: 0n });
  // The two that are left bear February, March and April between them, and are equal.
  expect(Math.abs(Number((rows[1]?.due ?? 0n) - (rows[2]?.due ?? 0n)))).toBeLessThanOrEqual(1);
  expect(rows[1]?.interest).toBeGreaterThan(rows[2]?.interest ?? 0n);
  expect(rows[2]?.balance).toBe(0n);
});

test('behaviour: restructured, what is past due of the principal joins the new plan; interest stays due', () => {
  const events = [restructuring('2027-03-10', { installments: 2 })];
  const { course } = live(terms, events, '2027-03-10');
  expect(table(showRows(course, events))).toEqual([
    ['2027-02-28', 0n, 6_720n],
    // 10 nights on 8,000 yuan that were not yet due, 31 on all 12,000.
    ['2027-04-10', 600_000n, 1_600n + 7_440n],
    ['2027-05-10', 600_000n, 3_600n],
  ]);
  expect(dpdOf(course)).toBe(10);
  const paid = live(terms, [...events, repayment('2027-03-10', 6_720n)], '2027-03-10').course;
  expect(dpdOf(paid)).toBe(0);
});

test('behaviour: restructured without what is past due, that stays past due', () => {
  const events = [restructuring('2027-03-10', { installments: 2, includeOverdue: false })];
  const { course } = live(terms, events, '2027-03-10');
  expect(table(showRows(course, events))).toEqual([
    ['2027-02-28', 400_000n, 6_720n],
    ['2027-04-10', 400_000n, 1_600n + 4_960n],
    ['2027-05-10', 400_000n, 2_400n],
  ]);
  expect(booksOf(course)).toMatchObject({ principal: 1_200_000n, interestReceivable: 6_720n });
});

test('behaviour: a new plan can have another method, another rhythm and a first day of its own', () => {
  const to = {
    method: 'interestOnly',
    installments: 2,
    repayEvery: 10,
    repayUnit: 'day',
    firstDueOn: on('2027-03-15'),
  } as const;
  expect(table(shown(terms, [restructuring('2027-03-10', to)], '2027-03-10')).slice(1)).toEqual([
    ['2027-03-15', 0n, 1_600n + 1_200n],
    ['2027-03-25', 1_200_000n, 2_400n],
  ]);
});

test('regression: restructured, what was paid early stays paid, in a row of its own', () => {
  const events = [
    repayment('2027-02-10', 202_400n),
    restructuring('2027-02-20', { installments: 2 }),
  ];
  const rows = shown(interestOnly, events, '2027-02-20');
  expect(table(rows)).toEqual([
    ['2027-02-20', 200_000n, 2_400n],
    ['2027-03-20', 0n, 2_000n + 5_600n],
    ['2027-04-20', 1_000_000n, 6_200n],
  ]);
  expect(rows[0]).toMatchObject({ due: 202_400n, paid: 202_400n, days: 20, balance: 1_000_000n });
});

test('regression: restructured, flat interest is on what is left, not on what was drawn once', () => {
  const flat: LoanTerms = { ...terms, method: 'flat' };
  const half = payoffOf(live(flat, [], '2027-01-31').course) / 2n;
  const events = [repayment('2027-01-31', half), restructuring('2027-02-01', { installments: 2 })];
  // A night on 12,000 yuan, then 28 and 31 on 6,000.
  expect(shown(flat, events, '2027-02-01').map((row) => row.interest)).toEqual([
    0n,
    3_600n,
    3_720n,
  ]);
});

test('regression: a season that is restructured goes on in equal parts, whatever it is told', () => {
  const season: LoanTerms = {
    ...terms,
    method: 'season',
    plan: [{ on: on('2027-08-31'), principalPpm: 1_000_000n }],
  };
  for (const to of [{ installments: 2 }, { installments: 2, method: 'season' } as const]) {
    const rows = shown(season, [restructuring('2027-03-31', to)], '2027-03-31');
    expect(rows.map((row) => [row.dueOn, row.principal])).toEqual([
      ['2027-04-30', 600_000n],
      ['2027-05-31', 600_000n],
    ]);
  }
});

const bullet: LoanTerms = { ...terms, method: 'bullet' };
const chargeOff: LoanEvent = { id: 'off', type: 'chargeOff', on: on('2027-05-10') };

test('behaviour: charged off, the debt leaves the books as a loss, and stays a claim', () => {
  const { course } = live(bullet, [chargeOff], '2027-08-01');
  // 89 nights at 2.40 yuan had fallen due on 30 April; nothing runs any more.
  expect(booksOf(course)).toMatchObject({
    principal: 0n,
    interestReceivable: 0n,
    claims: 1_221_360n,
    impairment: 1_221_360n,
    interestIncome: 21_360n,
    cash: -1_200_000n,
  });
  expect(nightly(course, course.at, addDays(course.at, 1)).running).toBeUndefined();
});

test('behaviour: what is recovered lessens the loss, and more than all of it is the borrower’s', () => {
  const some = live(bullet, [chargeOff, repayment('2027-07-01', 300_000n)], '2027-07-01').course;
  expect(booksOf(some)).toMatchObject({ claims: 921_360n, impairment: 921_360n, cash: -900_000n });
  const all = live(bullet, [chargeOff, repayment('2027-07-01', 1_300_000n)], '2027-07-01').course;
  expect(booksOf(all)).toMatchObject({ claims: 0n, impairment: 0n, overpaid: 78_640n });
});

test('behaviour: charged off before it was due, all of it falls due', () => {
  const { course } = live(terms, [{ ...chargeOff, on: on('2027-02-10') }], '2027-02-10');
  expect(booksOf(course)).toMatchObject({ claims: 1_202_400n, impairment: 1_202_400n });
  expect(payoffOf(course)).toBe(1_202_400n);
});

test('regression: a charge-off that is found before other changes in time outlasts them', () => {
  const later = [restructuring('2027-05-20', { installments: 3 }), rateChange('2027-05-21', 0n)];
  const { course } = live(bullet, [...later, chargeOff], '2027-08-01');
  expect(booksOf(course)).toMatchObject({ claims: 1_221_360n, impairment: 1_221_360n });
  expect(payoffOf(course)).toBe(1_221_360n);
});

test('regression: a charge-off that is found before a drawing in time claims that too', () => {
  const line: LoanTerms = { ...bullet, principal: fen(2_400_000n) };
  const events = [
    drawing('2027-01-31', 1_200_000n),
    repayment('2027-02-10', 202_400n),
    drawing('2027-05-20', 100_000n),
    chargeOff,
  ];
  // 79 nights on 10,000 yuan since the repayment.
  const { course } = replay(line, events, on('2027-08-01'));
  expect(booksOf(course)).toMatchObject({ principal: 0n, claims: 1_100_000n + 15_800n });
});

test('behaviour: what was overpaid is the borrower’s, and goes back', () => {
  const over = repayment('2027-02-10', 1_300_000n);
  const paid = live(interestOnly, [over], '2027-02-10').course;
  expect(booksOf(paid)).toMatchObject({ principal: 0n, overpaid: 97_600n });
  const refund: LoanEvent = {
    id: 'back',
    type: 'refund',
    on: on('2027-02-12'),
    amount: fen(97_600n),
  };
  const { course } = live(interestOnly, [over, refund], '2027-05-01');
  expect(booksOf(course)).toMatchObject({ overpaid: 0n, principal: 0n, cash: 2_400n });
});

test('regression: refunded, and then the repayment bounced: what went back is owed at once', () => {
  const over = repayment('2027-02-10', 1_300_000n);
  const refund: LoanEvent = {
    id: 'back',
    type: 'refund',
    on: on('2027-02-12'),
    amount: fen(97_600n),
  };
  const bounced: LoanEvent = { id: 'no', type: 'reversal', on: on('2027-02-15'), of: over.id };
  const { course } = live(interestOnly, [over, refund, bounced], '2027-02-15');
  expect(booksOf(course)).toMatchObject({ overpaid: 0n, principal: 1_297_600n, cash: -1_297_600n });
  expect(dpdOf(course)).toBe(3);
});

test('regression: a line that was paid off and is drawn again falls due again', () => {
  const revolving: LoanTerms = { ...terms, method: 'revolvingDaily', principal: fen(2_000_000n) };
  const events = [
    drawing('2027-01-31', 1_000_000n),
    repayment('2027-02-05', 1_001_000n), // Five nights at 2.00 yuan.
    drawing('2027-02-08', 500_000n),
  ];
  const { course } = replay(revolving, events, on('2027-02-08'));
  expect(table(showRows(course, events))).toEqual([
    ['2027-02-28', 0n, 1_000n + 2_000n], // 20 nights at 1.00 yuan.
    ['2027-03-31', 0n, 3_100n],
    ['2027-04-30', 1_500_000n, 3_000n],
  ]);
  expect(dpdOf(replay(revolving, events, on('2027-05-02')).course)).toBe(63);
});

test('regression: installments that were all paid ahead begin anew with the next drawing', () => {
  const line: LoanTerms = { ...terms, principal: fen(2_400_000n) };
  const events = [
    drawing('2027-01-31', 1_200_000n),
    repayment('2027-02-10', 1_202_400n),
    drawing('2027-02-10', 600_000n),
  ];
  const first = events.slice(0, 2);
  expect(payoffOf(replay(line, first, on('2027-02-10')).course)).toBe(0n);
  const again = [...first, drawing('2027-02-20', 600_000n)];
  const { course } = replay(line, again, on('2027-02-20'));
  expect(table(showRows(course, again))).toEqual([
    ['2027-02-20', 1_200_000n, 2_400n],
    ['2027-02-28', 200_000n, 960n], // 8 nights at 1.20 yuan.
    ['2027-03-31', 200_000n, 2_480n],
    ['2027-04-30', 200_000n, 1_200n],
  ]);
});

test('regression: drawn after the last due date, money is due at once', () => {
  const line: LoanTerms = { ...interestOnly, principal: fen(2_000_000n) };
  const events = [
    drawing('2027-01-31', 1_000_000n),
    repayment('2027-02-05', 1_001_000n),
    drawing('2027-05-10', 100_000n),
  ];
  const { course } = replay(line, events, on('2027-05-12'));
  expect(booksOf(course)).toMatchObject({ principal: 100_000n });
  expect([dpdOf(course), payoffOf(course)]).toEqual([2, 100_000n]);
});

test('behaviour: a later drawing levels the installments from its period on', () => {
  const line: LoanTerms = { ...terms, principal: fen(2_400_000n) };
  const events = [drawing('2027-01-31', 1_200_000n), drawing('2027-03-10', 200_000n)];
  const { course } = replay(
    line,
    [...events, repayment('2027-02-28', 407_200n - 480n)],
    on('2027-03-10'),
  );
  expect(table(showRows(course, events))).toEqual([
    ['2027-02-28', 400_000n, 6_720n],
    // 8,000 yuan for 31 nights, 2,000 more for 21.
    ['2027-03-31', 500_000n, 4_960n + 840n],
    ['2027-04-30', 500_000n, 3_000n],
  ]);
});

test('regression: what was paid stands on its own row, though a later drawing adds a row before it', () => {
  const line: LoanTerms = { ...terms, principal: fen(2_400_000n), downPaymentPpm: 250_000n };
  const events = [
    drawing('2027-01-31', 400_000n),
    repayment('2027-01-31', 100_000n),
    repayment('2027-02-28', 101_680n),
    drawing('2027-03-10', 200_000n),
  ];
  const { course } = replay(line, events, on('2027-03-01'));
  expect(showRows(course, events).map((row) => [row.kind, row.dueOn, row.paid])).toEqual([
    ['downPayment', '2027-01-31', 100_000n],
    ['installment', '2027-02-28', 101_680n],
    ['downPayment', '2027-03-10', 0n],
    ['installment', '2027-03-31', 0n],
    ['installment', '2027-04-30', 0n],
  ]);
});

test('behaviour: a drawing for the whole period owes its nights that are over, at the rates they had', () => {
  const whole: LoanTerms = {
    ...interestOnly,
    principal: fen(2_400_000n),
    drawingsBear: 'wholePeriod',
  };
  const events = [
    drawing('2027-01-31', 1_200_000n),
    rateChange('2027-02-10', 36_000_000n),
    drawing('2027-02-20', 1_200_000n),
  ];
  const { course } = replay(whole, events, on('2027-02-28'));
  // As if 24,000 yuan had been out since 31 January: 10 nights at 4.80 yuan, 18 at 2.40.
  expect(booksOf(course).interestReceivable).toBe(4_800n + 4_320n);
});

test('behaviour: a loan sleeps until something falls due, grace ends, or it is 90 days late', () => {
  const graced: LoanTerms = { ...terms, graceDays: 3 };
  const wakes = ['2027-02-01', '2027-02-28', '2027-03-03'].map((day) =>
    nextBreak(live(graced, [], day).course),
  );
  expect(wakes).toEqual(['2027-02-28', '2027-03-03', '2027-03-31']);
  expect(nextBreak(live(graced, [], '2027-05-04').course)).toBe('2027-05-30'); // 91 days on.
});

import { expect, test } from 'vitest';
import { addDays, businessDate, fen, rateE9 } from '../../kernel/index.ts';
import type { AllocationOrder, LoanTerms } from '../terms.ts';
import { booksOf } from './books.ts';
import { dpdOf } from './course.ts';
import { drawnAtOnce, payoffOf } from './history.fixture.ts';
import type { LoanEvent } from './history.ts';
import { replay } from './replay.ts';
import { showRows } from './show.ts';

// 12,000 yuan at 7.2% on 360 days bear 2.40 yuan a day; a third of the principal is due each month:
// 28 February, 31 March, 30 April. Past due they bear 10.8%: 1.20 yuan a day on 4,000.
const terms: LoanTerms = {
  principal: fen(1_200_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  method: 'equalPrincipal',
  installments: 3,
};

const repayment = (on: string, amount: bigint, id = `r:${on}`): LoanEvent => ({
  id,
  type: 'repayment',
  on: businessDate(on),
  amount: fen(amount),
});

const live = (terms: LoanTerms, events: readonly LoanEvent[], on: string) =>
  replay(terms, [drawnAtOnce(terms), ...events], businessDate(on));

const nothing = {
  fees: 0n,
  penaltyInterest: 0n,
  dueInterest: 0n,
  accruedInterest: 0n,
  principal: 0n,
  overpaid: 0n,
};

test('behaviour: before a due date interest up to that day is met first, then principal', () => {
  const events = [repayment('2027-02-10', 202_400n)];
  const { met, course } = live(terms, events, '2027-02-10');
  expect(met.get('r:2027-02-10')).toEqual({
    ...nothing,
    accruedInterest: 2_400n,
    principal: 200_000n,
  });
  // 10 nights at 2.40 yuan, then 18 at 2.00: in February 60 yuan, of which 24 are paid.
  const [february] = showRows(course, events);
  expect(february).toMatchObject({ principal: 400_000n, interest: 6_000n, paid: 202_400n });
});

test('behaviour: an installment paid ahead leaves its later interest to the next one', () => {
  const events = [repayment('2027-02-10', 402_400n)];
  const rows = showRows(live(terms, events, '2027-02-10').course, events);
  // 18 nights of February at 1.60 yuan, and all of March.
  expect(rows.map((row) => [row.principal, row.interest, row.paid])).toEqual([
    [400_000n, 2_400n, 402_400n],
    [400_000n, 2_880n + 4_960n, 0n],
    [400_000n, 2_400n, 0n],
  ]);
});

test('behaviour: what is left after an installment goes on to the next, and then to the borrower', () => {
  const events = [repayment('2027-02-10', 2_000_000n)];
  const { met, course } = live(terms, events, '2027-02-10');
  expect(met.get('r:2027-02-10')).toEqual({
    ...nothing,
    accruedInterest: 2_400n,
    principal: 1_200_000n,
    overpaid: 797_600n,
  });
  expect(booksOf(course)).toMatchObject({
    principal: 0n,
    overpaid: 797_600n,
    interestIncome: 2_400n,
  });
});

test('behaviour: principal first, where the terms say so, as far as interest leaves room', () => {
  const first: LoanTerms = { ...terms, aheadMeets: 'principal' };
  const { met } = live(first, [repayment('2027-02-10', 100_000n)], '2027-02-10');
  expect(met.get('r:2027-02-10')).toEqual({ ...nothing, principal: 100_000n });
});

const overdue: LoanTerms = { ...terms, penaltyRate: rateE9(0n) };
const fee: LoanEvent = {
  id: 'fee',
  type: 'fee',
  on: businessDate('2027-03-01'),
  amount: fen(1_000n),
};

/** 5,000 yuan on 1 April, two installments and a fee unpaid: what of each row they met. */
function metOf(allocation?: AllocationOrder) {
  const made = allocation ? { ...overdue, allocation } : overdue;
  const events = [fee, repayment('2027-04-01', 500_000n)];
  const { course, met } = live(made, events, '2027-04-01');
  expect(met.get('r:2027-04-01')).toMatchObject({ accruedInterest: 0n, overpaid: 0n });
  return course.rows.slice(0, 2).map((row) => [row.paidFees, row.paidInterest, row.paidPrincipal]);
}

test('behaviour: by installment the oldest is met whole before the next', () => {
  expect(metOf()).toEqual([
    [0n, 6_720n, 400_000n],
    [1_000n, 4_960n, 87_320n],
  ]);
});

test('behaviour: by component one kind of debt is met in all rows before the next kind', () => {
  const principalFirst = {
    by: 'component',
    order: ['principal', 'fee', 'interest', 'penalty'],
  } as const;
  expect(metOf(principalFirst)).toEqual([
    [0n, 0n, 400_000n],
    [0n, 0n, 100_000n],
  ]);
  const interestFirst = {
    by: 'component',
    order: ['interest', 'fee', 'penalty', 'principal'],
  } as const;
  expect(metOf(interestFirst)).toEqual([
    [0n, 6_720n, 400_000n],
    [1_000n, 4_960n, 87_320n],
  ]);
});

test('behaviour: penalty runs from the due date on, on principal alone, in place of the contract rate', () => {
  const { course } = live(terms, [], '2027-03-10');
  expect(dpdOf(course)).toBe(10);
  // 10 nights at 1.20 yuan; what is not yet due bears 1.60.
  expect(booksOf(course)).toMatchObject({
    penaltyAccrued: 1_200n,
    interestReceivable: 6_720n,
    interestAccrued: 1_600n,
  });
});

test('behaviour: in the days of grace a late installment bears the contract rate, then the penalty', () => {
  const graced: LoanTerms = { ...terms, graceDays: 3 };
  expect(dpdOf(live(graced, [], '2027-03-03').course)).toBe(0);
  expect(dpdOf(live(graced, [], '2027-03-04').course)).toBe(4);
  // Three nights at 2.40 yuan, two at 1.60; two nights of penalty.
  expect(booksOf(live(graced, [], '2027-03-05').course)).toMatchObject({
    interestAccrued: 3n * 240n + 2n * 160n,
    penaltyAccrued: 240n,
  });
});

test('behaviour: with compounding interest past due bears the penalty rate too', () => {
  const compounding: LoanTerms = { ...terms, compounding: true };
  // (400,000 + 6,720) × 10.8% / 360 = 122.016 a night.
  expect(booksOf(live(compounding, [], '2027-03-10').course).penaltyAccrued).toBe(1_220n);
  const interestOnly: LoanTerms = { ...compounding, method: 'interestOnly' };
  expect(booksOf(live(interestOnly, [], '2027-03-10').course).penaltyAccrued).toBe(20n);
  expect(
    booksOf(live({ ...interestOnly, compounding: false }, [], '2027-03-10').course),
  ).toMatchObject({
    penaltyAccrued: 0n,
  });
});

test('regression: in grace, flat interest is not charged twice on an installment that is late', () => {
  const flat: LoanTerms = { ...terms, method: 'flat', graceDays: 10 };
  // On 12,000 yuan all along, late or not: 5 nights at 2.40 yuan.
  expect(booksOf(live(flat, [], '2027-03-05').course).interestAccrued).toBe(1_200n);
});

const long: LoanTerms = { ...terms, method: 'interestOnly', installments: 12 };

test('behaviour: on the 91st day past due interest leaves the books, and comes back once all is paid', () => {
  const before = booksOf(live(long, [], '2027-05-29').course);
  expect(before).toMatchObject({ offBalance: 0n, interestIncome: 28_320n });
  // February, March and April are due; 30 nights of May run.
  const after = booksOf(live(long, [], '2027-05-30').course);
  expect(after).toMatchObject({ offBalance: 28_560n, interestIncome: 0n, interestReceivable: 0n });
  const paid = live(long, [repayment('2027-05-30', 21_360n)], '2027-05-30').course;
  expect(paid.nonAccrual).toBe(false);
  expect(booksOf(paid)).toMatchObject({
    offBalance: 0n,
    interestAccrued: 7_200n,
    interestIncome: 28_560n,
  });
});

test('behaviour: a loan that is not accrued stays so until nothing is past due', () => {
  const events = [repayment('2027-05-30', 20_000n)];
  const { course } = live(long, events, '2027-06-01');
  expect(dpdOf(course)).toBeLessThan(91);
  expect(course.nonAccrual).toBe(true);
  expect(booksOf(course).interestIncome).toBe(20_000n); // What was paid is income.
});

test('behaviour: once interest is not accrued, principal is met before interest', () => {
  const { met } = live(terms, [repayment('2027-06-15', 500_000n)], '2027-06-15');
  expect(met.get('r:2027-06-15')).toEqual({ ...nothing, principal: 500_000n });
});

test('behaviour: after maturity interest in grace is met by what is paid beyond what was due', () => {
  const graced: LoanTerms = { ...terms, method: 'bullet', installments: 1, graceDays: 5 };
  const { course } = live(graced, [], '2027-03-02');
  // 28 nights, and two of grace.
  expect(payoffOf(course)).toBe(1_200_000n + 6_720n + 480n);
  const paid = live(graced, [repayment('2027-03-02', 1_207_200n)], '2027-04-01');
  expect(payoffOf(paid.course)).toBe(0n);
  expect(booksOf(paid.course)).toMatchObject({ interestIncome: 7_200n, penaltyIncome: 0n });
  expect(paid.met.get('r:2027-03-02')).toMatchObject({
    dueInterest: 6_720n,
    accruedInterest: 480n,
  });
});

test('regression: principal paid early is not owed again when the installment shrinks', () => {
  const level: LoanTerms = {
    ...terms,
    method: 'equalInstallment',
    annualRate: rateE9(360_000_000n),
    installments: 12,
  };
  // 1,100 yuan of an installment of 1,205; the rate falls to nothing before a night has passed that
  // bears it, and 10,900 yuan are spread over the eleven installments that follow.
  const events: LoanEvent[] = [
    repayment('2027-01-31', 110_000n),
    { id: 'pause', type: 'interestPause', on: terms.drawnOn, until: terms.drawnOn },
    { id: 'free', type: 'rateChange', on: addDays(terms.drawnOn, 1), annualRate: rateE9(0n) },
  ];
  const rows = showRows(live(level, events, '2027-02-01').course, events);
  expect(rows[0]).toMatchObject({ principal: 110_000n, paid: 110_000n });
  expect(rows[1]).toMatchObject({ principal: 99_091n, interest: 0n });
  expect(rows.at(-1)).toMatchObject({ principal: 99_090n, balance: 0n });
});

test('regression: principal paid early does not skip a due date that asks for interest alone', () => {
  const drawnOn = terms.drawnOn;
  const season: LoanTerms = {
    ...terms,
    method: 'season',
    plan: [
      { on: addDays(drawnOn, 100), principalPpm: 0n },
      { on: addDays(drawnOn, 200), principalPpm: 500_000n },
      { on: addDays(drawnOn, 300), principalPpm: 500_000n },
    ],
  };
  const events = [repayment('2027-02-10', 302_400n)];
  const rows = showRows(live(season, events, '2027-02-10').course, events);
  // 10 nights at 2.40 yuan and 90 at 1.80 are due in May all the same.
  expect(rows.map((row) => [row.principal, row.interest, row.paid])).toEqual([
    [0n, 2_400n + 16_200n, 2_400n],
    [600_000n, 18_000n, 300_000n],
    [600_000n, 12_000n, 0n],
  ]);
});

import { expect, test } from 'vitest';
import { addDays, businessDate, fen, rateE9 } from '../kernel/index.ts';
import type { LoanEvent, LoanTerms } from '../lending/index.ts';
import { computeOwed, computePlan } from './owed.ts';

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n), // 10 yuan a day.
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-04'),
  method: 'revolvingDaily',
  installments: 1,
  graceDays: 3,
};
const maturity = businessDate('2027-02-04');
const drawing: LoanEvent = {
  id: 'd',
  type: 'drawing',
  on: terms.drawnOn,
  amount: terms.principal,
};
const repaid = (on: string, amount: bigint): LoanEvent => ({
  id: `r-${on}`,
  type: 'repayment',
  on: businessDate(on),
  amount: fen(amount),
});

test('regression: interest of the days of grace after the last due date is due, and closes the loan', () => {
  const day = addDays(maturity, 2);
  const owed = computeOwed(terms, [drawing], day);
  expect(owed).toMatchObject({ accruedInterest: 2_000n, penaltyInterest: 0n, dpd: 0 });
  expect(owed.due).toBe(owed.payoff); // 50,000, a month of interest, and two days of grace.
  const after = computeOwed(terms, [drawing, repaid(day, owed.due)], day);
  expect(after).toMatchObject({ payoff: 0n, due: 0n, overpaid: 0n });
});

test('behaviour: within grace nothing is past due; after it, days count from the due date', () => {
  expect(computeOwed(terms, [drawing], addDays(maturity, 3))).toMatchObject({ dpd: 0 });
  expect(computeOwed(terms, [drawing], addDays(maturity, 4))).toMatchObject({
    dpd: 4,
    penaltyInterest: 1_500n, // One day at one and a half times the rate.
  });
});

test('behaviour: the rows of a plan say what became of them', () => {
  const twoMonths = { ...terms, installments: 3, graceDays: 0 };
  const events = [drawing, repaid('2027-02-04', 31_000n)];
  const states = (on: string) =>
    computePlan(twoMonths, events, businessDate(on)).map((row) => row.state);
  expect(states('2027-01-04')).toEqual(['coming', 'coming', 'coming']);
  expect(states('2027-02-04')).toEqual(['paid', 'coming', 'coming']);
  expect(states('2027-03-04')).toEqual(['paid', 'due', 'coming']);
  expect(states('2027-03-05')).toEqual(['paid', 'overdue', 'coming']);
});

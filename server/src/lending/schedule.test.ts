import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accrue,
  addInterest,
  businessDate,
  daysBetween,
  fen,
  noInterest,
  rateE9,
  roundInterest,
  sumFen,
} from '../kernel/index.ts';
import { computeSchedule, type LoanTerms, maturityOf } from './index.ts';
import { someTerms } from './terms.fixture.ts';

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  termMonths: 3,
  repayment: 'interestOnly',
};

test('behaviour: 50,000 yuan at 7.2% drawn on the 31st falls due at month ends', () => {
  expect(computeSchedule(terms)).toEqual([
    { n: 1, dueOn: '2027-02-28', principal: 0n, interest: 28_000n, days: 28 },
    { n: 2, dueOn: '2027-03-31', principal: 0n, interest: 31_000n, days: 31 },
    { n: 3, dueOn: '2027-04-30', principal: 5_000_000n, interest: 30_000n, days: 30 },
  ]);
});

test('property: the principals of a plan add up to the principal, all due at maturity', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const plan = computeSchedule(terms);
      expect(plan).toHaveLength(terms.termMonths);
      expect(sumFen(plan.map((i) => i.principal))).toBe(terms.principal);
      expect(plan.at(-1)).toMatchObject({ principal: terms.principal, dueOn: maturityOf(terms) });
    }),
  );
});

test('property: interest of each period is the sum of its days, rounded once', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      for (const { days, interest } of computeSchedule(terms)) {
        let exact = noInterest(terms.dayCount);
        for (let day = 0; day < days; day += 1) {
          exact = addInterest(exact, accrue(terms.principal, terms.annualRate, 1, terms.dayCount));
        }
        expect(interest).toBe(roundInterest(exact));
      }
    }),
  );
});

test('property: periods follow each other without gap or overlap, and none is empty', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const plan = computeSchedule(terms);
      let from = terms.drawnOn;
      for (const { dueOn, days } of plan) {
        expect(days).toBe(daysBetween(from, dueOn));
        expect(days).toBeGreaterThanOrEqual(28);
        from = dueOn;
      }
    }),
  );
});

test('error: terms that no edge lets through stop the program', () => {
  expect(() => computeSchedule({ ...terms, principal: fen(0n) })).toThrow('principal');
  expect(() => computeSchedule({ ...terms, termMonths: 0 })).toThrow('term');
  expect(() => computeSchedule({ ...terms, termMonths: 1.5 })).toThrow('term');
  expect(() => computeSchedule({ ...terms, annualRate: rateE9(-1n) })).toThrow('rate');
});

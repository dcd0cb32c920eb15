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
import { plainTerms, someTerms } from './terms.fixture.ts';

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  method: 'interestOnly',
  installments: 3,
};

test('behaviour: 50,000 yuan at 7.2% drawn on the 31st falls due at month ends', () => {
  expect(computeSchedule(terms)).toEqual([
    { n: 1, dueOn: '2027-02-28', principal: 0n, interest: 28_000n, days: 28 },
    { n: 2, dueOn: '2027-03-31', principal: 0n, interest: 31_000n, days: 31 },
    { n: 3, dueOn: '2027-04-30', principal: 5_000_000n, interest: 30_000n, days: 30 },
  ]);
});

test('property: the principals of a plan add up to the principal, the last row due at maturity', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const plan = computeSchedule(terms);
      expect(sumFen(plan.map((i) => i.principal))).toBe(terms.principal);
      expect(plan.at(-1)?.dueOn).toBe(maturityOf(terms));
      expect(plan.map((i) => i.n)).toEqual(plan.map((_, i) => i + 1));
    }),
  );
});

test('property: interest of each period is that of its days on the balance, rounded once', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      let balance: bigint = terms.principal;
      for (const { days, interest, principal } of computeSchedule(terms)) {
        let exact = noInterest(terms.dayCount);
        for (let day = 0; day < days; day += 1) {
          exact = addInterest(exact, accrue(fen(balance), terms.annualRate, 1, terms.dayCount));
        }
        expect(interest).toBe(roundInterest(exact));
        balance -= principal;
      }
    }),
  );
});

test('property: periods follow each other without gap or overlap, and none is empty', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      let from = terms.drawnOn;
      for (const { dueOn, days } of computeSchedule(terms)) {
        if (dueOn === terms.drawnOn) continue; // The down payment.
        expect(days).toBe(daysBetween(from, dueOn));
        expect(days).toBeGreaterThanOrEqual(1);
        from = dueOn;
      }
    }),
  );
});

test('error: terms that no edge lets through stop the program', () => {
  expect(() => computeSchedule({ ...terms, principal: fen(0n) })).toThrow('principal');
  expect(() => computeSchedule({ ...terms, installments: 0 })).toThrow('installments');
  expect(() => computeSchedule({ ...terms, installments: 1.5 })).toThrow('installments');
  expect(() => computeSchedule({ ...terms, annualRate: rateE9(-1n) })).toThrow('rate');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, fen, rateE9 } from '../../kernel/index.ts';
import { termsOf } from '../terms.fixture.ts';
import { type LoanTerms, methods } from '../terms.ts';
import { booksOf } from './books.ts';
import { type Course, lastRow } from './course.ts';
import { drawnAtOnce, neverLate, payoffOf } from './history.fixture.ts';
import type { LoanEvent } from './history.ts';
import { replay } from './replay.ts';

/** The loan at its end, lived by a borrower who is never late. */
function endOf(terms: LoanTerms, events: readonly LoanEvent[]): Course {
  const maturesOn = lastRow(replay(terms, events, terms.drawnOn).course).dueOn;
  return replay(terms, neverLate(terms, events), maturesOn).course;
}

const interestOf = (course: Course): bigint =>
  course.rows.reduce((sum, row) => sum + row.paidInterest, 0n);

/**
 * Changes of the rate that do not raise it. After a rise installments to come are larger, but one that
 * was paid ahead stays paid as it was: what was repaid then is less than what would have been.
 */
const someRates = fc.array(
  fc.record({ after: fc.nat(200), ppm: fc.bigInt({ min: 0n, max: 1_000_000n }) }),
  { maxLength: 2 },
);

function rateChanges(
  terms: LoanTerms,
  changes: readonly { readonly after: number; readonly ppm: bigint }[],
): LoanEvent[] {
  // Levelled anew to a coarse multiple, installments can rise though the rate falls.
  if (terms.installmentMultiple !== undefined) return [];
  let rate: bigint = terms.annualRate;
  return [...changes]
    .sort((a, b) => a.after - b.after)
    .map(({ after, ppm }, i): LoanEvent => {
      rate = (rate * ppm) / 1_000_000n;
      const on = addDays(terms.drawnOn, after);
      return { id: `rate${i}`, type: 'rateChange', on, annualRate: rateE9(rate) };
    });
}

const someRepayments = fc.array(
  fc.record({ after: fc.nat(700), ppm: fc.bigInt({ min: 1n, max: 1_000_000n }) }),
  { minLength: 1, maxLength: 3 },
);

test.each(methods)('property: repaid early, a loan of method %s never costs more', (method) => {
  fc.assert(
    fc.property(termsOf(method), someRates, someRepayments, (terms, rates, repayments) => {
      const agreed = [drawnAtOnce(terms), ...rateChanges(terms, rates)];
      const term = daysBetween(
        terms.drawnOn,
        lastRow(replay(terms, agreed, terms.drawnOn).course).dueOn,
      );
      const early = repayments.flatMap(({ after, ppm }, i): LoanEvent[] => {
        const amount = fen((terms.principal * ppm) / 1_000_000n);
        const on = addDays(terms.drawnOn, after % term);
        return amount > 0n ? [{ id: `early${i}`, type: 'repayment', on, amount }] : [];
      });
      const asPlanned = endOf(terms, agreed);
      const ahead = endOf(terms, [...agreed, ...early]);
      expect(interestOf(ahead) <= interestOf(asPlanned)).toBe(true);
      for (const course of [asPlanned, ahead]) {
        expect(payoffOf(course)).toBe(0n);
        expect(booksOf(course)).toMatchObject({ principal: 0n, interestReceivable: 0n });
      }
    }),
    { numRuns: 40 },
  );
});

test.each(methods)('property: paid off on any day, a loan of method %s bears no more', (method) => {
  fc.assert(
    fc.property(termsOf(method), fc.nat(400), fc.nat(400), (terms, days, later) => {
      const on = addDays(terms.drawnOn, days);
      const amount = payoffOf(replay(terms, [drawnAtOnce(terms)], on).course);
      const events: LoanEvent[] = [
        drawnAtOnce(terms),
        { id: 'all', type: 'repayment', on, amount },
      ];
      const then = replay(terms, events, on).course;
      const { course } = replay(terms, events, addDays(on, later));
      expect(course.overpaid).toBe(0n);
      expect(payoffOf(course)).toBe(0n);
      expect(interestOf(course)).toBe(interestOf(then));
    }),
    { numRuns: 40 },
  );
});

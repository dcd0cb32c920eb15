import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accrue,
  addDays,
  addInterest,
  businessDate,
  type Fen,
  fen,
  noInterest,
  rateE9,
  roundInterest,
  sumFen,
} from '../kernel/index.ts';
import { dueDate, type LoanTerms, maturityOf, penaltyRateOf, quote } from '../lending/index.ts';
import {
  interestPaid,
  owedNow,
  type Played,
  play,
  playOnTime,
  playToEnd,
  repay,
  repayAll,
  type Step,
  someSteps,
  someTerms,
  start,
  stateOf,
  wait,
} from './history.fixture.ts';
import { computeUpcoming } from './owed.ts';
import { rollForward } from './roll-forward.ts';

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-04'),
  termMonths: 3,
  repayment: 'interestOnly',
};
fc.configureGlobal({ numRuns: 60 });
const on = (text: string) => businessDate(text);

test('behaviour: a loan of one day bears one day; one repaid on its drawing day bears none', () => {
  const drawn = start(stateOf(terms));
  expect(owedNow(drawn).payoff).toBe(5_000_000n);
  expect(owedNow(wait(drawn, on('2027-01-05')))).toMatchObject({
    accruedInterest: 1_000n, // 50,000 yuan × 7.2% / 360 = 10 yuan.
    payoff: 5_001_000n,
    due: 0n,
    dpd: 0,
  });
});

test('behaviour: interest falls due on the due date and is past due the day after', () => {
  const dueDay = wait(start(stateOf(terms)), on('2027-02-04'));
  expect(owedNow(dueDay)).toMatchObject({
    dueInterest: 31_000n,
    due: 31_000n,
    overdue: 0n,
    dpd: 0,
  });
  const late = wait(dueDay, on('2027-02-07'));
  expect(owedNow(late)).toMatchObject({
    dueInterest: 31_000n, // Unpaid interest bears no interest.
    accruedInterest: 3_000n,
    overdue: 31_000n,
    dpd: 3,
  });
  expect(owedNow(repay(late, fen(31_000n)))).toMatchObject({ overdue: 0n, dpd: 0 });
  expect(owedNow(repay(late, fen(30_999n)))).toMatchObject({ overdue: 1n, dpd: 3 });
});

test('behaviour: principal not repaid at maturity bears the penalty rate in place of the contract rate', () => {
  const paidUp = [on('2027-02-04'), on('2027-03-04'), on('2027-04-04')].reduce<Played>(
    (p, day) => {
      const waited = wait(p, day);
      return repay(waited, owedNow(waited).dueInterest);
    },
    start(stateOf(terms)),
  );
  expect(owedNow(paidUp)).toMatchObject({ due: 5_000_000n, overdue: 0n, dpd: 0 });
  const late = wait(paidUp, on('2027-04-14'));
  expect(owedNow(late)).toMatchObject({
    accruedInterest: 0n,
    penaltyInterest: 15_000n, // 10 days × 50,000 yuan × 10.8% / 360.
    overdue: 5_015_000n,
    payoff: 5_015_000n,
    dpd: 10,
  });
  const half = repay(late, fen(2_515_000n));
  expect(half.met.at(-1)).toEqual({
    dueInterest: 0n,
    accruedInterest: 0n,
    penaltyInterest: 15_000n,
    principal: 2_500_000n,
  });
  expect(owedNow(half).dpd).toBe(10);
  expect(owedNow(wait(half, on('2027-04-15'))).penaltyInterest).toBe(750n);
});

test('behaviour: a repayment meets interest due, then interest accrued, then principal', () => {
  const late = wait(start(stateOf(terms)), on('2027-02-07'));
  expect(repay(late, fen(31_000n + 3_000n + 100_000n)).met[0]).toEqual({
    dueInterest: 31_000n,
    accruedInterest: 3_000n,
    penaltyInterest: 0n,
    principal: 100_000n,
  });
  expect(repay(late, fen(32_000n)).met[0]).toMatchObject({
    accruedInterest: 1_000n,
    principal: 0n,
  });
});

test('behaviour: what is upcoming on the drawing day is the plan as agreed', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const planned = quote(terms).schedule.map(({ days, ...row }) => row);
      expect(computeUpcoming(stateOf(terms), [])).toEqual(planned);
    }),
  );
});

test('behaviour: a late installment stays upcoming with what is left of it, a paid one goes', () => {
  const late = wait(start(stateOf(terms)), on('2027-03-05'));
  const part = repay(late, fen(40_000n)); // 31,000 for the first, 9,000 of 28,000 for the second.
  expect(computeUpcoming(part.state, part.unpaid)).toEqual([
    { n: 2, dueOn: '2027-03-04', principal: 0n, interest: 19_000n },
    { n: 3, dueOn: '2027-04-04', principal: 5_000_000n, interest: 31_000n },
  ]);
});

test('property: kept to the day, a loan costs what was disclosed, item by item', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const end = playOnTime(terms, []);
      const { totalCost } = quote(terms);
      expect(interestPaid(end)).toBe(totalCost.total);
      expect(sumFen(end.met.map((a) => a.principal))).toBe(terms.principal);
      expect(end.met.every((a) => a.penaltyInterest === 0n)).toBe(true);
    }),
  );
});

test('property: repaying early never costs more', () => {
  fc.assert(
    fc.property(someTerms, someSteps, (terms, steps) => {
      const end = playOnTime(terms, steps);
      expect(interestPaid(end) <= quote(terms).totalCost.total).toBe(true);
      expect(sumFen(end.met.map((a) => a.principal))).toBe(terms.principal);
    }),
  );
});

test('property: one more early repayment never costs more than leaving it out', () => {
  fc.assert(
    fc.property(someTerms, someSteps, (terms, steps) => {
      const [more, less] = [playOnTime(terms, steps), playOnTime(terms, steps.slice(0, -1))];
      expect(interestPaid(more) <= interestPaid(less)).toBe(true);
    }),
  );
});

test('property: whatever a borrower does, principal repaid is principal lent and nothing is left', () => {
  fc.assert(
    fc.property(someTerms, someSteps, fc.nat(400), (terms, steps, days) => {
      const end = playToEnd(terms, steps, days);
      expect(end.state).toMatchObject({ status: 'closed', principal: 0n, dueInterest: 0n, dpd: 0 });
      expect(sumFen(end.met.map((a) => a.principal))).toBe(terms.principal);
      expect(end.unpaid).toEqual([]);
      expect(owedNow(end).payoff).toBe(0n);
    }),
  );
});

test('property: at every step nothing is below zero, and paying takes off exactly what is paid', () => {
  fc.assert(
    fc.property(someTerms, someSteps, (terms, steps) => {
      let now = start(stateOf(terms));
      for (const step of steps) {
        const waited = play(now, { ...step, share: 0 });
        const before = owedNow(waited);
        now = play(now, step);
        const after = owedNow(now);
        const paid = sumFen(now.met.slice(waited.met.length).flatMap((a) => Object.values(a)));
        expect(after.payoff).toBe(before.payoff - paid);
        for (const amount of [after.principal, after.dueInterest, after.accruedInterest]) {
          expect(amount >= 0n).toBe(true);
        }
        expect(after.overdue <= after.due && after.due <= after.payoff).toBe(true);
        expect(after.overdue > 0n).toBe(after.dpd > 0);
      }
    }),
  );
});

/** Interest of a life worked out anew: principal of each day, rounded once a period. */
function interestByDays(terms: LoanTerms, steps: readonly Step[], days: number): Fen {
  const end = playToEnd(terms, steps, days).state.accruedTo;
  const penaltyRate = penaltyRateOf(terms.annualRate);
  let now = start(stateOf(terms));
  const left = [...steps, { days, share: 1000 }];
  let wake = addDays(terms.drawnOn, left[0]?.days ?? 0);
  let exact = noInterest(terms.dayCount);
  let total = 0n;
  for (let day = terms.drawnOn, n = 1; ; day = addDays(day, 1)) {
    if (n <= terms.termMonths && day === dueDate(terms.drawnOn, n)) {
      total += roundInterest(exact);
      exact = noInterest(terms.dayCount);
      n += 1;
    }
    now = wait(now, day);
    while (day === wake && left.length > 0) {
      const step = left.shift();
      now = step ? play(now, { ...step, days: 0 }) : now;
      wake = addDays(day, left[0]?.days ?? 1);
    }
    if (day >= end) return fen(total + roundInterest(exact));
    const rate = n > terms.termMonths ? penaltyRate : terms.annualRate;
    exact = addInterest(exact, accrue(now.state.principal, rate, 1, terms.dayCount));
  }
}

test('property: interest paid is the day-by-day sum, rounded once a period', () => {
  fc.assert(
    fc.property(someTerms, someSteps, fc.nat(200), (terms, steps, days) => {
      const end = playToEnd(terms, steps, days);
      expect(interestPaid(end)).toBe(interestByDays(terms, steps, days));
    }),
  );
});

test('property: what is booked day by day is what is paid, when all is paid', () => {
  fc.assert(
    fc.property(someTerms, someSteps, fc.nat(200), (terms, steps, days) => {
      const end = playToEnd(terms, steps, days);
      expect(end.booked).toBe(interestPaid(end));
    }),
  );
});

test('property: at any time the books hold what is due and what the running period booked', () => {
  fc.assert(
    fc.property(someTerms, someSteps, (terms, steps) => {
      let now = start(stateOf(terms));
      for (const step of steps) {
        now = play(now, step);
        const { dueInterest, periodBooked, periodPaid } = now.state;
        expect(now.booked - interestPaid(now)).toBe(dueInterest + periodBooked - periodPaid);
      }
    }),
  );
});

test('property: moved on in one go or day by day, a loan stands the same', () => {
  fc.assert(
    fc.property(someTerms, fc.nat(300), fc.nat(300), (terms, a, b) => {
      const from = stateOf(terms);
      const to = addDays(terms.drawnOn, a + b);
      const first = rollForward(from, addDays(terms.drawnOn, a));
      const second = rollForward(first.state, to);
      const whole = rollForward(from, to);
      expect(second.state).toEqual(whole.state);
      expect([...first.accruals, ...second.accruals]).toEqual(whole.accruals);
      expect([...first.dues, ...second.dues]).toEqual(whole.dues);
      expect([...first.delinquent, ...second.delinquent]).toEqual(whole.delinquent);
    }),
  );
});

test('property: days past due count from the oldest unpaid due date, each told once', () => {
  fc.assert(
    fc.property(someTerms, fc.integer({ min: 1, max: 120 }), (terms, late) => {
      const end = addDays(maturityOf(terms), late);
      const { state, delinquent } = rollForward(stateOf(terms), end);
      expect(state.dpd).toBe(delinquent.at(-1)?.dpd);
      expect(delinquent.map((d) => d.dpd)).toEqual(delinquent.map((_, i) => i + 1));
      expect(state.dpd).toBeGreaterThanOrEqual(late);
    }),
  );
});

test('behaviour: money that went out after the drawing day bears interest from when it went', () => {
  const state = stateOf(terms, on('2027-01-06'));
  const { dues } = rollForward(state, on('2027-02-04'));
  expect(dues).toEqual([{ n: 1, dueOn: '2027-02-04', interest: 29_000n }]);
});

test('error: a repayment of more than is owed stops the program behind the edge', () => {
  const drawn = start(stateOf(terms));
  expect(() => repay(drawn, fen(5_000_001n))).toThrow('more than is owed');
  expect(() => repay(repayAll(drawn), fen(1n))).toThrow();
});

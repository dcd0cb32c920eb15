import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type BusinessDate, daysBetween, type Fen, fen } from '../../kernel/index.ts';
import { someTerms } from '../terms.fixture.ts';
import { type LoanTerms, NON_ACCRUAL_DPD } from '../terms.ts';
import { effectiveOn } from './apply.ts';
import { booksOf } from './books.ts';
import { advance, type Course, dpdOf, oldestDueOf } from './course.ts';
import { anySteps, historyOf, payoffOf, someFirst, stepsOf } from './history.fixture.ts';
import { inOrder, type LoanEvent } from './history.ts';
import { runningInterest } from './repay.ts';
import { replay } from './replay.ts';
import type { Row } from './row.ts';
import { showRows } from './show.ts';

interface Told {
  readonly terms: LoanTerms;
  readonly events: readonly LoanEvent[];
  /** Long after the last thing that happened: what was late is late by then. */
  readonly end: BusinessDate;
}

const histories: fc.Arbitrary<Told> = fc
  .tuple(someTerms, stepsOf(anySteps, { maxLength: 9, backMost: 30 }), someFirst)
  .map(([terms, steps, first]) => {
    const events = historyOf(terms, steps, first);
    const days = events.map((event) => event.on).sort();
    return { terms, events, end: addDays(days.at(-1) ?? terms.drawnOn, 130) };
  });

/** Looks at a loan on the morning of every day of its life. */
function eachDay({ terms, events, end }: Told, look: (course: Course) => void): void {
  const turns = new Set(events.map((event) => effectiveOn(terms, event)));
  let { course } = replay(terms, events, terms.drawnOn);
  for (let day = terms.drawnOn; day <= end; day = addDays(day, 1)) {
    if (turns.has(day)) ({ course } = replay(terms, events, day));
    else advance(course, day);
    look(course);
  }
}

const sum = (rows: readonly Row[], of: (row: Row) => Fen): bigint =>
  rows.reduce((total, row) => total + of(row), 0n);

test('property: the books of every day balance, and no balance is ever negative', () => {
  fc.assert(
    fc.property(histories, (told) => {
      eachDay(told, (course) => {
        // `booksOf` stops on books that do not balance.
        const { cash: _, impairment: __, ...balances } = booksOf(course);
        for (const [name, amount] of Object.entries(balances)) {
          if (amount < 0n) throw new Error(`${name} is ${amount} on ${course.at}`);
        }
      });
    }),
    { numRuns: 60 },
  );
});

test('property: no part of a row is negative, and no more is paid of it than was due', () => {
  const parts = [
    'principal',
    'interest',
    'fees',
    'paidPrincipal',
    'paidInterest',
    'paidFees',
  ] as const;
  fc.assert(
    fc.property(histories, (told) => {
      eachDay(told, (course) => {
        const isSound = (row: Row): boolean =>
          parts.every((part) => row[part] >= 0n) &&
          row.paidFees <= row.fees &&
          (!(row.fallen || row.ahead) ||
            (row.paidPrincipal <= row.principal && row.paidInterest <= row.interest));
        expect(course.normal >= 0n && course.overpaid >= 0n).toBe(true);
        expect(runningInterest(course) >= 0n).toBe(true);
        expect(course.rows.find((row) => !isSound(row))).toBeUndefined();
      });
    }),
    { numRuns: 60 },
  );
});

test('property: the plan shown on any day is of what is lent, in order of its due dates', () => {
  fc.assert(
    fc.property(histories, fc.nat(400), ({ terms, events, end }, days) => {
      const on = addDays(terms.drawnOn, days % (daysBetween(terms.drawnOn, end) + 1));
      const { course } = replay(terms, events, on);
      const rows = showRows(course, events);
      const later = events.filter((event) => event.type === 'drawing' && event.on > on);
      const lent = later.reduce(
        (total, e) => total + ('amount' in e ? e.amount : 0n),
        course.drawn as bigint,
      );
      expect(rows.reduce((total, row) => total + row.principal, 0n)).toBe(lent);
      expect(rows.at(-1)?.balance).toBe(0n);
      let before = '';
      for (const row of rows) {
        expect(row.dueOn >= before).toBe(true);
        expect(row.days >= 0 && row.balance >= 0n && row.paid >= 0n).toBe(true);
        before = row.dueOn;
      }
    }),
    { numRuns: 200 },
  );
});

test('property: once all is paid nothing is left, and income is what was paid beyond the principal', () => {
  fc.assert(
    fc.property(histories, fc.nat(400), ({ terms, events, end }, more) => {
      const amount = payoffOf(replay(terms, events, end).course);
      const last = { id: 'last', type: 'repayment', on: end, amount } as const;
      const { course } = replay(
        terms,
        amount > 0n ? [...events, last] : events,
        addDays(end, more),
      );
      const { rows } = course;
      const paid = {
        principal: sum(rows, (row) => row.paidPrincipal),
        interest: sum(rows, (row) => row.paidInterest),
        penalty: sum(rows, (row) => row.paidPenalty),
        fees: sum(rows, (row) => row.paidFees),
      };
      expect(paid.principal).toBe(course.drawn);
      const books = booksOf(course);
      const { interestIncome, penaltyIncome, feeIncome, impairment, cash, overpaid, ...owed } =
        books;
      expect(Object.values(owed).every((amount) => amount === 0n)).toBe(true);
      const income = interestIncome + penaltyIncome + feeIncome;
      expect(income - impairment).toBe(paid.interest + paid.penalty + paid.fees);
      expect(cash).toBe(income - impairment + overpaid);
      if (course.chargedOff !== null) return; // What was income by then, and lost, both stay.
      expect([interestIncome, penaltyIncome, feeIncome]).toEqual([
        paid.interest,
        paid.penalty,
        paid.fees,
      ]);
      expect(impairment).toBe(0n);
    }),
    { numRuns: 200 },
  );
});

test('property: each repayment is allocated to the fen, and to nothing negative', () => {
  fc.assert(
    fc.property(histories, ({ terms, events, end }) => {
      const { met } = replay(terms, events, end);
      for (const event of inOrder(events)) {
        if (event.type !== 'repayment') continue;
        const parts = Object.values(met.get(event.id) ?? {});
        expect(parts.every((part) => part >= 0n)).toBe(true);
        expect(parts.reduce((total, part) => total + part, 0n)).toBe(event.amount);
      }
    }),
    { numRuns: 150 },
  );
});

test('property: in whatever order events arrive, the loan is the same', () => {
  fc.assert(
    fc.property(
      histories.chain((told) =>
        fc.tuple(
          fc.constant(told),
          fc.shuffledSubarray([...told.events], { minLength: told.events.length }),
        ),
      ),
      ([{ terms, events, end }, shuffled]) => {
        expect(replay(terms, shuffled, end)).toEqual(replay(terms, events, end));
      },
    ),
    { numRuns: 150 },
  );
});

test('property: a repayment that is reversed leaves no trace, wherever the reversal stands', () => {
  fc.assert(
    fc.property(histories, fc.nat(), fc.nat(200), ({ terms, events, end }, nth, late) => {
      const repayments = inOrder(events).filter((event) => event.type === 'repayment');
      const undone = repayments[nth % (repayments.length || 1)];
      if (!undone) return;
      const on = addDays(undone.on, late);
      const reversal = { id: 'reversal', type: 'reversal', on, of: undone.id } as const;
      const without = events.filter((event) => event.id !== undone.id);
      expect(replay(terms, [...events, reversal], end)).toEqual(replay(terms, without, end));
    }),
    { numRuns: 200 },
  );
});

test('property: living day by day, or in strides, is what replaying the whole comes to', () => {
  fc.assert(
    fc.property(histories, fc.nat(60), (told, stride) => {
      const { terms, events, end } = told;
      const lived: Course[] = [];
      eachDay(told, (course) => {
        if (course.at === end) lived.push(structuredClone(course));
      });
      const whole = replay(terms, events, end).course;
      expect(lived[0]).toEqual(whole);
      const later = addDays(end, stride);
      const once = replay(terms, events, later).course;
      advance(whole, later);
      expect(whole).toEqual(once);
    }),
    { numRuns: 60 },
  );
});

test('property: what happens later changes nothing of an earlier day', () => {
  fc.assert(
    fc.property(histories, fc.nat(300), ({ terms, events }, days) => {
      const asOf = addDays(terms.drawnOn, days);
      const undone = new Set(events.flatMap((e) => (e.type === 'reversal' ? [e.of] : [])));
      const known = events.filter(
        (event) =>
          effectiveOn(terms, event) <= asOf && !undone.has(event.id) && event.type !== 'reversal',
      );
      expect(replay(terms, known, asOf)).toEqual(replay(terms, events, asOf));
    }),
    { numRuns: 150 },
  );
});

test('property: a loan is past due from the oldest unpaid due date on, once grace is over', () => {
  fc.assert(
    fc.property(histories, (told) => {
      eachDay(told, (course) => {
        const oldest = oldestDueOf(course);
        const dpd = dpdOf(course);
        if (oldest === null || oldest === course.at) {
          expect(dpd).toBe(0);
          return;
        }
        const late = (Date.parse(course.at) - Date.parse(oldest)) / 86_400_000;
        expect(dpd).toBe(late > (told.terms.graceDays ?? 0) ? late : 0);
      });
    }),
    { numRuns: 60 },
  );
});

/** Whether more days were past due that morning than once what happened on the day was counted. */
function beganOn({ terms, events }: Told, day: BusinessDate): boolean {
  const earlier = events.filter((event) => effectiveOn(terms, event) < day);
  return replay(terms, earlier, day).course.nonAccrual;
}

test('property: interest stops being income after 90 days past due, and is it again once nothing is', () => {
  fc.assert(
    fc.property(histories, (told) => {
      let before = false;
      eachDay(told, (course) => {
        if (course.chargedOff !== null) return;
        const late = oldestDueOf(course) !== null;
        if (dpdOf(course) > NON_ACCRUAL_DPD) expect(course.nonAccrual).toBe(true);
        else if (!late) expect(course.nonAccrual).toBe(false);
        else if (course.nonAccrual) expect(before || beganOn(told, course.at)).toBe(true);
        const { offBalance, interestReceivable, interestAccrued } = booksOf(course);
        if (course.nonAccrual) expect(interestReceivable + interestAccrued).toBe(0n);
        else expect(offBalance).toBe(0n);
        before = course.nonAccrual;
      });
    }),
    { numRuns: 60 },
  );
});

test('property: a fee is owed and earned, and changes no interest', () => {
  const fees = stepsOf(['fee', 'repayment', 'drawing', 'rateChange'], { maxLength: 5 });
  fc.assert(
    fc.property(someTerms, fees, (terms, steps) => {
      const events = historyOf(terms, steps);
      const end = addDays(events.at(-1)?.on ?? terms.drawnOn, 10);
      const charged = sum(replay(terms, events, end).course.rows, (row) => row.fees);
      expect(booksOf(replay(terms, events, end).course).feeIncome).toBe(charged);
      const asked = events.reduce((total, e) => (e.type === 'fee' ? total + e.amount : total), 0n);
      expect(charged).toBe(fen(asked));
    }),
    { numRuns: 100 },
  );
});

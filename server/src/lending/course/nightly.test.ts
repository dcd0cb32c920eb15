import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addInterest,
  type BusinessDate,
  type ExactInterest,
  noInterest,
} from '../../kernel/index.ts';
import { someTerms } from '../terms.fixture.ts';
import type { LoanTerms } from '../terms.ts';
import { effectiveOn } from './apply.ts';
import { bookedOf, booksOf, penaltyOf, runningOf } from './books.ts';
import { advance, type Course, copyOf, dpdOf, nextBreak, nightly, oldestDueOf } from './course.ts';
import { anySteps, historyOf, someFirst, stepsOf } from './history.fixture.ts';
import type { LoanEvent } from './history.ts';
import { replay } from './replay.ts';

const histories = fc
  .tuple(someTerms, stepsOf(anySteps, { maxLength: 6 }), someFirst)
  .map(([terms, steps, first]) => ({ terms, events: historyOf(terms, steps, first) }));

const penaltyOfNight = (course: Course): ExactInterest =>
  nightly(course, course.at, addDays(course.at, 1)).penalties.reduce(
    (sum, [, more]) => addInterest(sum, more),
    noInterest(course.terms.dayCount),
  );

/** The mornings on which a loan wakes: breaks, and what happens to it. */
function* stretches(terms: LoanTerms, events: readonly LoanEvent[], end: BusinessDate) {
  let { course } = replay(terms, events, terms.drawnOn);
  while (course.at < end) {
    const { at } = course;
    const turns = [nextBreak(course), end, ...events.map((event) => effectiveOn(terms, event))];
    const until = turns.flatMap((day) => (day !== undefined && day > at ? [day] : [])).sort()[0];
    if (until === undefined) return;
    yield { course, until };
    ({ course } = replay(terms, events, until));
  }
}

test('property: every night from a day to its next break bears the same as the first', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 60, max: 400 }), ({ terms, events }, days) => {
      const end = addDays(terms.drawnOn, days);
      for (const { course, until } of stretches(terms, events, end)) {
        const { running: night } = nightly(course, course.at, addDays(course.at, 1));
        const penalties = penaltyOfNight(course);
        let [running, penalty] = [runningOf(course), penaltyOf(course)];
        const lived = copyOf(course);
        for (let day = addDays(course.at, 1); day < until; day = addDays(day, 1)) {
          if (night) running = { ...running, exact: addInterest(running.exact, night) };
          penalty = { ...penalty, exact: addInterest(penalty.exact, penalties) };
          advance(lived, day);
          // What one statement over all loans writes, and what each loan comes to by itself.
          expect(bookedOf(running)).toBe(bookedOf(runningOf(lived)));
          expect(bookedOf(penalty)).toBe(bookedOf(penaltyOf(lived)));
        }
      }
    }),
    { numRuns: 80 },
  );
});

test('property: between breaks nothing falls due, and a loan stays accrued or not', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 60, max: 400 }), ({ terms, events }, days) => {
      for (const { course, until } of stretches(terms, events, addDays(terms.drawnOn, days))) {
        const lived = copyOf(course);
        advance(lived, addDays(until, -1));
        expect(lived.rows.map((row) => row.fallen)).toEqual(course.rows.map((row) => row.fallen));
        expect(oldestDueOf(lived)).toBe(oldestDueOf(course));
        const { principal, interestReceivable, overpaid } = booksOf(course);
        expect(booksOf(lived)).toMatchObject({ principal, interestReceivable, overpaid });
        if (course.chargedOff === null) expect(lived.nonAccrual).toBe(course.nonAccrual);
        expect(dpdOf(lived) >= dpdOf(course)).toBe(true);
      }
    }),
    { numRuns: 80 },
  );
});

test('property: a night, two nights and all nights up to a break add up', () => {
  fc.assert(
    fc.property(histories, fc.nat(300), ({ terms, events }, days) => {
      const { course } = replay(terms, events, addDays(terms.drawnOn, days));
      const stop = nextBreak(course) ?? addDays(course.at, 30);
      const value = ({ numerator, denominator }: ExactInterest) =>
        [numerator, denominator] as const;
      const whole = nightly(course, course.at, stop).running;
      let added = noInterest(terms.dayCount);
      for (let day = course.at; day < stop; day = addDays(day, 1)) {
        const { running } = nightly(course, day, addDays(day, 1));
        if (running) added = addInterest(added, running);
      }
      const [n, d] = value(whole ?? noInterest(terms.dayCount));
      expect(added.numerator * d).toBe(n * added.denominator);
    }),
    { numRuns: 80 },
  );
});

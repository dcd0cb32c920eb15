import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, businessDate } from '../kernel/index.ts';
import { DEFAULT_DEFINITION, defaultedOn, outcomeOf } from './outcome.ts';

const decidedOn = businessDate('2026-01-31');

test('behaviour: the day of default is the ninetieth past due, however late it was told', () => {
  const on = businessDate('2026-06-20');
  expect(defaultedOn([{ on, dpd: 91 }])).toBe('2026-06-19');
  expect(defaultedOn([{ on, dpd: 90 }])).toBe(on); // Paid on that very day: it was reached.
  expect(defaultedOn([{ on, dpd: 61 }])).toBeNull();
  expect(
    defaultedOn([
      { on: businessDate('2026-12-01'), dpd: 181 },
      { on, dpd: 91 },
    ]),
  ).toBe('2026-06-19');
  expect(defaultedOn([])).toBeNull();
  expect(DEFAULT_DEFINITION).toContain('90 days past due within 12 months');
});

test('property: a default within twelve months is bad whenever it is looked at; before their end nothing is good', () => {
  const days = fc.integer({ min: 0, max: 800 });
  const end = addMonths(decidedOn, 12);
  fc.assert(
    fc.property(fc.option(days), days, (defaults, seen) => {
      const seenUntil = addDays(decidedOn, seen);
      const day = defaults === null ? null : addDays(decidedOn, defaults);
      const outcome = outcomeOf({ decidedOn, defaultedOn: day, seenUntil });
      const isBad = day !== null && day <= end;
      expect(outcome).toBe(isBad ? 'bad' : seenUntil >= addDays(end, 2) ? 'good' : 'censored');
      if (outcome === 'good') {
        // Seen longer, it stays so: nothing that is taken for good turns bad.
        const later = addDays(seenUntil, 100);
        expect(outcomeOf({ decidedOn, defaultedOn: day, seenUntil: later })).toBe('good');
      }
    }),
  );
});

test('regression: a default on the last day, told a day later, is never taken for good before', () => {
  const last = addMonths(decidedOn, 12);
  for (let day = 0; day < 4; day += 1) {
    const seenUntil = addDays(last, day);
    // The ninety-first day past due is the first to be told, on the morning after it.
    const told = day >= 2 ? [{ on: addDays(last, 1), dpd: 91 }] : [];
    const outcome = outcomeOf({ decidedOn, defaultedOn: defaultedOn(told), seenUntil });
    expect([day, outcome]).toEqual([day, day >= 2 ? 'bad' : 'censored']);
  }
});

import { expect, test } from 'vitest';
import { type BusinessDate, businessDate, type DayCount, fen, rateE9 } from '../../kernel/index.ts';
import type { LoanTerms } from '../terms.ts';
import { dueDates, nextYearBreak, yearShare } from './calendar.ts';
import { drawnAtOnce } from './history.fixture.ts';
import type { LoanEvent } from './history.ts';
import { runningInterest } from './repay.ts';
import { plan, replay } from './replay.ts';
import { showRows } from './show.ts';

// 10,000 yuan: at 7.3% a day bears 2 yuan on 365, at 12% a month bears 100 yuan.
const terms: LoanTerms = {
  principal: fen(1_000_000n),
  annualRate: rateE9(73_000_000n),
  dayCount: 'act/act',
  drawnOn: businessDate('2027-12-12'),
  method: 'interestOnly',
  installments: 3,
};
const monthly: LoanTerms = {
  ...terms,
  annualRate: rateE9(120_000_000n),
  dayCount: '30/360',
  drawnOn: businessDate('2027-01-31'),
};

const interestOf = (terms: LoanTerms): bigint[] => {
  const events: LoanEvent[] = [drawnAtOnce(terms)];
  return showRows(plan(terms, events), events).map((row) => row.interest);
};

const interestOn = (terms: LoanTerms, on: string): bigint =>
  runningInterest(replay(terms, [drawnAtOnce(terms)], businessDate(on)).course);

test('behaviour: act/act takes each day by its own year, and splits a period that crosses New Year', () => {
  // 20 nights begin in 2027 and 11 in 2028: 73,000 × (20/365 + 11/366) = 6,193.99.
  // 29 days of February and 31 of January are of 366: 6,183.06 and 5,784.15.
  expect(interestOf(terms)).toEqual([6_194n, 6_183n, 5_784n]);
});

test('behaviour: counted to the day they end on, one night less belongs to the old year', () => {
  // 19 nights end in 2027 and 12 in 2028: 73,000 × (19/365 + 12/366) = 6,193.44.
  expect(interestOf({ ...terms, countedDay: 'last' })[0]).toBe(6_193n);
  expect(nextYearBreak(terms, terms.drawnOn)).toBe('2028-01-01');
  expect(nextYearBreak({ ...terms, countedDay: 'last' }, terms.drawnOn)).toBe('2027-12-31');
});

test('behaviour: by 29 February a period has 366 days if it holds one, and 365 if not', () => {
  // 31/365 twice; 29 days of which one is the leap day: 73,000 × 29/366 = 5,784.15.
  expect(interestOf({ ...terms, actualYear: 'february_29' })).toEqual([6_200n, 6_200n, 5_784n]);
});

test('behaviour: a period that ends on 29 February holds it, one that begins on it does not', () => {
  const drawnOn = businessDate('2028-01-29');
  const leap: LoanTerms = { ...terms, drawnOn, actualYear: 'february_29', installments: 2 };
  // 29 January to 29 February: 31/366 = 6,183.06; 29 February to 29 March: 29/365.
  expect(interestOf(leap)).toEqual([6_183n, 5_800n]);
});

test('behaviour: 30/360 gives every month the same, and a part of it by its days', () => {
  expect(interestOf(monthly)).toEqual([10_000n, 10_000n, 10_000n]);
  expect(interestOn(monthly, '2027-02-10')).toBe(3_571n); // 10 of 28 days.
  expect(interestOn(monthly, '2027-03-10')).toBe(3_226n); // 10 of 31 days.
});

test('regression: a bullet on 30/360 bears all its months, not one', () => {
  expect(interestOf({ ...monthly, method: 'bullet', installments: 6 })).toEqual([60_000n]);
  const byPeriod = { ...monthly, dayCount: 'act/365', interestPeriod: 'sameAsRepayment' } as const;
  expect(interestOf({ ...byPeriod, method: 'bullet', installments: 6 })).toEqual([60_000n]);
});

test('regression: a season on 30/360 bears the months from one day of its plan to the next', () => {
  const season: LoanTerms = {
    ...monthly,
    method: 'season',
    plan: [
      { on: businessDate('2027-07-31'), principalPpm: 500_000n },
      { on: businessDate('2027-10-15'), principalPpm: 500_000n },
    ],
  };
  // 6 months on 10,000 yuan; 2 months and 15 of 31 days (30 September to 31 October) on 5,000.
  expect(interestOf(season)).toEqual([60_000n, 12_419n]);
});

test.each<DayCount>(['30/360', 'act/360', 'act/365', 'act/act'])(
  'behaviour: by period, long months and short ones bear the same on %s',
  (dayCount) => {
    const byPeriod = { ...monthly, dayCount, interestPeriod: 'sameAsRepayment' } as const;
    expect(interestOf(byPeriod)).toEqual([10_000n, 10_000n, 10_000n]);
    expect(interestOf({ ...byPeriod, repayEvery: 3 })).toEqual([30_000n, 30_000n, 30_000n]);
  },
);

test('behaviour: by period, weeks are of 52 a year', () => {
  const weekly: LoanTerms = {
    ...monthly,
    interestPeriod: 'sameAsRepayment',
    repayEvery: 2,
    repayUnit: 'week',
  };
  expect(interestOf(weekly)).toEqual([4_615n, 4_615n, 4_615n]); // 120,000 × 2/52 = 4,615.38.
  expect(interestOf({ ...weekly, method: 'bullet', installments: 13 })).toEqual([60_000n]);
});

test('regression: by period, a first period of three days bears three days, not a week', () => {
  const weekly: LoanTerms = {
    ...monthly,
    interestPeriod: 'sameAsRepayment',
    repayUnit: 'week',
    firstDueOn: businessDate('2027-02-03'),
  };
  expect(interestOf(weekly)).toEqual([989n, 2_308n, 2_308n]); // 3/364 and 1/52 of 120,000.
});

test('behaviour: a broken first period is worth its months and the days of the one it breaks', () => {
  const firstDueOn = businessDate('2027-03-15');
  // One month to 28 February, and 15 of the 31 days to 31 March: 10,000 × (1 + 15/31).
  expect(interestOf({ ...monthly, firstDueOn })).toEqual([14_839n, 10_000n, 10_000n]);
});

test('behaviour: days go by days on 30/360 too, where periods are not months', () => {
  // 1,000,000 × 12% × 10/360.
  expect(interestOf({ ...monthly, repayEvery: 10, repayUnit: 'day' })).toEqual([
    3_333n,
    3_333n,
    3_333n,
  ]);
});

test('behaviour: after maturity there is no period: a day is one of 360 on 30/360', () => {
  const day = (text: string): BusinessDate => businessDate(text);
  expect(yearShare(monthly, null, day('2027-05-01'), day('2027-05-04'))).toEqual({
    numerator: 3n,
    denominator: 360n,
  });
  expect(
    yearShare({ ...terms, actualYear: 'february_29' }, null, day('2028-02-20'), day('2028-03-10')),
  ).toEqual({ numerator: 19n, denominator: 365n });
});

test('regression: holidays never make two due dates one, nor take one to the drawing day', () => {
  const on = (texts: readonly string[]) => texts.map(businessDate);
  const daily: LoanTerms = { ...terms, repayUnit: 'day', installments: 4 };
  const feast = { holidays: on(['2027-12-13', '2027-12-14', '2027-12-15']) };
  const moved = (holidayShift: 'next' | 'previous') =>
    dueDates({ ...daily, ...feast, holidayShift });
  expect(moved('next')).toEqual(['2027-12-16', '2027-12-17', '2027-12-18', '2027-12-19']);
  expect(moved('previous')).toEqual(['2027-12-16', '2027-12-17', '2027-12-18', '2027-12-19']);
  expect(dueDates({ ...daily, ...feast })[0]).toBe('2027-12-13'); // Holidays alone move nothing.
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BusinessDate, businessDate, fen, rateE9, sumFen } from '../../kernel/index.ts';
import { plainTerms, someTerms, termsOf } from '../terms.fixture.ts';
import type { LoanTerms } from '../terms.ts';
import { drawnAtOnce } from './history.fixture.ts';
import type { LoanEvent } from './history.ts';
import { plan } from './replay.ts';
import { type ShownRow, showRows, sumRows } from './show.ts';

const rowsOf = (terms: LoanTerms, more: readonly LoanEvent[] = []): ShownRow[] => {
  const events = [drawnAtOnce(terms), ...more];
  return showRows(plan(terms, events), events);
};

const lastOf = (rows: readonly ShownRow[]): ShownRow => {
  const last = rows.at(-1);
  if (!last) throw new Error('a plan has a row');
  return last;
};

test('property: what falls due adds up to what was drawn, and what is left falls to nothing', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const rows = rowsOf(terms);
      let left: bigint = terms.principal;
      for (const row of rows) {
        expect(row.principal >= 0n && row.interest >= 0n).toBe(true);
        expect(row.due).toBe(row.principal + row.interest);
        left -= row.principal;
        expect(row.balance).toBe(left);
        expect(left >= 0n).toBe(true);
      }
      expect(left).toBe(0n);
    }),
    { numRuns: 400 },
  );
});

test('property: due dates ascend, none twice, whatever the holidays do to them', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      let before = '';
      for (const { dueOn, kind } of rowsOf(terms)) {
        expect(dueOn > before).toBe(true);
        expect(kind === 'downPayment' ? dueOn === terms.drawnOn : dueOn > terms.drawnOn).toBe(true);
        before = dueOn;
      }
    }),
    { numRuns: 400 },
  );
});

test('property: nothing falls due on a holiday, if due dates are moved', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      if (terms.holidayShift === undefined) return;
      for (const { dueOn, kind } of rowsOf(terms)) {
        if (kind === 'installment') expect(terms.holidays ?? []).not.toContain(dueOn);
      }
    }),
    { numRuns: 400 },
  );
});

test('property: without interest the price of a plan is nothing, for every method', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      expect(sumRows(rowsOf({ ...terms, annualRate: rateE9(0n) })).interest).toBe(0n);
    }),
  );
});

const equalInstallments = plainTerms.map(
  (terms): LoanTerms => ({
    ...terms,
    method: 'equalInstallment',
    principal: fen(terms.principal + 10_000n),
  }),
);

/**
 * What one fen more on each installment takes off the last: g_n of `level.ts`, in floats.
 *
 * An installment is off by half a fen at most, and each row's interest by half a fen, both of which
 * bear interest until the end: the last installment differs by g_n at most, and levelling makes it no
 * worse. Without interest that is n, and levelling halves it.
 */
function growth({ annualRate, installments }: LoanTerms): number {
  const factor = 1 + ((Number(annualRate) / 1e9) * 31) / 360;
  return Array.from({ length: installments }, (_, k) => factor ** k).reduce((a, b) => a + b, 0);
}

test('property: equal installments are equal, and the last differs by what cannot be spread', () => {
  fc.assert(
    fc.property(equalInstallments, (terms) => {
      const rows = rowsOf(terms);
      const [first] = rows;
      const last = lastOf(rows);
      for (const row of rows.slice(0, -1)) expect(row.due).toBe(first?.due);
      const off = Number(last.due - (first?.due ?? 0n));
      expect(Math.abs(off)).toBeLessThanOrEqual(growth(terms));
    }),
    { numRuns: 300 },
  );
});

test('property: without interest the last of equal installments differs by half their number in fen', () => {
  fc.assert(
    fc.property(equalInstallments, (made) => {
      const rows = rowsOf({ ...made, annualRate: rateE9(0n) });
      const off = Number(lastOf(rows).due - (rows[0]?.due ?? 0n));
      expect(Math.abs(off)).toBeLessThanOrEqual(Math.floor(rows.length / 2));
    }),
  );
});

test('property: the principal of equal principal is the same in all rows but the last', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      const rows = rowsOf({
        ...terms,
        method: 'equalPrincipal',
        principal: fen(terms.principal + 10_000n),
      });
      for (const row of rows.slice(0, -1)) expect(row.principal).toBe(rows[0]?.principal);
      const off = Number(lastOf(rows).principal - (rows[0]?.principal ?? 0n));
      expect(Math.abs(off)).toBeLessThanOrEqual(rows.length / 2);
    }),
  );
});

test('property: flat interest is on what was drawn, whatever was repaid by then', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      const principal = fen(terms.principal + 1_000_000n);
      const flat = rowsOf({ ...terms, method: 'flat', principal });
      const interestOnly = rowsOf({ ...terms, method: 'interestOnly', principal });
      expect(sumRows(flat).interest).toBe(sumRows(interestOnly).interest);
    }),
  );
});

test('property: installments that are rounded are multiples, all but the last', () => {
  fc.assert(
    fc.property(equalInstallments, fc.constantFrom(10n, 100n, 1000n), (terms, multiple) => {
      const principal = fen(terms.principal + 10_000_000n);
      const rows = rowsOf({ ...terms, principal, installmentMultiple: fen(multiple) });
      for (const row of rows.slice(0, -1)) expect(row.due % multiple).toBe(0n);
      expect(sumFen(rows.map((row) => row.principal))).toBe(principal);
    }),
  );
});

test('property: a higher rate never makes a plan cheaper', () => {
  const dearer = fc.bigInt({ min: 1n, max: 100_000_000n });
  fc.assert(
    fc.property(
      termsOf('interestOnly', 'bullet', 'equalPrincipal', 'season'),
      dearer,
      (terms, d) => {
        const more = rowsOf({ ...terms, annualRate: rateE9(terms.annualRate + d) });
        expect(sumRows(more).interest >= sumRows(rowsOf(terms)).interest).toBe(true);
      },
    ),
  );
});

const terms: LoanTerms = {
  principal: fen(1_200_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  method: 'equalInstallment',
  installments: 3,
};

/** Due date, principal, interest of each row: what a reader checks by hand. */
const table = (rows: readonly ShownRow[]) =>
  rows.map((row) => [row.dueOn, row.principal, row.interest]);

test('behaviour: month ends are kept, in a leap year too', () => {
  const dates = (drawnOn: BusinessDate) => rowsOf({ ...terms, drawnOn }).map((row) => row.dueOn);
  expect(dates(businessDate('2027-01-31'))).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
  expect(dates(businessDate('2028-01-31'))).toEqual(['2028-02-29', '2028-03-31', '2028-04-30']);
  expect(dates(businessDate('2028-02-29'))).toEqual(['2028-03-29', '2028-04-29', '2028-05-29']);
});

test('behaviour: every two weeks and every ten days', () => {
  const every = (repayEvery: number, repayUnit: 'week' | 'day') =>
    table(rowsOf({ ...terms, method: 'interestOnly', repayEvery, repayUnit }));
  // 12,000 yuan at 7.2% on 360 days bear 2.40 yuan a day.
  expect(every(2, 'week')).toEqual([
    ['2027-02-14', 0n, 3_360n],
    ['2027-02-28', 0n, 3_360n],
    ['2027-03-14', 1_200_000n, 3_360n],
  ]);
  expect(every(10, 'day')).toEqual([
    ['2027-02-10', 0n, 2_400n],
    ['2027-02-20', 0n, 2_400n],
    ['2027-03-02', 1_200_000n, 2_400n],
  ]);
});

test('behaviour: the first due date sets the day of all that follow', () => {
  const firstDueOn = businessDate('2027-03-15');
  // 43 days, then 31 and 30.
  expect(table(rowsOf({ ...terms, method: 'interestOnly', firstDueOn }))).toEqual([
    ['2027-03-15', 0n, 10_320n],
    ['2027-04-15', 0n, 7_440n],
    ['2027-05-15', 1_200_000n, 7_200n],
  ]);
});

test('behaviour: a feast that swallows several due dates sends each to a day of its own', () => {
  const holidays = ['01', '02', '03', '04', '05'].map((d) => businessDate(`2027-02-${d}`));
  const daily: LoanTerms = { ...terms, repayEvery: 1, repayUnit: 'day', holidays };
  const dates = (holidayShift: 'next' | 'previous') =>
    rowsOf({ ...daily, holidayShift }).map((row) => row.dueOn);
  expect(dates('next')).toEqual(['2027-02-06', '2027-02-07', '2027-02-08']);
  // Nothing falls due on the drawing day, which is the last open day before the feast.
  expect(dates('previous')).toEqual(['2027-02-06', '2027-02-07', '2027-02-08']);
});

test('behaviour: a due date goes to the day before a feast, or after it, and takes its days along', () => {
  const holidays = ['2027-02-27', '2027-02-28'].map(businessDate);
  const first = (holidayShift: 'next' | 'previous') =>
    table(rowsOf({ ...terms, method: 'interestOnly', holidays, holidayShift }))[0];
  expect(first('previous')).toEqual(['2027-02-26', 0n, 6_240n]); // 26 days.
  expect(first('next')).toEqual(['2027-03-01', 0n, 6_960n]); // 29 days.
});

test('behaviour: a season has nothing due until the harvest, then by its plan', () => {
  const season: LoanTerms = {
    ...terms,
    method: 'season',
    plan: [
      { on: businessDate('2027-08-31'), principalPpm: 600_000n },
      { on: businessDate('2027-10-30'), principalPpm: 400_000n },
    ],
  };
  // 212 days on 12,000 yuan, then 60 on 4,800.
  expect(table(rowsOf(season))).toEqual([
    ['2027-08-31', 720_000n, 50_880n],
    ['2027-10-30', 480_000n, 5_760n],
  ]);
});

test('behaviour: a down payment is due on the day of the drawing, and the rest bears interest', () => {
  const rows = rowsOf({ ...terms, method: 'interestOnly', downPaymentPpm: 250_000n });
  expect(rows.map((row) => row.kind)).toEqual(['downPayment', ...Array(3).fill('installment')]);
  expect(table(rows)).toEqual([
    ['2027-01-31', 300_000n, 0n],
    ['2027-02-28', 0n, 5_040n],
    ['2027-03-31', 0n, 5_580n],
    ['2027-04-30', 900_000n, 5_400n],
  ]);
});

test('behaviour: a rate that changes in the middle is spread over the installments to come', () => {
  const change: LoanEvent = {
    id: 'lpr',
    type: 'rateChange',
    on: businessDate('2027-03-10'),
    annualRate: rateE9(36_000_000n),
  };
  const rows = rowsOf({ ...terms, method: 'interestOnly' }, [change]);
  // March: 10 nights at 2.40 yuan, 21 at 1.20.
  expect(table(rows).map(([, , interest]) => interest)).toEqual([6_720n, 4_920n, 3_600n]);
  const level = rowsOf(terms, [change]);
  expect(level[1]?.due).toBeLessThan(level[0]?.due ?? 0n);
  expect(level[1]?.due).toBe(level[2]?.due);
});

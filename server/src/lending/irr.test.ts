import fc from 'fast-check';
import { irr } from 'financial';
import { expect, test } from 'vitest';
import {
  addDays,
  businessDate,
  daysBetween,
  divHalfEven,
  fen,
  nominalYear,
  rateE9,
} from '../kernel/index.ts';
import { computeSchedule, type LoanTerms } from './index.ts';
import { type CashFlow, computeEffectiveRate, computeIrr } from './irr.ts';
import { plainTerms } from './terms.fixture.ts';
import { flowsOf } from './total-cost.ts';

const start = businessDate('2027-01-04');
const flow = (day: number, amount: bigint): CashFlow => ({
  on: addDays(start, day),
  amount: fen(amount),
});

test('behaviour: 100 yuan for 102 after 100 days is 7.2% on 360 days and 7.3% on 365', () => {
  const flows = [flow(0, 10_000n), flow(100, -10_200n)];
  expect(computeIrr(flows, 'act/360')).toBe(72_000_000n);
  expect(computeIrr(flows, 'act/365')).toBe(73_000_000n);
});

test('behaviour: the effective rate of 100 for 110 after a year is 10%, whatever lies between', () => {
  expect(computeEffectiveRate([flow(0, 10_000n), flow(365, -11_000n)])).toBe(100_000_000n);
  // 10,000 at 1% for each of 365 / 5 = 73 days: 1.01^5 - 1.
  const steps = [73, 146, 219, 292].map((day) => flow(day, -100n));
  const flows = [flow(0, 10_000n), ...steps, flow(365, -10_100n)];
  expect(computeEffectiveRate(flows)).toBe(51_010_050n);
});

test('behaviour: a fee taken at the drawing raises the rate', () => {
  // 10,000 lent, 200 kept back, 10,000 back after 180 days: 200 / 9,800 * 2 a year of 360 days.
  const flows = [flow(0, 10_000n), flow(0, -200n), flow(180, -10_000n)];
  expect(computeIrr(flows, 'act/360')).toBe(40_816_327n);
});

test('property: at the rate found the present value is next to zero, and changes sign around it', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      const flows = flowsOf(terms, computeSchedule(terms));
      const rate = computeIrr(flows, terms.dayCount);
      const basis = terms.dayCount === 'act/360' ? 360 : 365;
      // A float check by another formula: discounting instead of carrying a balance forward.
      const presentValue = (r: number) => {
        let factor = 1;
        let before: number | undefined;
        let sum = 0;
        for (const { on, amount } of flows) {
          const day = Date.parse(on) / 86_400_000;
          if (before !== undefined) factor /= 1 + (r * (day - before)) / basis;
          before = day;
          sum += Number(amount) * factor;
        }
        return sum;
      };
      const r = Number(rate) / 1e9;
      const slack = 1e-9 * Number(terms.principal); // What doubles cannot tell apart.
      expect(presentValue(r + 1.5e-9)).toBeGreaterThan(-slack);
      expect(presentValue(Math.max(r - 1.5e-9, 0))).toBeLessThan(slack);
    }),
  );
});

test('property: a loan without fees gives its contract rate, up to the rounding to fen', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      const schedule = computeSchedule(terms);
      const rate = computeIrr(flowsOf(terms, schedule), terms.dayCount);
      // Half a fen an installment over the shortest period, 28 days, as an annual rate.
      const rounding = (10n ** 9n * 366n) / (2n * 28n * terms.principal) + 1n;
      const off = rate - terms.annualRate;
      expect(off <= rounding && -off <= rounding).toBe(true);
    }),
  );
});

test('property: the effective rate agrees with a search in doubles', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      const flows = flowsOf(terms, computeSchedule(terms));
      const rate = Number(computeEffectiveRate(flows)) / 1e9;
      const day = (on: string) => (Date.parse(on) - Date.parse(terms.drawnOn)) / 86_400_000;
      const value = (r: number) =>
        flows.reduce((sum, f) => sum + Number(f.amount) * (1 + r) ** (-day(f.on) / 365), 0);
      const slack = 1e-8 * Number(terms.principal);
      expect(Math.abs(value(rate))).toBeLessThan(slack * terms.installments);
    }),
    { numRuns: 40 },
  );
});

// `financial` is a port of numpy-financial: Newton's method in doubles on flows of equal distance. It
// works by the unit of time that separates the flows; ours gives whole parts per billion a year, so
// that the two agree to half a part, and to 1e-9 of the rate for what doubles lose.
const EQUAL = 0.5;
const agree = (ours: bigint, theirs: number): void =>
  expect(Math.abs(Number(ours) - theirs * 1e9)).toBeLessThanOrEqual(EQUAL + theirs);

const worthwhile = plainTerms.map(
  (terms): LoanTerms => ({ ...terms, principal: fen(terms.principal + 100_000n) }),
);
const everyFewDays = fc.constantFrom(1, 7, 10, 15, 30);

test('property: the rate is that of another library, for periods of equal length', () => {
  fc.assert(
    fc.property(worthwhile, everyFewDays, (made, repayEvery) => {
      const terms: LoanTerms = { ...made, repayEvery, repayUnit: 'day' };
      const flows = flowsOf(terms, computeSchedule(terms));
      const perPeriod = irr(
        flows.map((f) => Number(f.amount)),
        0.01,
        1e-13,
      );
      const days = repayEvery * (terms.method === 'bullet' ? terms.installments : 1);
      const year = Number(nominalYear(terms.dayCount));
      agree(computeIrr(flows, terms.dayCount), (perPeriod * year) / days);
      agree(computeEffectiveRate(flows), (1 + perPeriod) ** (365 / days) - 1);
    }),
  );
});

test('property: the effective rate is that of another library, day by day, for any plan', () => {
  fc.assert(
    fc.property(worthwhile, (terms) => {
      const flows = flowsOf(terms, computeSchedule(terms));
      const last = flows.at(-1)?.on ?? terms.drawnOn;
      const daily = Array<number>(daysBetween(terms.drawnOn, last) + 1).fill(0);
      for (const { on, amount } of flows) daily[daysBetween(terms.drawnOn, on)] = Number(amount);
      agree(computeEffectiveRate(flows), (1 + irr(daily, 0.0002, 1e-13)) ** 365 - 1);
    }),
    { numRuns: 60 },
  );
});

test('property: a plan discounted at its contract rate is worth its principal, to the rounding of it', () => {
  fc.assert(
    fc.property(plainTerms, (terms) => {
      const year = 1_000_000_000n * nominalYear(terms.dayCount);
      const rows = computeSchedule(terms);
      // Both sides over one denominator: worth * factor = all flows carried to the end, exactly.
      let [carried, factor, whole] = [0n, 1n, 1n];
      let balance: bigint = terms.principal;
      for (const { days, principal, interest } of rows) {
        const grown = year + terms.annualRate * BigInt(days);
        carried = carried * grown + (principal + interest) * whole * year;
        [factor, whole] = [factor * grown, whole * year];
        // Carried on with the one rounding of each period, what is left is nothing, to the fen.
        balance += divHalfEven(balance * terms.annualRate * BigInt(days), year);
        balance -= principal + interest;
      }
      expect(balance).toBe(0n);
      const off = carried - terms.principal * factor;
      const slack = BigInt(rows.length) * factor; // Twice half a fen each.
      expect(2n * off <= slack && -2n * off <= slack).toBe(true);
    }),
  );
});

test('behaviour: a loan that costs nothing has rate zero', () => {
  const flows = [flow(0, 10_000n), flow(90, -10_000n)];
  expect(computeIrr(flows, 'act/360')).toBe(rateE9(0n));
  expect(computeEffectiveRate(flows)).toBe(rateE9(0n));
});

test('error: flows that are no loan have no rate', () => {
  expect(() => computeIrr([flow(0, -1n), flow(1, 1n)], 'act/360')).toThrow('money received');
  expect(() => computeIrr([flow(0, 100n), flow(9, -50n)], 'act/360')).toThrow('no rate');
  expect(() => computeIrr([], 'act/360')).toThrow('money received');
});

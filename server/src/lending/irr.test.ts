import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, businessDate, fen, rateE9 } from '../kernel/index.ts';
import { type CashFlow, computeEffectiveRate, computeIrr, computeSchedule } from './index.ts';
import { someTerms } from './terms.fixture.ts';
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
    fc.property(someTerms, (terms) => {
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
    fc.property(someTerms, (terms) => {
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
    fc.property(someTerms, (terms) => {
      const flows = flowsOf(terms, computeSchedule(terms));
      const rate = Number(computeEffectiveRate(flows)) / 1e9;
      const day = (on: string) => (Date.parse(on) - Date.parse(terms.drawnOn)) / 86_400_000;
      const value = (r: number) =>
        flows.reduce((sum, f) => sum + Number(f.amount) * (1 + r) ** (-day(f.on) / 365), 0);
      const slack = 1e-8 * Number(terms.principal);
      expect(Math.abs(value(rate))).toBeLessThan(slack * terms.termMonths);
    }),
    { numRuns: 40 },
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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, businessDate, type RateE9 } from '../kernel/index.ts';
import { type LprBasis, lprHistory, lprOn, lprRate, resetChanges } from './lpr.ts';

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(businessDate('2019-08-20'), n));
const bases = fc.record<LprBasis>({
  tenor: fc.constantFrom('1y', '5y'),
  pointsBp: fc.integer({ min: -200, max: 1000 }),
  reset: fc.constantFrom('january_1', 'anniversary', 'none'),
});
const percent = (rate: RateE9 | undefined) => Number(rate) / 10_000_000;

test('property: the table runs forward, no line repeats the one before, 5y is never below 1y', () => {
  for (const [i, reading] of lprHistory.entries()) {
    const before = lprHistory[i - 1];
    expect(reading['5y']).toBeGreaterThan(reading['1y']);
    if (!before) continue;
    expect(reading.on > before.on).toBe(true);
    expect([reading['1y'], reading['5y']]).not.toEqual([before['1y'], before['5y']]);
  }
});

test.each([
  ['2019-08-19', undefined, undefined],
  ['2019-08-20', 4.25, 4.85],
  ['2020-04-19', 4.05, 4.75],
  ['2020-04-20', 3.85, 4.65],
  ['2024-01-01', 3.45, 4.2],
  ['2024-10-20', 3.35, 3.85],
  ['2030-01-01', 3, 3.5],
])('behaviour: on %s the LPR is %s and %s percent', (on, oneYear, fiveYears) => {
  const day = businessDate(on);
  const found = [lprOn('1y', day), lprOn('5y', day)];
  expect(found.map((rate) => rate && percent(rate))).toEqual([oneYear, fiveYears]);
});

test('behaviour: points go on top, or off', () => {
  const on = businessDate('2024-03-01');
  expect(percent(lprRate({ tenor: '1y', pointsBp: 255, reset: 'none' }, on))).toBe(6);
  expect(percent(lprRate({ tenor: '5y', pointsBp: -25, reset: 'none' }, on))).toBe(3.7);
});

test('behaviour: a rate is set anew on 1 January, or on the day of the drawing, where it differs', () => {
  const terms = { drawnOn: businessDate('2023-03-15') };
  const until = businessDate('2026-03-15');
  const changesOf = (reset: LprBasis['reset']) =>
    resetChanges(terms, { tenor: '1y', pointsBp: 100, reset }, until).map(({ on, annualRate }) => [
      on,
      percent(annualRate),
    ]);
  expect(changesOf('january_1')).toEqual([
    ['2024-01-01', 4.45],
    ['2025-01-01', 4.1],
    ['2026-01-01', 4],
  ]);
  expect(changesOf('anniversary')).toEqual([
    ['2024-03-15', 4.45],
    ['2025-03-15', 4.1],
  ]);
  expect(changesOf('none')).toEqual([]);
});

/** Whether the rate is set anew on `on`, by the day of the month and the month alone. */
const isReset = (drawnOn: string, on: string, reset: LprBasis['reset']): boolean =>
  (reset === 'january_1' && on.endsWith('-01-01')) ||
  (reset === 'anniversary' && on.slice(5) === drawnOn.slice(5));

test('property: on any day the rate is that of the last reset day, or of the drawing', () => {
  const notLeap = days.filter((on) => !on.endsWith('-02-29')); // Its anniversary is 28 February.
  fc.assert(
    fc.property(notLeap, bases, fc.nat(2000), (drawnOn, basis, later) => {
      const on = addDays(drawnOn, later);
      let setOn = on;
      while (setOn > drawnOn && !isReset(drawnOn, setOn, basis.reset)) setOn = addDays(setOn, -1);
      const changes = resetChanges({ drawnOn }, basis, addDays(on, 1));
      const rate = changes.at(-1)?.annualRate ?? lprRate(basis, drawnOn);
      expect(rate).toBe(lprRate(basis, setOn));
    }),
  );
});

import { expect, test } from 'vitest';
import { testDatabase } from '../db/database.ts';
import { liveYear } from './loan-year.ts';

// A short slice of `npm run sim`: the whole year of 2,000 borrowers has its own command.

test('property: a lived book balances after every event, and is the book that is replayed', async () => {
  const db = await testDatabase();
  const report = await liveYear(db, { borrowers: 60, days: 70, seed: 20_261_125 });
  expect(report.problems).toEqual([]);
  expect(report.events).toBeGreaterThan(150);
  expect(report.checks).toBe(report.events);
  for (const name of ['draw', 'repay', 'repayLate', 'repayBackdated', 'reverse'] as const) {
    expect(report.done[name], name).toBeGreaterThan(0);
  }
});

import { expect, test } from 'vitest';
import { testDatabase } from '../db/database.ts';
import { keepLoans } from './kept-loans.ts';

// A short slice of `npm run disclosed`: a thousand loans have their own command.

test('property: loans of any shape kept to the day cost what their total-cost tables said (rules R4)', async () => {
  const report = await keepLoans(await testDatabase(), { loans: 40, seed: 20_261_129 });
  expect(report.problems).toEqual([]);
  expect(report.loans).toBe(40);
  expect(report.payments).toBeGreaterThan(100);
  expect(report.chargedFen).toBe(report.disclosedFen);
}, 120_000);

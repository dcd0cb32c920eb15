import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../server/src/kernel/index.ts';
import { getBusinessDate, systemClock } from '../../server/src/platform/index.ts';
import {
  type Cell,
  findReport,
  keepReports,
  listReportDays,
  makeReport,
  openReport,
  type ReportDefinition,
  reportCsv,
  reports,
  reportXlsx,
} from '../../server/src/reports/index.ts';
import { usualClassRules } from '../../server/src/servicing/index.ts';
import { testDatabase } from '../db/database.ts';
import { liveYear } from './loan-year.ts';

// Reports over lived books: drawings of every shape, late and backdated repayments, reversals, charge-offs,
// refunds, renewals. Whatever happened, a report's figures are the ledger's, to the fen.

const rules = { rules: usualClassRules, vatPpm: 60_000 };

const money = (cell: Cell | undefined): bigint => (typeof cell === 'bigint' ? cell : 0n);

/** Each table's last line is the sum of the lines above it. */
function expectSums(made: Awaited<ReturnType<ReportDefinition['make']>>, where: string): void {
  for (const { id, columns, rows, total } of made.tables) {
    if (!total) continue;
    for (const [i, { kind, id: column }] of columns.entries()) {
      if (kind !== 'fen' && kind !== 'count') continue;
      if (total[i] === null) continue;
      const sum =
        kind === 'fen'
          ? rows.reduce((all, row) => all + money(row[i]), 0n)
          : rows.reduce((all, row) => all + Number(row[i]), 0);
      expect(sum, `${where}, ${id}.${column}`).toBe(total[i]);
    }
  }
}

test('property: of whatever book, each figure of each report is the ledger’s to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        borrowers: fc.integer({ min: 1, max: 14 }),
        days: fc.integer({ min: 1, max: 45 }),
        seed: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      async (book) => {
        const db = await testDatabase();
        expect((await liveYear(db, book)).problems).toEqual([]);
        const at = systemClock.now();
        const { kept, closedOn } = await keepReports(db, rules, at);
        expect(kept).toBe(reports.length);
        expect(closedOn).toBe(addDays(await getBusinessDate(db), -1));
        for (const definition of reports) {
          const report = await openReport(db, definition, closedOn);
          if (!report) return expect.fail(`${definition.id} is not kept`);
          for (const { says, report: told, ledger } of report.checks) {
            expect(told, `${definition.id}: ${says.en}`).toBe(ledger);
          }
          expect(report.checks.length).toBeGreaterThan(0);
          expectSums(report, definition.id);
          // Made anew it says the same, until something is booked.
          const { madeAt: _, ...again } = await makeReport(db, definition, rules, at);
          expect({ ...again, madeAt: report.madeAt }).toEqual(report);
          expect(await listReportDays(db, definition)).toEqual([closedOn]);
        }
        expect(await keepReports(db, rules, at)).toMatchObject({ kept: 0, reclassed: 0 });
      },
    ),
    { numRuns: 4, seed: 310, endOnFailure: true },
  );
}, 240_000);

test('behaviour: a report is a file in either language, its money in yuan, its text never a formula', async () => {
  const db = await testDatabase();
  await liveYear(db, { borrowers: 6, days: 12, seed: 5 });
  const definition = findReport('loan-book') ?? expect.fail('no loan book');
  const report = await makeReport(db, definition, rules, systemClock.now());
  const text = reportCsv(definition, report, 'zh');
  expect(text.startsWith('\ufeff贷款台账汇总,')).toBe(true);
  const [check] = report.checks;
  const yuan = `${(check?.ledger ?? 0n) / 100n}.${String((check?.ledger ?? 0n) % 100n).padStart(2, '0')}`;
  expect(text).toContain(`未结清和放款中的本金,${yuan},${yuan}`);
  expect(reportCsv(definition, report, 'en')).toContain('Principal of loans open or on their way');
  const file = await reportXlsx(report, 'zh');
  expect(file.subarray(0, 2).toString()).toBe('PK');
});

import { addDays, type BusinessDate, type Instant } from '../kernel/index.ts';
import { sumControlTotals } from '../ledger/index.ts';
import { type Database, getBusinessDate, type Tx } from '../platform/index.ts';
import { type ClassRules, keepClasses } from '../servicing/index.ts';
import type { Made, Report, ReportContext, ReportDefinition } from './define.ts';
import { reports } from './definitions.ts';
import { findKept, insertKept, listKeptDays } from './queries.ts';

/** What a lender sets of its reports. */
export interface ReportRules {
  readonly rules: ClassRules;
  readonly vatPpm: number;
}

/** Whether anything was booked between the close of `closedOn` and now. */
async function movedSince(tx: Tx, closedOn: BusinessDate): Promise<boolean> {
  const then = await sumControlTotals(tx, { bookedOn: closedOn });
  const now = await sumControlTotals(tx);
  return [...now].some(([code, balance]) => then.get(code) !== balance);
}

/** Reads repeatably, so that all figures are of one moment. */
const atOneMoment = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.tx(async (tx) => {
    await tx.exec`set transaction isolation level repeatable read, read only`;
    // A million loans are sorted and summed in memory; with the server's usual 4 MB half of it went to disk.
    await tx.exec`set local work_mem = '256MB'`;
    return work(tx);
  });

/** A report as the books stand now, of the last closed day. */
export const makeReport = (
  db: Database,
  definition: ReportDefinition,
  { rules, vatPpm }: ReportRules,
  at: Instant,
): Promise<Report> =>
  atOneMoment(db, async (tx) => {
    const today = await getBusinessDate(tx);
    const closedOn = addDays(today, -1);
    const context: ReportContext = { today, closedOn, rules, vatPpm };
    const made: Made = await definition.make(tx, context);
    const moved = await movedSince(tx, closedOn);
    return { ...made, id: definition.id, closedOn, madeAt: at, movedSince: moved };
  });

/**
 * Classes the loans and keeps every report of the last closed day: call it after each end of day, before the new day
 * has much in it. What is kept already stays as it is, so that it may be stopped and called again.
 * @returns How many reports were kept now, and how many loans came to another class.
 */
export async function keepReports(
  db: Database,
  rules: ReportRules,
  at: Instant,
): Promise<{ readonly closedOn: BusinessDate; readonly kept: number; readonly reclassed: number }> {
  const reclassed = await keepClasses(db, rules.rules, at);
  const closedOn = addDays(await getBusinessDate(db), -1);
  let kept = 0;
  for (const definition of reports) {
    if (await findKept(db, definition.id, closedOn)) continue;
    const report = await makeReport(db, definition, rules, at);
    if (report.closedOn !== closedOn) break; // Another day was closed meanwhile: its own call keeps it.
    kept += await insertKept(db, report);
  }
  return { closedOn, kept, reclassed };
}

/** A report as it was kept of a day; `undefined`: none was. */
export const openReport = (
  db: Database,
  definition: ReportDefinition,
  closedOn: BusinessDate,
): Promise<Report | undefined> => findKept(db, definition.id, closedOn);

/** The days of which a report is kept, the newest first. */
export const listReportDays = (
  db: Database,
  definition: ReportDefinition,
): Promise<BusinessDate[]> => listKeptDays(db, definition.id);

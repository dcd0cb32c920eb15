// Tables about the whole book for those who answer for it: definitions as data, figures that are the ledger's, files.
// One loan, one borrower, and what a loan costs the lender are other rooms'.
export type { Cell, Column, Report, ReportDefinition } from './define.ts';
export { findReport, reports } from './definitions.ts';
export {
  keepReports,
  listReportDays,
  makeReport,
  openReport,
  type ReportRules,
} from './make-report.ts';
export { reportCsv, reportXlsx } from './report-file.ts';
export { CSV_MARK, csvLine, type Sheet, type Value, xlsxOf } from './table-file.ts';

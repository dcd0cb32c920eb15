import type { ReportDefinition } from './define.ts';
import { assetQuality } from './definitions/asset-quality.ts';
import { cashFlow } from './definitions/cash-flow.ts';
import { loanBook } from './definitions/loan-book.ts';
import { overdueAges } from './definitions/overdue-ages.ts';
import { smallFirms } from './definitions/small-firms.ts';
import { tax } from './definitions/tax.ts';

/** Every report, in the order of the page. A new one is one more file and a line here. */
export const reports: readonly ReportDefinition[] = [
  ...[loanBook, cashFlow, tax, assetQuality, smallFirms, overdueAges],
];

export const findReport = (id: string): ReportDefinition | undefined =>
  reports.find((report) => report.id === id);

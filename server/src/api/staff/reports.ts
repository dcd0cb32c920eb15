import type { OpenAPIHono } from '@hono/zod-openapi';
import type { BusinessDate } from '../../kernel/index.ts';
import {
  type Cell,
  findReport,
  listReportDays,
  makeReport,
  openReport,
  type Report,
  type ReportDefinition,
  reportCsv,
  reports,
  reportXlsx,
} from '../../reports/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { fileNamed, XLSX } from './file-answer.ts';
import * as contract from './report-contract.ts';

const viewCell = (cell: Cell) => {
  if (typeof cell === 'bigint') return { fen: String(cell) };
  return typeof cell === 'object' && cell !== null ? { ...cell } : cell;
};

const viewListed = ({ id, says, about, confirm }: ReportDefinition) => ({
  ...{ id, says: { ...says }, about: { ...about }, confirm: confirm && { ...confirm } },
});

const viewTable = ({ id, says, columns, rows, total, chart }: Report['tables'][number]) => ({
  ...{ id, says: { ...says } },
  columns: columns.map((column) => ({ ...column, says: { ...column.says } })),
  rows: rows.map((row) => row.map(viewCell)),
  total: total?.map(viewCell) ?? null,
  chart: chart && { names: chart.names, values: [...chart.values] },
});

/** The report asked for: as it was kept of `on`, or as the books stand now. */
async function reportOf(
  { db, clock, classRules, vatPpm }: ApiDeps,
  definition: ReportDefinition,
  on: BusinessDate | undefined,
): Promise<Report> {
  if (on !== undefined) return found(await openReport(db, definition, on), 'report_not_kept');
  return makeReport(db, definition, { rules: classRules, vatPpm }, clock.now());
}

/** Reports about the whole book. */
export function reportRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listReports, (c) => c.json({ reports: reports.map(viewListed) }, 200));

  app.openapi(contract.getReport, async (c) => {
    const definition = found(findReport(c.req.valid('param').id), 'report_not_found');
    const { on } = c.req.valid('query');
    const [report, days] = await Promise.all([
      reportOf(deps, definition, on),
      listReportDays(deps.db, definition),
    ]);
    const { closedOn, madeAt, movedSince } = report;
    return c.json(
      {
        ...viewListed(definition),
        ...{ closedOn, madeAt, movedSince, isKept: on !== undefined, days },
        tables: report.tables.map(viewTable),
        checks: report.checks.map(({ says, report: told, ledger }) => ({
          ...{ says: { ...says }, reportFen: String(told), ledgerFen: String(ledger) },
        })),
      },
      200,
    );
  });

  app.openapi(contract.exportReport, async (c) => {
    const definition = found(findReport(c.req.valid('param').id), 'report_not_found');
    const { on, format, language } = c.req.valid('query');
    const report = await reportOf(deps, definition, on);
    const headers = fileNamed(`${report.id}-${report.closedOn}.${format}`);
    if (format === 'csv') {
      const type = { 'content-type': 'text/csv; charset=utf-8' };
      return c.body(reportCsv(definition, report, language), 200, { ...type, ...headers }) as never;
    }
    const file = new Uint8Array(await reportXlsx(report, language));
    return c.body(file, 200, { 'content-type': XLSX, ...headers }) as never;
  });
}

import type { Says } from '../kernel/index.ts';
import type { Cell, Report, ReportDefinition, Table } from './define.ts';
import { CSV_MARK, csvLine, type Sheet, type Value, xlsxOf } from './table-file.ts';

type Language = 'zh' | 'en';

const isSays = (cell: Cell): cell is Says => typeof cell === 'object' && cell !== null;

const plainOf = (cell: Cell, language: Language): Value => (isSays(cell) ? cell[language] : cell);

const linesOf = ({ rows, total }: Table, language: Language): Value[][] =>
  [...rows, ...(total ? [total] : [])].map((line) => line.map((cell) => plainOf(cell, language)));

const checkTexts = {
  name: { zh: '与总账核对', en: 'Against the ledger' },
  what: { zh: '项目', en: 'Figure' },
  report: { zh: '报表', en: 'Report' },
  ledger: { zh: '总账', en: 'Ledger' },
} as const satisfies Record<string, Says>;

function sheetsOf(report: Report, language: Language): Sheet[] {
  return [
    ...report.tables.map((table) => ({
      name: table.says[language],
      columns: table.columns.map(({ says, kind }) => ({ title: says[language], kind })),
      rows: linesOf(table, language),
    })),
    {
      name: checkTexts.name[language],
      columns: [
        { title: checkTexts.what[language], kind: 'text' },
        { title: checkTexts.report[language], kind: 'fen' },
        { title: checkTexts.ledger[language], kind: 'fen' },
      ],
      rows: report.checks.map((check) => [check.says[language], check.report, check.ledger]),
    },
  ];
}

/** A report as a workbook: a sheet for each table, and one that holds it against the ledger. */
export const reportXlsx = (report: Report, language: Language): Promise<Buffer> =>
  xlsxOf(sheetsOf(report, language));

/** A report as CSV: its tables below one another, under their names. */
export function reportCsv(
  definition: ReportDefinition,
  report: Report,
  language: Language,
): string {
  const head = csvLine([definition.says[language], report.closedOn]);
  const tables = sheetsOf(report, language).map(({ name, columns, rows }) =>
    [csvLine([name]), csvLine(columns.map(({ title }) => title)), ...rows.map(csvLine)].join(''),
  );
  return CSV_MARK + [head, ...tables].join('\r\n');
}

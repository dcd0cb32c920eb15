import writeExcelFile, { type Cell } from 'write-excel-file/node';

/** A cell of a table: text, a whole number, or an amount in fen. */
export type Value = string | number | bigint | null;

/** What stands in a column. `fen`: shown in yuan. `ppm`: parts per million, shown in percent. `e9`: of a billion. */
export type ColumnKind = 'text' | 'count' | 'fen' | 'ppm' | 'e9';

/** Yuan to the fen, without a sign of currency: spreadsheets take it as a number. */
const yuanText = (amount: bigint): string => {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const plain = (value: Value): string =>
  typeof value === 'bigint' ? yuanText(value) : String(value ?? '');

/** One line of CSV: quoted where needed, and text never taken for a formula by a spreadsheet. */
export function csvLine(values: readonly Value[]): string {
  const cell = (value: Value): string => {
    const text = plain(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${values.map(cell).join(',')}\r\n`;
}

/** What CSV begins with: tells spreadsheets that it is UTF-8. */
export const CSV_MARK = '\ufeff';

const formats = { count: '#,##0', fen: '#,##0.00', ppm: '0.00%', e9: '0.0000%' } as const;

/** @param value - Money becomes a number of yuan: to the fen up to 90 trillion (2^53 fen). */
function cellOf(kind: ColumnKind, value: Value): Cell {
  if (value === null) return null;
  if (typeof value === 'bigint') {
    return { type: Number, value: Number(value) / 100, format: formats.fen };
  }
  if (typeof value === 'string') return { type: String, value };
  if (kind === 'ppm') return { type: Number, value: value / 1_000_000, format: formats.ppm };
  if (kind === 'e9') return { type: Number, value: value / 1e9, format: formats.e9 };
  return { type: Number, value, format: formats.count };
}

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly Value[])[];
}

/** A workbook, XLSX. Sheets' names are cut to what the format holds. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const made = writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      stickyRowsCount: 1,
      columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 24 : 18 })),
      data: [
        columns.map(({ title }): Cell => ({ type: String, value: title, fontWeight: 'bold' })),
        ...rows.map((row) => row.map((value, i) => cellOf(columns[i]?.kind ?? 'text', value))),
      ],
    })),
  );
  return made.toBuffer();
}

import { parse } from 'csv-parse/sync';
import { FileRefused } from '../errors.ts';
import { ArchiveBudget, openArchive } from './archive.ts';
import type { FileKind } from './sniff.ts';
import { readText } from './text.ts';
import { all, readXml, textAt, type XmlNode } from './xml.ts';

/** The cells of a sheet, row by row, as text. A formula keeps its `=`. */
export type Table = readonly (readonly string[])[];

const ROWS_MAX = 200_000;
const COLUMNS_MAX = 200;

/**
 * The first sheet of a CSV or XLSX file. Throws `FileRefused`.
 * @param o.quotes - `kept`: those of a CSV are text like any other, where nobody doubled what strangers wrote.
 */
export function readTable(
  kind: FileKind,
  bytes: Uint8Array,
  o: { readonly quotes: 'read' | 'kept' } = { quotes: 'read' },
): Table {
  if (kind === 'xml') throw new FileRefused('file_kind_mismatch');
  const table =
    kind === 'zip' ? readWorkbook(bytes) : readDelimited(readText(bytes), o.quotes === 'read');
  if (table.length > ROWS_MAX) throw new FileRefused('file_too_large', `${ROWS_MAX}`);
  return table;
}

/** Commas, tabs or bars: whichever the first lines hold the most of. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 8192);
  const count = (mark: string) => head.split(mark).length;
  return [',', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function readDelimited(text: string, isQuoted: boolean): Table {
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true, // What stands above and below the lines has fewer columns.
      ...(isQuoted ? { relaxQuotes: true } : { quote: false }),
      skipEmptyLines: true,
      maxRecordSize: 65_536,
      to: ROWS_MAX + 1,
    });
    return rows.map((row) => row.slice(0, COLUMNS_MAX).map(cellText));
  } catch {
    throw new FileRefused('row_malformed');
  }
}

/**
 * A cell as text. Exports keep spreadsheets from shortening long numbers by a tab in front, or by
 * writing `="6222…"`: both are text. Any other formula keeps its `=`, and nobody computes it.
 */
function cellText(raw: string): string {
  const text = raw.replace(/^[\t\s']+|[\t\s]+$/g, '');
  const quoted = /^="([^"]*)"$/.exec(text);
  return quoted ? (quoted[1] ?? '').trim() : text;
}

/** Whether a cell would be computed by a spreadsheet that opens it. */
export const isFormula = (cell: string): boolean =>
  /^[=@]|^[+-](?![\d.,])/.test(cell) && cell !== '-' && cell !== '--';

const SHARED = 'xl/sharedStrings.xml';
const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** @source ECMA-376, part 1, 18.2 and 18.3 */
function readWorkbook(bytes: Uint8Array): Table {
  const wanted = (name: string) =>
    name === SHARED ||
    name === BOOK ||
    name === RELATIONS ||
    /^xl\/worksheets\/[^/]+\.xml$/.test(name);
  const parts = openArchive(bytes, wanted, new ArchiveBudget());
  const book = parts.get(BOOK);
  if (!book) throw new FileRefused('file_kind_mismatch', BOOK);
  const sheet = parts.get(sheetPath(readXml(book), parts.get(RELATIONS)));
  if (!sheet) throw new FileRefused('archive_broken', 'xl/worksheets');
  const shared = parts.get(SHARED);
  const strings = shared ? all(readXml(shared), 'sst', 'si').map(richText) : [];
  return all(readXml(sheet), 'worksheet', 'sheetData', 'row').map((row) => readRow(row, strings));
}

function sheetPath(book: XmlNode, relations: Uint8Array | undefined): string {
  const first = all(book, 'workbook', 'sheets', 'sheet')[0];
  const id = textAt(first, '@id'); // `r:id`, its prefix dropped.
  const links = relations ? all(readXml(relations), 'Relationships', 'Relationship') : [];
  const target = textAt(
    links.find((link) => textAt(link, '@Id') === id),
    '@Target',
  );
  if (target === null) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** A text, in one piece or in runs of different looks. */
const richText = (node: XmlNode): string =>
  textAt(node, 't') ??
  all(node, 'r')
    .map((run) => textAt(run, 't') ?? '')
    .join('');

function readRow(row: XmlNode, strings: readonly string[]): string[] {
  const cells: string[] = [];
  for (const cell of all(row, 'c')) {
    const column = columnOf(textAt(cell, '@r')) ?? cells.length;
    if (column >= COLUMNS_MAX) continue;
    while (cells.length < column) cells.push('');
    cells[column] = cellOf(cell, strings);
  }
  return cells;
}

/** `C7` is column 2. */
function columnOf(place: string | null): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(cell: XmlNode, strings: readonly string[]): string {
  if (all(cell, 'f').length > 0) return `=${textAt(cell, 'f') ?? ''}`;
  const value = textAt(cell, 'v') ?? '';
  const type = textAt(cell, '@t');
  if (type === 's') return cellText(strings[Number(value)] ?? '');
  if (type === 'inlineStr') return cellText(all(cell, 'is').map(richText).join(''));
  return cellText(value);
}

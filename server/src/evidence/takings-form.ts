import { strToU8, zipSync } from 'fflate';
import { FileRefused, openTable } from '../connectors/index.ts';
import { fen } from '../kernel/index.ts';
import type { Fields } from './fields.ts';
import { plain } from './paper-text.ts';
import { yuanIn } from './shapes.ts';

// Our own form: takings by month, for whoever has no till and no bank that exports.

const TITLE = 'open310 营业额登记表';
const HEAD = ['月份', '营业额（元）', '订单数'];
const MONTHS = 12;

const cell = (text: string): string =>
  `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
const line = (cells: readonly string[]): string => `<row>${cells.map(cell).join('')}</row>`;

/** The empty form, as a workbook, with the months before `month` (`2026-11`) written in. */
export function makeTakingsForm(month: string): Uint8Array {
  const [year = 2026, index = 1] = month.split('-').map(Number);
  const months = Array.from({ length: MONTHS }, (_, i) => {
    const at = year * 12 + index - 1 - MONTHS + i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  const rows = [[TITLE], HEAD, ...months.map((one) => [one, '', ''])];
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${main}"><cols><col min="1" max="3" width="20"/></cols><sheetData>${rows.map(line).join('')}</sheetData></worksheet>`,
    ),
  });
}

/**
 * What a filled form says; `empty` where no line of it is whole; `undefined`: it is another table. Throws nothing:
 * whoever reads tables next says what is wrong.
 */
export function readTakings(name: string, bytes: Uint8Array): Fields | 'empty' | undefined {
  let table: readonly (readonly string[])[];
  try {
    table = openTable(name, bytes);
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
  if (!table.slice(0, 3).some((cells) => plain(cells.join('')).includes(plain(TITLE))))
    return undefined;
  const told = table.flatMap(([month = '', takings = '']) => {
    const amount = yuanIn(plain(takings));
    return /^\d{4}-\d{2}$/.test(month.trim()) && amount !== undefined && amount >= 0n
      ? [{ month: month.trim(), amount }]
      : [];
  });
  const months = told.map(({ month }) => month).toSorted();
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return 'empty';
  const total = fen(told.reduce((sum, { amount }) => sum + amount, 0n));
  const field = (value: string) => ({ value, sure: 1 });
  return {
    ...{ months: field(String(new Set(months).size)), from: field(from), to: field(to) },
    total: field(String(total)),
  };
}

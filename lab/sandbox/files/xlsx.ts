import { strToU8, zipSync } from 'fflate';
import { escapeHtml as escapeXml } from '../wire-json.ts';

/** `0` is A, `26` is AA. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.trunc(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));

/** A workbook of one sheet whose cells are shared strings, as spreadsheets save them. */
export function writeXlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const strings = [...new Set(rows.flat())];
  const place = new Map(strings.map((text, i) => [text, i]));
  const cells = (row: readonly string[], y: number) =>
    row
      .map((text, x) => `<c r="${letters(x)}${y + 1}" t="s"><v>${place.get(text)}</v></c>`)
      .join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const pack = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${head}<workbook ${main} xmlns:r="${rel}"><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(
      `${head}<sst ${main} uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `${head}<worksheet ${main}><sheetData>${rows.map((row, y) => `<row r="${y + 1}">${cells(row, y)}</row>`).join('')}</sheetData></worksheet>`,
    ),
  });
}

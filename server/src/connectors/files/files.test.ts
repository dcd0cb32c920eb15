import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { FileRefused } from '../errors.ts';
import { ArchiveBudget, openArchive } from './archive.ts';
import { sniff } from './sniff.ts';
import { isFormula, readTable } from './table.ts';
import { readText } from './text.ts';
import { all, readXml, textAt } from './xml.ts';

const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
};
const text = strToU8;
const everything = () => true;

/** Bytes of GBK, written down from an editor. */
const gbk = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

/** A workbook of one sheet: shared strings, one in two runs, and one cell of its own text. */
const workbook = zipSync({
  'xl/workbook.xml': text(
    '<workbook xmlns:r="r"><sheets><sheet name="1" sheetId="1" r:id="rId7"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': text(
    '<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
  'xl/sharedStrings.xml': text(
    '<sst><si><t>账号</t></si><si><r><t>金</t></r><r><t>额</t></r></si><si><t>6222000000001234567</t></si></sst>',
  ),
  'xl/worksheets/sheet1.xml': text(
    `<worksheet><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1234.5</v></c></row>
      <row r="3"><c r="B3" t="inlineStr"><is><t>x</t></is></c><c r="C3"><f>A1+1</f><v>2</v></c></row>
    </sheetData></worksheet>`,
  ),
});

test('error: a zip bomb is refused before it is opened', () => {
  // 300 MB of zeros in 300 kB.
  const bomb = zipSync({ 'a.xml': new Uint8Array(300 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(400_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(refusal(() => openArchive(bomb, everything, new ArchiveBudget()))).toBe(
    'archive_too_large',
  );
  const grown = process.memoryUsage().arrayBuffers - before;
  expect(grown).toBeLessThan(16 * 1024 * 1024);
  process.stdout.write(
    `zip bomb: 300 MB in ${bomb.length} bytes, refused with ${Math.max(0, Math.round(grown / 1024))} KiB more\n`,
  );
}, 60_000); // To make the bomb takes its while.

test('error: a member that declares less than it holds is no more than it declares', () => {
  const zip = zipSync({ 'a.xml': new Uint8Array(1_000_000) });
  const view = new DataView(zip.buffer, zip.byteOffset);
  const directory = Buffer.from(zip).lastIndexOf('PK\x01\x02', undefined, 'latin1');
  view.setUint32(directory + 24, 100, true);
  const members = () => openArchive(zip, everything, new ArchiveBudget()).get('a.xml')?.length;
  const said = refusal(members);
  if (said === 'taken') expect(members()).toBe(100);
  else expect(said).toBe('archive_broken');
});

test('error: archives within archives share one budget', () => {
  const inner = zipSync({ 'a.xml': new Uint8Array(900) });
  const outer = zipSync({ '1.zip': inner, '2.zip': inner });
  const budget = new ArchiveBudget({ members: 10, bytes: 2_000 });
  const found = openArchive(outer, everything, budget);
  openArchive(found.get('1.zip') ?? expect.fail(), everything, budget);
  expect(refusal(() => openArchive(found.get('2.zip') ?? expect.fail(), everything, budget))).toBe(
    'archive_too_large',
  );
  expect(
    refusal(() => openArchive(outer, everything, new ArchiveBudget({ members: 1, bytes: 9_999 }))),
  ).toBe('archive_too_large');
});

test('error: half an archive, and one with two members of one name, are broken', () => {
  const zip = zipSync({ 'a.xml': text('<a/>') });
  expect(refusal(() => openArchive(zip.slice(0, 20), everything, new ArchiveBudget()))).toBe(
    'archive_broken',
  );
  const twice = zipSync({ 'a.xml': text('<a/>'), 'b.xml': text('<b/>') });
  const same = Buffer.from(twice);
  for (let at = same.indexOf('b.xml'); at >= 0; at = same.indexOf('b.xml', at))
    same.write('a.xml', at);
  expect(refusal(() => openArchive(same, everything, new ArchiveBudget()))).toBe('archive_broken');
});

const zip = zipSync({ 'a.xml': text('<a/>') });
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
test.each<[string, string, Uint8Array, string]>([
  ['a ZIP by its name', 'a.zip', zip, 'taken'],
  ['a ZIP called a table', 'a.csv', zip, 'file_kind_mismatch'],
  ['a PDF called a table', 'a.csv', text('%PDF-1.7 1,2'), 'file_kind_mismatch'],
  ['a page called XML', 'a.xml', text('<!doctype html><html></html>'), 'file_kind_mismatch'],
  ['a picture in front of a ZIP', 'a.zip', join(text('GIF89a'), zip), 'file_kind_mismatch'],
  ['a ZIP with a script behind', 'a.zip', join(zip, text('<script>')), 'file_kind_mismatch'],
  ['a table in front of a ZIP', 'a.csv', join(text('a,b\n1,2\n'), zip), 'file_kind_mismatch'],
  ['XML in front of a ZIP', 'a.xml', join(text('<a/>'), zip), 'file_kind_mismatch'],
  ['a program called text', 'a.txt', text('MZ\x90\x03'), 'file_kind_mismatch'],
  ['bytes that are no text', 'a.csv', new Uint8Array([1, 0, 2, 0]), 'file_kind_mismatch'],
  ['an ending that nobody reads', 'a.exe', text('a,b'), 'file_kind_unknown'],
  ['no ending', 'statement', text('a,b'), 'file_kind_unknown'],
  ['half a ZIP', 'a.zip', zip.slice(0, 30), 'archive_broken'],
])('behaviour: %s', (_, name, bytes, said) => {
  expect(refusal(() => sniff(name, bytes))).toBe(said);
});

const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
const laughs = `<!DOCTYPE a [<!ENTITY l "lol">${'<!ENTITY m "&l;&l;">'}]><a>&m;</a>`;
test.each([
  ['an external entity', entity, 'xml_unsafe'],
  ['a bomb of entities', laughs, 'xml_unsafe'],
  ['a document type in small letters', entity.toLowerCase(), 'xml_unsafe'],
  ['an element that does not end', '<a><b></a>', 'xml_broken'],
  ['a text', 'hello', 'xml_broken'],
])('error: XML with %s is refused', (_, xml, said) => {
  expect(refusal(() => readXml(text(xml)))).toBe(said);
});

test('error: a document type in another encoding is seen too', () => {
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${entity}`, 'utf16le'));
  expect(refusal(() => readXml(utf16))).toBe('xml_unsafe');
});

test('behaviour: numbers of 20 digits stay as they were written, and a hyphen in a name is part of it', () => {
  const read = readXml(
    text(
      '<?xml version="1.0"?><e:A xmlns:e="x"><T-b>26117000000123456789</T-b><c>1</c><c>2 &amp; 3</c></e:A>',
    ),
  );
  expect(textAt(read, 'A', 'T-b')).toBe('26117000000123456789');
  expect(all(read, 'A', 'c')).toEqual(['1', '2 & 3']);
});

test('behaviour: text is read as UTF-8, UTF-16 or GBK, and what is none of them is refused', () => {
  expect(readText(gbk('bdbbd2d7bdf0b6ee'))).toBe('交易金额');
  expect(readText(text('交易金额'))).toBe('交易金额');
  expect(readText(new Uint8Array(Buffer.from('\ufeff交易', 'utf16le'))).replace('\ufeff', '')).toBe(
    '交易',
  );
  expect(refusal(() => readText(new Uint8Array([0x41, 0xff, 0xff])))).toBe('text_unreadable');
});

test('behaviour: cells come as text from CSV, with tabs, quotes and `="…"`', () => {
  const rows = [
    ['账号', '金额'],
    ['6222000000001234567', '1,234.50'],
    ['a "b"', ''],
  ];
  const csv = '账号,金额\r\n="6222000000001234567","1,234.50"\r\n"a ""b""",\r\n';
  expect(readTable('text', text(csv))).toEqual(rows);
  const head = gbk('d5cbbac52cbdf0b6ee');
  const body = text('\r\n6222000000001234567\t,"1,234.50"\r\n"a ""b""",\r\n');
  expect(readTable('text', join(head, body))).toEqual(rows);
  expect(readTable('text', text('a|b\n1|2'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('behaviour: cells come as text from XLSX, and a formula keeps its mark', () => {
  expect(readTable('zip', workbook)).toEqual([
    ['账号', '金额'],
    ['6222000000001234567', '1234.5'],
    ['', 'x', '=A1+1'],
  ]);
});

test('behaviour: what a spreadsheet would compute is told from a signed number', () => {
  for (const cell of ['=1+1', "=cmd|'/c calc'!A1", '@SUM(A1)', '+HYPERLINK("x")', '-cmd'])
    expect(isFormula(cell), cell).toBe(true);
  for (const cell of ['-12.50', '+3', '--', '-', '转账', '-1,000.00', ''])
    expect(isFormula(cell), cell).toBe(false);
});

test('error: a workbook without a sheet, and a ZIP that is no workbook', () => {
  expect(refusal(() => readTable('zip', zip))).toBe('file_kind_mismatch');
  const bare = zipSync({ 'xl/workbook.xml': text('<workbook/>') });
  expect(refusal(() => readTable('zip', bare))).toBe('archive_broken');
});

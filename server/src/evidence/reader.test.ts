import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { silentLog } from '../platform/index.ts';
import { openReader, PaperUnreadable } from './reader.ts';
import { readingOf } from './reading.ts';
import { isActive, isEditor, signsOfPicture, updatesOf } from './signs.ts';
import { toCsv } from './statement-rows.ts';

// The real reader on files that `npm run papers` drew: a photo from aside, two PDFs. How well it reads is measured
// there; here it is asked that it reads at all, and what it does with what it cannot read.

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`./testing/${name}`, import.meta.url)));
const reader = openReader(silentLog);
afterAll(() => reader.close());
const today = '2027-01-04';
const values = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([id, { value }]) => [id, value]));

test('behaviour: a photographed licence is known and read', async () => {
  const text = await reader.read({ bytes: fixture('licence.jpg'), format: 'picture' });
  expect(text).toMatchObject({ by: 'sight', pages: 1, signs: [] });
  const { kind, fields, checks } = readingOf(text, today);
  expect(kind?.id).toBe('licence');
  expect(checks).toEqual([]);
  const licence = JSON.parse(Buffer.from(fixture('licence.json')).toString('utf8'));
  expect(values(fields)).toMatchObject(licence);
}, 60_000);

test('behaviour: the words of a PDF are taken as they are; a statement becomes the export of its bank', async () => {
  const invoice = readingOf(
    await reader.read({ bytes: fixture('invoice.pdf'), format: 'pdf' }),
    today,
  );
  expect(invoice).toMatchObject({ kind: { id: 'invoice' }, checks: [], signs: [] });
  expect(values(invoice.fields)).toMatchObject({
    ...{ number: '26338113635750762005', issuedOn: '2025-01-17' },
    ...{ net: '409512', tax: '53237', total: '462749', sellerNumber: '92330106MA40257973' },
  });
  const text = await reader.read({ bytes: fixture('statement.pdf'), format: 'pdf' });
  expect(text.by).toBe('text');
  const rows = toCsv(text.runs).split('\r\n');
  expect(rows).toContain('"交易时间","交易金额","交易后余额","对方户名","交易摘要"');
  expect(rows).toContain('"2025-03-01","-316.11","23,245.66","成都市锦程百货店","转账"');
  expect(rows.filter((row) => /^"2025-03/.test(row))).toHaveLength(14);
}, 60_000);

const pdf = fixture('invoice.pdf');
const join = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

test.each([
  ['a picture that is none', new Uint8Array(2_000), 'picture', 'paper_broken'],
  ['half a PDF head', new Uint8Array(Buffer.from('%PDF-1.7\nnothing')), 'pdf', 'paper_broken'],
  [
    'a PDF with a script',
    join(pdf, '\n9 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj'),
    'pdf',
    'paper_active',
  ],
  [
    'a PDF that starts a program',
    join('%PDF-1.4\n', '1 0 obj<</Launch(x)>>endobj'),
    'pdf',
    'paper_active',
  ],
] as const)(
  'error: %s is not read',
  async (_, bytes, format, code) => {
    const failed = await reader.read({ bytes, format }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PaperUnreadable);
    expect(failed).toMatchObject({ code });
  },
  60_000,
);

test('behaviour: what was added behind a PDF, and whose hand made it, is a sign', async () => {
  expect(updatesOf(pdf)).toBe(0);
  const changed = join(pdf, '\nxref\n0 0\ntrailer<<>>\nstartxref\n0\n%%EOF\n');
  expect(updatesOf(changed)).toBe(1);
  const text = await reader.read({ bytes: changed, format: 'pdf' });
  expect(text.signs).toEqual(['changed_after']);
  expect(isActive(pdf)).toBe(false);
  expect([
    isEditor('Adobe Photoshop 25.0'),
    isEditor('iLovePDF'),
    isEditor('Skia/PDF m153'),
  ]).toEqual([...[true, true, false]]);
}, 60_000);

test('behaviour: a photo that an editor saved says so', () => {
  const photo = fixture('licence.jpg');
  // One EXIF entry: 0x0131 (Software), ASCII, 10 bytes behind the directory.
  const tiff = Buffer.concat([
    Buffer.from('4d4d002a000000080001013100020000000a0000001a00000000', 'hex'),
    Buffer.from('Photoshop\0'),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  expect(signsOfPicture(photo)).toEqual([]);
  expect(signsOfPicture(join(photo.subarray(0, 2), head, body, photo.subarray(2)))).toEqual([
    'edited',
  ]);
});

test('behaviour: a file that takes too long is given up, and the next one is read', async () => {
  const hasty = openReader(silentLog, { readMs: 1 });
  const slow = await hasty
    .read({ bytes: fixture('licence.jpg'), format: 'picture' })
    .catch((error: unknown) => error);
  expect(slow).toMatchObject({ code: 'paper_slow' });
  await hasty.close();
  const next = await reader.read({ bytes: pdf, format: 'pdf' });
  expect(next.pages).toBe(1);
}, 60_000);

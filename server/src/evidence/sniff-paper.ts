/** What a file is, by its first bytes. */
export interface PaperFormat {
  readonly format: 'picture' | 'pdf' | 'table' | 'records';
  readonly mediaType: string;
}

const begins = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text;

/** The ending of a name, in lower case; a name is looked at for nothing else. */
const endingOf = (name: string): string =>
  /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

const TABLES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const RECORDS: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  ofd: 'application/ofd',
  zip: 'application/zip',
};

/** `undefined`: none that is read. */
export function sniffPaper(name: string, bytes: Uint8Array): PaperFormat | undefined {
  if (begins(bytes, '\xff\xd8\xff')) return { format: 'picture', mediaType: 'image/jpeg' };
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return { format: 'picture', mediaType: 'image/png' };
  if (begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8)) {
    return { format: 'picture', mediaType: 'image/webp' };
  }
  if (begins(bytes, '%PDF-')) return { format: 'pdf', mediaType: 'application/pdf' };
  const ending = endingOf(name);
  const [table, records] = [TABLES[ending], RECORDS[ending]];
  if (table !== undefined) return { format: 'table', mediaType: table };
  return records === undefined ? undefined : { format: 'records', mediaType: records };
}

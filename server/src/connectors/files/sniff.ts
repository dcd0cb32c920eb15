import { FileRefused } from '../errors.ts';

/** What a file is, told by its bytes and not by its name. */
export type FileKind = 'zip' | 'xml' | 'text';

const starts = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** First bytes of what is no business record, whatever it is called. */
const strange = [
  '%PDF-',
  'GIF8',
  '\x89PNG',
  '\xff\xd8\xff',
  'MZ',
  '\x7fELF',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
];

const ZIP = 'PK\x03\x04';
const END_OF_ZIP = 'PK\x05\x06';
const END_LENGTH = 22;

/** The kinds that an ending may stand for. */
const kindsOf: Readonly<Record<string, readonly FileKind[]>> = {
  zip: ['zip'],
  ofd: ['zip'],
  xlsx: ['zip'],
  xml: ['xml'],
  csv: ['text'],
  txt: ['text'],
};

/** The ending of a name, in lower case and without its dot; empty where there is none. */
export const endingOf = (name: string): string =>
  /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * What the file is. Throws `FileRefused`: `file_kind_mismatch` where its content is not what its name
 * says, or where it is two things at once; `file_kind_unknown` where it is none that is read.
 */
export function sniff(name: string, bytes: Uint8Array): FileKind {
  const kind = kindOf(bytes);
  const allowed = kindsOf[endingOf(name)];
  if (!allowed) throw new FileRefused('file_kind_unknown', endingOf(name) || null);
  if (!kind || !allowed.includes(kind)) throw new FileRefused('file_kind_mismatch');
  if (kind === 'zip') expectWholeZip(bytes);
  else if (holdsZip(bytes)) throw new FileRefused('file_kind_mismatch');
  return kind;
}

function kindOf(bytes: Uint8Array): FileKind | undefined {
  if (starts(bytes, ZIP)) return 'zip';
  if (strange.some((text) => starts(bytes, text))) return undefined;
  const wide = starts(bytes, '\xff\xfe') || starts(bytes, '\xfe\xff');
  if (!wide && bytes.subarray(0, 4096).includes(0)) return undefined;
  const head = Buffer.from(bytes.subarray(0, 256))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (/^\s*<(?!\?xml|[A-Za-z])/.test(head) || /^\s*<(!doctype )?html/i.test(head)) return undefined;
  return /^\s*</.test(head) ? 'xml' : 'text';
}

/** A ZIP ends with its directory: what follows is another file in disguise. */
function expectWholeZip(bytes: Uint8Array): void {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(
    END_OF_ZIP,
    undefined,
    'latin1',
  );
  if (end < 0 || bytes.length - end < END_LENGTH) throw new FileRefused('archive_broken');
  const commentLength = (bytes[end + 20] ?? 0) + 256 * (bytes[end + 21] ?? 0);
  if (end + END_LENGTH + commentLength !== bytes.length)
    throw new FileRefused('file_kind_mismatch');
}

const holdsZip = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(END_OF_ZIP, 0, 'latin1');

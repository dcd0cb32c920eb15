import exif from 'exifreader';
import type { Sign } from './paper-text.ts';

const editors =
  /photoshop|gimp|pixelmator|affinity|snapseed|meitu|美图|picsart|lightroom|paint|ilovepdf|smallpdf|sejda|pdfescape|foxit ?(phantom|pdf ?editor)|pdf-xchange|acrobat (pro|dc)|wps pdf|nitro|pdfelement|福昕/i;

/** Whether a program that changes pictures or PDFs names itself. */
export const isEditor = (program: string): boolean => editors.test(program);

/** What a picture's own notes say of how it was made. A picture without notes says nothing. */
export function signsOfPicture(bytes: Uint8Array): Sign[] {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const tags = exif.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    const programs = ['Software', 'ProcessingSoftware', 'CreatorTool', 'HistorySoftwareAgent'];
    const said = programs.map((name) => tags[name]?.description ?? '').join(' ');
    return isEditor(said) ? ['edited'] : [];
  } catch {
    return []; // No notes, or none that can be read.
  }
}

/** Parts of a PDF that act when it is opened, or that carry other files. */
const active = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b/;

/** Whether a PDF would do something. By its text alone: what hides in packed objects the reader finds. */
export const isActive = (bytes: Uint8Array): boolean =>
  active.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

/**
 * How often something was added behind a PDF's first end. One that is laid out for the web ends twice from
 * the start.
 * @source ISO 32000-1, 7.5.6 (incremental updates) and annex F (linearized PDF)
 */
export function updatesOf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const ends = text.match(/%%EOF/g)?.length ?? 0;
  const usual = /\/Linearized\b/.test(text.slice(0, 2_048)) ? 2 : 1;
  return Math.max(0, ends - usual);
}

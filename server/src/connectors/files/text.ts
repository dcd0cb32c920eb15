import { FileRefused } from '../errors.ts';

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * The text of a file in UTF-8, UTF-16 with its mark, or GB 18030 (which holds GBK and GB 2312), in this
 * order: what is UTF-8 by chance only is too rare to matter. Throws `FileRefused` of `text_unreadable`.
 */
export function readText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const text =
    a === 0xff && b === 0xfe
      ? decode(bytes, 'utf-16le')
      : a === 0xfe && b === 0xff
        ? decode(bytes, 'utf-16be')
        : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
  if (text === undefined || text.includes('\0')) throw new FileRefused('text_unreadable');
  return text;
}

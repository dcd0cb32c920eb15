import type { Source } from '../../kernel/index.ts';
import type { HandedFile, RawPage } from '../source.ts';
import { endingOf, sniff } from './sniff.ts';
import { readTable, type Table } from './table.ts';

/**
 * A file that is one document, kept under a name with its ending (`statement.xlsx`), so that it is read
 * again in the same way. Throws `FileRefused`.
 */
export const wholeFile =
  (source: Source) =>
  ({ name, bytes }: HandedFile): Omit<RawPage, 'cursor'>[] => {
    sniff(name, bytes);
    return [{ method: `${source}.${endingOf(name)}`, request: {}, body: bytes }];
  };

/** The cells of a document that `wholeFile` kept. Throws `FileRefused`. */
export const tableIn = ({ method, body }: RawPage): Table => readTable(sniff(method, body), body);

/** The cells of a file: CSV or XLSX, by its name's ending and its bytes. Throws `FileRefused`. */
export const openTable = (name: string, bytes: Uint8Array): Table =>
  readTable(sniff(name, bytes), bytes);

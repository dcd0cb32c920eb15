import type { SourceFile } from './files.ts';

/** Something that may not be: where, and what to write instead. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

/** Judges one file. */
export type Judge = (file: SourceFile) => Finding[];

/** Findings as a reader and an editor like them: `path:line says`. */
export const report = (findings: readonly Finding[]): string[] =>
  findings.map(({ path, line, says }) => `${path}:${line} ${says}`);

/** One finding for each match of `shape` (global) in the text. */
export const findText = (file: SourceFile, shape: RegExp, says: string): Finding[] =>
  [...file.text.matchAll(shape)].map((match) => ({
    path: file.path,
    line: file.text.slice(0, match.index).split('\n').length,
    says: `${match[0].trim()}: ${says}`,
  }));

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A file that git knows or would add, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const listed = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .sort();

/** Paths from the root, of files that are there. */
export const paths: readonly string[] = [...new Set(listed)];

/** What a command writes is judged where it is made. */
const generated = [
  /^package-lock[.]json$/,
  /^sdk[/]openapi[.]json$/,
  /^sdk[/]src[/]schema[.]d[.]ts$/,
  /^contracts[/]abi[/]/,
  /^docs[/]reference[/]/,
];

export const isGenerated = (path: string): boolean => generated.some((g) => g.test(path));

const read = (path: string): SourceFile => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
});

/** Handwritten files whose path fits `shape`. */
export const filesLike = (shape: RegExp): SourceFile[] =>
  paths.filter((path) => shape.test(path) && !isGenerated(path)).map(read);

/** Every text file, generated ones too. */
export const textFiles = (): SourceFile[] =>
  paths.map(read).filter(({ text }) => !text.includes('\0'));

/** TypeScript and JavaScript that is written by hand. */
export const sources = (): SourceFile[] => filesLike(/[.](ts|tsx|mjs|js)$/);

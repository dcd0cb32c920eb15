/** Words on a page, where they stand: of the page's width and height, from the upper left. */
export interface Run {
  readonly text: string;
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How sure the reader is, 0 to 1; 1 where the file holds the text itself. */
  readonly sure: number;
}

/**
 * What speaks against a file as it came. None proves a forgery: a person looks.
 */
export const signs = {
  /** An editor of pictures or of PDF files wrote it. */
  edited: { zh: '文件经图片或 PDF 编辑软件保存', en: 'Saved by an editor of pictures or PDFs' },
  /** Something was added behind what was there first. */
  changed_after: { zh: '文件生成后又被改动', en: 'Changed after it was made' },
  /** Notes, stamps or fields lie over the page. */
  covered: { zh: '页面上覆盖了批注或表单', en: 'Notes or fields lie over the page' },
  /** The very file came from somebody else. */
  seen_elsewhere: { zh: '另一位借款人交过同样的文件', en: 'Another borrower handed in the same' },
  /** What it says came from somebody else. */
  told_elsewhere: {
    zh: '另一位借款人交过同一份凭证',
    en: 'Another borrower handed in the same document',
  },
} as const;
export type Sign = keyof typeof signs;

/** What a reader made of a file. */
export interface PaperText {
  readonly runs: readonly Run[];
  readonly pages: number;
  /** `text`: the file holds its words. `sight`: they were read off a picture. */
  readonly by: 'text' | 'sight';
  readonly signs: readonly Sign[];
}

/** Full-width forms as their usual ones, without spaces: how words are compared. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const middle = ({ y, height }: Run): number => y + height / 2;

/** Whether two runs stand on one line. */
export const onLine = (a: Run, b: Run): boolean =>
  a.page === b.page && Math.abs(middle(a) - middle(b)) < 0.6 * Math.max(a.height, b.height);

/** Top to bottom, then left to right. */
export const inOrder = (runs: readonly Run[]): Run[] =>
  runs.toSorted((a, b) =>
    a.page !== b.page ? a.page - b.page : onLine(a, b) ? a.x - b.x : middle(a) - middle(b),
  );

/** The runs of each line, the lines from top to bottom. */
export function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of runs.toSorted((a, b) => a.page - b.page || middle(a) - middle(b))) {
    const line = lines.at(-1);
    if (line?.[0] && onLine(line[0], run)) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

const GAP = 4; // Of a letter's height: `名    称` is one word set wide.

/** Single letters that are set wide apart, as the one word they are: `名 称`. */
export function joinLetters(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const line of linesOf(runs)) {
    for (const run of line) {
      const last = joined.at(-1);
      const isNear =
        last && onLine(last, run) && run.x - (last.x + last.width) < GAP * run.height * ASPECT;
      if (last && isNear && plain(run.text).length === 1 && plain(last.text).length <= 3) {
        joined[joined.length - 1] = union(last, run);
      } else joined.push(run);
    }
  }
  return joined;
}

const ASPECT = 0.75; // Heights are of a page's height: a letter is wider, measured by its width.

const union = (a: Run, b: Run): Run => ({
  ...a,
  text: a.text + b.text,
  width: b.x + b.width - a.x,
  sure: Math.min(a.sure, b.sure),
});

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import subsetFont from 'subset-font';
import type { Says } from '../kernel/index.ts';
import { type Block, type Content, type Language, said, type Text } from './content.ts';
import { shareFonts } from './shared-fonts.ts';

// A4, in points.
const PAGE = { width: 595, height: 842 };
const MARGIN = 56;
const WIDE = PAGE.width - 2 * MARGIN;
const INK = rgb(0.1, 0.1, 0.12);
const FAINT = rgb(0.42, 0.45, 0.5);
const LINE = rgb(0.8, 0.82, 0.85);

const fontFile = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../fonts/${name}`, import.meta.resolve('@embedpdf/fonts-sc'))));

/** What stands in a document beside its content. */
export interface Frame {
  /** `No. 000123`. */
  readonly number: string;
  readonly made: string;
  readonly language: Language;
}

interface Fonts {
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

/** Where the next thing is drawn. */
interface Pen {
  readonly pdf: PDFDocument;
  readonly fonts: Fonts;
  readonly language: Language;
  page: PDFPage;
  y: number;
}

/** All letters of a document in its language: fonts hold no others, and so a contract is 40 kB and not 8 MB. */
const lettersOf = (what: unknown, { language }: Frame): string =>
  JSON.stringify(what, (_, value) => (isSays(value) ? said(value, language) : value));

const isSays = (value: unknown): value is Says =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** What is set in bold. */
const boldOf = ({ title, blocks }: Content): unknown[] => [
  title,
  ...blocks.map((block) =>
    block.kind === 'table' ? block.columns : block.kind === 'facts' || block.text,
  ),
];

/** Two fonts that hold some letters only. */
export interface SmallFonts {
  readonly plain: Uint8Array;
  readonly bold: Uint8Array;
}

const whole = new Map<string, Promise<Buffer>>();

function wholeFont(name: string): Promise<Buffer> {
  const known = whole.get(name) ?? fontFile(name);
  whole.set(name, known);
  return known;
}

// Letters as they are: no other shapes of them, of which nothing is drawn, and which are half of a small font.
const PLAIN = { keepFeatures: [], noLayoutClosure: true, noHinting: true };

// A font of letters that a file subset afterwards would lose some (stack.md): made small first, embedded whole.
const makeSmall = async (name: string, letters: string): Promise<Uint8Array> =>
  subsetFont(await wholeFont(name), letters, { targetFormat: 'sfnt', ...PLAIN });

const small = new Map<string, Promise<Uint8Array>>();
const SMALL = 8; // Kept: headings have the same few letters in all documents of a template.

function subset(name: string, letters: string): Promise<Uint8Array> {
  const key = `${name} ${letters}`;
  const made = small.get(key) ?? makeSmall(name, letters);
  small.delete(key);
  small.set(key, made);
  made.catch(() => small.delete(key));
  for (const oldest of small.keys()) {
    if (small.size <= SMALL) break;
    small.delete(oldest);
  }
  return made;
}

type Drawn = { readonly content: Content; readonly frame: Frame };

/** Letters of a part of each of these documents, each once and in one order. */
function lettersIn(all: readonly Drawn[], part: (one: Drawn) => unknown): string {
  const said = all.map((one) => lettersOf(part(one), one.frame));
  return [...new Set(`${said.join('')}0123456789/ …'",`)].sort().join('');
}

/** Fonts with the letters of all these documents: made once for many. */
export async function smallFonts(all: readonly Drawn[]): Promise<SmallFonts> {
  const [plain, bold] = await Promise.all([
    subset(
      'NotoSansHans-Regular.otf',
      lettersIn(all, ({ content, frame }) => [content, frame]),
    ),
    subset(
      'NotoSansHans-Bold.otf',
      lettersIn(all, ({ content }) => boldOf(content)),
    ),
  ]);
  return { plain, bold };
}

// Letters that are joined are drawn at the wrong width.
const embed = (pdf: PDFDocument, small: Uint8Array): Promise<PDFFont> =>
  pdf.embedFont(small, { subset: false, features: { liga: false } });

/**
 * A document laid out on pages. The same content and frame give the same pages.
 * @param fonts - Of `smallFonts` with this document among theirs; its own, unless given.
 */
export async function layOut(
  content: Content,
  frame: Frame,
  fonts?: SmallFonts,
): Promise<PDFDocument> {
  const pdf = await PDFDocument.create();
  shareFonts(pdf);
  const small = fonts ?? (await smallFonts([{ content, frame }]));
  const [plain, bold] = await Promise.all([embed(pdf, small.plain), embed(pdf, small.bold)]);
  const { language } = frame;
  pdf.setTitle(said(content.title, language));
  pdf.setLanguage(language === 'zh' ? 'zh-CN' : 'en');
  pdf.setProducer('open310');
  pdf.setCreator(content.template);
  const page = pdf.addPage([PAGE.width, PAGE.height]);
  const pen: Pen = { pdf, fonts: { plain, bold }, language, page, y: PAGE.height - MARGIN };
  write(pen, said(content.title, language), { size: 20, font: bold, gap: 10 });
  write(pen, `${frame.number}    ${frame.made}`, { size: 9, color: FAINT, gap: 14 });
  for (const block of content.blocks) draw(pen, block);
  number(pdf, plain, frame.number);
  return pdf;
}

function number(pdf: PDFDocument, font: PDFFont, text: string): void {
  const pages = pdf.getPages();
  for (const [i, page] of pages.entries()) {
    const foot = `${text}    ${i + 1} / ${pages.length}`;
    page.drawText(foot, { x: MARGIN, y: MARGIN / 2, size: 8, font, color: FAINT });
  }
}

function draw(pen: Pen, block: Block): void {
  const { language, fonts } = pen;
  if (block.kind === 'facts') drawFacts(pen, block.facts);
  else if (block.kind === 'table') drawTable(pen, block);
  else {
    const styles: Record<typeof block.kind, Style> = {
      heading: { size: 12, font: fonts.bold, above: 8, gap: 5 },
      big: { size: 16, font: fonts.bold, gap: 8 },
      paragraph: { size: 9.5, gap: 5 },
    };
    if (block.kind === 'heading') makeRoom(pen, 2 * HEAD); // Never at a page's foot alone.
    write(pen, said(block.text, language), styles[block.kind]);
  }
}

interface Style {
  readonly size: number;
  readonly font?: PDFFont;
  readonly color?: ReturnType<typeof rgb>;
  readonly above?: number;
  readonly gap?: number;
}

function write(pen: Pen, text: string, style: Style): void {
  const { size, font = pen.fonts.plain, color = INK, above = 0, gap = 0 } = style;
  pen.y -= above;
  for (const line of wrap(text, font, size, WIDE)) {
    makeRoom(pen, size * 1.5);
    pen.page.drawText(line, { x: MARGIN, y: pen.y - size, size, font, color });
    pen.y -= size * 1.5;
  }
  pen.y -= gap;
}

/** A page more when there is no room. @returns Whether there is one. */
function makeRoom(pen: Pen, height: number): boolean {
  if (pen.y - height >= MARGIN) return false;
  pen.page = pen.pdf.addPage([PAGE.width, PAGE.height]);
  pen.y = PAGE.height - MARGIN;
  return true;
}

/** Words of Latin letters with the spaces behind them, and every Chinese letter alone. */
const pieces = /[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+|./gsu;

/** Lines no wider than `width`: broken between Chinese letters, in Latin text between words. */
export function wrap(
  text: string,
  font: Pick<PDFFont, 'widthOfTextAtSize'>,
  size: number,
  width: number,
): string[] {
  const whole = text.trimEnd();
  if (whole === '') return [];
  if (font.widthOfTextAtSize(whole, size) <= width) return [whole];
  const lines: string[] = [];
  let line = '';
  const fits = (more: string) => font.widthOfTextAtSize(more.trimEnd(), size) <= width;
  for (const word of text.match(pieces) ?? []) {
    if (fits(line + word)) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    // A word that no line holds is broken anywhere: a digest, a key.
    for (const letter of word) {
      if (!fits(line + letter)) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += letter;
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}

const SIZE = 9;
const PAD = 4;
const HEAD = 64;

function drawTable(pen: Pen, table: Extract<Block, { kind: 'table' }>): void {
  const widths = table.widths ?? table.columns.map(() => 1);
  const head = () => drawRow(pen, table.columns, widths, pen.fonts.bold);
  makeRoom(pen, HEAD); // Never a head at a page's foot alone.
  head();
  // A page's first line says again what the columns are.
  for (const row of table.rows) drawRow(pen, row, widths, pen.fonts.plain, head);
  pen.y -= 8;
}

function drawFacts(pen: Pen, facts: readonly (readonly [Text, Text])[]): void {
  for (const fact of facts) drawRow(pen, fact, [30, 70], pen.fonts.plain);
  pen.y -= 8;
}

function drawRow(
  pen: Pen,
  cells: readonly Text[],
  widths: readonly number[],
  font: PDFFont,
  onNewPage: () => void = () => {},
): void {
  const whole = widths.reduce((a, b) => a + b, 0);
  const across = widths.map((width) => (WIDE * width) / whole);
  const lines = cells.map((cell, i) =>
    wrap(said(cell, pen.language), font, SIZE, (across[i] ?? WIDE) - 2 * PAD),
  );
  const height = Math.max(1, ...lines.map((one) => one.length)) * SIZE * 1.45 + 2 * PAD;
  if (makeRoom(pen, height)) onNewPage();
  let x = MARGIN;
  for (const [i, cell] of lines.entries()) {
    for (const [n, line] of cell.entries()) {
      const y = pen.y - PAD - SIZE - n * SIZE * 1.45;
      pen.page.drawText(line, { x: x + PAD, y, size: SIZE, font, color: INK });
    }
    x += across[i] ?? 0;
  }
  pen.y -= height;
  const rule = { start: { x: MARGIN, y: pen.y }, end: { x: MARGIN + WIDE, y: pen.y } };
  pen.page.drawLine({ ...rule, thickness: 0.5, color: LINE });
}

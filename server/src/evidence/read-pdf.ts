import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PaperText, Run, Sign } from './paper-text.ts';
import { readPicture } from './read-picture.ts';
import { PaperUnreadable } from './reader.ts';
import { isActive, isEditor, updatesOf } from './signs.ts';

const PAGES_MOST = 60;
/** Pages without words of their own that are looked at: each takes seconds. */
const SEEN_MOST = 4;
/** Fewer letters than this on a page: it is a picture of one. */
const LETTERS_LEAST = 20;
const LOOK_PX = 1_600;

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Throws `PaperUnreadable`: broken, locked by a password, too long, or one that acts when it is opened. */
async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  if (isActive(bytes)) throw new PaperUnreadable('paper_active');
  try {
    return await getDocument({
      data: bytes.slice(), // The library keeps what it is given.
      cMapUrl: `${join(home, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    }).promise;
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new PaperUnreadable(isLocked ? 'paper_locked' : 'paper_broken');
  }
}

/** What stands in a PDF: its own words, or, where a page has none, what is seen on it. */
export async function readPdf(bytes: Uint8Array): Promise<PaperText> {
  const document = await open(bytes);
  try {
    const { numPages } = document;
    if (numPages > PAGES_MOST) throw new PaperUnreadable('paper_too_large');
    const signs = new Set<Sign>(await signsOf(document, bytes));
    const runs: Run[] = [];
    let seen = 0;
    for (let i = 0; i < numPages; i += 1) {
      const page = await document.getPage(i + 1);
      const told = await wordsOf(page, i);
      const letters = told.reduce((sum, { text }) => sum + text.length, 0);
      if (letters >= LETTERS_LEAST) runs.push(...told);
      else if (seen < SEEN_MOST) {
        seen += 1;
        runs.push(...(await seeOn(page, i)));
      }
      const notes = await page.getAnnotations();
      if (notes.some(({ subtype }) => subtype !== 'Link' && subtype !== 'Widget'))
        signs.add('covered');
    }
    return { runs, pages: numPages, by: seen > 0 ? 'sight' : 'text', signs: [...signs] };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function signsOf(document: PDFDocumentProxy, bytes: Uint8Array): Promise<Sign[]> {
  if (await document.getJSActions()) throw new PaperUnreadable('paper_active');
  if (await document.getAttachments()) throw new PaperUnreadable('paper_active');
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  const said = `${info.Creator ?? ''} ${info.Producer ?? ''}`;
  const signs: Sign[] = isEditor(said) ? ['edited'] : [];
  // A signature is added behind what it signs: that is no change.
  const allowed = info.IsSignaturesPresent === true ? 1 : 0;
  return updatesOf(bytes) > allowed ? [...signs, 'changed_after'] : signs;
}

interface Item {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** The words of a page: pieces that touch are one run, as a writer puts down letters one by one. */
async function wordsOf(page: PDFPageProxy, index: number): Promise<Run[]> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const runs: Run[] = [];
  for (const item of items as unknown as Item[]) {
    if (typeof item.str !== 'string' || item.str.trim() === '') continue;
    const [x, base] = [item.transform[4] ?? 0, item.transform[5] ?? 0];
    const high = item.height || Math.abs(item.transform[3] ?? 0) || 8;
    const run: Run = {
      ...{ text: item.str, page: index, sure: 1 },
      x: x / width,
      y: 1 - (base + high) / height,
      width: item.width / width,
      height: high / height,
    };
    const last = runs.at(-1);
    const gap = last ? (run.x - last.x - last.width) * width : 0;
    const touches = last && Math.abs(last.y - run.y) * height < 0.3 * high && gap > -high;
    if (last && touches && gap < 0.35 * high) {
      runs[runs.length - 1] = {
        ...last,
        text: last.text + run.text,
        width: run.x + run.width - last.x,
      };
    } else runs.push(run);
  }
  return runs;
}

/** A page drawn, and looked at. */
async function seeOn(page: PDFPageProxy, index: number): Promise<Run[]> {
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LOOK_PX / Math.max(width, height) });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas, canvasContext, viewport } as never).promise;
  return readPicture(await loadImage(canvas.toBuffer('image/png')), index);
}

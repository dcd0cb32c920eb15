import { deflateSync } from 'node:zlib';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument } from 'pdf-lib';

// A press makes thousands of documents with the same two fonts. pdf-lib reads a font, packs it and lays each text out
// anew for every document: 12 of 14 ms a statement here. What follows does each once for all that share the bytes.

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];
type Font = ReturnType<Fontkit['create']>;

const TEXTS = 20_000; // Kept at most, of a font: a few megabytes.

/** `font`, whose runs of letters are worked out once each. */
function remembering(font: Font): Font {
  const runs = new Map<string, ReturnType<Font['layout']>>();
  const layout = font.layout.bind(font);
  // All that is drawn is drawn with the same features (`embed`).
  font.layout = (text, features) => {
    const known = runs.get(text);
    if (known) return known;
    if (runs.size >= TEXTS) runs.clear();
    const run = layout(text, features);
    runs.set(text, run);
    return run;
  };
  return font;
}

const read = new WeakMap<Uint8Array, Font>();

/** Reads the font of these very bytes once. */
const sharing: Fontkit = {
  create: (bytes) => {
    const known = read.get(bytes);
    if (known) return known;
    const font = remembering(fontkit.create(bytes));
    read.set(bytes, font);
    return font;
  },
};

const packed = new WeakMap<Uint8Array, Buffer>();

function pack(contents: string | Uint8Array): Buffer {
  if (typeof contents === 'string') return deflateSync(Buffer.from(contents, 'latin1'));
  const known = packed.get(contents);
  if (known) return known;
  const made = deflateSync(contents, { level: 9 });
  packed.set(contents, made);
  return made;
}

/** Lets a document share fonts with others, and packs its streams by zlib itself; what stands in it is the same. */
export function shareFonts(pdf: PDFDocument): void {
  pdf.registerFontkit(sharing);
  const { context } = pdf;
  context.flateStream = (contents, dict = {}) =>
    context.stream(pack(contents), { ...dict, Filter: 'FlateDecode' });
}

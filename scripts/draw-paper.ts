import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser } from 'playwright-core';
import type { Random } from '../lab/economy/index.ts';
import type { Look, Paper } from '../lab/papers/index.ts';

/** Draws papers as the files that a borrower would hand in. */
export interface Papers {
  draw(paper: Paper, look: Look, random: Random): Promise<Uint8Array>;
}

/** Letters of the two sets: what a reader was made by says nothing of another hand's. */
const fonts = {
  train: ['noto-sans-sc'],
  test: ['noto-serif-sc', 'lxgw-wenkai'],
} as const;

const home = (font: string): string =>
  dirname(createRequire(import.meta.url).resolve(`@fontsource/${font}/package.json`));

const familyOf: Readonly<Record<string, string>> = {
  'noto-sans-sc': 'Noto Sans SC',
  'noto-serif-sc': 'Noto Serif SC',
  'lxgw-wenkai': 'LXGW WenKai',
};

const css = `body{margin:0;width:1000px;padding:40px;font-size:20px;line-height:1.6;color:#222}
table{width:100%;border-collapse:collapse}td{padding:8px}
table.lined td{border:1px solid #7a3b20}html{background:#fff}`;

/** Pages on a browser, with the letters of a set at hand. */
export async function openPapers(browser: Browser, set: 'train' | 'test'): Promise<Papers> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1400 } });
  await page.goto(`file://${join(home('noto-sans-sc'), 'package.json')}`); // Files may then be read.
  return {
    draw: async (paper, look, random) => {
      const font = fonts[set][random.whole(0, fonts[set].length - 1)] ?? 'noto-sans-sc';
      const sheets = [400, 700].map(
        (weight) => `<link rel="stylesheet" href="file://${join(home(font), `${weight}.css`)}">`,
      );
      const body = `<body style="font-family:'${familyOf[font]}'"><div style="transform-origin:center;${look.style(random)}">${paper.html}</div></body>`;
      await page.setContent(
        `<html><head>${sheets.join('')}<style>${css}</style></head>${body}</html>`,
        { waitUntil: 'load' },
      );
      await page.evaluate('document.fonts.ready');
      if (look.quality === null)
        return new Uint8Array(await page.pdf({ format: 'A4', scale: 0.7 }));
      const shot = await page.screenshot({ type: 'jpeg', quality: look.quality, fullPage: true });
      return look.turn === 0 ? new Uint8Array(shot) : turned(shot, look);
    },
  };
}

/** A picture as it comes from a camera that was held another way, and does not say so. */
async function turned(shot: Buffer, { turn, quality }: Look): Promise<Uint8Array> {
  const image = await loadImage(shot);
  const isLying = turn === 90 || turn === 270;
  const [width, height] = isLying ? [image.height, image.width] : [image.width, image.height];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.translate(width / 2, height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(image, -image.width / 2, -image.height / 2);
  return new Uint8Array(canvas.toBuffer('image/jpeg', quality ?? 80));
}

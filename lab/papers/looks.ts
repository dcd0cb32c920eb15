import type { Random } from '../economy/index.ts';

/** How a paper reaches the lender. */
export interface Look {
  readonly id: string;
  /** A style of the page's body, drawn anew for each paper. */
  style(random: Random): string;
  /** Of the JPEG; `null`: a PDF with its own words. */
  readonly quality: number | null;
  /** Clockwise, after all else. */
  readonly turn: 0 | 90 | 180 | 270;
}

const degrees = (random: Random, most: number): string =>
  `${random.between(-most, most).toFixed(2)}deg`;

const photo = (random: Random, tilt: number, blur: number): string =>
  `transform:perspective(1600px) rotateX(${degrees(random, tilt)}) rotateY(${degrees(random, tilt)}) rotateZ(${degrees(random, tilt / 3)}) scale(.86);` +
  `filter:blur(${blur}px) brightness(${random.between(0.7, 1.05).toFixed(2)}) contrast(${random.between(0.75, 1).toFixed(2)});`;

const file: Look = { id: 'file', style: () => '', quality: null, turn: 0 };
const scan: Look = {
  id: 'scan',
  style: (random) => `transform:rotate(${degrees(random, 1)});filter:grayscale(1);`,
  ...{ quality: 80, turn: 0 },
};
const usual: Look = {
  id: 'photo',
  style: (random) => photo(random, 9, 0.4),
  ...{ quality: 60, turn: 0 },
};
const poor: Look = {
  id: 'poor photo',
  style: (random) => photo(random, 16, 1.1),
  ...{ quality: 30, turn: 0 },
};
const turned: Look = { ...usual, id: 'photo on its side', turn: 90 };

/** Every way, from the best to the worst. */
export const looks: readonly Look[] = [file, scan, usual, poor, turned];

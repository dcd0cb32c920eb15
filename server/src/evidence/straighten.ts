import type { Run } from './paper-text.ts';

/** A box around words: upper left, upper right, lower right, lower left. Unit: points of the picture. */
export interface Box {
  readonly corners: readonly (readonly [x: number, y: number])[];
  readonly text: string;
  readonly sure: number;
}

const point = ({ corners }: Box, i: number): readonly [number, number] => corners[i] ?? [0, 0];

const widthOf = (box: Box): number => {
  const [[ax, ay], [bx, by]] = [point(box, 0), point(box, 1)];
  return Math.hypot(bx - ax, by - ay);
};
const heightOf = (box: Box): number => {
  const [[ax, ay], [bx, by]] = [point(box, 0), point(box, 3)];
  return Math.hypot(bx - ax, by - ay);
};

/** Whether most of what is written runs up or down: the page lies on its side. */
export function lies(boxes: readonly Pick<Box, 'corners'>[]): boolean {
  let [upright, level] = [0, 0];
  for (const { corners } of boxes) {
    const box = { corners, text: '', sure: 1 };
    const [width, height] = [widthOf(box), heightOf(box)];
    if (height > 1.5 * width) upright += height;
    else if (width > 1.5 * height) level += width;
  }
  return upright > level;
}

const LONG = 4; // A box this many times as wide as high tells how its line runs.
const STEEP = 0.4;

/**
 * How much lines rise, by where on the page: `a + b y`. A page seen from aside has lines that run together.
 * Least squares over the long boxes, the longer the heavier.
 */
function slopeOf(boxes: readonly Box[]): (y: number) => number {
  const told = boxes
    .filter((box) => widthOf(box) > LONG * heightOf(box))
    .map((box) => {
      const [[ax, ay], [bx, by]] = [point(box, 0), point(box, 1)];
      return { y: (ay + by) / 2, slope: (by - ay) / (bx - ax), weight: widthOf(box) };
    })
    .filter(({ slope }) => Math.abs(slope) < STEEP);
  const sum = (of: (one: (typeof told)[number]) => number) =>
    told.reduce((total, one) => total + one.weight * of(one), 0);
  const all = sum(() => 1);
  if (told.length === 0 || all === 0) return () => 0;
  const [meanY, mean] = [sum(({ y }) => y) / all, sum(({ slope }) => slope) / all];
  const spread = sum(({ y }) => (y - meanY) ** 2);
  const b =
    told.length < 4 || spread === 0
      ? 0
      : sum(({ y, slope }) => (y - meanY) * (slope - mean)) / spread;
  return (y) => mean + b * (y - meanY);
}

/** Boxes as runs on a page whose lines are level. */
export function straighten(
  boxes: readonly Box[],
  size: { readonly width: number; readonly height: number },
  page: number,
): Run[] {
  const slope = slopeOf(boxes);
  return boxes.map((box) => {
    const xs = box.corners.map(([x]) => x);
    const left = Math.min(...xs);
    const middle = box.corners.reduce((sum, [, y]) => sum + y, 0) / box.corners.length;
    const centre = box.corners.reduce((sum, [x]) => sum + x, 0) / box.corners.length;
    const level = middle - slope(middle) * (centre - size.width / 2);
    const high = heightOf(box);
    return {
      ...{ text: box.text, sure: box.sure, page },
      x: left / size.width,
      y: (level - high / 2) / size.height,
      width: (Math.max(...xs) - left) / size.width,
      height: high / size.height,
    };
  });
}

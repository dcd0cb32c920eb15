// Charts of a model card as SVG text: a page that stands alone needs no library to be read.

type Point = readonly [x: number, y: number];

const SIZE = { width: 360, height: 260, left: 46, bottom: 36, top: 12, right: 12 };

const places = (value: number): string => value.toFixed(1);
const percent = (value: number): string =>
  `${(100 * value).toFixed(value < 0.1 && value > 0 ? 1 : 0)}%`;

/** Text that may stand in HTML, attributes included. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );

interface Axes {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly xMost: number;
  readonly yMost: number;
}

/** A frame with ticks in quarters, told by its title to those who cannot see it. */
function frame({ title, x, y, xMost, yMost }: Axes, inside: string): string {
  const { width, height, left, bottom } = SIZE;
  const quarters = [0, 0.25, 0.5, 0.75, 1];
  const ticks = quarters.map((q) => {
    const [px, py] = [xAt(q, 1), yAt(q, 1)];
    return `<line x1="${left}" x2="${xAt(1, 1)}" y1="${py}" y2="${py}" class="grid"/>
<text x="${left - 6}" y="${Number(py) + 4}" text-anchor="end">${percent(q * yMost)}</text>
<text x="${px}" y="${height - bottom + 16}" text-anchor="middle">${percent(q * xMost)}</text>`;
  });
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(title)}">
${ticks.join('\n')}
${inside}
<text x="${(left + width) / 2}" y="${height - 4}" text-anchor="middle">${escapeHtml(x)}</text>
<text x="12" y="${height / 2}" text-anchor="middle" transform="rotate(-90 12 ${height / 2})">${escapeHtml(y)}</text>
</svg><figcaption>${escapeHtml(title)}</figcaption></figure>`;
}

const xAt = (x: number, most: number): string =>
  places(SIZE.left + (x / most) * (SIZE.width - SIZE.left - SIZE.right));
const yAt = (y: number, most: number): string =>
  places(SIZE.height - SIZE.bottom - (y / most) * (SIZE.height - SIZE.bottom - SIZE.top));

const pathOf = (points: readonly Point[], { xMost, yMost }: Axes): string =>
  points.map(([x, y]) => `${xAt(x, xMost)},${yAt(y, yMost)}`).join(' ');

/** A line through points, beside the one on which both are alike. */
export function lineChart(axes: Axes, points: readonly Point[]): string {
  const most = Math.min(axes.xMost, axes.yMost);
  const alike = pathOf(
    [
      [0, 0],
      [most, most],
    ],
    axes,
  );
  return frame(
    axes,
    `<polyline points="${alike}" class="alike"/><polyline points="${pathOf(points, axes)}" class="line"/>`,
  );
}

/** Points with the line on which both are alike. */
export function dotChart(axes: Axes, points: readonly Point[]): string {
  const most = Math.min(axes.xMost, axes.yMost);
  const dots = points.map(
    ([x, y]) => `<circle cx="${xAt(x, axes.xMost)}" cy="${yAt(y, axes.yMost)}" r="4"/>`,
  );
  return frame(
    axes,
    `<polyline points="${pathOf(
      [
        [0, 0],
        [most, most],
      ],
      axes,
    )}" class="alike"/>${dots.join('')}`,
  );
}

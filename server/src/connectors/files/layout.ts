import { z } from 'zod';
import {
  type Fen,
  type Instant,
  instant,
  parseBusinessDate,
  parseShanghaiStamp,
  parseYuan,
  startOfDay,
} from '../../kernel/index.ts';
import { FileRefused } from '../errors.ts';
import { isFormula, type Table } from './table.ts';

/** How an export lays out its lines: names of columns by what they hold. Any of the names will do. */
export const Layout = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  /** Every export of this layout has these columns, and no other layout has them all. */
  needs: z.array(z.string().min(1)).min(2),
  columns: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  /** What the first cell of a line below the last one begins with. */
  footer: z.array(z.string().min(1)).default(['合计', '总计', '本页', '以上', '汇总', '#', '--']),
});
export type Layout = z.output<typeof Layout>;

/** A sheet that a layout fits: what stands above the lines, and the lines by column. */
export interface Sheet {
  readonly layout: Layout;
  /** All cells above the columns' names. */
  readonly preamble: readonly string[];
  readonly lines: readonly Line[];
}

/** One line of an export. */
export interface Line {
  /** The number of the line in the file, from 1: what a person looks for. */
  readonly place: string;
  /** The text of a column, or `null` where there is no such column or nothing in it. */
  text(column: string): string | null;
}

const PREAMBLE_ROWS = 60;

/**
 * Reads a sheet by the one of `layouts` whose columns it has. Throws `FileRefused`: `layout_unknown`,
 * `formula_found` where a line holds a formula, for a computed figure is nobody's statement.
 * @param o.formulas - `kept`: what looks like one is text, where figures are proved otherwise and strangers write remarks.
 */
export function readSheet(
  table: Table,
  layouts: readonly Layout[],
  o: { readonly formulas: 'refused' | 'kept' } = { formulas: 'refused' },
): Sheet {
  const found = findHeader(table, layouts);
  if (!found) throw new FileRefused('layout_unknown');
  const { layout, row, names } = found;
  const at = new Map(names.map((name, i) => [name, i]));
  const columns = new Map(
    Object.entries(layout.columns).flatMap(([column, any]) => {
      const index = any.map((name) => at.get(name)).find((i) => i !== undefined);
      return index === undefined ? [] : [[column, index] as const];
    }),
  );
  const lines: Line[] = [];
  for (let i = row + 1; i < table.length; i++) {
    const cells = table[i] ?? [];
    if (cells.every((cell) => cell === '')) continue;
    if (layout.footer.some((word) => (cells[0] ?? '').startsWith(word))) break;
    const place = String(i + 1);
    if (o.formulas === 'refused' && cells.some(isFormula))
      throw new FileRefused('formula_found', place);
    lines.push({
      place,
      text: (column) => cells[columns.get(column) ?? -1] || null,
    });
  }
  return { layout, preamble: table.slice(0, row).flat(), lines };
}

function findHeader(table: Table, layouts: readonly Layout[]) {
  for (const [row, cells] of table.slice(0, PREAMBLE_ROWS).entries()) {
    const names = cells.map((cell) => cell.replace(/\s/g, ''));
    const layout = layouts.find(({ needs }) => needs.every((name) => names.includes(name)));
    if (layout) return { layout, row, names };
  }
  return undefined;
}

/** `2027-01-04 10:11:12`, `20270104`, `2027/1/4 10:11`: day and time of a line in Shanghai. */
export function momentOf(line: Line, day: string, time = 'time'): Instant {
  const text = [line.text(day), line.text(time)].filter((part) => part !== null).join(' ');
  const m =
    /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[\sT]*(\d{1,2}):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?$/.exec(
      text,
    );
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const date = m && parseBusinessDate(`${m[1]}-${two(m[2])}-${two(m[3])}`);
  if (!date) throw new FileRefused('row_malformed', line.place);
  if (m[4] === undefined) return startOfDay(date);
  const at = parseShanghaiStamp(`${date} ${two(m[4])}:${two(m[5])}:${two(m[6])}`);
  if (at === undefined) throw new FileRefused('row_malformed', line.place);
  return instant(at);
}

/** Yuan in a column: `1,234.50`, `¥12`, `+3.00`; `null` where it is empty or a dash. */
export function yuanOf(line: Line, column: string): Fen | null {
  const text = line.text(column);
  if (text === null || /^-+$/.test(text)) return null;
  const amount = parseYuan(
    text
      .replace(/[,，\s¥￥]/g, '')
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.'),
  );
  if (amount === undefined) throw new FileRefused('row_malformed', line.place);
  return amount;
}

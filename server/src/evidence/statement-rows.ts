import { linesOf, plain, type Run } from './paper-text.ts';
import { dayIn } from './shapes.ts';

/** Words that name the columns of a statement, whichever bank's. */
const columnWords =
  /^(序号|交易日期?|记账日期|交易时间|摘要|交易摘要|借贷标志|交易金额|金额|余额|交易后余额|本次余额|对方户名|对方名称|对方账号|收\(付\)方名称|收\(付\)方账号|币种|记账币种|流水号|交易流水号|日志号|记账金额\((收入|支出)\)|[借贷]方发生额\S*|备注|凭证号)$/;
const COLUMNS_LEAST = 3;

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The line that names the columns. */
function headerOf(lines: readonly (readonly Run[])[]): { at: number; columns: Column[] } | null {
  for (const [at, line] of lines.entries()) {
    const named = line.filter(({ text }) => columnWords.test(plain(text)));
    if (named.length < COLUMNS_LEAST) continue;
    const columns = line.map(({ text, x, width }) => ({
      name: plain(text),
      from: x,
      to: x + width,
    }));
    return { at, columns };
  }
  return null;
}

/** The column that a run belongs to: the one it covers the most of, or whose middle is nearest. */
function columnAt(columns: readonly Column[], { x, width }: Run): number {
  let [best, most] = [0, Number.NEGATIVE_INFINITY];
  for (const [i, { from, to }] of columns.entries()) {
    const shared = Math.min(to, x + width) - Math.max(from, x);
    const far = Math.abs((from + to) / 2 - (x + width / 2));
    const worth = shared > 0 ? 1 + shared : -far;
    if (worth > most) [best, most] = [i, worth];
  }
  return best;
}

interface Rows {
  readonly preamble: readonly (readonly string[])[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function tableOf(runs: readonly Run[]): Rows | null {
  const lines = linesOf(runs);
  const header = headerOf(lines);
  if (!header) return null;
  const rows: string[][] = [];
  for (const line of lines.slice(header.at + 1)) {
    const cells = header.columns.map(() => '');
    for (const run of line) {
      const at = columnAt(header.columns, run);
      cells[at] = `${cells[at] ?? ''}${run.text.trim()}`;
    }
    // A page's head comes again on each page, and what is no line of a day is no line.
    if (
      dayIn(cells.join(' ')) !== undefined &&
      cells.filter((cell) => cell !== '').length >= COLUMNS_LEAST
    ) {
      rows.push(cells);
    }
  }
  return {
    preamble: lines.slice(0, header.at).map((line) => line.map(({ text }) => plain(text))),
    header: header.columns.map(({ name }) => name),
    rows,
  };
}

/** How many lines a statement has, and on which days, the earliest first. */
export function rowsOf(runs: readonly Run[]): { readonly lines: number; readonly days: string[] } {
  const rows = tableOf(runs)?.rows ?? [];
  const days = rows.flatMap((cells) => dayIn(cells.join(' ')) ?? []);
  return { lines: rows.length, days: days.toSorted() };
}

const cellOf = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** A statement as the export that its bank would have given. Empty where it has no columns. */
export function toCsv(runs: readonly Run[]): string {
  const table = tableOf(runs);
  if (!table) return '';
  return [...table.preamble, table.header, ...table.rows]
    .map((cells) => cells.map(cellOf).join(','))
    .join('\r\n');
}

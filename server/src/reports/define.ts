import type { BusinessDate, Fen, Instant, Says } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { ClassRules } from '../servicing/index.ts';
import type { ColumnKind } from './table-file.ts';

/** What may stand in a cell: text in both languages or as it is, a count or a share, money in fen. */
export type Cell = Says | string | number | bigint | null;

export interface Column {
  readonly id: string;
  readonly says: Says;
  readonly kind: ColumnKind;
}

/** A table of a report. Its sums are a row of their own, in `total`. */
export interface Table {
  readonly id: string;
  readonly says: Says;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[] | null;
  /** What one would rather look at: the column of names, and columns of figures beside it. */
  readonly chart: { readonly names: string; readonly values: readonly string[] } | null;
}

/** A figure of the report beside the ledger's, to the fen. */
export interface Check {
  readonly says: Says;
  readonly report: Fen;
  readonly ledger: Fen;
}

/** What a report is made with. */
export interface ReportContext {
  /** The last closed day: what was booked up to it counts. */
  readonly closedOn: BusinessDate;
  /** The morning after it. */
  readonly today: BusinessDate;
  readonly rules: ClassRules;
  /** Of the price without tax. Parts per million. */
  readonly vatPpm: number;
}

export interface Made {
  readonly tables: readonly Table[];
  readonly checks: readonly Check[];
}

/** A report: who reads it, and how it is made. Adding one is one file and a line in `definitions.ts`. */
export interface ReportDefinition {
  readonly id: string;
  readonly says: Says;
  readonly about: Says;
  /** What is to be held against the text of a rule before anybody hands the report in. */
  readonly confirm: Says | null;
  /** @param tx - Reads repeatably: all figures are of one moment. */
  make(tx: Tx, context: ReportContext): Promise<Made>;
}

/** A report of a day. */
export interface Report extends Made {
  readonly id: string;
  readonly closedOn: BusinessDate;
  readonly madeAt: Instant;
  /** Whether something was booked between the close and the making: figures of the day itself are not these. */
  readonly movedSince: boolean;
}

export const column = (id: string, kind: ColumnKind, zh: string, en: string): Column => ({
  ...{ id, kind, says: { zh, en } },
});

/** Parts per million of a whole; 0 of nothing. */
export const shareOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole);

export const allOf: Says = { zh: '合计', en: 'Total' };

/** Money of lines, by what `keyOf` makes of them, in the order in which a key first comes. */
export function groupBy<T, K extends string | number>(
  lines: readonly T[],
  keyOf: (line: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}

export const sumOf = <T>(lines: readonly T[], of: (line: T) => bigint): bigint =>
  lines.reduce((sum, line) => sum + of(line), 0n);

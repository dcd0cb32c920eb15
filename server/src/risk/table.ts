import assert from 'node:assert/strict';

/** Cases as a model reads them. */
export interface Table {
  readonly names: readonly string[];
  /** By column, then by case; `NaN`: not known. */
  readonly columns: readonly Float64Array[];
  readonly rows: number;
}

/** A table of columns by name, all of them with as many cases. It may have none. */
export function tableOf(
  columns: Readonly<Record<string, Float64Array>>,
  rows: number = Object.values(columns)[0]?.length ?? 0,
): Table {
  const names = Object.keys(columns);
  for (const [name, column] of Object.entries(columns)) {
    assert(column.length === rows, `column ${name} has ${column.length} cases, not ${rows}`);
    assert(!column.some((v) => v === Infinity || v === -Infinity), `column ${name} is not finite`);
  }
  return { names, columns: Object.values(columns), rows };
}

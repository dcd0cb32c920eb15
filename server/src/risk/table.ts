import assert from 'node:assert/strict';

/** Cases as a model reads them. */
export interface Table {
  readonly names: readonly string[];
  /** By column, then by case; `NaN`: not known. */
  readonly columns: readonly Float64Array[];
  readonly rows: number;
}

/** A table of columns by name. All of them have as many cases. */
export function tableOf(columns: Readonly<Record<string, Float64Array>>): Table {
  const names = Object.keys(columns);
  const rows = columns[names[0] ?? '']?.length ?? 0;
  for (const [name, column] of Object.entries(columns)) {
    assert(column.length === rows, `column ${name} has ${column.length} cases, not ${rows}`);
    assert(!column.some((v) => v === Infinity || v === -Infinity), `column ${name} is not finite`);
  }
  return { names, columns: Object.values(columns), rows };
}

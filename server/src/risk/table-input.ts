import type { Labelled } from './boosted-trees.ts';
import type { Design } from './design.ts';
import type { GraphInput, View } from './graph-input.ts';
import type { Split } from './ready-data.ts';
import { rangeOf, type StandardColumn, standardOf, tellRows } from './standard.ts';

/**
 * Tables for a network that hears nobody: what is known of the surroundings is in their columns. Columns
 * are standardised over train; what is not known is at the mean and flagged.
 * @source Frasca et al. 2020, "SIGN: Scalable Inception Graph Neural Networks", arXiv:2004.11198
 */
export function openTable(
  design: Design,
  { train, valid, test }: Readonly<Record<Split, Labelled>>,
): { readonly view: View; readonly inputs: Readonly<Record<Split, GraphInput>> } {
  const columns = train.table.columns.map((column): StandardColumn => {
    const range = rangeOf(column);
    const flags = column.some((v) => Number.isNaN(v));
    return { ...standardOf(column), flags, ...(range ? { range } : {}) };
  });
  const of = (cases: Labelled) => tableInputAt(columns, cases);
  return {
    view: { design, columns, weighted: false },
    inputs: { train: of(train), valid: of(valid), test: of(test) },
  };
}

/** Any table of those columns as a trained network sees it. */
export function tableInputAt(
  columns: readonly StandardColumn[],
  { table, bad, weight }: Labelled,
): GraphInput {
  return {
    nodes: tellRows(columns, table.rows, (j, row) => table.columns[j]?.[row]),
    heard: [],
    cases: bad.map((one, row) => ({ row, bad: one, weight: weight?.[row] ?? 1 })),
  };
}

import { evenWeights, type Labelled } from './boosted-trees.ts';
import { fitLogistic } from './logistic.ts';
import { type StandardColumn, standardOf, tellStandard } from './standard.ts';
import type { Table } from './table.ts';

const L2 = 1; // On standardised columns. Assumed.

/** A logistic regression on a table: columns standardised, what is not known at the mean and flagged. */
export interface LinearModel {
  readonly columns: readonly StandardColumn[];
  readonly intercept: number;
  readonly weights: readonly number[];
}

export function trainLinear({ table, bad, weight }: Labelled): LinearModel {
  const columns = table.columns.map((column) => {
    const unknown = column.filter((v) => Number.isNaN(v)).length;
    return { ...standardOf(column), flags: unknown > 0 && unknown < column.length };
  });
  const fitted = fitLogistic(
    rowsOf(table, columns),
    bad.map((one) => (one ? 1 : 0)),
    L2,
    weight && evenWeights(weight),
  );
  return { columns, intercept: fitted.intercept, weights: fitted.weights };
}

const rowsOf = (table: Table, columns: LinearModel['columns']): number[][] =>
  Array.from({ length: table.rows }, (_, i) =>
    columns.flatMap((column, j) => tellStandard(column, table.columns[j]?.[i] ?? Number.NaN)),
  );

/** The log-odds of bad of each case. */
export const logitsOfLinear = (model: LinearModel, table: Table): Float64Array =>
  Float64Array.from(rowsOf(table, model.columns), (row) =>
    row.reduce((sum, v, j) => sum + v * (model.weights[j] ?? 0), model.intercept),
  );

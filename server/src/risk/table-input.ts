import type { Labelled } from './boosted-trees.ts';
import type { GraphInput } from './graph-input.ts';
import { constant } from './matrix.ts';
import { type ReadyLabel, type Split, splits } from './ready-data.ts';
import { standardOf, tellStandard } from './standard.ts';

/**
 * Tables for a network that hears nobody: what is known of the surroundings is in their columns. Columns
 * are standardised over train; what is not known is at the mean and flagged.
 * @source Frasca et al. 2020, "SIGN: Scalable Inception Graph Neural Networks", arXiv:2004.11198
 */
export function tableInputsOf(
  tables: Readonly<Record<Split, Labelled>>,
  labels: readonly ReadyLabel[],
): Record<Split, GraphInput> {
  const scales = tables.train.table.columns.map((column) => ({
    ...standardOf(column),
    flags: column.some((v) => Number.isNaN(v)),
  }));
  const of = (split: Split): GraphInput => {
    const { table } = tables[split];
    const rows = Array.from({ length: table.rows }, (_, i) =>
      scales.flatMap((scale, j) => tellStandard(scale, table.columns[j]?.[i] ?? Number.NaN)),
    );
    const cases = labels.filter((l) => l.split === split);
    return {
      nodes: constant(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat())),
      heard: [],
      cases: cases.map(({ bad, weight }, row) => ({ row, bad, weight })),
    };
  };
  const [train, valid, test] = splits.map(of) as [GraphInput, GraphInput, GraphInput];
  return { train, valid, test };
}

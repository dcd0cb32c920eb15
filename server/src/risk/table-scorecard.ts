import { evenWeights, type Labelled } from './boosted-trees.ts';
import { directionOf } from './direction.ts';
import { computeCorrelation } from './metrics.ts';
import type { Table } from './table.ts';
import { type Evidence, evidenceOf, fitEvidence, isTelling, woeBy } from './woe.ts';

const BINS = 20; // Quantiles to begin with.
const L2 = 1;
const LIKE_MOST = 0.8; // Two columns that say the same: the weaker one goes. Assumed.

interface TableEvidence extends Evidence<number> {
  readonly column: number;
}

/** A scorecard over the columns of a table: how each is binned and what it weighs. */
export interface TableScorecard {
  readonly columns: readonly Pick<TableEvidence, 'column' | 'binning' | 'missingWoe'>[];
  readonly intercept: number;
  readonly weights: readonly number[];
}

/**
 * The traditional model on any table: monotone bins, weight of evidence, logistic regression. Of columns
 * that say the same the one with the higher information value stays.
 * @source Siddiqi 2006, "Credit Risk Scorecards", ch. 6
 */
export function trainTableScorecard({ table, bad, weight }: Labelled): TableScorecard {
  const stands = weight && evenWeights(weight);
  const told = table.columns
    .map((values, column) => ({
      column,
      ...evidenceOf(
        bad.map((one, i) => ({ value: known(values[i]), bad: one, weight: stands?.[i] ?? 1 })),
        { max: BINS, direction: directionOf(table.names[column] ?? '') },
      ),
    }))
    .filter(isTelling)
    .toSorted((a, b) => b.iv - a.iv);
  const unlike: TableEvidence[] = [];
  for (const one of told) {
    if (!unlike.some(({ woe }) => (computeCorrelation(woe, one.woe) ?? 0) > LIKE_MOST))
      unlike.push(one);
  }
  const { kept, fitted } = fitEvidence(unlike, bad, L2, stands);
  const columns = kept.map(({ column, binning, missingWoe }) => ({ column, binning, missingWoe }));
  return { columns, intercept: fitted.intercept, weights: fitted.weights };
}

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** How a column of the scorecard weighs a value; `NaN` or absent: not known. */
export function tellEvidence({
  binning,
  missingWoe,
}: TableScorecard['columns'][number]): (value: number | undefined) => number {
  const tell = woeBy(binning, missingWoe);
  return (value) => tell(known(value));
}

/** The log-odds of bad of each case. */
export function logitsOfScorecard(model: TableScorecard, table: Table): Float64Array {
  const tell = model.columns.map(tellEvidence);
  return Float64Array.from({ length: table.rows }, (_, i) => {
    const logOdds = model.columns.reduce(
      (sum, { column }, j) =>
        sum + (model.weights[j] ?? 0) * (tell[j]?.(table.columns[column]?.[i]) ?? 0),
      model.intercept,
    );
    return -logOdds;
  });
}

/** How many numbers make it: a point a bin, and the intercept. */
export const pointsIn = ({ columns }: TableScorecard): number =>
  columns.reduce((sum, { binning }) => sum + binning.bins.length + 1, 1);

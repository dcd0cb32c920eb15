import { type Direction, featureDefinitions } from '../features/index.ts';
import type { Sign } from './tree.ts';

const directions = new Map(featureDefinitions.map(({ name, direction }) => [name, direction]));

/**
 * Which way a column of a data folder is better: as its definition says where it is named like a feature of
 * ours, so that a borrower who improves is never held riskier; of other columns nobody says.
 */
export const directionOf = (column: string): Direction => directions.get(column) ?? 'none';

/** How more of it moves the log-odds of bad. */
export const signOf = (column: string): Sign =>
  (({ more_is_safer: -1, less_is_safer: 1, none: 0 }) as const)[directionOf(column)];

import type { EventOrigin } from '../events/index.ts';
import { type Instant, instant } from '../kernel/index.ts';

/**
 * The sources of which a borrower lets somebody look at the facts, each until when. This lender's own facts are always
 * among them. Facts of other sources stay where they are, and tell of no relation.
 */
export type Live = ReadonlyMap<EventOrigin, Instant>;

const OWN: EventOrigin = 'open310';

export const isLive = (live: Live, source: EventOrigin): boolean =>
  source === OWN || live.has(source);

/** Sources in one order, this lender's own first. */
export const sourcesOf = (live: Live): EventOrigin[] => [
  OWN,
  ...[...live.keys()].filter((source) => source !== OWN).sort(),
];

/** When the first of them ends; `null`: none does. */
export function endOf(live: Live): Instant | null {
  const ends = [...live].filter(([source]) => source !== OWN).map(([, until]) => until);
  return ends.length === 0 ? null : instant(Math.min(...ends));
}

import assert from 'node:assert/strict';
import type { EventData, EventKind, EventOrigin } from '../events/index.ts';
import type { Instant, Says } from '../kernel/index.ts';

/**
 * What a feature reads of a business event. Any stored event is one; a simulation may make its own.
 * `data` is that of its kind.
 */
export interface FeatureEvent {
  readonly kind: EventKind;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly source: FeatureSource;
  readonly data: EventData<EventKind>;
}

/** Where a feature's events come from: a partner, or this lender's own books. */
export type FeatureSource = EventOrigin;
export type FeatureUnit = 'fen' | 'count' | 'days' | 'ppm';
/** Which way a higher value points. `none`: neither way is known beforehand. */
export type Direction = 'more_is_safer' | 'less_is_safer' | 'none';

/**
 * The days before `asOf` that a feature looks at. `rolling`: spans of 24 hours that end at `asOf`.
 * `whole`: Shanghai days that end where the day of `asOf` begins, so that days can be counted.
 */
export interface Window {
  readonly days: number;
  readonly shape: 'rolling' | 'whole';
}

/** Fields that every kind of `K` has. */
export type FieldOf<K extends EventKind> = string & keyof EventData<K>;

/**
 * How a window of events becomes one number. Data, not a function: it can be compared with a
 * query's answer, shown to an analyst, and folded over a stream.
 *
 * | kind | value | unit |
 * |---|---|---|
 * | sum, average, lowest, highest | of `field` | that of the field |
 * | count | events | count |
 * | distinct | different known values of `field` | count |
 * | days | Shanghai days with an event | days |
 * | firstDaysAgo, newestDaysAgo | days from the first or newest event's day to that of `asOf` | days |
 * | growth | later half of the window on the earlier: `later / earlier - 1` of the sum of `field` | ppm |
 * | ratio | sum of `field` over kind `of`, on the same over kind `on` | ppm |
 * | repeatShare | of those known in `by`, the share seen at least twice | ppm |
 * | largestShare | the largest known `by`'s share of the sum of `field` | ppm |
 * | volatility | standard deviation of sums over spans of `spanDays`, on their mean | ppm |
 * | timeAverage | `field` weighted by how long it stood, from the first event to `asOf` | that of the field |
 */
export type Aggregate<F extends string = string> =
  | { readonly kind: 'sum' | 'average' | 'lowest' | 'highest'; readonly field: F }
  | { readonly kind: 'count' | 'days' | 'firstDaysAgo' | 'newestDaysAgo' }
  | { readonly kind: 'distinct' | 'growth' | 'timeAverage'; readonly field: F }
  | {
      readonly kind: 'ratio';
      readonly field: F;
      readonly of: EventKind;
      readonly on: EventKind;
    }
  | { readonly kind: 'repeatShare'; readonly by: F }
  | { readonly kind: 'largestShare'; readonly by: F; readonly field: F }
  | { readonly kind: 'volatility'; readonly field: F; readonly spanDays: number };

/** One feature. A changed meaning is a new `version`; models pin the version they were trained on. */
export interface FeatureDefinition<K extends EventKind = EventKind, F extends string = string> {
  /** `merchant.paid_turnover_90d`: whose, what, over how long. */
  readonly name: string;
  readonly version: number;
  readonly owner: string;
  readonly unit: FeatureUnit;
  readonly from: readonly K[];
  readonly source: FeatureSource;
  readonly window: Window;
  readonly aggregate: Aggregate<F>;
  /** The value when the source is connected and the window is empty; `null` when that says nothing. */
  readonly whenNoEvents: bigint | null;
  readonly direction: Direction;
  readonly says: Says;
  /** What the borrower can do about it. */
  readonly advice: Says;
  readonly why: string;
}

/** The definition, checked: every field it reads is a field of every kind it reads from. */
export function defineFeature<const K extends EventKind>(
  definition: FeatureDefinition<K, FieldOf<K>>,
): FeatureDefinition {
  const { name, window, aggregate } = definition;
  assert(/^[a-z]+(\.[a-z0-9_]+)$/.test(name), `feature ${name}: bad name`);
  assert(Number.isInteger(window.days) && window.days > 0, `feature ${name}: bad window`);
  if (aggregate.kind === 'growth') assert(window.days % 2 === 0, `feature ${name}: no halves`);
  if (aggregate.kind === 'volatility') {
    assert(window.days % aggregate.spanDays === 0, `feature ${name}: spans do not fill the window`);
  }
  return definition;
}

/** The last `n` times 24 hours before `asOf`. */
export const days = (n: number): Window => ({ days: n, shape: 'rolling' });
/** The `n` Shanghai days before the day of `asOf`, which is not included. */
export const wholeDays = (n: number): Window => ({ days: n, shape: 'whole' });

export const sum = <const F extends string>(field: F) => ({ kind: 'sum' as const, field });
export const average = <const F extends string>(field: F) => ({ kind: 'average' as const, field });
export const lowest = <const F extends string>(field: F) => ({ kind: 'lowest' as const, field });
export const highest = <const F extends string>(field: F) => ({ kind: 'highest' as const, field });
export const distinct = <const F extends string>(field: F) => ({
  kind: 'distinct' as const,
  field,
});
export const growth = <const F extends string>(field: F) => ({ kind: 'growth' as const, field });
export const timeAverage = <const F extends string>(field: F) => ({
  kind: 'timeAverage' as const,
  field,
});
export const count = () => ({ kind: 'count' as const });
export const daysSeen = () => ({ kind: 'days' as const });
export const firstDaysAgo = () => ({ kind: 'firstDaysAgo' as const });
export const newestDaysAgo = () => ({ kind: 'newestDaysAgo' as const });
export const ratio = <const F extends string>(field: F, of: EventKind, on: EventKind) => ({
  kind: 'ratio' as const,
  field,
  of,
  on,
});
export const repeatShare = <const F extends string>(by: F) => ({
  kind: 'repeatShare' as const,
  by,
});
export const largestShare = <const F extends string>(by: F, field: F) => ({
  kind: 'largestShare' as const,
  by,
  field,
});
export const volatility = <const F extends string>(field: F, spanDays: number) => ({
  kind: 'volatility' as const,
  field,
  spanDays,
});

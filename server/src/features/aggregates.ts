/**
 * How the events of a window become one number. Data, not a function: it can be shown to an analyst,
 * folded over raw events, and put together from days that were folded before.
 * `main` is the definition's own series, `against` the one it is compared with.
 *
 * | kind | value | unit |
 * |---|---|---|
 * | sum, average, lowest, highest | of `field` | that of the field |
 * | latest | `field` of the newest event; of several at one instant the largest | that of the field |
 * | count | events | count |
 * | distinct | different known values of `field` | count |
 * | days | Shanghai days with an event | days |
 * | longestGap | longest run of Shanghai days without an event | days |
 * | firstDaysAgo, newestDaysAgo | days from the first or newest event's day to that of `asOf` | days |
 * | growth | last `spanDays` of the window on its first: `later / earlier - 1` of the sum of `field` | ppm |
 * | proportion | `part` of main on `whole` of against; `null` counts events | by `scale` |
 * | moreDays | Shanghai days on which `field` of main adds up to more than `than` of against | days |
 * | busyShare | of all events, the share of those whose `by` is seen at least `least` times | ppm |
 * | namesPer | different known `by` for each different known `per` | ppm: a million is one each |
 * | repeatShare | of those known in `by`, the share seen at least twice | ppm |
 * | largestShare | the `top` largest known `by`'s share of the sum of `field` | ppm |
 * | circularShare | share of the sum of `field` that comes from `by` whom against knows too | ppm |
 * | matchedShare | share of main's `by` that against knows too | ppm |
 * | openSum | sum of `field` over `by` that against does not know | that of the field |
 * | openAge | average age of `by` that against does not know | days |
 * | lag | average time from the first event of against to that of main, of one `by` | hours |
 * | volatility | standard deviation of sums over spans of `spanDays`, on their mean | ppm |
 * | peakShare | the largest span's share of the sum | ppm |
 * | timeAverage | `field` weighted by how long it stood, from the first event to `asOf` | that of the field |
 * | inForce | sum of `field` over what is in force on the day of `asOf`, by dates `from` and `until` | that of the field |
 * | inForceShare | the same, on the sum of `whole` of against | ppm |
 *
 * A `field` written `late(dueOn)` is the days from the date `dueOn` to the event, never below zero.
 */
export type Aggregate =
  | { readonly kind: 'sum' | 'average' | 'lowest' | 'highest' | 'latest'; readonly field: string }
  | { readonly kind: 'count' | 'days' | 'longestGap' | 'firstDaysAgo' | 'newestDaysAgo' }
  | { readonly kind: 'distinct'; readonly field: string }
  | { readonly kind: 'timeAverage'; readonly field: string }
  | {
      readonly kind: 'growth';
      readonly field: string;
      readonly spanDays: number | null;
      /** Not known unless something happened in so many first days of the window: of a half-known year nothing grew. */
      readonly knownDays?: number;
    }
  | {
      readonly kind: 'proportion';
      readonly part: string | null;
      readonly whole: string | null;
      /** `days`: how many of the window's days the part would last; `one`: units of part for one of whole. */
      readonly scale: 'ppm' | 'days' | 'one';
    }
  | { readonly kind: 'moreDays'; readonly field: string; readonly than: string }
  | { readonly kind: 'repeatShare'; readonly by: string }
  | { readonly kind: 'busyShare'; readonly by: string; readonly least: number }
  | { readonly kind: 'namesPer'; readonly by: string; readonly per: string }
  | {
      readonly kind: 'largestShare';
      readonly by: string;
      readonly field: string;
      readonly top: number;
    }
  | {
      readonly kind: 'circularShare';
      readonly by: string;
      readonly field: string;
      readonly in: string;
    }
  | { readonly kind: 'matchedShare' | 'openAge' | 'lag'; readonly by: string; readonly in: string }
  | { readonly kind: 'openSum'; readonly by: string; readonly field: string; readonly in: string }
  | { readonly kind: 'volatility' | 'peakShare'; readonly field: string; readonly spanDays: number }
  | {
      readonly kind: 'inForce';
      readonly field: string;
      readonly from: string;
      readonly until: string;
    }
  | {
      readonly kind: 'inForceShare';
      readonly field: string;
      readonly from: string;
      readonly until: string;
      readonly whole: string;
    };

export const sum = (field: string): Aggregate => ({ kind: 'sum', field });
export const average = (field: string): Aggregate => ({ kind: 'average', field });
export const lowest = (field: string): Aggregate => ({ kind: 'lowest', field });
export const highest = (field: string): Aggregate => ({ kind: 'highest', field });
export const latest = (field: string): Aggregate => ({ kind: 'latest', field });
export const distinct = (field: string): Aggregate => ({ kind: 'distinct', field });
/** The window's later half on its earlier one. */
export const growth = (field: string, knownDays?: number): Aggregate => ({
  ...{ kind: 'growth', field, spanDays: null },
  ...(knownDays === undefined ? {} : { knownDays }),
});
/** The window's last `spanDays` on its first: with a window of a year and a span, on a year ago. */
export const growthOver = (field: string, spanDays: number, knownDays?: number): Aggregate => ({
  ...{ kind: 'growth', field, spanDays },
  ...(knownDays === undefined ? {} : { knownDays }),
});
export const timeAverage = (field: string): Aggregate => ({ kind: 'timeAverage', field });
export const count = (): Aggregate => ({ kind: 'count' });
export const daysSeen = (): Aggregate => ({ kind: 'days' });
export const longestGap = (): Aggregate => ({ kind: 'longestGap' });
export const firstDaysAgo = (): Aggregate => ({ kind: 'firstDaysAgo' });
export const newestDaysAgo = (): Aggregate => ({ kind: 'newestDaysAgo' });
export const proportion = (part: string | null, whole: string | null): Aggregate => ({
  ...{ kind: 'proportion', part, whole, scale: 'ppm' },
});
/** How many days of what `whole` took in the window the sum of `part` would last. */
export const daysOf = (part: string, whole: string): Aggregate => ({
  ...{ kind: 'proportion', part, whole, scale: 'days' },
});
/** Units of `part` for each one of `whole`; `null` counts events. */
export const perUnit = (part: string | null, whole: string | null): Aggregate => ({
  ...{ kind: 'proportion', part, whole, scale: 'one' },
});
export const moreDays = (field: string, than: string): Aggregate => ({
  ...{ kind: 'moreDays', field, than },
});
export const repeatShare = (by: string): Aggregate => ({ kind: 'repeatShare', by });
export const busyShare = (by: string, least: number): Aggregate => ({
  ...{ kind: 'busyShare', by, least },
});
export const namesPer = (by: string, per: string): Aggregate => ({ kind: 'namesPer', by, per });
export const largestShare = (by: string, field: string, top = 1): Aggregate => ({
  ...{ kind: 'largestShare', by, field, top },
});
export const circularShare = (by: string, field: string, inAgainst: string): Aggregate => ({
  ...{ kind: 'circularShare', by, field, in: inAgainst },
});
export const matchedShare = (by: string, inAgainst = by): Aggregate => ({
  ...{ kind: 'matchedShare', by, in: inAgainst },
});
export const openSum = (by: string, field: string, inAgainst = by): Aggregate => ({
  ...{ kind: 'openSum', by, field, in: inAgainst },
});
export const openAge = (by: string, inAgainst = by): Aggregate => ({
  ...{ kind: 'openAge', by, in: inAgainst },
});
export const lag = (by: string, inAgainst = by): Aggregate => ({
  ...{ kind: 'lag', by, in: inAgainst },
});
export const volatility = (field: string, spanDays: number): Aggregate => ({
  ...{ kind: 'volatility', field, spanDays },
});
export const peakShare = (field: string, spanDays: number): Aggregate => ({
  ...{ kind: 'peakShare', field, spanDays },
});
export const inForce = (field: string, from: string, until: string): Aggregate => ({
  ...{ kind: 'inForce', field, from, until },
});
export const inForceShare = (
  field: string,
  { from, until, whole }: { from: string; until: string; whole: string },
): Aggregate => ({ kind: 'inForceShare', field, from, until, whole });

/** Kinds that compare with `against`. */
export const comparing: ReadonlySet<Aggregate['kind']> = new Set([
  ...(['proportion', 'moreDays', 'circularShare', 'matchedShare'] as const),
  ...(['openSum', 'openAge', 'lag', 'inForceShare'] as const),
]);

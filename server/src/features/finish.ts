import { dayNumberAt, divFloor, type Instant } from '../kernel/index.ts';
import type { Aggregate } from './aggregates.ts';
import type { FeatureDefinition } from './define.ts';
import { type Keys, KeyTable } from './keys.ts';
import {
  type Base,
  type Daily,
  type Folded,
  greater,
  type Item,
  type Latest,
  type Level,
  type Part,
} from './parts.ts';
import { dailyOf, keysBy, measure, sumOf } from './plan.ts';
import { growthSpans, type Span } from './windows.ts';

const PPM = 1_000_000n;
const HOUR_MS = 3_600_000;

/** Reads a part of one side over a span, all its connected sources taken together. */
export type Read = (side: 'main' | 'against', part: Part, span: Span) => Folded | null;

/** `part / whole` in ppm, rounded down; `null` when the whole is nothing (or less: corrections only). */
const share = (part: bigint, whole: bigint, scale = PPM): bigint | null =>
  whole <= 0n ? null : divFloor(part * scale, whole);

/**
 * The value of a definition over its window, in which something happened.
 * Whole numbers throughout, rounded down: every machine gives the same value.
 * @returns `null` when it cannot be told, e.g. growth on an earlier half without any sale.
 */
export function finish(
  { aggregate, window }: FeatureDefinition,
  read: Read,
  whole: Span,
  asOf: Instant,
): bigint | null {
  const amountOf = (side: 'main' | 'against', field: string, span = whole) =>
    read(side, sumOf(field), span) as bigint | null;
  const daily = (side: 'main' | 'against', field: string) =>
    (read(side, dailyOf(field), whole) as readonly Daily[] | null) ?? [];
  const base = () => read('main', { kind: 'base' }, whole) as Base | null;
  switch (aggregate.kind) {
    case 'sum':
      return amountOf('main', aggregate.field);
    case 'average':
      return average(amountOf('main', aggregate.field), base()?.n ?? 1);
    case 'lowest':
      return read('main', { kind: 'low', field: aggregate.field }, whole) as bigint | null;
    case 'highest':
      return read('main', { kind: 'high', field: aggregate.field }, whole) as bigint | null;
    case 'latest': {
      const part: Part = { kind: 'latest', field: aggregate.field };
      return (read('main', part, whole) as Latest | null)?.value ?? null;
    }
    case 'count':
      return BigInt(base()?.n ?? 0);
    case 'days':
      return BigInt(daysIn(read, whole).length);
    case 'longestGap':
      return longestGap(daysIn(read, whole), whole);
    case 'firstDaysAgo':
      return daysAgo(base()?.first, asOf);
    case 'newestDaysAgo':
      return daysAgo(base()?.last, asOf);
    case 'growth': {
      const { knownDays } = aggregate;
      if (knownDays !== undefined && !isKnownFrom(base(), whole, knownDays)) return null;
      const [before, after] = growthSpans(whole, aggregate.spanDays);
      return growth(
        amountOf('main', aggregate.field, before) ?? 0n,
        amountOf('main', aggregate.field, after) ?? 0n,
      );
    }
    case 'proportion':
      return proportion(aggregate, read, whole, window.days);
    case 'moreDays':
      return moreDays(daily('main', aggregate.field), daily('against', aggregate.than));
    case 'distinct':
    case 'repeatShare':
    case 'largestShare':
    case 'busyShare':
    case 'namesPer':
      return ofNames(aggregate, read, whole);
    case 'volatility':
      return volatility(spanSums(daily('main', aggregate.field), whole, aggregate.spanDays));
    case 'peakShare':
      return peakShare(spanSums(daily('main', aggregate.field), whole, aggregate.spanDays));
    case 'timeAverage': {
      const part: Part = { kind: 'level', field: aggregate.field };
      return timeAverage(read('main', part, whole) as Level | null, asOf);
    }
    case 'inForce':
    case 'inForceShare':
      return ofItems(aggregate, read, whole, asOf);
    default:
      return compared(aggregate, read, whole, asOf);
  }
}

type Named = Extract<
  Aggregate,
  { kind: 'distinct' | 'repeatShare' | 'largestShare' | 'busyShare' | 'namesPer' }
>;

/** Aggregates over what holds for a while, as on the day of `asOf`. */
function ofItems(
  aggregate: Extract<Aggregate, { kind: 'inForce' | 'inForceShare' }>,
  read: Read,
  whole: Span,
  asOf: Instant,
): bigint | null {
  const { field, from, until } = aggregate;
  const items = read('main', { kind: 'items', field, from, until }, whole) as Item[] | null;
  const held = inForce(items ?? [], dayNumberAt(asOf));
  if (aggregate.kind === 'inForce') return held;
  return share(held, (read('against', sumOf(aggregate.whole), whole) as bigint | null) ?? 0n);
}

/** Aggregates over the names that events carry. */
function ofNames(aggregate: Named, read: Read, whole: Span): bigint | null {
  const keys = (part: Part) => read('main', part, whole) as Keys | null;
  switch (aggregate.kind) {
    case 'distinct':
      return BigInt(keys(keysBy(aggregate.field))?.ids.length ?? 0);
    case 'repeatShare':
      return repeatShare(keys(keysBy(aggregate.by)));
    case 'busyShare':
      return busyShare(keys(keysBy(aggregate.by)), aggregate.least);
    case 'namesPer': {
      const [names, per] = [keys(keysBy(aggregate.by)), keys(keysBy(aggregate.per))];
      return share(BigInt(names?.ids.length ?? 0), BigInt(per?.ids.length ?? 0));
    }
    case 'largestShare': {
      const all = read('main', sumOf(aggregate.field), whole) as bigint | null;
      return largestShare(keys(keysBy(aggregate.by, aggregate.field)), all, aggregate.top);
    }
  }
}

type Compared = Extract<
  Aggregate,
  { kind: 'circularShare' | 'matchedShare' | 'openSum' | 'openAge' | 'lag' }
>;

/** Aggregates that ask which names of one side the other knows. */
function compared(aggregate: Compared, read: Read, whole: Span, asOf: Instant): bigint | null {
  const { kind, by } = aggregate;
  const summed = kind === 'circularShare' || kind === 'openSum' ? aggregate.field : null;
  const timed = kind === 'openAge' || kind === 'lag';
  const mine = read('main', keysBy(by, summed, timed), whole) as Keys | null;
  const other = read('against', keysBy(aggregate.in, null, kind === 'lag'), whole) as Keys | null;
  if (!mine) return kind === 'openSum' ? 0n : null;
  const theirs = other instanceof KeyTable ? other : null;
  let seen = 0;
  let [ofSeen, ofOpen, openMs, lagMs, lags] = [0n, 0n, 0, 0, 0];
  for (let i = 0; i < mine.ids.length; i++) {
    const place = theirs?.placeOf(mine.ids[i] ?? 0);
    if (place === undefined) {
      ofOpen += BigInt(mine.sums?.[i] ?? 0);
      openMs += asOf - (mine.firsts?.[i] ?? asOf);
      continue;
    }
    seen += 1;
    ofSeen += BigInt(mine.sums?.[i] ?? 0);
    const after = (mine.firsts?.[i] ?? 0) - (theirs?.firsts?.[place] ?? 0);
    if (after < 0) continue; // Told the wrong way round: not a time that anything took.
    lagMs += after;
    lags += 1;
  }
  const open = mine.ids.length - seen;
  switch (kind) {
    case 'matchedShare':
      return share(BigInt(seen), BigInt(mine.ids.length));
    case 'circularShare':
      return share(ofSeen, (read('main', sumOf(aggregate.field), whole) as bigint | null) ?? 0n);
    case 'openSum':
      return ofOpen;
    case 'openAge':
      return open === 0 ? 0n : BigInt(Math.floor(openMs / open / (24 * HOUR_MS)));
    case 'lag':
      return lags === 0 ? null : BigInt(Math.floor(lagMs / lags / HOUR_MS));
  }
}

const average = (all: bigint | null, n: number): bigint | null =>
  all === null ? null : divFloor(all, BigInt(n));

/** Whether something happened in the first days of the window. */
const isKnownFrom = (seen: Base | null, { from }: Span, days: number): boolean =>
  seen !== null && seen.first < from + days * 24 * HOUR_MS;

const growth = (before: bigint, after: bigint): bigint | null => share(after - before, before);

const inForce = (items: readonly Item[], today: number): bigint =>
  items
    .filter(([from, until]) => from <= today && today <= until)
    .reduce((all, [, , amount]) => all + amount, 0n);

const daysIn = (read: Read, whole: Span): readonly number[] =>
  (read('main', { kind: 'days' }, whole) as readonly number[] | null) ?? [];

const daysAgo = (at: number | undefined, asOf: Instant): bigint | null =>
  at === undefined ? null : BigInt(dayNumberAt(asOf) - dayNumberAt(at));

/** The edges of the window count: a business that stopped has a gap up to its end. */
function longestGap(seen: readonly number[], { from, to }: Span): bigint {
  const days = [dayNumberAt(from) - 1, ...seen.toSorted((a, b) => a - b), dayNumberAt(to)];
  return BigInt(Math.max(...days.slice(1).map((day, i) => day - (days[i] ?? day) - 1)));
}

function proportion(
  { part, whole: on, scale }: Extract<Aggregate, { kind: 'proportion' }>,
  read: Read,
  span: Span,
  days: number,
): bigint | null {
  const size = (side: 'main' | 'against', field: string | null): bigint | null => {
    const told = read(side, measure(field), span);
    return field === null ? BigInt((told as Base | null)?.n ?? 0) : (told as bigint | null);
  };
  const scales = { ppm: PPM, days: BigInt(days), one: 1n };
  return share(size('main', part) ?? 0n, size('against', on) ?? 0n, scales[scale]);
}

function moreDays(main: readonly Daily[], against: readonly Daily[]): bigint {
  const others = new Map(against);
  return BigInt(main.filter(([day, sum]) => sum > (others.get(day) ?? 0n)).length);
}

/** Sums over spans of whole days that fill the window, spans without an event included. */
function spanSums(daily: readonly Daily[], { from, to }: Span, spanDays: number): bigint[] {
  const first = dayNumberAt(from);
  const sums = new Array<bigint>((dayNumberAt(to) - first) / spanDays).fill(0n);
  for (const [day, sum] of daily) {
    const place = Math.floor((day - first) / spanDays);
    sums[place] = (sums[place] ?? 0n) + sum;
  }
  return sums;
}

function repeatShare(keys: Keys | null): bigint | null {
  const counts = Array.from(keys?.counts ?? []);
  return share(BigInt(counts.filter((n) => n > 1).length), BigInt(counts.length));
}

/** Events whose name is not known are left out: nothing is told of them. */
function busyShare(keys: Keys | null, least: number): bigint | null {
  const counts = Array.from(keys?.counts ?? []);
  const busy = counts.filter((n) => n >= least);
  const sum = (all: readonly number[]) => BigInt(all.reduce((a, b) => a + b, 0));
  return share(sum(busy), sum(counts));
}

/** Those who are not known are part of the whole, but no one of them is among the largest. */
function largestShare(keys: Keys | null, all: bigint | null, top: number): bigint | null {
  if (!keys?.sums) return null;
  const largest: bigint[] = [];
  let least: bigint | number = Number.NEGATIVE_INFINITY;
  for (const told of Array.from(keys.sums)) {
    const kept = typeof told === 'string' ? BigInt(told) : told;
    if (largest.length === top && kept <= least) continue; // Most are small: no need to sort them.
    largest.push(BigInt(kept));
    largest.sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
    if (largest.length > top) largest.pop();
    least = largest.at(-1) ?? 0n;
  }
  return share(
    largest.reduce((sum, value) => sum + value, 0n),
    all ?? 0n,
  );
}

/**
 * Coefficient of variation of the sums `s_i` of `n` spans, spans without an event included:
 *
 *   sqrt(n * sum(s_i^2) - sum(s_i)^2) / sum(s_i)
 */
function volatility(sums: readonly bigint[]): bigint | null {
  let all = 0n;
  let squares = 0n;
  for (const s of sums) {
    all += s;
    squares += s * s;
  }
  if (all <= 0n) return null;
  return squareRoot((BigInt(sums.length) * squares - all * all) * PPM * PPM) / all;
}

function peakShare(sums: readonly bigint[]): bigint | null {
  const most = sums.reduce(greater, 0n);
  return share(
    most,
    sums.reduce((a, b) => a + b, 0n),
  );
}

/** The whole part of the square root (Newton's method on integers). */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1); // Above the root, so that steps only fall.
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** The last level stands until `asOf`. */
function timeAverage(level: Level | null, asOf: Instant): bigint | null {
  if (!level) return null;
  const weighted = level.weighted + level.lastValue * BigInt(asOf - level.last);
  return divFloor(weighted, BigInt(asOf - level.first)); // Every event is before `asOf`.
}

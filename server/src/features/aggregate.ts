import assert from 'node:assert/strict';
import { daysBetween, divFloor, type Instant, shanghaiDay } from '../kernel/index.ts';
import type { Aggregate, FeatureEvent } from './define.ts';

const DAY_MS = 86_400_000;
const PPM = 1_000_000n;

export interface WindowBounds {
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
}
type Events = readonly FeatureEvent[];

const field = (event: FeatureEvent, name: string): unknown =>
  (event.data as unknown as Readonly<Record<string, unknown>>)[name];

/** A field that holds fen (bigint) or a count (safe integer). */
function amount(event: FeatureEvent, name: string): bigint {
  const value = field(event, name);
  if (typeof value === 'bigint') return value;
  assert(typeof value === 'number', `${event.kind}.${name} is not a number`);
  return BigInt(value);
}

/** A field that names somebody or something; `undefined` when it is not known. */
function label(event: FeatureEvent, name: string): string | undefined {
  const value = field(event, name);
  if (value === null || value === undefined) return undefined;
  assert(typeof value === 'string', `${event.kind}.${name} is not a text`);
  return value;
}

function total(events: Events, name: string): bigint {
  let all = 0n;
  for (const event of events) all += amount(event, name);
  return all;
}

/** `part / whole` in ppm, rounded down; `null` when the whole is nothing. */
const share = (part: bigint, whole: bigint): bigint | null =>
  whole === 0n ? null : divFloor(part * PPM, whole);

/** How often each known value of `name` occurs. */
function tally(events: Events, name: string): Map<string, number> {
  const seen = new Map<string, number>();
  for (const event of events) {
    const key = label(event, name);
    if (key !== undefined) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return seen;
}

/**
 * The value of `aggregate` over the events of a window, which holds at least one.
 * Whole numbers throughout, rounded down: every machine gives the same value.
 * @returns `null` when it cannot be told, e.g. growth on an earlier half without any sale.
 */
export function foldWindow(
  aggregate: Aggregate,
  events: Events,
  bounds: WindowBounds,
): bigint | null {
  assert(events.length > 0, 'an empty window has no fold');
  switch (aggregate.kind) {
    case 'sum':
      return total(events, aggregate.field);
    case 'average':
      return divFloor(total(events, aggregate.field), BigInt(events.length));
    case 'lowest':
      return extreme(events, aggregate.field, (a, b) => a < b);
    case 'highest':
      return extreme(events, aggregate.field, (a, b) => a > b);
    case 'count':
      return BigInt(events.length);
    case 'distinct':
      return BigInt(tally(events, aggregate.field).size);
    case 'days':
      return countDays(events);
    case 'firstDaysAgo':
      return daysAgo(range(events).first, bounds.asOf);
    case 'newestDaysAgo':
      return daysAgo(range(events).last, bounds.asOf);
    case 'growth':
      return growth(events, aggregate.field, bounds);
    case 'ratio': {
      const part = events.filter((e) => e.kind === aggregate.of);
      const whole = events.filter((e) => e.kind === aggregate.on);
      return share(total(part, aggregate.field), total(whole, aggregate.field));
    }
    case 'repeatShare': {
      const seen = [...tally(events, aggregate.by).values()];
      return share(BigInt(seen.filter((n) => n > 1).length), BigInt(seen.length));
    }
    case 'largestShare':
      return largestShare(events, aggregate.by, aggregate.field);
    case 'volatility':
      return volatility(events, aggregate.field, aggregate.spanDays, bounds);
    case 'timeAverage':
      return timeAverage(events, aggregate.field, bounds.asOf);
  }
}

function extreme(events: Events, name: string, better: (a: bigint, b: bigint) => boolean): bigint {
  let best: bigint | undefined;
  for (const event of events) {
    const value = amount(event, name);
    if (best === undefined || better(value, best)) best = value;
  }
  assert(best !== undefined);
  return best;
}

/** The first and the last instant of `events`. */
function range([head, ...rest]: Events): { first: Instant; last: Instant } {
  assert(head);
  let first = head.occurredAt;
  let last = head.occurredAt;
  for (const { occurredAt } of rest) {
    if (occurredAt < first) first = occurredAt;
    if (occurredAt > last) last = occurredAt;
  }
  return { first, last };
}

const daysAgo = (at: Instant, asOf: Instant): bigint =>
  BigInt(daysBetween(shanghaiDay(at), shanghaiDay(asOf)));

function countDays(events: Events): bigint {
  const seen = new Set<number>();
  const shift = 8 * 3_600_000; // Shanghai, UTC+8 all year; a number is cheaper than a date text.
  for (const event of events) seen.add(Math.floor((event.occurredAt + shift) / DAY_MS));
  return BigInt(seen.size);
}

function growth(events: Events, name: string, { from, to }: WindowBounds): bigint | null {
  const middle = from + (to - from) / 2;
  let earlier = 0n;
  let later = 0n;
  for (const event of events) {
    if (event.occurredAt < middle) earlier += amount(event, name);
    else later += amount(event, name);
  }
  return share(later - earlier, earlier);
}

function largestShare(events: Events, by: string, name: string): bigint | null {
  const sums = new Map<string, bigint>();
  let all = 0n;
  for (const event of events) {
    const value = amount(event, name);
    all += value; // Those who are not known are part of the whole, but no one of them is the largest.
    const key = label(event, by);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0n) + value);
  }
  if (sums.size === 0) return null;
  let most = 0n;
  for (const value of sums.values()) if (value > most) most = value;
  return share(most, all);
}

/**
 * Coefficient of variation of the sums `s_i` of `n` spans, spans without an event included:
 *
 *   sqrt(n * sum(s_i^2) - sum(s_i)^2) / sum(s_i)
 */
function volatility(
  events: Events,
  name: string,
  spanDays: number,
  { from, to }: WindowBounds,
): bigint | null {
  const spanMs = spanDays * DAY_MS;
  const n = Math.round((to - from) / spanMs);
  const sums = new Array<bigint>(n).fill(0n);
  for (const event of events) {
    const i = Math.floor((event.occurredAt - from) / spanMs);
    sums[i] = (sums[i] ?? 0n) + amount(event, name);
  }
  let all = 0n;
  let squares = 0n;
  for (const s of sums) {
    all += s;
    squares += s * s;
  }
  if (all <= 0n) return null;
  return squareRoot((BigInt(n) * squares - all * all) * PPM * PPM) / all;
}

/** The whole part of the square root (Newton's method on integers). */
export function squareRoot(n: bigint): bigint {
  assert(n >= 0n, 'square root of a negative number');
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1); // Above the root, so that steps only fall.
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** Of entries booked at one instant the lowest stands: their order is not told, and it is the safer guess. */
function timeAverage(events: Events, name: string, asOf: Instant): bigint {
  const byTime = [...events].sort((a, b) => {
    const first = a.occurredAt - b.occurredAt;
    if (first !== 0) return first;
    const [x, y] = [amount(a, name), amount(b, name)];
    return x < y ? 1 : x > y ? -1 : 0; // The lowest last: only the last of an instant lasts.
  });
  let weighted = 0n;
  let span = 0n;
  for (const [i, event] of byTime.entries()) {
    const lasted = BigInt((byTime[i + 1]?.occurredAt ?? asOf) - event.occurredAt);
    weighted += amount(event, name) * lasted;
    span += lasted;
  }
  return divFloor(weighted, span); // Every event is before `asOf`, so the span is not nothing.
}

import assert from 'node:assert/strict';
import { dayNumberAt } from '../kernel/index.ts';
import type { FeatureEvent } from './define.ts';
import { type Keys, KeyTable, mergeKeys } from './keys.ts';
import { amount, dateDay, label } from './read-field.ts';

/**
 * What is kept of the events of a stretch of time: enough to tell any value over it, and to put
 * stretches together that follow each other. `fold(all) = merge(fold(each stretch))` for every part.
 */
export type Part =
  | { readonly kind: 'base' | 'days' }
  | {
      readonly kind: 'sum' | 'daily' | 'low' | 'high' | 'latest' | 'level';
      readonly field: string;
    }
  | {
      readonly kind: 'keys';
      readonly by: string;
      /** What is added up for each key; `null`: nothing. */
      readonly sum: string | null;
      /** Whether the first instant of each key is kept. */
      readonly at: boolean;
    }
  | {
      readonly kind: 'items';
      readonly field: string;
      readonly from: string;
      readonly until: string;
    };

export interface Base {
  readonly n: number;
  readonly first: number;
  readonly last: number;
}
export interface Latest {
  readonly at: number;
  readonly value: bigint;
}
/** A level over time, e.g. a balance: `weighted` is its integral from `first` to `last`. Unit: x ms. */
export interface Level {
  readonly first: number;
  readonly weighted: bigint;
  readonly last: number;
  readonly lastValue: bigint;
}
/** A sum of one day. */
export type Daily = readonly [day: number, sum: bigint];
/** Something in force from a day until a day, both included. */
export type Item = readonly [from: number, until: number, amount: bigint];

/** What each kind of part is folded to; `null`: nothing is known over the stretch. */
export type Folded<K extends Part['kind'] = Part['kind']> = {
  base: Base;
  days: readonly number[];
  sum: bigint;
  daily: readonly Daily[];
  low: bigint;
  high: bigint;
  latest: Latest;
  level: Level;
  keys: Keys;
  items: readonly Item[];
}[K];

type Events = readonly FeatureEvent[];

export function lesser(a: bigint, b: bigint): bigint {
  if (b < a) return b;
  return a;
}
export function greater(a: bigint, b: bigint): bigint {
  if (b > a) return b;
  return a;
}

/** The part over `events`, in any order. `null` when none of them tells it. */
export function foldPart(part: Part, events: Events): Folded | null {
  if (events.length === 0) return null;
  switch (part.kind) {
    case 'base':
      return foldBase(events);
    case 'days':
      return [...new Set(events.map((e) => dayNumberAt(e.occurredAt)))];
    case 'sum':
      return reduce(events, part.field, (a, b) => a + b);
    case 'daily':
      return foldDaily(events, part.field);
    case 'low':
      return reduce(events, part.field, lesser);
    case 'high':
      return reduce(events, part.field, greater);
    case 'latest':
      return foldLatest(events, part.field);
    case 'level':
      return foldLevel(events, part.field);
    case 'keys':
      return foldKeys(events, part);
    case 'items':
      return events.map((e) => [
        ...([dateDay(e, part.from), dateDay(e, part.until)] as const),
        amount(e, part.field) ?? 0n,
      ]) as Item[];
  }
}

/** Parts of stretches put together, the earlier first. `null` when there is none. */
export function mergeParts(part: Part, all: readonly Folded[]): Folded | null {
  const [head] = all;
  if (head === undefined) return null;
  if (all.length === 1 && (part.kind !== 'keys' || head instanceof KeyTable)) return head;
  switch (part.kind) {
    case 'base':
      return mergeBases(all as Base[]);
    case 'days':
      return [...new Set((all as number[][]).flat())];
    case 'sum':
      return (all as bigint[]).reduce((a, b) => a + b);
    case 'daily':
      return mergeDaily(all as Daily[][]);
    case 'low':
      return (all as bigint[]).reduce(lesser);
    case 'high':
      return (all as bigint[]).reduce(greater);
    case 'latest':
      return (all as Latest[]).reduce(newer);
    case 'level':
      return (all as Level[]).reduce(mergeLevel);
    case 'keys':
      return mergeKeys(all as Keys[], part);
    case 'items':
      return (all as Item[][]).flat();
  }
}

function foldBase(events: Events): Base {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { occurredAt } of events) {
    if (occurredAt < first) first = occurredAt;
    if (occurredAt > last) last = occurredAt;
  }
  return { n: events.length, first, last };
}

function mergeBases(all: readonly Base[]): Base {
  let n = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const one of all) {
    n += one.n;
    if (one.first < first) first = one.first;
    if (one.last > last) last = one.last;
  }
  return { n, first, last };
}

function reduce(events: Events, field: string, step: (a: bigint, b: bigint) => bigint) {
  let all: bigint | null = null;
  for (const event of events) {
    const value = amount(event, field);
    if (value !== undefined) all = all === null ? value : step(all, value);
  }
  return all;
}

function foldDaily(events: Events, field: string): Daily[] {
  return mergeDaily([
    events.map((e) => [dayNumberAt(e.occurredAt), amount(e, field) ?? 0n] as const),
  ]);
}

/** Sums of the same day are added up: a day may have been cut, or told of by several sources. */
function mergeDaily(all: readonly (readonly Daily[])[]): Daily[] {
  const sums = new Map<number, bigint>();
  for (const some of all) {
    for (const [day, sum] of some) sums.set(day, (sums.get(day) ?? 0n) + sum);
  }
  return [...sums];
}

const newer = (a: Latest, b: Latest): Latest =>
  b.at > a.at || (b.at === a.at && b.value > a.value) ? b : a;

function foldLatest(events: Events, field: string): Latest | null {
  let best: Latest | null = null;
  for (const event of events) {
    const value = amount(event, field);
    if (value === undefined) continue;
    const one = { at: event.occurredAt, value };
    best = best === null ? one : newer(best, one);
  }
  return best;
}

/** Of entries booked at one instant the lowest stands: their order is not told, and it is the safer guess. */
function foldLevel(events: Events, field: string): Level | null {
  const points = events
    .map((e) => ({ at: e.occurredAt as number, value: amount(e, field) }))
    .filter((p): p is { at: number; value: bigint } => p.value !== undefined)
    .sort((a, b) => a.at - b.at || (a.value < b.value ? 1 : a.value > b.value ? -1 : 0));
  const [head] = points;
  if (!head) return null;
  let weighted = 0n;
  let [last, lastValue] = [head.at, head.value];
  for (const { at, value } of points) {
    weighted += lastValue * BigInt(at - last);
    [last, lastValue] = [at, value];
  }
  return { first: head.at, weighted, last, lastValue };
}

function mergeLevel(a: Level, b: Level): Level {
  assert(a.last < b.first, 'levels are put together in the order of time');
  const between = a.lastValue * BigInt(b.first - a.last);
  return {
    first: a.first,
    weighted: a.weighted + between + b.weighted,
    last: b.last,
    lastValue: b.lastValue,
  };
}

function foldKeys(events: Events, { by, sum, at }: Part & { kind: 'keys' }): Keys | null {
  const table = new KeyTable({ sum: sum !== null, at });
  for (const event of events) {
    const key = label(event, by);
    if (key === undefined) continue;
    table.addLabel(key, event.occurredAt, sum === null ? 0n : (amount(event, sum) ?? 0n));
  }
  return table.ids.length === 0 ? null : table;
}

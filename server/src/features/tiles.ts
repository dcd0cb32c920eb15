import { deserialize, serialize } from 'node:v8';
import type { Instant } from '../kernel/index.ts';
import { type FeatureSnapshot, type ReadColumn, valuesOf } from './compute.ts';
import { dayOf, dayStart } from './day-number.ts';
import type { FeatureEvent, FeatureSource } from './define.ts';
import { type Keys, packKeys } from './keys.ts';
import { type Base, type Folded, foldPart, mergeParts } from './parts.ts';
import type { Plan } from './plan.ts';
import { matches } from './read-field.ts';
import { type Span, spansOf } from './windows.ts';

/**
 * A Shanghai day of one borrower, folded: a part for each column of a plan, `null` where nothing
 * happened. An event changes the tile of its day and no other; values over any window are put together
 * from tiles. The idea is that of tiled windows (airbnb/chronon), the edges are exact here.
 */
export type Tile = readonly (Folded | null)[];

/** The tile of a day from all events known of that day; `null` when none of them matters. */
export function foldTile(plan: Plan, events: readonly FeatureEvent[]): Tile | null {
  if (events.length === 0) return null;
  const groups = new Map<string, FeatureEvent[]>();
  for (const event of events) {
    const key = `${event.source} ${event.kind}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  const streams = plan.streams.map(({ source, series }) => {
    const all = series.from.flatMap((kind) => groups.get(`${source} ${kind}`) ?? []);
    return series.where ? all.filter((event) => matches(event, series.where)) : all;
  });
  let some = false;
  const tile = plan.columns.map(({ stream, part }) => {
    const one = foldPart(part, streams[stream] ?? []);
    if (one !== null) some = true;
    return part.kind === 'keys' && one ? packKeys(one as Keys) : one;
  });
  return some ? tile : null;
}

/** A tile as it is kept: V8's own format, which knows bigints and lists of machine numbers. */
export const encodeTile = (tile: Tile): Buffer => serialize(tile);
export const decodeTile = (kept: Uint8Array): Tile => deserialize(kept) as Tile;

/** Tiles of one borrower, and the raw events of days that a window cuts. */
export interface Days {
  /** By day number. */
  readonly tiles: ReadonlyMap<number, Tile>;
  /** Events of a cut day, as far as they are known. */
  eventsOf(day: number): readonly FeatureEvent[];
}

/** Days whose events have to be at hand as they are, because a window begins or ends within them. */
export function cutDays(plan: Plan, asOf: Instant, tiles: ReadonlyMap<number, Tile>): number[] {
  const cut = new Set<number>();
  for (const definition of plan.definitions) {
    for (const { from, to } of spansOf(definition, asOf)) {
      for (const edge of [from, to]) {
        const day = dayOf(edge);
        if (edge !== dayStart(day) && tiles.has(day)) cut.add(day);
      }
    }
  }
  const today = dayOf(asOf);
  const tile = tiles.get(today);
  if (tile && !reaches(tile, plan, asOf)) cut.delete(today); // Nothing in it lies ahead.
  return [...cut];
}

/** Whether the tile holds an event at `asOf` or later: a partner's clock may be ahead. */
const reaches = (tile: Tile, { columns }: Plan, asOf: Instant): boolean =>
  columns.some(({ part }, i) => part.kind === 'base' && ((tile[i] as Base)?.last ?? 0) >= asOf);

/** The values of a plan's definitions as of `asOf`, put together from days. */
export function featuresOfDays(
  plan: Plan,
  { tiles, eventsOf }: Days,
  o: { readonly asOf: Instant; readonly connected: ReadonlySet<FeatureSource> },
): FeatureSnapshot {
  const days = [...tiles.keys()].sort((a, b) => a - b);
  const partial = new Map<string, Tile | null>();
  const cut = new Set(cutDays(plan, o.asOf, tiles));
  const merged = new Map<string, Folded | null>();
  const part = (day: number, span: Span): Tile | null => {
    const from = Math.max(span.from, dayStart(day));
    const to = Math.min(span.to, dayStart(day + 1));
    const key = `${from} ${to}`;
    const known = partial.get(key);
    if (known !== undefined) return known;
    const within = eventsOf(day).filter((e) => e.occurredAt >= from && e.occurredAt < to);
    const made = foldTile(plan, within);
    partial.set(key, made);
    return made;
  };
  const tileOf = (day: number, span: Span): Tile | null => {
    const whole = span.from <= dayStart(day) && span.to >= dayStart(day + 1);
    return whole || !cut.has(day) ? (tiles.get(day) ?? null) : part(day, span);
  };
  const readColumn: ReadColumn = (source, series, wanted, span) => {
    const place = plan.placeOf(source, series, wanted);
    if (place === undefined) return null;
    const key = `${place} ${span.from} ${span.to}`;
    const known = merged.get(key);
    if (known !== undefined) return known;
    const found: Folded[] = [];
    for (let i = firstAtLeast(days, dayOf(span.from)); i < days.length; i++) {
      const day = days[i] ?? 0;
      if (dayStart(day) >= span.to) break;
      const folded = tileOf(day, span)?.[place];
      if (folded !== null && folded !== undefined) found.push(folded);
    }
    const column = plan.columns[place];
    const value = column ? mergeParts(column.part, found) : null;
    merged.set(key, value);
    return value;
  };
  return valuesOf(plan.definitions, readColumn, o);
}

/** Place of the first day that is not before `day`. */
function firstAtLeast(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

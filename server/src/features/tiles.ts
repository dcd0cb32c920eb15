import { dayNumberAt, type Instant, startOfDayNumber } from '../kernel/index.ts';
import { type FeatureSnapshot, type ReadColumn, valuesOf } from './compute.ts';
import type { FeatureDefinition, FeatureEvent, FeatureSource } from './define.ts';
import { encodeKeys, KeptKeys } from './kept-keys.ts';
import { type Keys, packKeys, shortest } from './keys.ts';
import { type Base, type Folded, foldPart, mergeParts, type Part } from './parts.ts';
import type { Plan, Stream } from './plan.ts';
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
  const streams = new Map<number, FeatureEvent[]>();
  for (const event of events) {
    for (const place of plan.streamsOf(event.source, event.kind)) {
      if (!matches(event, plan.streams[place]?.series.where)) continue;
      const group = streams.get(place);
      if (group) group.push(event);
      else streams.set(place, [event]);
    }
  }
  if (streams.size === 0) return null;
  const tile: (Folded | null)[] = new Array(plan.columns.length).fill(null);
  for (const [stream, of] of streams) {
    for (const place of plan.columnsOf[stream] ?? []) {
      const part = plan.columns[place]?.part;
      const folded = part ? foldPart(part, of) : null;
      tile[place] = part?.kind === 'keys' && folded ? packKeys(folded as Keys) : folded;
    }
  }
  return tile;
}

/** A part as JSON holds it: its values without their names, bigints as numbers where these are exact. */
type Kept = number | string | readonly unknown[];

/**
 * A tile as it is kept: a JSON list of places and parts. Bare lists, because names would be written anew for
 * every part of every day; JSON, because it is read back twice as fast as V8's own format.
 */
export function encodeTile({ columns }: Plan, tile: Tile): KeptTile {
  const [far, near]: unknown[][] = [[], []];
  for (const [place, part] of tile.entries()) {
    if (part !== null) (columns[place]?.near ? near : far)?.push(place, keptOf(part));
  }
  return { far: textOf(far), near: near?.length === 0 ? null : textOf(near) };
}

/** A day as it is kept: what is looked at for long, and what no feature looks at beyond `NEAR_DAYS`. */
export interface KeptTile {
  readonly far: string;
  readonly near: string | null;
}

const textOf = (kept: unknown): string =>
  JSON.stringify(kept, (_, value: unknown) =>
    typeof value === 'bigint' ? shortest(value) : value,
  );

function keptOf(part: Folded): unknown {
  if (typeof part !== 'object' || Array.isArray(part)) return part;
  if (!('ids' in part)) return Object.values(part);
  const { ids, counts, firsts, sums } = part;
  return encodeKeys(part) ?? [ids, counts, firsts, sums];
}

/** A column by itself: the days on which it tells something, the earliest first, and what. */
export interface ColumnDays {
  readonly days: readonly number[];
  readonly parts: readonly Folded[];
}
const NO_DAYS: ColumnDays = { days: [], parts: [] };

/** Days of a borrower, column by column. */
export type Columns = (place: number) => ColumnDays;

/**
 * Columns of the days that were kept, by the plan they were folded for. Straight from what is kept: a day has a part in
 * few of all columns.
 * @param rows - The earliest day first.
 */
export function decodeDays(
  { columns }: Plan,
  rows: readonly { readonly day: number; readonly kept: readonly unknown[] }[],
): Columns {
  const read: { days: number[]; parts: Folded[] }[] = new Array(columns.length);
  for (const { day, kept } of rows) {
    for (let i = 0; i < kept.length; i += 2) {
      const place = kept[i] as number;
      const kind = columns[place]?.part.kind;
      if (!kind) continue;
      const column = read[place] ?? { days: [], parts: [] };
      read[place] = column;
      column.days.push(day);
      column.parts.push(readPart(kind, kept[i + 1] as Kept));
    }
  }
  return (place) => read[place] ?? NO_DAYS;
}

/** Columns of days that are in memory, each put together when it is first asked for. */
export function columnsOfTiles(tiles: ReadonlyMap<number, Tile>): Columns {
  const sorted = [...tiles.keys()].sort((a, b) => a - b);
  const known = new Map<number, ColumnDays>();
  return (place) => {
    const column = known.get(place) ?? columnOf(tiles, sorted, place);
    known.set(place, column);
    return column;
  };
}

function columnOf(
  tiles: ReadonlyMap<number, Tile>,
  sorted: readonly number[],
  place: number,
): ColumnDays {
  const days: number[] = [];
  const parts: Folded[] = [];
  for (const day of sorted) {
    const part = tiles.get(day)?.[place];
    if (part === null || part === undefined) continue;
    days.push(day);
    parts.push(part);
  }
  return { days, parts };
}

function readPart(kind: Part['kind'], kept: Kept): Folded {
  if (kind === 'keys' && typeof kept === 'string') return new KeptKeys(kept);
  if (!Array.isArray(kept)) return BigInt(kept as number | string);
  const values = kept as never[];
  switch (kind) {
    case 'base':
      return { n: values[0] ?? 0, first: values[1] ?? 0, last: values[2] ?? 0 };
    case 'latest':
      return { at: values[0] ?? 0, value: BigInt(values[1] ?? 0) };
    case 'level': {
      const [first = 0, weighted = 0, last = 0, lastValue = 0] = values;
      return { first, weighted: BigInt(weighted), last, lastValue: BigInt(lastValue) };
    }
    case 'keys': {
      const [ids = [], counts = [], firsts = null, sums = null] = values;
      return { ids, counts, firsts, sums };
    }
    case 'daily':
      return (kept as [number, number | string][]).map(([day, sum]) => [day, BigInt(sum)] as const);
    case 'items':
      return (kept as [number, number, number | string][]).map(
        ([from, until, all]) => [from, until, BigInt(all)] as const,
      );
    default:
      return values;
  }
}

/** Days of one borrower, and the raw events of those that a window cuts. */
export interface Days {
  readonly columns: Columns;
  /** Events of a cut day, as far as they are known. */
  eventsOf(day: number): readonly FeatureEvent[];
}

/**
 * Days before that of `asOf` whose events have to be at hand as they are, because a window begins or ends
 * within them.
 */
export function cutDays(definitions: readonly FeatureDefinition[], asOf: Instant): number[] {
  const cut = new Set<number>();
  for (const definition of definitions) {
    for (const { from, to } of spansOf(definition, asOf)) {
      for (const edge of [from, to])
        if (edge !== startOfDayNumber(dayNumberAt(edge))) cut.add(dayNumberAt(edge));
    }
  }
  cut.delete(dayNumberAt(asOf));
  return [...cut];
}

/**
 * Whether the day of `asOf` is cut too: what was folded of it holds an event at `asOf` or later. By the clock of a
 * partner, which may be ahead.
 */
export function cutsToday({ columns: all }: Plan, asOf: Instant, columns: Columns): boolean {
  const today = dayNumberAt(asOf);
  return all.some(({ part }, place) => {
    if (part.kind !== 'base') return false;
    const { days, parts } = columns(place);
    const i = firstAtLeast(days, today);
    return days[i] === today && ((parts[i] as Base | undefined)?.last ?? 0) >= asOf;
  });
}

/** The values of a plan's definitions as of `asOf`, put together from days. */
export function featuresOfDays(
  plan: Plan,
  days: Days,
  o: { readonly asOf: Instant; readonly connected: ReadonlySet<FeatureSource> },
): FeatureSnapshot {
  const columns = new ColumnReader(plan, days, o.asOf);
  const merged = new Map<string, Folded | null>();
  const readColumn: ReadColumn = (source, series, wanted, span) => {
    const place = plan.placeOf(source, series, wanted);
    if (place === undefined) return null;
    const key = `${place} ${span.from} ${span.to}`;
    const known = merged.get(key);
    if (known !== undefined) return known;
    const part = plan.columns[place]?.part ?? wanted;
    const value = mergeParts(part, columns.partsOf(place, span));
    merged.set(key, value);
    return value;
  };
  return valuesOf(plan.definitions, readColumn, o);
}

/** Reads parts of columns over spans: whole days as they were folded, cut ones folded for the span. */
class ColumnReader {
  readonly #plan: Plan;
  readonly #days: Days;
  /** The day of `asOf`, which counts as whole unless what was folded of it holds what lies ahead. */
  readonly #today: number | null;

  constructor(plan: Plan, days: Days, asOf: Instant) {
    this.#plan = plan;
    this.#days = days;
    this.#today = cutsToday(plan, asOf, days.columns) ? null : dayNumberAt(asOf);
  }

  /** Parts of the column over the span, the earliest first. */
  partsOf(place: number, { from, to }: Span): readonly Folded[] {
    const [first, last] = [dayNumberAt(from), dayNumberAt(to)];
    const cutsFirst = from !== startOfDayNumber(first);
    const cutsLast = to !== startOfDayNumber(last) && last !== this.#today;
    const until = last === this.#today && to !== startOfDayNumber(last) ? last + 1 : last;
    if (first === last && (cutsFirst || cutsLast)) return this.#cut(place, first, from, to);
    const whole = this.#whole(place, cutsFirst ? first + 1 : first, until);
    if (!cutsFirst && !cutsLast) return whole;
    const before = cutsFirst ? this.#cut(place, first, from, startOfDayNumber(first + 1)) : [];
    return before.concat(whole, cutsLast ? this.#cut(place, last, startOfDayNumber(last), to) : []);
  }

  #whole(place: number, from: number, until: number): readonly Folded[] {
    const { days, parts } = this.#days.columns(place);
    return parts.slice(firstAtLeast(days, from), firstAtLeast(days, until));
  }

  #cut(place: number, day: number, from: number, to: number): Folded[] {
    const column = this.#plan.columns[place];
    const stream = this.#plan.streams[column?.stream ?? -1];
    if (!column || !stream) return [];
    const within = this.#days
      .eventsOf(day)
      .filter((e) => e.occurredAt >= from && e.occurredAt < to && isOf(stream, e));
    const folded = foldPart(column.part, within);
    return folded === null ? [] : [folded];
  }
}

const isOf = ({ source, series }: Stream, event: FeatureEvent): boolean =>
  event.source === source && series.from.includes(event.kind) && matches(event, series.where);

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

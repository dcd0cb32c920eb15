import { dayNumberAt, type Instant, startOfDayNumber } from '../kernel/index.ts';
import { type FeatureSnapshot, type ReadColumn, valuesOf } from './compute.ts';
import type { FeatureDefinition, FeatureEvent, FeatureSource } from './define.ts';
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
export function encodeTile(tile: Tile): string {
  const kept: unknown[] = [];
  for (const [place, part] of tile.entries()) {
    if (part === null) continue;
    const isNamed = typeof part === 'object' && !Array.isArray(part);
    kept.push(place, isNamed ? Object.values(part) : part);
  }
  return JSON.stringify(kept, (_, value: unknown) =>
    typeof value === 'bigint' ? shortest(value) : value,
  );
}

/** The tile that was kept, by the plan it was folded for. */
export function decodeTile({ columns }: Plan, kept: readonly unknown[]): Tile {
  const tile: (Folded | null)[] = new Array(columns.length).fill(null);
  for (let i = 0; i < kept.length; i += 2) {
    const place = kept[i] as number;
    const kind = columns[place]?.part.kind;
    tile[place] = kind ? readPart(kind, kept[i + 1] as Kept) : null;
  }
  return tile;
}

function readPart(kind: Part['kind'], kept: Kept): Folded {
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

/** Tiles of one borrower, and the raw events of days that a window cuts. */
export interface Days {
  /** By day number. */
  readonly tiles: ReadonlyMap<number, Tile>;
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

/** Whether the day of `asOf` is cut too: its tile holds what lies ahead, by the clock of a partner. */
export function cutsToday(plan: Plan, asOf: Instant, tiles: ReadonlyMap<number, Tile>): boolean {
  const tile = tiles.get(dayNumberAt(asOf));
  return tile !== undefined && reaches(tile, plan, asOf);
}

/** Whether the tile holds an event at `asOf` or later: a partner's clock may be ahead. */
const reaches = (tile: Tile, { columns }: Plan, asOf: Instant): boolean =>
  columns.some(({ part }, i) => part.kind === 'base' && ((tile[i] as Base)?.last ?? 0) >= asOf);

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

/** A column by itself: the days on which it tells something, and what. */
interface ColumnDays {
  readonly days: readonly number[];
  readonly parts: readonly Folded[];
}

/** Reads parts of columns over spans: whole days as they were folded, cut ones folded for the span. */
class ColumnReader {
  readonly #plan: Plan;
  readonly #days: Days;
  readonly #sorted: readonly number[];
  readonly #columns = new Map<number, ColumnDays>();
  /** The day of `asOf`, which counts as whole unless its tile holds what lies ahead. */
  readonly #today: number | null;

  constructor(plan: Plan, days: Days, asOf: Instant) {
    this.#plan = plan;
    this.#days = days;
    this.#sorted = [...days.tiles.keys()].sort((a, b) => a - b);
    this.#today = cutsToday(plan, asOf, days.tiles) ? null : dayNumberAt(asOf);
  }

  /** Parts of the column over the span, the earliest first. */
  partsOf(place: number, { from, to }: Span): Folded[] {
    const [first, last] = [dayNumberAt(from), dayNumberAt(to)];
    const cutsFirst = from !== startOfDayNumber(first);
    const cutsLast = to !== startOfDayNumber(last) && last !== this.#today;
    const until = last === this.#today && to !== startOfDayNumber(last) ? last + 1 : last;
    if (first === last && (cutsFirst || cutsLast)) return this.#cut(place, first, from, to);
    return [
      ...(cutsFirst ? this.#cut(place, first, from, startOfDayNumber(first + 1)) : []),
      ...this.#whole(place, cutsFirst ? first + 1 : first, until),
      ...(cutsLast ? this.#cut(place, last, startOfDayNumber(last), to) : []),
    ];
  }

  #whole(place: number, from: number, until: number): readonly Folded[] {
    const { days, parts } = this.#columnOf(place);
    return parts.slice(firstAtLeast(days, from), firstAtLeast(days, until));
  }

  #columnOf(place: number): ColumnDays {
    const known = this.#columns.get(place);
    if (known) return known;
    const days: number[] = [];
    const parts: Folded[] = [];
    for (const day of this.#sorted) {
      const part = this.#days.tiles.get(day)?.[place];
      if (part === null || part === undefined) continue;
      days.push(day);
      parts.push(part);
    }
    this.#columns.set(place, { days, parts });
    return { days, parts };
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

import type { EventKind } from '../events/index.ts';
import type { Aggregate } from './aggregates.ts';
import type { FeatureDefinition, FeatureSource, Series } from './define.ts';
import type { Part } from './parts.ts';

/** One part of one source's series: what a day is folded to, once for all features that read it. */
export interface Column {
  /** Place of its stream in the plan. */
  readonly stream: number;
  readonly part: Part;
  /** Whether no definition looks at it further back than `NEAR_DAYS`. */
  readonly near: boolean;
}

/** Of most that is kept of each customer, parcel and order a quarter is looked at; turnover is, for years. */
export const NEAR_DAYS = 92;

/** The events of one series that one source tells. */
export interface Stream {
  readonly source: FeatureSource;
  readonly series: Series;
}

/** What a definition asks of its series: the same of each of its sources. */
interface Ask {
  readonly side: 'main' | 'against';
  readonly part: Part;
}

/** Columns that a list of definitions reads, and where each definition finds its own. */
export interface Plan {
  readonly definitions: readonly FeatureDefinition[];
  readonly streams: readonly Stream[];
  readonly columns: readonly Column[];
  /** Places of the streams that look at events of a kind that a source tells. */
  streamsOf(source: FeatureSource, kind: EventKind): readonly number[];
  /** Places of each stream's columns. */
  readonly columnsOf: readonly (readonly number[])[];
  /** Place of a column, or `undefined` when no definition asks for it. */
  placeOf(source: FeatureSource, series: Series, part: Part): number | undefined;
  /** Tells one plan from another: what was folded for one cannot be read by another. */
  readonly text: string;
}

const base: Part = { kind: 'base' };
/** Raised when parts are folded or kept otherwise than before: days that were kept are folded anew. */
const FOLD_VERSION = 3;

/** The plan of `definitions`. */
export function planOf(definitions: readonly FeatureDefinition[]): Plan {
  const streams = new Map<string, Stream>();
  const columns: Columns = new Map();
  for (const definition of definitions) {
    for (const { side, part } of asksOf(definition.aggregate)) {
      const series = (side === 'against' && definition.against) || definition;
      for (const source of series.sources) {
        const stream = streamKey(source, series);
        if (!streams.has(stream)) streams.set(stream, { source, series });
        for (const wanted of [base, part]) {
          const key = keyOf(source, series, wanted);
          const known = columns.get(key);
          columns.set(key, {
            ...{ stream, part: known ? widen(known.part, wanted) : wanted },
            near: (known?.near ?? true) && definition.window.days < NEAR_DAYS,
          });
        }
      }
    }
  }
  const served = serveCounts(columns);
  const keys = [...columns.keys()];
  const places = new Map(keys.map((key, i) => [key, i]));
  for (const [key, by] of served) places.set(key, places.get(by) ?? 0);
  const streamPlaces = new Map([...streams.keys()].map((key, i) => [key, i]));
  const placed = [...columns.values()].map(({ stream, part, near }) => ({
    stream: streamPlaces.get(stream) ?? 0,
    ...{ part, near },
  }));
  const columnsOf = Array.from(streams, (): number[] => []);
  for (const [place, { stream }] of placed.entries()) columnsOf[stream]?.push(place);
  const byKind = new Map<string, number[]>();
  for (const [place, { source, series }] of [...streams.values()].entries()) {
    for (const kind of series.from) {
      const key = `${source} ${kind}`;
      byKind.set(key, [...(byKind.get(key) ?? []), place]);
    }
  }
  return {
    definitions,
    streams: [...streams.values()],
    columns: placed,
    columnsOf,
    streamsOf: (source, kind) => byKind.get(`${source} ${kind}`) ?? [],
    placeOf: (source, series, part) => places.get(keyOf(source, series, part)),
    text: JSON.stringify([FOLD_VERSION, ...columns]),
  };
}

type Columns = Map<
  string,
  { readonly stream: string; readonly part: Part; readonly near: boolean }
>;

/**
 * Columns that count names where another adds something up for the same names: that one counts them too.
 * Takes them out. @returns Which serves which, by key.
 */
function serveCounts(columns: Columns): Map<string, string> {
  const served = new Map<string, string>();
  for (const [key, { stream, part, near }] of columns) {
    if (part.kind !== 'keys' || part.sum !== null) continue;
    const other = [...columns].find(
      ([, c]) =>
        c.stream === stream &&
        c.part.kind === 'keys' &&
        c.part.by === part.by &&
        c.part.sum !== null,
    );
    if (!other) continue;
    const [by, column] = other;
    columns.set(by, {
      ...{ stream, part: widen(column.part, part) },
      near: near && column.near,
    });
    columns.delete(key);
    served.set(key, by);
  }
  return served;
}

/** Keys of one field are kept once: what they add up to and when they came, if anybody asks. */
function widen(known: Part, wanted: Part): Part {
  if (known.kind !== 'keys' || wanted.kind !== 'keys') return known;
  return { ...known, at: known.at || wanted.at };
}

/** What a series looks at, in words: written once for each, asked for a thousand times a snapshot. */
const words = new WeakMap<Series, string>();
function wordsOf(series: Series): string {
  const known = words.get(series);
  if (known !== undefined) return known;
  const { from, where } = series;
  const made = `${from.join('+')} ${where ? JSON.stringify(where) : ''}`;
  words.set(series, made);
  return made;
}

const streamKey = (source: FeatureSource, series: Series): string => `${source} ${wordsOf(series)}`;

function partText(part: Part): string {
  switch (part.kind) {
    case 'base':
    case 'days':
      return part.kind;
    case 'keys':
      return `keys ${part.by} ${part.sum ?? ''}`;
    case 'items':
      return `items ${part.field} ${part.from} ${part.until}`;
    default:
      return `${part.kind} ${part.field}`;
  }
}

const keyOf = (source: FeatureSource, series: Series, part: Part): string =>
  `${streamKey(source, series)} ${partText(part)}`;

/** The parts that an aggregate is told from, by the side that they are of. */
export function asksOf(aggregate: Aggregate): readonly Ask[] {
  const main = (...parts: Part[]): Ask[] => parts.map((part) => ({ side: 'main', part }));
  const against = (part: Part): Ask => ({ side: 'against', part });
  switch (aggregate.kind) {
    case 'sum':
    case 'average':
      return main({ kind: 'sum', field: aggregate.field });
    case 'growth': {
      const sum: Part = { kind: 'sum', field: aggregate.field };
      return aggregate.knownDays === undefined ? main(sum) : main(sum, base);
    }
    case 'volatility':
    case 'peakShare':
      return main(dailyOf(aggregate.field));
    case 'lowest':
      return main({ kind: 'low', field: aggregate.field });
    case 'highest':
      return main({ kind: 'high', field: aggregate.field });
    case 'latest':
      return main({ kind: 'latest', field: aggregate.field });
    case 'timeAverage':
      return main({ kind: 'level', field: aggregate.field });
    case 'count':
    case 'firstDaysAgo':
    case 'newestDaysAgo':
      return main(base);
    case 'days':
    case 'longestGap':
      return main({ kind: 'days' });
    case 'distinct':
      return main(keysBy(aggregate.field));
    case 'repeatShare':
    case 'busyShare':
      return main(keysBy(aggregate.by));
    case 'namesPer':
      return main(keysBy(aggregate.by), keysBy(aggregate.per));
    case 'largestShare':
      return main(keysBy(aggregate.by, aggregate.field), sumOf(aggregate.field));
    case 'inForce': {
      const { field, from, until } = aggregate;
      return main({ kind: 'items', field, from, until });
    }
    case 'inForceShare': {
      const { field, from, until, whole } = aggregate;
      return [...main({ kind: 'items', field, from, until }), against(sumOf(whole))];
    }
    case 'proportion':
      return [...main(measure(aggregate.part)), against(measure(aggregate.whole))];
    case 'moreDays':
      return [...main(dailyOf(aggregate.field)), against(dailyOf(aggregate.than))];
    case 'circularShare':
      return [
        ...main(keysBy(aggregate.by, aggregate.field), sumOf(aggregate.field)),
        against(keysBy(aggregate.in)),
      ];
    case 'openSum':
      return [...main(keysBy(aggregate.by, aggregate.field)), against(keysBy(aggregate.in))];
    case 'matchedShare':
      return [...main(keysBy(aggregate.by)), against(keysBy(aggregate.in))];
    case 'openAge':
      return [...main(keysBy(aggregate.by, null, true)), against(keysBy(aggregate.in))];
    case 'lag':
      return [...main(keysBy(aggregate.by, null, true)), against(keysBy(aggregate.in, null, true))];
  }
}

export const dailyOf = (field: string): Part => ({ kind: 'daily', field });
export const sumOf = (field: string): Part => ({ kind: 'sum', field });
export const keysBy = (by: string, sum: string | null = null, at = false): Part => ({
  ...{ kind: 'keys', by, sum, at },
});
/** What a side of a proportion adds up: a field, or its events. */
export const measure = (field: string | null): Part => (field === null ? base : sumOf(field));

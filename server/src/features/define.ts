import assert from 'node:assert/strict';
import { type EventData, type EventKind, type EventOrigin, eventKinds } from '../events/index.ts';
import { type Instant, type Says, type Segment, segments } from '../kernel/index.ts';
import { type Aggregate, comparing } from './aggregates.ts';

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
export const featureUnits = ['fen', 'count', 'days', 'ppm', 'hours', 'm2'] as const;
export type FeatureUnit = (typeof featureUnits)[number];
/** Which way a higher value points. `none`: neither way is known beforehand. */
export type Direction = 'more_is_safer' | 'less_is_safer' | 'none';

/**
 * The days before `asOf` that a feature looks at.
 * - `rolling`: spans of 24 hours that end at `asOf`.
 * - `open`: that many Shanghai days, and the day of `asOf` as far as it has come.
 * - `whole`: Shanghai days that end where the day of `asOf` begins, so that days can be counted.
 */
export interface Window {
  readonly days: number;
  readonly shape: 'rolling' | 'open' | 'whole';
}

/** Which events of their kinds count: those of some hours of Shanghai's day, with a field told, or of a value. */
export type Where =
  | { readonly hours: readonly [from: number, until: number] }
  | { readonly known: string }
  | { readonly field: string; readonly is: readonly (string | boolean)[] };

/** Events that are looked at together. */
export interface Series {
  readonly from: readonly EventKind[];
  /** Any of them tells: those that are connected are taken together. */
  readonly sources: readonly FeatureSource[];
  readonly where?: Where;
}

/** One feature. A changed meaning is a new `version`; models pin the version they were trained on. */
export interface FeatureDefinition extends Series {
  /** `merchant.paid_turnover_90d`: whose, what, over how long. */
  readonly name: string;
  readonly version: number;
  readonly owner: string;
  /** Kinds of business that it is looked at for. */
  readonly segments: readonly Segment[];
  readonly unit: FeatureUnit;
  /** What the aggregate compares with, its own series if absent; not known unless both sides are. */
  readonly against?: Series;
  readonly window: Window;
  readonly aggregate: Aggregate;
  /** The value when the source is connected and the window is empty; `null` when that says nothing. */
  readonly whenNoEvents: bigint | null;
  readonly direction: Direction;
  readonly says: Says;
  /** What the borrower can do about it. */
  readonly advice: Says;
  /** Why it is looked at. */
  readonly why: Says;
}

/** For what is looked at whatever the business is. */
export const everyone: readonly Segment[] = [...segments];
/** For what is looked at on a farm, of crops or of animals. */
export const farms: readonly Segment[] = ['cropFarm', 'livestockFarm'];

/** The definition, checked: every field it reads is a field of every kind it reads from. */
export function defineFeature(definition: FeatureDefinition): FeatureDefinition {
  const { name, window, aggregate, against } = definition;
  const fail = (what: string): never => assert.fail(`feature ${name}: ${what}`);
  if (!/^[a-z]+(\.[a-z0-9_]+)$/.test(name)) fail('bad name');
  if (!Number.isInteger(window.days) || window.days <= 0) fail('bad window');
  if (definition.segments.length === 0) fail('of no segment');
  if (against && !comparing.has(aggregate.kind)) fail('compares with nothing');
  for (const series of [definition, ...(against ? [against] : [])]) {
    if (series.from.length === 0 || series.sources.length === 0) fail('reads nothing');
    const { where = { hours: [0, 24] } } = series;
    if (!('hours' in where)) checkField(series, 'known' in where ? where.known : where.field, fail);
  }
  for (const [side, field] of fieldsOf(aggregate)) {
    checkField(side === 'main' ? definition : (against ?? definition), field, fail);
  }
  checkSpans(window, aggregate, fail);
  return definition;
}

type Fail = (what: string) => never;

function checkField({ from }: Series, field: string, fail: Fail): void {
  const bare = /^late\((\w+)\)$/.exec(field)?.[1] ?? field;
  for (const kind of from) if (!(bare in eventKinds[kind].shape)) fail(`${kind} has no ${bare}`);
}

function checkSpans(window: Window, aggregate: Aggregate, fail: Fail): void {
  const { kind } = aggregate;
  if (kind === 'growth') {
    if (aggregate.spanDays === null && window.days % 2 !== 0) fail('no halves');
    if (aggregate.spanDays !== null && aggregate.spanDays * 2 > window.days) fail('spans overlap');
    if (window.shape === 'open') fail('an open day makes the later span longer');
  }
  if (kind === 'volatility' || kind === 'peakShare') {
    if (window.days % aggregate.spanDays !== 0) fail('spans do not fill the window');
    if (window.shape !== 'whole') fail('spans of whole days');
  }
  const byDay = kind === 'longestGap' || kind === 'moreDays';
  if (byDay && window.shape !== 'whole') fail('days are counted over whole days');
}

/** Every field that an aggregate reads, with the side it reads it from. */
export function fieldsOf(aggregate: Aggregate): (readonly ['main' | 'against', string])[] {
  const main = (...fields: (string | null)[]) =>
    fields.flatMap((f) => (f === null ? [] : [['main', f] as const]));
  const against = (field: string | null) => (field === null ? [] : [['against', field] as const]);
  switch (aggregate.kind) {
    case 'count':
    case 'days':
    case 'longestGap':
    case 'firstDaysAgo':
    case 'newestDaysAgo':
      return [];
    case 'proportion':
      return [...main(aggregate.part), ...against(aggregate.whole)];
    case 'moreDays':
      return [...main(aggregate.field), ...against(aggregate.than)];
    case 'repeatShare':
    case 'busyShare':
      return main(aggregate.by);
    case 'namesPer':
      return main(aggregate.by, aggregate.per);
    case 'largestShare':
      return main(aggregate.by, aggregate.field);
    case 'circularShare':
    case 'openSum':
      return [...main(aggregate.by, aggregate.field), ...against(aggregate.in)];
    case 'matchedShare':
    case 'openAge':
    case 'lag':
      return [...main(aggregate.by), ...against(aggregate.in)];
    case 'inForce':
      return main(aggregate.field, aggregate.from, aggregate.until);
    case 'inForceShare': {
      const { field, from, until, whole } = aggregate;
      return [...main(field, from, until), ...against(whole)];
    }
    default:
      return main(aggregate.field);
  }
}

/** The last `n` times 24 hours before `asOf`. */
export const days = (n: number): Window => ({ days: n, shape: 'rolling' });
/** The `n` Shanghai days before the day of `asOf`, and that day so far. */
export const openDays = (n: number): Window => ({ days: n, shape: 'open' });
/** The `n` Shanghai days before the day of `asOf`, which is not included. */
export const wholeDays = (n: number): Window => ({ days: n, shape: 'whole' });

/** What a feature tells, whatever its window: `merchant.orders` for `merchant.orders_7d`. */
export const factOf = (name: string): string => name.replace(/_(?:\d+[dm]|days|year)$/, '');

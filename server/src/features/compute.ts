import assert from 'node:assert/strict';
import type { EventKind } from '../events/index.ts';
import type { Instant, Segment } from '../kernel/index.ts';
import type {
  FeatureDefinition,
  FeatureEvent,
  FeatureSource,
  FeatureUnit,
  Series,
} from './define.ts';
import { featureDefinitions } from './definitions.ts';
import { finish, type Read } from './finish.ts';
import { type Base, type Folded, foldPart, mergeParts, type Part } from './parts.ts';
import { matches } from './read-field.ts';
import { type Span, spanOf, windowOf } from './windows.ts';

/** One feature's value as of an instant, with where it came from. */
export interface FeatureValue {
  /** `null`: not known. Nothing happened is a value (`whenNoEvents`), not `null`. */
  readonly value: bigint | null;
  readonly unit: FeatureUnit;
  /** Who told it; when nobody is connected, who would. */
  readonly source: FeatureSource;
  /** The others that told it, where there are several. */
  readonly also?: readonly FeatureSource[];
  /** How many events it was computed from. */
  readonly events: number;
  /** When the newest of them occurred: how fresh the value is. */
  readonly newestAt: Instant | null;
  readonly version: number;
}

/** Every feature by its name. */
export type FeatureSnapshot = Readonly<Record<string, FeatureValue>>;

/** What is folded of one source's series over a span. Who folds it, and when, is the reader's affair. */
export type ReadColumn = (
  source: FeatureSource,
  series: Series,
  part: Part,
  span: Span,
) => Folded | null;

/** The value of every definition as of `asOf`, from whatever folds the columns. */
export function valuesOf(
  definitions: readonly FeatureDefinition[],
  readColumn: ReadColumn,
  o: { readonly asOf: Instant; readonly connected: ReadonlySet<FeatureSource> },
): FeatureSnapshot {
  const snapshot: Record<string, FeatureValue> = {};
  for (const definition of definitions) {
    snapshot[definition.name] = computeValue(definition, readColumn, o);
  }
  return snapshot;
}

const isConnected = (connected: ReadonlySet<FeatureSource>) => (source: FeatureSource) =>
  source === 'open310' || connected.has(source); // This lender's own books are always there.

function computeValue(
  definition: FeatureDefinition,
  readColumn: ReadColumn,
  { asOf, connected }: { asOf: Instant; connected: ReadonlySet<FeatureSource> },
): FeatureValue {
  const { unit, version, against, sources } = definition;
  const main = sources.filter(isConnected(connected));
  const other = against ? against.sources.filter(isConnected(connected)) : main;
  const told = [...new Set([...main, ...other])];
  const [source = sources[0] ?? 'open310', ...also] = told;
  const from = also.length === 0 ? { source } : { source, also };
  if (main.length === 0 || other.length === 0) {
    return { value: null, unit, ...from, events: 0, newestAt: null, version };
  }
  const read: Read = (side, part, span) => {
    const series = side === 'main' ? definition : (against ?? definition);
    const folded = (side === 'main' ? main : other).map((s) => readColumn(s, series, part, span));
    return mergeParts(
      part,
      folded.filter((f) => f !== null),
    );
  };
  const whole = windowOf(definition, asOf);
  const bases = (['main', ...(against ? ['against' as const] : [])] as const)
    .map((side) => read(side, { kind: 'base' }, whole) as Base | null)
    .filter((base) => base !== null);
  const events = bases.reduce((n, base) => n + base.n, 0);
  const newestAt = events === 0 ? null : (Math.max(...bases.map((b) => b.last)) as Instant);
  const value = events === 0 ? definition.whenNoEvents : finish(definition, read, whole, asOf);
  return { value, unit, ...from, events, newestAt, version };
}

/**
 * The value of every feature as it was known at `asOf`: only events recorded and occurred before it
 * count, so that a model is trained on what a decision of that moment could have seen.
 * The order of `events` does not matter. This lender's own source is always connected.
 * Folds the raw events of every window: what days folded before must agree with.
 */
export function computeFeatures(
  events: readonly FeatureEvent[],
  o: {
    readonly asOf: Instant;
    readonly connected: ReadonlySet<FeatureSource>;
    readonly definitions?: readonly FeatureDefinition[];
  },
): FeatureSnapshot {
  const known = groupKnown(events, o.asOf);
  const series = new Map<string, readonly FeatureEvent[]>(); // Features of one window share its events.
  const readColumn: ReadColumn = (source, { from, where }, part, span) => {
    const key = `${source} ${from.join()} ${JSON.stringify(where)} ${span.from} ${span.to}`;
    let inSpan = series.get(key);
    if (!inSpan) {
      const of = from.flatMap((kind) => known.get(`${source} ${kind}`) ?? []);
      inSpan = of.filter(
        (e) => e.occurredAt >= span.from && e.occurredAt < span.to && matches(e, where),
      );
      series.set(key, inSpan);
    }
    return foldPart(part, inSpan);
  };
  return valuesOf(o.definitions ?? featureDefinitions, readColumn, o);
}

/** Events that were known before `asOf`, by source and kind. */
function groupKnown(
  events: readonly FeatureEvent[],
  asOf: Instant,
): ReadonlyMap<string, FeatureEvent[]> {
  const groups = new Map<string, FeatureEvent[]>();
  for (const event of events) {
    if (event.recordedAt >= asOf || event.occurredAt >= asOf) continue;
    const key = `${event.source} ${event.kind}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

/** Features that say something about a kind of business. */
export const definitionsFor = (segment: Segment): readonly FeatureDefinition[] =>
  featureDefinitions.filter((d) => d.segments.includes(segment));

/** The definition of that name. Throws when there is none. */
export function getDefinition(name: string): FeatureDefinition {
  const definition = featureDefinitions.find((d) => d.name === name);
  assert(definition, `no feature ${name}`);
  return definition;
}

/** Every series of a definition, with the sources it is read from. */
const seriesOf = (d: FeatureDefinition): Series[] => [d, ...(d.against ? [d.against] : [])];

/**
 * How many days back a source has to be read so that every feature sees its whole window.
 * Reading less makes a borrower look younger than those the models learned from.
 */
export const historyDaysNeeded = (source: FeatureSource): number =>
  Math.max(
    0,
    ...featureDefinitions
      .filter((d) => seriesOf(d).some((s) => s.sources.includes(source)))
      .map((d) => d.window.days + (d.window.shape === 'rolling' ? 0 : 1)),
  );

/**
 * Whether a feature tells of others who borrow here, too: a borrower may know that they were looked at, and not
 * what was seen.
 */
export const isAboutOthers = (name: string): boolean =>
  featureDefinitions.some(
    (d) => d.name === name && seriesOf(d).some(({ from }) => from.some(aboutOthers)),
  );

/** Whether facts of a kind tell of others who borrow here. */
export const aboutOthers = (kind: EventKind): boolean => kind.startsWith('neighbour');

/** The facts that features are made of. */
export interface FactsNeeded {
  readonly kinds: readonly EventKind[];
  /** Every source that a feature reads, from the first instant that one of them looks at. */
  readonly since: ReadonlyMap<FeatureSource, Instant>;
}

/** What has to be read so that every feature as of `asOf` sees its whole window, and no more. */
export function factsNeeded(asOf: Instant): FactsNeeded {
  const since = new Map<FeatureSource, Instant>();
  const kinds = new Set<EventKind>();
  for (const definition of featureDefinitions) {
    const { from } = spanOf(definition.window, asOf);
    for (const series of seriesOf(definition)) {
      for (const kind of series.from) kinds.add(kind);
      for (const source of series.sources) {
        const known = since.get(source);
        if (known === undefined || from < known) since.set(source, from);
      }
    }
  }
  return { kinds: [...kinds], since };
}

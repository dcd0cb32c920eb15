import assert from 'node:assert/strict';
import type { EventKind } from '../events/index.ts';
import { type Instant, instant, shanghaiDay, startOfDay } from '../kernel/index.ts';
import { foldWindow } from './aggregate.ts';
import type { FeatureDefinition, FeatureEvent, FeatureSource, FeatureUnit } from './define.ts';
import { featureDefinitions } from './definitions.ts';

const DAY_MS = 86_400_000;

/** One feature's value as of an instant, with where it came from. */
export interface FeatureValue {
  /** `null`: not known. Nothing happened is a value (`whenNoEvents`), not `null`. */
  readonly value: bigint | null;
  readonly unit: FeatureUnit;
  readonly source: FeatureSource;
  /** How many events it was computed from. */
  readonly events: number;
  readonly newestAt: Instant | null;
  readonly version: number;
}

/** Every feature by its name. */
export type FeatureSnapshot = Readonly<Record<string, FeatureValue>>;

/** The instants a definition looks at: `from` included, `to` not. */
export function windowOf(
  { window }: FeatureDefinition,
  asOf: Instant,
): { readonly from: Instant; readonly to: Instant } {
  const to = window.shape === 'rolling' ? asOf : startOfDay(shanghaiDay(asOf));
  return { from: instant(to - window.days * DAY_MS), to };
}

/**
 * The value of every feature as it was known at `asOf`: only events recorded and occurred before it
 * count, so that a model is trained on what a decision of that moment could have seen.
 * The order of `events` does not matter. This lender's own source is always connected.
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
  const windows = new Map<string, Gathered>(); // Features of one window share its events.
  const snapshot: Record<string, FeatureValue> = {};
  for (const definition of o.definitions ?? featureDefinitions) {
    const { name, unit, source, version } = definition;
    if (source !== 'open310' && !o.connected.has(source)) {
      snapshot[name] = { value: null, unit, source, events: 0, newestAt: null, version };
      continue;
    }
    const { from, to } = windowOf(definition, o.asOf);
    const key = `${source} ${definition.from.join()} ${from} ${to}`;
    const gathered = windows.get(key) ?? gather(known, definition, from, to);
    windows.set(key, gathered);
    const { inWindow, newestAt } = gathered;
    const value =
      inWindow.length === 0
        ? definition.whenNoEvents
        : foldWindow(definition.aggregate, inWindow, { from, to, asOf: o.asOf });
    snapshot[name] = { value, unit, source, events: inWindow.length, newestAt, version };
  }
  return snapshot;
}

type ByKind = ReadonlyMap<string, FeatureEvent[]>;
interface Gathered {
  readonly inWindow: readonly FeatureEvent[];
  readonly newestAt: Instant | null;
}

/** Events that were known before `asOf`, by kind. */
function groupKnown(events: readonly FeatureEvent[], asOf: Instant): ByKind {
  const groups = new Map<string, FeatureEvent[]>();
  for (const event of events) {
    if (event.recordedAt >= asOf || event.occurredAt >= asOf) continue;
    const group = groups.get(event.kind);
    if (group) group.push(event);
    else groups.set(event.kind, [event]);
  }
  return groups;
}

function gather(
  known: ByKind,
  { from: kinds, source }: FeatureDefinition,
  from: Instant,
  to: Instant,
): Gathered {
  const inWindow: FeatureEvent[] = [];
  let newestAt: Instant | null = null;
  for (const kind of kinds) {
    for (const event of known.get(kind) ?? []) {
      const { occurredAt } = event;
      if (event.source !== source || occurredAt < from || occurredAt >= to) continue;
      inWindow.push(event);
      if (newestAt === null || occurredAt > newestAt) newestAt = occurredAt;
    }
  }
  return { inWindow, newestAt };
}

/** The definition of that name. Throws when there is none. */
export function getDefinition(name: string): FeatureDefinition {
  const definition = featureDefinitions.find((d) => d.name === name);
  assert(definition, `no feature ${name}`);
  return definition;
}

/**
 * How many days back a source has to be read so that every feature sees its whole window.
 * Reading less makes a borrower look younger than those the models learned from.
 */
export const historyDaysNeeded = (source: FeatureSource): number =>
  Math.max(
    0,
    ...featureDefinitions
      .filter((d) => d.source === source)
      .map((d) => d.window.days + (d.window.shape === 'whole' ? 1 : 0)),
  );

/** The facts that features are made of. */
export interface FactsNeeded {
  readonly kinds: readonly EventKind[];
  /** Every source that a feature reads, from the first instant that one of them looks at. */
  readonly since: ReadonlyMap<FeatureSource, Instant>;
}

/** What has to be read so that every feature as of `asOf` sees its whole window, and no more. */
export function factsNeeded(asOf: Instant): FactsNeeded {
  const since = new Map<FeatureSource, Instant>();
  for (const definition of featureDefinitions) {
    const { from } = windowOf(definition, asOf);
    const known = since.get(definition.source);
    if (known === undefined || from < known) since.set(definition.source, from);
  }
  return { kinds: [...new Set(featureDefinitions.flatMap((d) => d.from))], since };
}

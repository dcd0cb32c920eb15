import fc from 'fast-check';
import { type EventKind, eventKinds } from '../events/index.ts';
import {
  addDays,
  fen,
  type Instant,
  instant,
  shanghaiDay,
  startOfDayNumber,
} from '../kernel/index.ts';
import type { FeatureEvent, FeatureSource } from './define.ts';
import { featureDefinitions } from './definitions.ts';
import type { IdentifiedEvent } from './history.ts';

// Any events that any feature reads: of every kind and source, on every day that matters, on the edges
// of days too, with few names so that they meet, and with amounts of any size.

const DAY = 86_400_000;

/** Every kind that a feature reads, with the sources it is read from. */
const readKinds: readonly (readonly [EventKind, readonly FeatureSource[]])[] = (() => {
  const all = new Map<EventKind, Set<FeatureSource>>();
  for (const definition of featureDefinitions) {
    for (const series of [definition, ...(definition.against ? [definition.against] : [])]) {
      for (const kind of series.from) {
        const known = all.get(kind) ?? new Set();
        for (const source of series.sources) known.add(source);
        all.set(kind, known);
      }
    }
  }
  return [...all].map(([kind, sources]) => [kind, [...sources]] as const);
})();

/** Every source that any feature reads. */
export const allSources: ReadonlySet<FeatureSource> = new Set(readKinds.flatMap(([, s]) => s));

interface Shape {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Shape[];
}
const shapesOf = (kind: EventKind): Readonly<Record<string, Shape>> =>
  (eventKinds[kind].toJSONSchema({ io: 'input' }) as { properties: Record<string, Shape> })
    .properties;

/** Members that every fact of the kind has; the others may be absent. */
const requiredOf = (kind: EventKind): string[] =>
  (eventKinds[kind].toJSONSchema({ io: 'input' }) as { required: string[] }).required;

function fieldOf(name: string, shape: Shape, occurredAt: Instant): fc.Arbitrary<unknown> {
  const nullable = shape.anyOf?.some((s) => s.type === 'null') ?? false;
  const bare = shape.anyOf?.find((s) => s.type !== 'null') ?? shape;
  const made = valueOfField(name, bare, occurredAt);
  return nullable ? fc.option(made, { freq: 4 }) : made;
}

function valueOfField(name: string, shape: Shape, occurredAt: Instant): fc.Arbitrary<unknown> {
  if (name.endsWith('Fen')) {
    const least = /balance|^amountFen$|^askedFen$/.test(name) ? 1n : 0n;
    return fc.oneof(
      { weight: 9, arbitrary: fc.bigInt({ min: least, max: 10n ** 7n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: least, max: 10n ** 16n - 1n }) },
    );
  }
  if (['on', 'dueOn', 'from', 'until'].includes(name)) {
    return fc.integer({ min: -400, max: 400 }).map((n) => addDays(shanghaiDay(occurredAt), n));
  }
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer') return fc.integer({ min: 1, max: 500 });
  return fc.constantFrom('a', 'b', 'c', 'd', 'e');
}

const dataOf = (kind: EventKind, occurredAt: Instant): fc.Arbitrary<FeatureEvent['data']> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(shapesOf(kind)).map(([name, shape]) => [
          name,
          fieldOf(name, shape, occurredAt),
        ]),
      ),
      { requiredKeys: requiredOf(kind) },
    )
    .map((data) =>
      Object.fromEntries(
        Object.entries(data).map(([k, v]) => [k, typeof v === 'bigint' ? fen(v) : v]),
      ),
    ) as unknown as fc.Arbitrary<FeatureEvent['data']>;

/** Instants up to two years before `asOf`, and a little after it: mostly recent, often on an edge. */
const instants = (asOf: Instant): fc.Arbitrary<Instant> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 100 * DAY }).map((n) => instant(asOf - n)) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 740 * DAY }).map((n) => instant(asOf - n)) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 * DAY }).map((n) => instant(asOf + n)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(7, 14, 30, 45, 60, 84, 90, 180, 360),
          fc.integer({ min: -1, max: 1 }),
        )
        .map(([days, off]) => instant(asOf - days * DAY + off)),
    },
    {
      weight: 1,
      arbitrary: fc
        .nat(100)
        .map((n) => startOfDayNumber(Math.floor((asOf + 8 * 3_600_000) / DAY) - n)),
    },
  );

/** One event that occurred around `asOf`, recorded by `recordedAt` of its moment. */
export const eventAround = (
  asOf: Instant,
  recorded: (occurredAt: Instant) => fc.Arbitrary<Instant>,
): fc.Arbitrary<FeatureEvent> =>
  fc.tuple(fc.constantFrom(...readKinds), instants(asOf)).chain(([[kind, sources], occurredAt]) =>
    fc.record({
      kind: fc.constant(kind),
      source: fc.constantFrom(...sources),
      occurredAt: fc.constant(occurredAt),
      recordedAt: recorded(occurredAt),
      data: dataOf(kind, occurredAt),
    }),
  );

/** A history: facts, some revised once or twice, some taken back, recorded late and out of order. */
export const historyAround = (asOf: Instant, most = 80): fc.Arbitrary<IdentifiedEvent[]> =>
  fc
    .array(
      fc.tuple(
        fc.nat({ max: Math.floor(most * 0.8) }),
        eventAround(asOf, (at) =>
          fc.integer({ min: 0, max: 40 * DAY }).map((n) => instant(at + n)),
        ),
        fc.integer({ min: 0, max: 9 }),
      ),
      { maxLength: most },
    )
    .map((all) => {
      const times = new Set<string>();
      return all.flatMap(([n, event, chance]) => {
        const key = `${n} ${event.recordedAt}`;
        if (times.has(key)) return []; // Two revisions of one fact are never recorded at one instant.
        times.add(key);
        return [{ id: `f${n}`, ...event, ...(chance === 0 ? { withdrawn: true as const } : {}) }];
      });
    });

/** What is known of a history just before `asOf`: the last revision of each fact. */
export function knownAt(history: readonly IdentifiedEvent[], asOf: Instant): FeatureEvent[] {
  const last = new Map<string, IdentifiedEvent>();
  for (const event of history) {
    if (event.recordedAt >= asOf) continue;
    const before = last.get(event.id);
    if (!before || event.recordedAt > before.recordedAt) last.set(event.id, event);
  }
  return [...last.values()].filter((event) => !event.withdrawn);
}

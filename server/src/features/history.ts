import { dayNumberAt, type Instant } from '../kernel/index.ts';
import type { FeatureSnapshot } from './compute.ts';
import type { FeatureDefinition, FeatureEvent, FeatureSource } from './define.ts';
import { featureDefinitions } from './definitions.ts';
import { type Plan, planOf } from './plan.ts';
import { columnsOfTiles, featuresOfDays, foldTile, type Tile } from './tiles.ts';

/**
 * One borrower's events as they become known, one after the other, and the features at any point on the
 * way: what serving does with a database, in memory, for training. Recording an event costs nothing;
 * the days it touches are folded when somebody asks.
 */
export class History {
  readonly #plan: Plan;
  readonly #facts = new Map<string, FeatureEvent>();
  readonly #days = new Map<number, Map<string, FeatureEvent>>();
  readonly #tiles = new Map<number, Tile>();
  readonly #stale = new Set<number>();

  constructor(plan: Plan = planOf(featureDefinitions)) {
    this.#plan = plan;
  }

  /** The fact `id` now says this; `null`: it is taken back. */
  record(id: string, event: FeatureEvent | null): void {
    const before = this.#facts.get(id);
    if (before) {
      const day = dayNumberAt(before.occurredAt);
      this.#days.get(day)?.delete(id);
      this.#stale.add(day);
      this.#facts.delete(id);
    }
    if (!event) return;
    this.#facts.set(id, event);
    const day = dayNumberAt(event.occurredAt);
    const facts = this.#days.get(day) ?? new Map<string, FeatureEvent>();
    facts.set(id, event);
    this.#days.set(day, facts);
    this.#stale.add(day);
  }

  /** Features as of `asOf`, which is later than everything recorded so far. */
  featuresAt(o: { asOf: Instant; connected: ReadonlySet<FeatureSource> }): FeatureSnapshot {
    for (const day of this.#stale) {
      const tile = foldTile(this.#plan, this.#eventsOf(day));
      if (tile) this.#tiles.set(day, tile);
      else this.#tiles.delete(day);
    }
    this.#stale.clear();
    const columns = columnsOfTiles(this.#tiles);
    const eventsOf = (day: number) => this.#eventsOf(day);
    return featuresOfDays(this.#plan, { columns, eventsOf }, o);
  }

  #eventsOf(day: number): FeatureEvent[] {
    return [...(this.#days.get(day)?.values() ?? [])];
  }
}

/** A fact with the id that tells its revisions. */
export interface IdentifiedEvent extends FeatureEvent {
  readonly id: string;
  readonly withdrawn?: true;
}

/**
 * Features of one borrower at each of `at`, in rising order, each as it was known then: a training set
 * in one pass over the events.
 * @param events - Every revision, in any order.
 */
export function* snapshotsAt(
  events: readonly IdentifiedEvent[],
  o: {
    readonly at: readonly Instant[];
    readonly connected: ReadonlySet<FeatureSource>;
    readonly definitions?: readonly FeatureDefinition[];
  },
): Generator<FeatureSnapshot, void, undefined> {
  const history = new History(planOf(o.definitions ?? featureDefinitions));
  const byTime = events.toSorted((a, b) => a.recordedAt - b.recordedAt);
  let next = 0;
  for (const asOf of o.at) {
    for (; ; next += 1) {
      const event = byTime[next];
      if (!event || event.recordedAt >= asOf) break;
      history.record(event.id, event.withdrawn ? null : event);
    }
    yield history.featuresAt({ asOf, connected: o.connected });
  }
}

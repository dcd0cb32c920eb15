import { createHash } from 'node:crypto';
import {
  type EventFact,
  type EventKind,
  hasChangedDays,
  listFacts,
  listFactsOfDays,
  takeChangedDays,
} from '../events/index.ts';
import {
  type BusinessDate,
  dayNumber,
  dayNumberAt,
  type Id,
  type Instant,
  instant,
  type Segment,
  shanghaiDay,
  startOfDayNumber,
} from '../kernel/index.ts';
import { column, newId, type RowOf, row, type Tx } from '../platform/index.ts';
import { computeFeatures, definitionsFor, type FeatureSnapshot, factsNeeded } from './compute.ts';
import type { FeatureEvent, FeatureSource } from './define.ts';
import { featureDefinitions } from './definitions.ts';
import { NEAR_DAYS, type Plan, planOf } from './plan.ts';
import {
  type Columns,
  cutDays,
  cutsToday,
  decodeDays,
  encodeTile,
  featuresOfDays,
  foldTile,
  type Tile,
} from './tiles.ts';

type BorrowerId = Id<'borrower'>;

/** What the features in service are folded to. */
const plan: Plan = planOf(featureDefinitions);
export const planDigest: string = createHash('sha256').update(plan.text).digest('base64url');
const kinds: readonly EventKind[] = [...new Set(plan.streams.flatMap(({ series }) => series.from))];

const State = row({
  plan: column.text,
  recordedThrough: column.nullable(column.instant),
  changed: column.text,
});
type State = RowOf<typeof State>;

/** The borrower's state, held until the end of `tx`: their days are folded by one at a time. */
async function lockState(tx: Tx, borrowerId: BorrowerId): Promise<State> {
  const held = () => tx.maybe(State)`
    select plan, recorded_through, changed
      from features.borrowers
     where borrower_id = ${borrowerId}
       for update`;
  const known = await held();
  if (known) return known;
  await tx.exec`
    insert into features.borrowers (borrower_id, plan, changed) values (${borrowerId}, '', '')
    on conflict do nothing`;
  return (await held()) ?? { plan: '', recordedThrough: null, changed: '' };
}

/**
 * The borrower's state where nothing is left to fold, which is most of the time: without a lock, which writes, and made a
 * read wait for the disk. What has changed is looked at first: whatever the state then tells holds all of it.
 */
async function findFolded(tx: Tx, borrowerId: BorrowerId): Promise<State | undefined> {
  const [waiting, state] = await Promise.all([
    hasChangedDays(tx, borrowerId, 'features'),
    tx.maybe(State)`
      select plan, recorded_through, changed
        from features.borrowers
       where borrower_id = ${borrowerId} and plan = ${planDigest}`,
  ]);
  return waiting ? undefined : state;
}

/** How a borrower's days were brought up to date. */
export interface Refreshed {
  /** Days that were folded. */
  readonly days: number;
  /** Whether all of them were, e.g. for the first time or because a feature is new. */
  readonly rebuilt: boolean;
}

/** Folds the days on which facts changed since the last time, or all of them where none is there. */
export async function refreshFeatures(tx: Tx, borrowerId: BorrowerId): Promise<Refreshed> {
  const { refreshed } = await refresh(tx, borrowerId);
  return refreshed;
}

async function refresh(
  tx: Tx,
  borrowerId: BorrowerId,
): Promise<{ readonly state: State; readonly refreshed: Refreshed }> {
  // Sent together, run in order: nobody else takes changes while the state is held.
  const [held, changes] = await Promise.all([
    lockState(tx, borrowerId),
    takeChangedDays(tx, borrowerId, 'features'),
  ]);
  const changed = [...changes.days];
  const state = { ...held, recordedThrough: later(held.recordedThrough, changes.recordedThrough) };
  if (state.plan !== planDigest) return rebuild(tx, borrowerId, state);
  if (changed.length === 0) return { state, refreshed: { days: 0, rebuilt: false } };
  const facts = await listFactsOfDays(tx, borrowerId, { kinds, days: changed });
  const next = { ...state, ...after(state, facts) };
  await Promise.all([
    tx.exec`
      delete from features.tiles
       where borrower_id = ${borrowerId} and day = any (${changed}::date[])`,
    saveTiles(tx, borrowerId, foldDays(facts)),
    saveState(tx, borrowerId, next),
  ]);
  return { state: next, refreshed: { days: changed.length, rebuilt: false } };
}

/** All days from all facts. */
async function rebuild(
  tx: Tx,
  borrowerId: BorrowerId,
  state: State,
): Promise<{ readonly state: State; readonly refreshed: Refreshed }> {
  const facts = await readAll(tx, borrowerId);
  const tiles = foldDays(facts);
  const next = { ...after(state, facts), plan: planDigest };
  await Promise.all([
    tx.exec`delete from features.tiles where borrower_id = ${borrowerId}`,
    saveTiles(tx, borrowerId, tiles),
    saveState(tx, borrowerId, next),
  ]);
  return { state: next, refreshed: { days: tiles.size, rebuilt: true } };
}

const FOR_EVER = instant(Date.UTC(9000, 0, 1));

const readAll = (tx: Tx, borrowerId: BorrowerId) =>
  listFacts(tx, borrowerId, {
    recordedBefore: FOR_EVER,
    kinds,
    since: new Map(plan.streams.map(({ source }) => [source, instant(0)])),
  });

function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  if (b > a) return b;
  return a;
}

const after = (state: State, facts: readonly FeatureEvent[]) => ({
  changed: newId('change'), // Not a number: one that is rolled back must never come again.
  recordedThrough: facts.reduce<Instant | null>(
    (last, { recordedAt }) => later(last, recordedAt),
    state.recordedThrough,
  ),
});

function foldDays(facts: readonly FeatureEvent[]): Map<number, Tile> {
  const byDay = new Map<number, FeatureEvent[]>();
  for (const fact of facts) {
    const day = dayNumberAt(fact.occurredAt);
    const group = byDay.get(day);
    if (group) group.push(fact);
    else byDay.set(day, [fact]);
  }
  const tiles = new Map<number, Tile>();
  for (const [day, events] of byDay) {
    const tile = foldTile(plan, events);
    if (tile) tiles.set(day, tile);
  }
  return tiles;
}

const dateOf = (day: number): BusinessDate => shanghaiDay(startOfDayNumber(day));

async function saveTiles(tx: Tx, borrowerId: BorrowerId, tiles: ReadonlyMap<number, Tile>) {
  if (tiles.size === 0) return;
  const kept = [...tiles.values()].map((tile) => encodeTile(plan, tile));
  await tx.exec`
    insert into features.tiles (borrower_id, day, tile, near)
    select ${borrowerId}, t.day, t.tile::json, t.near::json
      from unnest(${[...tiles.keys()].map(dateOf)}::date[],
                  ${kept.map(({ far }) => far)}::text[],
                  ${kept.map(({ near }) => near)}::text[]) as t (day, tile, near)`;
}

const saveState = (tx: Tx, borrowerId: BorrowerId, state: Omit<State, 'plan'> & { plan: string }) =>
  tx.exec`
    update features.borrowers
       set plan = ${state.plan}, changed = ${state.changed},
           recorded_through = ${state.recordedThrough === null ? null : new Date(state.recordedThrough)}
     where borrower_id = ${borrowerId}`;

const TileRow = row({
  changed: column.text,
  recordedThrough: column.nullable(column.instant),
  day: column.nullable(column.date),
  tile: column.nullable(column.json<readonly unknown[]>()),
  near: column.nullable(column.json<readonly unknown[]>()),
});

/** Days that this process has read before, with the change they were read at. */
interface Remembered {
  readonly changed: string;
  /** From this day on what is looked at for a quarter alone is among it. */
  readonly since: number;
  readonly columns: Columns;
}
const REMEMBERED_MAX = 64; // A busy shop takes some megabytes.
const remembered = new Map<string, Remembered>();

type Folded = Omit<State, 'plan'> & { readonly columns: Columns };

/** A borrower's days and what state they are of, in one statement: nobody folds any in between. */
async function readColumns(
  tx: Tx,
  borrowerId: BorrowerId,
  { state, since }: { readonly state: State; readonly since: number },
): Promise<Folded | undefined> {
  const known = remembered.get(borrowerId);
  if (known?.changed === state.changed && known.since <= since) {
    return { ...state, columns: known.columns };
  }
  const rows = await tx.many(TileRow)`
    select b.changed, b.recorded_through, t.day, t.tile,
           case when t.day >= ${dateOf(since)} then t.near end as near
      from features.borrowers b
      left join features.tiles t on t.borrower_id = b.borrower_id
     where b.borrower_id = ${borrowerId} and b.plan = ${planDigest}
     order by t.day`;
  const [first] = rows;
  if (!first) return undefined; // Another release has folded them for itself.
  const columns = decodeDays(
    plan,
    rows.flatMap(({ day, tile, near }) =>
      day && tile ? [{ day: dayNumber(day), kept: near ? tile.concat(near) : tile }] : [],
    ),
  );
  const { changed, recordedThrough } = first;
  remember(borrowerId, { changed, since, columns });
  return { changed, recordedThrough, columns };
}

function remember(borrowerId: BorrowerId, one: Remembered): void {
  remembered.delete(borrowerId);
  remembered.set(borrowerId, one);
  if (remembered.size <= REMEMBERED_MAX) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
}

/** What to read, and of which features; without a segment, of all. */
export interface FeatureFilter {
  readonly asOf: Instant;
  readonly connected: ReadonlySet<FeatureSource>;
  readonly segment?: Segment;
}

/** Whether nothing came or was folded between what was kept and a look after it: facts read in between are of that state. */
const isOf = (kept: Folded | undefined, after: State | undefined): kept is Folded =>
  kept !== undefined && kept.changed === after?.changed;

const isAhead = ({ recordedThrough }: Folded, asOf: Instant): boolean =>
  recordedThrough !== null && recordedThrough >= asOf;

/** Facts of the day of `asOf`, if they are of the state that was kept. */
async function readToday(
  tx: Tx,
  borrowerId: BorrowerId,
  { kept, asOf }: { readonly kept: Folded; readonly asOf: Instant },
): Promise<EventFact[] | undefined> {
  const [facts, after] = await Promise.all([
    listFactsOfDays(tx, borrowerId, { kinds, days: [dateOf(dayNumberAt(asOf))] }),
    findFolded(tx, borrowerId),
  ]);
  return isOf(kept, after) ? facts : undefined;
}

/**
 * The values of a borrower's features as of now, from days that are folded already; equal to
 * `computeFeatures` over all facts recorded before `asOf`. Brings the days up to date first.
 * @param o.asOf - Later than what was recorded so far; where a clock says otherwise, or somebody records facts meanwhile,
 * the facts are folded as they were known, which takes longer.
 */
export async function readFeatures(
  tx: Tx,
  borrowerId: BorrowerId,
  o: FeatureFilter,
): Promise<FeatureSnapshot> {
  const definitions = o.segment ? definitionsFor(o.segment) : featureDefinitions;
  const state = (await findFolded(tx, borrowerId)) ?? (await refresh(tx, borrowerId)).state;
  const edges = cutDays(definitions, o.asOf).map(dateOf);
  // Sent together, run in order: what is looked at last tells whether all before it is of one state.
  const [kept, facts, after] = await Promise.all([
    readColumns(tx, borrowerId, { state, since: dayNumberAt(o.asOf) - NEAR_DAYS }),
    listFactsOfDays(tx, borrowerId, { kinds, days: edges }),
    findFolded(tx, borrowerId),
  ]);
  const whole = isOf(kept, after) && !isAhead(kept, o.asOf) ? kept : undefined;
  const cut = whole && cutsToday(plan, o.asOf, whole.columns);
  const today = cut ? await readToday(tx, borrowerId, { kept: whole, asOf: o.asOf }) : [];
  if (!whole || !today) {
    const filter = { recordedBefore: o.asOf, ...factsNeeded(o.asOf) };
    return computeFeatures(await listFacts(tx, borrowerId, filter), { ...o, definitions });
  }
  const { columns } = whole;
  const byDay = Map.groupBy([...facts, ...today], (fact) => dayNumberAt(fact.occurredAt));
  const eventsOf = (day: number) => byDay.get(day) ?? [];
  return featuresOfDays({ ...plan, definitions }, { columns, eventsOf }, o);
}

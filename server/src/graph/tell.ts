import { createHash } from 'node:crypto';
import { appendEvents, type EventKind, type NewEvent, parseEventData } from '../events/index.ts';
import {
  addDays,
  type BusinessDate,
  canonicalJson,
  type Id,
  type Instant,
  type Json,
  shanghaiDay,
  startOfDay,
} from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { type Neighbour, neighboursOf } from './around.ts';
import { isForgotten } from './forget.ts';
import { shareNames } from './rename.ts';
import { SPREAD_BUDGET } from './spread.ts';
import { type LateStanding, readStandings } from './standing.ts';

type BorrowerId = Id<'borrower'>;

/** A count that says the same is told again after so many days: features look back a quarter. */
const AGAIN_AFTER_DAYS = 30;
const COUNTED = 'open310:neighbours';

/** One fact to be told about a borrower. */
interface Saying {
  readonly factId: string;
  readonly neighbourId: BorrowerId | null;
  readonly kind: 'neighbours.counted' | 'neighbour.delinquent' | 'neighbour.shared';
  readonly occurredOn: BusinessDate;
  /** As JSON holds it. */
  readonly data: Readonly<Record<string, Json>>;
}

/** Nobody learns from it who that is: a digest of the pair, different for everybody who has to do with them. */
const nameOf = (borrowerId: BorrowerId, neighbourId: BorrowerId): string =>
  createHash('sha256').update(`${borrowerId} ${neighbourId}`).digest('base64url').slice(0, 22);

/** What is seen from one borrower: those it has to do with, and those two relations away who were late. */
interface View {
  readonly near: readonly Neighbour[];
  readonly far: readonly BorrowerId[];
  readonly standings: ReadonlyMap<string, LateStanding>;
}

/** The nearest first, the strongest before the weaker, as many as the budget lets through. */
function within(near: readonly Neighbour[]): BorrowerId[] {
  const weights = new Map<BorrowerId, bigint>();
  for (const { neighbourId, weight } of near) {
    weights.set(neighbourId, (weights.get(neighbourId) ?? 0n) + weight);
  }
  return [...weights]
    .sort(([a, x], [b, y]) => (y > x ? 1 : y < x ? -1 : a < b ? -1 : 1))
    .slice(0, SPREAD_BUDGET.nodes - 1)
    .map(([id]) => id);
}

async function lookAround(tx: Tx, borrowerId: BorrowerId, on: BusinessDate): Promise<View> {
  const all = (await neighboursOf(tx, [borrowerId], on)).get(borrowerId) ?? [];
  const ids = within(all);
  const kept = new Set(ids);
  const near = all.filter(({ neighbourId }) => kept.has(neighbourId));
  const beyond = [...(await neighboursOf(tx, ids, on, 'far')).values()].flat();
  const far = within(
    beyond.filter(({ neighbourId: id }) => id !== borrowerId && !kept.has(id)),
  ).slice(0, Math.max(0, SPREAD_BUDGET.nodes - 1 - ids.length));
  return { near, far, standings: await readStandings(tx, [...ids, ...far]) };
}

function sayingsOf(borrowerId: BorrowerId, { near, far, standings }: View, on: BusinessDate) {
  const late = new Set(near.flatMap(({ neighbourId: id }) => (standings.has(id) ? [id] : [])));
  const counted = { neighbours: new Set(near.map((n) => n.neighbourId)).size, late: late.size };
  const sayings: Saying[] = [
    {
      ...{ factId: COUNTED, neighbourId: null, kind: 'neighbours.counted' as const },
      ...{ occurredOn: on, data: counted },
    },
  ];
  const delinquent = (neighbourId: BorrowerId, relation: string, one?: Neighbour) => {
    const standing = standings.get(neighbourId);
    if (!standing) return;
    const neighbour = nameOf(borrowerId, neighbourId);
    const share = { sharePpm: one?.sharePpm ?? 0, weightFen: String(one?.weight ?? 0n) };
    sayings.push({
      ...{ factId: `open310:neighbour:${relation}:${neighbour}`, neighbourId },
      ...{ kind: 'neighbour.delinquent', occurredOn: standing.lateOn },
      data: { neighbour, relation, ...share, dpd: standing.dpd },
    });
  };
  for (const one of near) {
    delinquent(one.neighbourId, one.relation, one);
    const what = { same_device: 'device', same_address: 'address' }[one.relation as string];
    if (what === undefined) continue;
    const neighbour = nameOf(borrowerId, one.neighbourId);
    sayings.push({
      ...{ factId: `open310:shares:${what}:${neighbour}`, neighbourId: one.neighbourId },
      ...{ kind: 'neighbour.shared', occurredOn: one.lastOn, data: { neighbour, what } },
    });
  }
  for (const id of far) delinquent(id, 'two_hops');
  return sayings;
}

const Told = row({
  factId: column.text,
  neighbourId: column.nullable(column.id('borrower')),
  kind: column.oneOf('neighbours.counted', 'neighbour.delinquent', 'neighbour.shared'),
  occurredOn: column.date,
  data: column.json<Record<string, Json>>(),
});

const isSame = (was: RowOf<typeof Told> | undefined, is: Saying, on: BusinessDate): boolean => {
  if (!was || canonicalJson(was.data) !== canonicalJson(is.data)) return false;
  return is.factId === COUNTED
    ? was.occurredOn <= on && addDays(was.occurredOn, AGAIN_AFTER_DAYS) > on
    : was.occurredOn === is.occurredOn;
};

/** Tells a borrower's facts of what is seen now; what is no longer seen is taken back. @returns How many facts. */
async function tell(tx: Tx, borrowerId: BorrowerId, at: Instant): Promise<number> {
  if (await isForgotten(tx, borrowerId)) return 0;
  const on = shanghaiDay(at);
  const view = await lookAround(tx, borrowerId, on);
  await keepNear(tx, borrowerId, idsOf(view.near));
  const sayings = sayingsOf(borrowerId, view, on);
  const before = await tx.many(Told)`
    select fact_id, neighbour_id, kind, occurred_on, data
      from graph.told where borrower_id = ${borrowerId} order by fact_id`;
  const known = new Map(before.map((one) => [one.factId, one]));
  const wanted = new Set(sayings.map(({ factId }) => factId));
  const fresh = sayings.filter((one) => !isSame(known.get(one.factId), one, on));
  const gone = before.filter(({ factId }) => !wanted.has(factId));
  if (fresh.length + gone.length === 0) return 0;
  const factOf = ({ factId, kind, occurredOn, data }: Omit<Saying, 'neighbourId'>): NewEvent =>
    ({
      ...{ id: factId, kind, borrowerId, source: 'open310', rawId: null },
      occurredAt: startOfDay(occurredOn),
      data: parseEventData(kind as EventKind, data),
    }) as NewEvent;
  await appendEvents(
    tx,
    [...fresh.map(factOf), ...gone.map((one) => ({ ...factOf(one), withdrawn: true as const }))],
    at,
  );
  await keepTold(
    tx,
    borrowerId,
    fresh,
    gone.map(({ factId }) => factId),
  );
  return fresh.length + gone.length;
}

async function keepTold(
  tx: Tx,
  borrowerId: BorrowerId,
  fresh: readonly Saying[],
  gone: readonly string[],
): Promise<void> {
  await tx.exec`
    delete from graph.told where borrower_id = ${borrowerId} and fact_id = any (${[...gone]}::text[])`;
  await tx.exec`
    insert into graph.told (borrower_id, fact_id, neighbour_id, kind, occurred_on, data)
    select ${borrowerId}, t."factId", t."neighbourId", t.kind, t."occurredOn", t.data
      from json_to_recordset(${JSON.stringify(fresh)}::json)
           as t ("factId" text, "neighbourId" text, kind text, "occurredOn" date, data jsonb)
    on conflict (borrower_id, fact_id) do update
       set neighbour_id = excluded.neighbour_id, occurred_on = excluded.occurred_on,
           data = excluded.data`;
}

/**
 * Looks at those with whom a borrower has to do, as its relations stand, and tells what is seen as facts about it:
 * what features of relations are made of. The same look again tells nothing.
 * @param at - Now: when the facts are learned. @returns How many facts came, changed or went.
 */
export async function tellNeighbours(tx: Tx, borrowerId: BorrowerId, at: Instant): Promise<number> {
  await shareNames(tx);
  return tell(tx, borrowerId, at);
}

const idsOf = (near: readonly Neighbour[]): BorrowerId[] => [
  ...new Set(near.map(({ neighbourId }) => neighbourId)),
];

/** Those who are near now stand beside those of before, until a change is carried on to all of them. */
const keepNear = (tx: Tx, borrowerId: BorrowerId, ids: readonly BorrowerId[]) =>
  tx.exec`
    insert into graph.near as kept (borrower_id, neighbour_ids)
    values (${borrowerId}, ${[...ids]}::text[])
        on conflict (borrower_id) do update
       set neighbour_ids = array(select unnest(kept.neighbour_ids)
                                  union select unnest(excluded.neighbour_ids))
     where not kept.neighbour_ids @> excluded.neighbour_ids`;

/** Those are told now. Whom the budget left out stands there until the next spread. */
async function dropNear(
  tx: Tx,
  borrowerId: BorrowerId,
  told: readonly BorrowerId[],
): Promise<void> {
  await tx.exec`
    update graph.near set neighbour_ids = array(select unnest(neighbour_ids)
                                                except select unnest(${[...told]}::text[]))
     where borrower_id = ${borrowerId}`;
  await tx.exec`
    delete from graph.near where borrower_id = ${borrowerId} and neighbour_ids = '{}'`;
}

const Left = row({ left: column.int });

/** How many are told of a borrower or were near it since its last spread: of one who was forgotten, whom the next goes to. */
export async function countLeftToTell(db: Db, borrowerId: BorrowerId): Promise<number> {
  const { left } = await db.one(Left)`
    select (select count(distinct borrower_id) from graph.told where neighbour_id = ${borrowerId})
           + coalesce((select cardinality(neighbour_ids) from graph.near
                        where borrower_id = ${borrowerId}), 0) as left`;
  return left;
}

const Toucher = row({ borrowerId: column.id('borrower') });

/**
 * The same, and then for everybody whom a change at the borrower touches, within `SPREAD_BUDGET`: who sees it near
 * or two relations away, and who was told of it before. In a transaction after the one that changed it, so that of
 * two changes side by side the later look sees both. Of one who was forgotten nobody is left to see anything.
 * @returns How many borrowers were told something.
 */
export async function spreadToNeighbours(
  tx: Tx,
  borrowerId: BorrowerId,
  at: Instant,
): Promise<number> {
  await shareNames(tx); // Before anything is looked at: nobody is forgotten between the look and what is told.
  const { near, far } = await lookAround(tx, borrowerId, shanghaiDay(at));
  const before = await tx.many(Toucher)`
    (select distinct borrower_id from graph.told
      where neighbour_id = ${borrowerId} limit ${SPREAD_BUDGET.nodes})
    union
    (select unnest(neighbour_ids) from graph.near
      where borrower_id = ${borrowerId} limit ${SPREAD_BUDGET.nodes})`;
  const touched = new Set([
    ...[borrowerId, ...idsOf(near), ...far],
    ...before.map((one) => one.borrowerId),
  ]);
  let changed = 0;
  // In one order for all: two spreads that meet wait for each other, never in a ring.
  for (const id of [...touched].sort()) {
    if (id === borrowerId) await dropNear(tx, id, [...touched]);
    if ((await tell(tx, id, at)) > 0) changed += 1;
  }
  return changed;
}

import {
  type EventFact,
  type EventKind,
  listFacts,
  listFactsOfDays,
  takeChangedDays,
} from '../events/index.ts';
import { type BusinessDate, type Id, type Instant, instant, shanghaiDay } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { relationDefinitions } from './definitions.ts';
import { type Edge, edgesAt, edgesOf, keyOf, mergeEdges } from './edges.ts';
import { isForgotten } from './forget.ts';
import { endOf, isLive, type Live, sourcesOf } from './live.ts';
import { type Own, planOf, readOwn } from './own.ts';
import { readRenamed, renamed, shareNames } from './rename.ts';
import { keepStanding, refreshStanding, standingKinds } from './standing.ts';

type BorrowerId = Id<'borrower'>;

const FOR_EVER = instant(Date.UTC(9000, 0, 1));

const kinds: readonly EventKind[] = [
  ...new Set([...relationDefinitions.map(({ from }) => from), ...standingKinds]),
];
const allOf = (live: Live) => new Map(sourcesOf(live).map((source) => [source, instant(0)]));

const Plan = row({ plan: column.text, forgotten: column.bool });

/** The borrower's plan, held until the end of `tx`, during which nobody's numbers are renamed. */
async function lockPlan(tx: Tx, borrowerId: BorrowerId) {
  const held = () =>
    tx.maybe(Plan)`
      select plan, forgotten from graph.borrowers where borrower_id = ${borrowerId} for update`;
  const [, known] = await Promise.all([shareNames(tx), held()]);
  if (known) return known;
  await tx.exec`
    insert into graph.borrowers (borrower_id, plan) values (${borrowerId}, '')
    on conflict do nothing`;
  return (await held()) ?? { plan: '', forgotten: false };
}

/** What a refresh of a borrower's relations did. */
export interface RelationsRefreshed {
  /** Days that were read anew. */
  readonly days: number;
  /** Relations that came, went or changed. */
  readonly changed: number;
  readonly rebuilt: boolean;
}

const NOTHING: RelationsRefreshed = { days: 0, changed: 0, rebuilt: false };

/**
 * Brings a borrower's relations up to date: days on which facts changed are compared with what they
 * were, and only relations that differ are written. The same as making all of them anew. Where other sources may be
 * looked at than the last time, all of them are. Of one who was forgotten there are none.
 * @param liveOf - Asked once nobody else makes the borrower's relations: of two side by side, the later does not go by
 * what could be looked at before it waited.
 */
export async function refreshRelations(
  tx: Tx,
  borrowerId: BorrowerId,
  liveOf: (tx: Tx) => Promise<Live>,
): Promise<RelationsRefreshed> {
  const { plan, forgotten } = await lockPlan(tx, borrowerId);
  const { days } = await takeChangedDays(tx, borrowerId, 'graph');
  if (forgotten) return NOTHING;
  const [live, own] = await Promise.all([liveOf(tx), readOwn(tx, borrowerId, FOR_EVER)]);
  const wanted = planOf(own, live);
  if (plan !== wanted) return rebuild(tx, borrowerId, { own, plan: wanted, live });
  await keepEnd(tx, borrowerId, live);
  if (days.length === 0) return NOTHING;
  const [before, told] = await Promise.all([
    readDays(tx, borrowerId, days),
    listFactsOfDays(tx, borrowerId, { kinds, days }),
  ]);
  const facts = told.filter(({ source }) => isLive(live, source));
  const after = await foldDays(tx, facts, own.keys);
  await refreshStanding(tx, borrowerId, { days, facts });
  await saveDays(tx, borrowerId, days, after);
  const changed = await applyDifference(tx, borrowerId, before, after);
  return { days: days.length, changed, rebuilt: false };
}

/** A consent that was given anew lasts longer, and the relations are the same. */
const keepEnd = (tx: Tx, borrowerId: BorrowerId, live: Live) => {
  const end = endOf(live);
  return tx.exec`
    update graph.borrowers set live_until = ${end === null ? null : new Date(end)}
     where borrower_id = ${borrowerId}
       and live_until is distinct from ${end === null ? null : new Date(end)}::timestamptz`;
};

async function rebuild(
  tx: Tx,
  borrowerId: BorrowerId,
  { own, plan, live }: { readonly own: Own; readonly plan: string; readonly live: Live },
): Promise<RelationsRefreshed> {
  const { facts, days, edges } = await foldAll(tx, borrowerId, own, live);
  await keepStanding(tx, borrowerId, facts);
  await tx.exec`delete from graph.days where borrower_id = ${borrowerId}`;
  await saveDays(tx, borrowerId, [], days);
  // Gone, not emptied: what may not be looked at any more is not kept for those who follow. They read all anew.
  const gone = await tx.exec`delete from graph.edges where borrower_id = ${borrowerId}`;
  await writeEdges(tx, borrowerId, edges);
  await tx.exec`
    update graph.borrowers set plan = ${plan}, anew_in = pg_current_xact_id()
     where borrower_id = ${borrowerId}`;
  await keepEnd(tx, borrowerId, live);
  return { days: days.size, changed: Math.max(gone, edges.length), rebuilt: true };
}

/** All relations from all facts of sources that may be looked at. */
async function foldAll(db: Db, borrowerId: BorrowerId, own: Own, live: Live) {
  const facts = await listFacts(db, borrowerId, {
    ...{ recordedBefore: FOR_EVER, kinds, since: allOf(live) },
  });
  const days = await foldDays(db, facts, own.keys);
  return { facts, days, edges: [...mergeDays(days).values(), ...(await ownEdges(db, own))] };
}

/**
 * A borrower's relations as the next refresh would make them, were these sources alone looked at; nothing is kept. Costs
 * reading all facts of the borrower once. Of one who was forgotten there are none.
 */
export async function listRelationsIf(
  db: Db,
  borrowerId: BorrowerId,
  live: Live,
): Promise<readonly Edge[]> {
  if (await isForgotten(db, borrowerId)) return [];
  const own = await readOwn(db, borrowerId, FOR_EVER);
  return (await foldAll(db, borrowerId, own, live)).edges;
}

/** Numbers of one who was forgotten and came back lead to what others' relations call them now. */
async function ownEdges(db: Db, { edges }: Own): Promise<Edge[]> {
  const named = new Map(edges.map((edge) => [keyOf(edge), edge]));
  const names = await readRenamed(
    db,
    edges.map(({ other }) => other),
  );
  return [...renamed(named, names).values()];
}

const BorrowerRow = row({ borrowerId: column.id('borrower') });

/** Borrowers with a consent that their relations rest on and that has ended by `at`, by id, from the first after `after`. */
export const listLapsed = (
  db: Db,
  at: Instant,
  { after, most }: { readonly after: string; readonly most: number },
) =>
  db.many(BorrowerRow)`
    select borrower_id from graph.borrowers
     where live_until <= ${new Date(at)} and borrower_id > ${after}
     order by borrower_id
     limit ${most}`;

type Days = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

async function foldDays(
  db: Db,
  facts: readonly EventFact[],
  own: ReadonlySet<string>,
): Promise<Days> {
  const byDay = Map.groupBy(facts, (fact) => shanghaiDay(fact.occurredAt));
  const days = [...byDay].map(([day, of]) => [day, edgesOf(of, own)] as const);
  const names = await readRenamed(
    db,
    days.flatMap(([, edges]) => [...edges.values()].map(({ other }) => other)),
  );
  return new Map(
    days.flatMap(([day, edges]) => (edges.size > 0 ? [[day, renamed(edges, names)]] : [])),
  );
}

function mergeDays(days: Days): Map<string, Edge> {
  const all = new Map<string, Edge>();
  for (const edges of days.values()) {
    for (const [key, edge] of edges) {
      const known = all.get(key);
      all.set(key, known ? mergeEdges(known, edge) : edge);
    }
  }
  return all;
}

/** Relations of which any day differs are put together again from all their days. */
async function applyDifference(
  tx: Tx,
  borrowerId: BorrowerId,
  before: Days,
  after: Days,
): Promise<number> {
  const [was, is] = [mergeDays(before), mergeDays(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter(
    (key) => !isSame(before, after, key),
  );
  if (keys.length === 0) return 0;
  const shrinks = keys.some((key) => !grows(was.get(key), is.get(key)));
  if (shrinks) {
    const all = mergeDays(await readDays(tx, borrowerId, null));
    await writeEdges(
      tx,
      borrowerId,
      keys.flatMap((key) => all.get(key) ?? []),
    );
    await dropEdges(
      tx,
      borrowerId,
      keys.flatMap((key) => (all.has(key) ? [] : (was.get(key) ?? []))),
    );
  } else {
    await addEdges(
      tx,
      borrowerId,
      keys.flatMap((key) => difference(was.get(key), is.get(key))),
    );
  }
  return keys.length;
}

const isSame = (before: Days, after: Days, key: string): boolean =>
  [...new Set([...before.keys(), ...after.keys()])].every((day) => {
    const [a, b] = [before.get(day)?.get(key), after.get(day)?.get(key)];
    return a === b || (a !== undefined && b !== undefined && textOf(a) === textOf(b));
  });

const textOf = (edge: Edge): string => Object.values(edge).join(' ');

/** Whether what is there now holds all that was: then the relation's total follows from the difference. */
const grows = (was: Edge | undefined, is: Edge | undefined): boolean =>
  is !== undefined &&
  (was === undefined ||
    (is.events >= was.events &&
      is.firstOn <= was.firstOn &&
      is.lastOn >= was.lastOn &&
      is.untilOn >= was.untilOn));

const difference = (was: Edge | undefined, is: Edge | undefined): Edge[] =>
  is === undefined
    ? []
    : [{ ...is, events: is.events - (was?.events ?? 0), weight: is.weight - (was?.weight ?? 0n) }];

const rowsOf = (edges: readonly Edge[]): string =>
  JSON.stringify(
    edges.map((e) => ({
      ...{ type: e.type, other: e.other, events: e.events, weight: String(e.weight) },
      ...{ first: e.firstOn, last: e.lastOn, until: e.untilOn },
    })),
  );

async function writeEdges(tx: Tx, borrowerId: BorrowerId, edges: readonly Edge[]): Promise<void> {
  if (edges.length === 0) return;
  await tx.exec`
    insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    select ${borrowerId}, type, other, events, weight, first, last, until
      from json_to_recordset(${rowsOf(edges)}::json)
           as e (type text, other text, events bigint, weight numeric, first date, last date, until date)
    on conflict (borrower_id, type, other) do update
       set events = excluded.events, weight_fen = excluded.weight_fen,
           first_on = excluded.first_on, last_on = excluded.last_on, until_on = excluded.until_on,
           changed_in = pg_current_xact_id()`;
}

/** Relations that no fact tells any more; whoever follows reads those that are left. */
async function dropEdges(tx: Tx, borrowerId: BorrowerId, edges: readonly Edge[]): Promise<void> {
  if (edges.length === 0) return;
  await tx.exec`
    delete from graph.edges e
     using unnest(${edges.map(({ type }) => type)}::text[],
                  ${edges.map(({ other }) => other)}::text[]) as gone (type, other)
     where e.borrower_id = ${borrowerId} and e.type = gone.type and e.other = gone.other`;
  await tx.exec`
    update graph.borrowers set anew_in = pg_current_xact_id() where borrower_id = ${borrowerId}`;
}

async function addEdges(tx: Tx, borrowerId: BorrowerId, edges: readonly Edge[]): Promise<void> {
  await tx.exec`
    insert into graph.edges as known
           (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    select ${borrowerId}, type, other, events, weight, first, last, until
      from json_to_recordset(${rowsOf(edges)}::json)
           as e (type text, other text, events bigint, weight numeric, first date, last date, until date)
    on conflict (borrower_id, type, other) do update
       set events = known.events + excluded.events,
           weight_fen = known.weight_fen + excluded.weight_fen,
           first_on = least(known.first_on, excluded.first_on),
           last_on = greatest(known.last_on, excluded.last_on),
           until_on = greatest(known.until_on, excluded.until_on),
           changed_in = pg_current_xact_id()`;
}

const DayRow = row({ day: column.date, edges: column.json<KeptEdge[]>() });
type KeptEdge = readonly [Edge['type'], string, number, string, BusinessDate, BusinessDate];

/** Days of a borrower, all of them for `null`. */
async function readDays(
  tx: Tx,
  borrowerId: BorrowerId,
  days: readonly BusinessDate[] | null,
): Promise<Days> {
  const rows = await tx.many(DayRow)`
    select day, edges
      from graph.days
     where borrower_id = ${borrowerId}
       and (${days === null} or day = any (${days ?? []}::date[]))`;
  return new Map(
    rows.map(({ day, edges }) => {
      const read = edges.map(
        ([type, other, events, weight, firstOn, untilOn]): Edge => ({
          ...{ type, other, events, weight: BigInt(weight), firstOn, lastOn: day, untilOn },
        }),
      );
      return [day, new Map(read.map((edge) => [keyOf(edge), edge]))];
    }),
  );
}

async function saveDays(
  tx: Tx,
  borrowerId: BorrowerId,
  cleared: readonly BusinessDate[],
  days: Days,
): Promise<void> {
  if (cleared.length > 0) {
    await tx.exec`
      delete from graph.days where borrower_id = ${borrowerId} and day = any (${[...cleared]}::date[])`;
  }
  if (days.size === 0) return;
  const kept = [...days.values()].map((edges) =>
    JSON.stringify(
      [...edges.values()].map((e) => [
        ...[e.type, e.other, e.events, String(e.weight), e.firstOn, e.untilOn],
      ]),
    ),
  );
  await tx.exec`
    insert into graph.days (borrower_id, day, edges)
    select ${borrowerId}, d.day, d.edges::jsonb
      from unnest(${[...days.keys()]}::date[], ${kept}::text[]) as d (day, edges)`;
}

/**
 * The relations of a borrower as they were known just before `asOf`, those that held on that day: for
 * training, from the facts of sources that were live then. Of its own numbers those that still are: one that was
 * replaced is not kept. Of one who was forgotten there are none, and numbers that were renamed are so at any time.
 */
export async function listRelationsAt(
  db: Db,
  borrowerId: BorrowerId,
  { asOf, live }: { readonly asOf: Instant; readonly live: Live },
): Promise<Edge[]> {
  if (await isForgotten(db, borrowerId)) return [];
  const [facts, own] = await Promise.all([
    listFacts(db, borrowerId, { recordedBefore: asOf, kinds, since: allOf(live) }),
    readOwn(db, borrowerId, asOf),
  ]);
  const edges = [...edgesAt(facts, own.keys, asOf), ...own.edges];
  const names = await readRenamed(
    db,
    edges.map(({ other }) => other),
  );
  return [...renamed(new Map(edges.map((edge) => [keyOf(edge), edge])), names).values()];
}

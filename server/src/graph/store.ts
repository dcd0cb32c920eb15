import { createHash } from 'node:crypto';
import {
  type EventFact,
  type EventKind,
  eventOrigins,
  listFacts,
  listFactsOfDays,
  takeChangedDays,
} from '../events/index.ts';
import { type BusinessDate, type Id, type Instant, instant, shanghaiDay } from '../kernel/index.ts';
import { listIdentifiers } from '../party/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { RelationType } from './define.ts';
import { relationDefinitions } from './definitions.ts';
import { type Edge, edgesAt, edgesOf, keyOf, mergeEdges } from './edges.ts';
import { keepStanding, refreshStanding, standingKinds } from './standing.ts';

type BorrowerId = Id<'borrower'>;

const FOR_EVER = instant(Date.UTC(9000, 0, 1));

const kinds: readonly EventKind[] = [
  ...new Set([...relationDefinitions.map(({ from }) => from), ...standingKinds]),
];
const everySource = new Map(eventOrigins.map((source) => [source, instant(0)]));

/** What the borrower's own numbers say of it: a firm, an owner, a phone, an account. */
const identities: Readonly<Record<string, RelationType>> = {
  ...{ creditCode: 'is_firm', idCard: 'is_owned_by', phone: 'is_reached_at' },
  bankAccount: 'banks_at',
};

/** Numbers by which a borrower is known, and the relations that they are. */
interface Own {
  readonly keys: ReadonlySet<string>;
  readonly edges: readonly Edge[];
}

const ALWAYS = { from: '1970-01-01' as BusinessDate, until: '9000-01-01' as BusinessDate };

/** @param before - Only numbers that were told before this instant. */
async function readOwn(db: Db, borrowerId: BorrowerId, before: Instant): Promise<Own> {
  const known = (await listIdentifiers(db, borrowerId)).filter(({ toldAt }) => toldAt < before);
  const edges = known.flatMap(({ kind, key }): Edge[] => {
    const type = identities[kind];
    if (!type) return [];
    const held = { firstOn: ALWAYS.from, lastOn: ALWAYS.from, untilOn: ALWAYS.until };
    return [{ type, other: key, events: 1, weight: 0n, ...held }];
  });
  return { keys: new Set(known.map(({ key }) => key)), edges };
}

const planOf = ({ keys }: Own): string =>
  createHash('sha256')
    .update(JSON.stringify([relationDefinitions, [...keys].sort()]))
    .digest('base64url');

const Plan = row({ plan: column.text });

async function lockPlan(tx: Tx, borrowerId: BorrowerId): Promise<string> {
  const held = () =>
    tx.maybe(Plan)`
      select plan from graph.borrowers where borrower_id = ${borrowerId} for update`;
  const known = await held();
  if (known) return known.plan;
  await tx.exec`
    insert into graph.borrowers (borrower_id, plan) values (${borrowerId}, '')
    on conflict do nothing`;
  return (await held())?.plan ?? '';
}

/** What a refresh of a borrower's relations did. */
export interface RelationsRefreshed {
  /** Days that were read anew. */
  readonly days: number;
  /** Relations that came, went or changed. */
  readonly changed: number;
  readonly rebuilt: boolean;
}

/**
 * Brings a borrower's relations up to date: days on which facts changed are compared with what they
 * were, and only relations that differ are written. The same as making all of them anew.
 */
export async function refreshRelations(
  tx: Tx,
  borrowerId: BorrowerId,
): Promise<RelationsRefreshed> {
  const plan = await lockPlan(tx, borrowerId);
  const { days } = await takeChangedDays(tx, borrowerId, 'graph');
  const own = await readOwn(tx, borrowerId, FOR_EVER);
  const wanted = planOf(own);
  if (plan !== wanted) return rebuild(tx, borrowerId, own, wanted);
  if (days.length === 0) return { days: 0, changed: 0, rebuilt: false };
  const [before, facts] = await Promise.all([
    readDays(tx, borrowerId, days),
    listFactsOfDays(tx, borrowerId, { kinds, days }),
  ]);
  const after = foldDays(facts, own.keys);
  await refreshStanding(tx, borrowerId, { days, facts });
  await saveDays(tx, borrowerId, days, after);
  const changed = await applyDifference(tx, borrowerId, before, after);
  return { days: days.length, changed, rebuilt: false };
}

async function rebuild(
  tx: Tx,
  borrowerId: BorrowerId,
  own: Own,
  plan: string,
): Promise<RelationsRefreshed> {
  const facts = await listFacts(tx, borrowerId, {
    ...{ recordedBefore: FOR_EVER, kinds, since: everySource },
  });
  const days = foldDays(facts, own.keys);
  const edges = [...mergeDays(days).values(), ...own.edges];
  await keepStanding(tx, borrowerId, facts);
  await tx.exec`delete from graph.days where borrower_id = ${borrowerId}`;
  await saveDays(tx, borrowerId, [], days);
  await tx.exec`
    update graph.edges
       set events = 0, weight_fen = 0, changed_in = pg_current_xact_id()
     where borrower_id = ${borrowerId} and events > 0`;
  await writeEdges(tx, borrowerId, edges);
  await tx.exec`update graph.borrowers set plan = ${plan} where borrower_id = ${borrowerId}`;
  return { days: days.size, changed: edges.length, rebuilt: true };
}

type Days = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

function foldDays(facts: readonly EventFact[], own: ReadonlySet<string>): Days {
  const byDay = Map.groupBy(facts, (fact) => shanghaiDay(fact.occurredAt));
  const days = new Map<string, ReadonlyMap<string, Edge>>();
  for (const [day, of] of byDay) {
    const edges = edgesOf(of, own);
    if (edges.size > 0) days.set(day, edges);
  }
  return days;
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
    const gone = keys.flatMap((key) => {
      const edge = was.get(key);
      return all.has(key) || !edge ? [] : [{ ...edge, events: 0, weight: 0n }];
    });
    await writeEdges(tx, borrowerId, [...keys.flatMap((key) => all.get(key) ?? []), ...gone]);
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
           first_on = case when known.events = 0 then excluded.first_on
                           else least(known.first_on, excluded.first_on) end,
           last_on = case when known.events = 0 then excluded.last_on
                          else greatest(known.last_on, excluded.last_on) end,
           until_on = case when known.events = 0 then excluded.until_on
                           else greatest(known.until_on, excluded.until_on) end,
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
 * training, from the facts. Of its own numbers those that still are: one that was replaced is not kept.
 */
export async function listRelationsAt(
  db: Db,
  borrowerId: BorrowerId,
  asOf: Instant,
): Promise<Edge[]> {
  const [facts, own] = await Promise.all([
    listFacts(db, borrowerId, { recordedBefore: asOf, kinds, since: everySource }),
    readOwn(db, borrowerId, asOf),
  ]);
  return [...edgesAt(facts, own.keys, asOf), ...own.edges];
}

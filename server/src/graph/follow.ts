import { listBorrowersWithFacts } from '../events/index.ts';
import { dayNumber, type Id, type Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';
import { CompactGraph } from './compact.ts';
import { relationTypes } from './define.ts';
import type { Edge, EdgeType } from './edges.ts';
import type { Live } from './live.ts';
import { listRelationsAt } from './store.ts';

/** Kinds of relations as the compact graph numbers them: every type, and the same towards the borrower. */
export const edgeKinds: readonly EdgeType[] = relationTypes.flatMap((type): EdgeType[] => [
  type,
  `${type}:in`,
]);
const kindOf = new Map(edgeKinds.map((kind, i) => [kind as string, i]));

const EdgeRow = row({
  borrowerId: column.text,
  type: column.text,
  other: column.text,
  events: column.int,
  weightFen: column.text,
  firstOn: column.date,
  untilOn: column.date,
});
type EdgeRow = RowOf<typeof EdgeRow>;

const AnewRow = row({ borrowerId: column.text });

const Mark = row({ mark: column.text });
const BATCH = 20_000;
const BORROWERS = 200; // A page.

/** A compact graph that follows the relations kept in the database. */
export interface FollowedGraph {
  readonly graph: CompactGraph;
  /** Takes over what changed since the last time. @returns How many relations that was. */
  follow(): Promise<number>;
  /**
   * Takes over the relations of one borrower as `from` sees them, whoever else is still writing.
   * @returns How many that was.
   */
  take(borrowerId: string, from?: Db): Promise<number>;
  /** What `look` sees where a borrower's facts tell of `edges` alone, which are a part of what they do tell of. */
  narrowed<T>(borrowerId: string, edges: readonly Edge[], look: () => T): T;
}

/**
 * Loads every relation, those that are over too (whoever samples names a day), and follows changes from
 * there on without loading again. Changes are read in the order of transactions: those still running are left for the next time.
 * @param o.onProgress - Told how many relations are loaded.
 */
export async function openGraph(
  db: Db,
  o: { readonly onProgress?: (edges: number) => void } = {},
): Promise<FollowedGraph> {
  const graph = new CompactGraph();
  let mark = await readMark(db);
  let after: Pick<EdgeRow, 'borrowerId' | 'type' | 'other'> = {
    borrowerId: '',
    type: '',
    other: '',
  };
  for (;;) {
    const rows = await readAfter(db, after);
    for (const one of rows) apply(graph, one);
    o.onProgress?.(graph.edges);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last;
  }
  return {
    graph,
    follow: async () => {
      const next = await readMark(db);
      const rows = await readChanges(db, mark, next);
      for (const one of rows) apply(graph, one);
      let changed = rows.length;
      const anew = (await readAnew(db, mark, next)).map(({ borrowerId }) => borrowerId);
      for (let from = 0; from < anew.length; from += BORROWERS) {
        const ids = anew.slice(from, from + BORROWERS);
        const by = Map.groupBy(await readOf(db, ids), (one) => one.borrowerId);
        for (const id of ids) {
          changed += takeAll(graph, id, by.get(id) ?? []);
          const teller = graph.findNode(id);
          if (teller !== undefined) graph.forgetName(teller); // Nobody's any more, where nothing is left.
        }
      }
      mark = next;
      return changed;
    },
    take: async (borrowerId, from = db) => {
      const rows = await readOf(from, [borrowerId]);
      takeAll(graph, borrowerId, rows);
      return rows.length;
    },
    narrowed: (borrowerId, edges, look) => narrowed(graph, borrowerId, edges, look),
  };
}

/** A borrower's relations are these and no others. @returns How many are gone. */
function takeAll(graph: CompactGraph, borrowerId: string, rows: readonly EdgeRow[]): number {
  for (const one of rows) apply(graph, one);
  const teller = graph.findNode(borrowerId);
  if (teller === undefined) return 0;
  const kept = new Set(
    rows.map(({ type, other }) => `${kindOf.get(type)} ${graph.findNode(other)}`),
  );
  const gone = graph.toldBy(teller).filter(({ kind, other }) => !kept.has(`${kind} ${other}`));
  for (const { kind, other } of gone) {
    graph.removeEdge(teller, other, kind);
    graph.forgetName(other); // Whom nobody knows any more is not kept by name.
  }
  return gone.length;
}

/** Nobody else looks meanwhile: nothing in here waits. */
function narrowed<T>(
  graph: CompactGraph,
  borrowerId: string,
  edges: readonly Edge[],
  look: () => T,
): T {
  const teller = graph.nodeOf(borrowerId);
  const all = graph.toldBy(teller);
  for (const { other, kind } of all) graph.removeEdge(teller, other, kind);
  for (const edge of edges) setRelation(graph, borrowerId, edge);
  try {
    return look();
  } finally {
    for (const { other, kind } of graph.toldBy(teller)) graph.removeEdge(teller, other, kind);
    for (const { other, kind, ...values } of all) graph.setEdge(teller, other, kind, values);
  }
}

/**
 * The graph as it was known just before `asOf`, of relations that held on that day: for training. Read from
 * the facts of one borrower after the other, so that nothing recorded later is in it.
 * @param o.liveOf - The sources that a borrower let be looked at then.
 * @param o.onProgress - Told how many borrowers are read.
 */
export async function openGraphAt(
  db: Db,
  asOf: Instant,
  o: {
    readonly liveOf: (borrowerId: Id<'borrower'>) => Promise<Live>;
    readonly onProgress?: (borrowers: number) => void;
  },
): Promise<CompactGraph> {
  const graph = new CompactGraph();
  let [after, read] = ['', 0];
  for (;;) {
    const page = await listBorrowersWithFacts(db, { after, most: BORROWERS });
    for (const { borrowerId } of page) {
      const live = await o.liveOf(borrowerId);
      for (const edge of await listRelationsAt(db, borrowerId, { asOf, live })) {
        setRelation(graph, borrowerId, edge);
      }
      read += 1;
      o.onProgress?.(read);
    }
    const last = page.at(-1);
    if (!last || page.length < BORROWERS) return graph;
    after = last.borrowerId;
  }
}

/** A relation that a borrower's facts tell of is as told from now on. */
export const setRelation = (graph: CompactGraph, borrowerId: string, edge: Edge): void =>
  apply(graph, { borrowerId, ...edge, weightFen: String(edge.weight) });

function apply(graph: CompactGraph, one: EdgeRow): void {
  const kind = kindOf.get(one.type);
  if (kind === undefined) return; // Of a type that is no longer defined.
  const [teller, other] = [graph.nodeOf(one.borrowerId), graph.nodeOf(one.other)];
  graph.setEdge(teller, other, kind, {
    weightFen: Number(one.weightFen),
    from: dayNumber(one.firstOn),
    until: dayNumber(one.untilOn),
  });
}

/** The first transaction that may still be running: all before it are in what is read now. */
const readMark = async (db: Db): Promise<string> => {
  const { mark } = await db.one(Mark)`
    select pg_snapshot_xmin(pg_current_snapshot())::text as mark`;
  return mark;
};

const readAfter = (
  db: Db,
  { borrowerId, type, other }: Pick<EdgeRow, 'borrowerId' | 'type' | 'other'>,
) =>
  db.many(EdgeRow)`
    select borrower_id, type, other, events, weight_fen::text as weight_fen, first_on, until_on
      from graph.edges
     where (borrower_id, type, other) > (${borrowerId}, ${type}, ${other}) and events > 0
     order by borrower_id, type, other
     limit ${BATCH}`;

const readOf = (db: Db, borrowerIds: readonly string[]) =>
  db.many(EdgeRow)`
    select borrower_id, type, other, events, weight_fen::text as weight_fen, first_on, until_on
      from graph.edges
     where borrower_id = any (${[...borrowerIds]}::text[])`;

/** Borrowers of whom relations went, or all were written anew. */
const readAnew = (db: Db, from: string, until: string) =>
  db.many(AnewRow)`
    select borrower_id from graph.borrowers
     where anew_in >= ${from}::xid8 and anew_in < ${until}::xid8
     order by borrower_id`;

const readChanges = (db: Db, from: string, until: string) =>
  db.many(EdgeRow)`
    select borrower_id, type, other, events, weight_fen::text as weight_fen, first_on, until_on
      from graph.edges
     where changed_in >= ${from}::xid8 and changed_in < ${until}::xid8
     order by changed_in`;

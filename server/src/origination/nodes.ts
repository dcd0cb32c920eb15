import type { Id, Instant, Source } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';

export type ApplicationId = Id<'application'>;

/** The nodes of the journey, in order. */
export const nodeNames = [
  'consent',
  'data',
  'check',
  'supplement',
  'assess',
  'limit',
  'offer',
  'sign',
  'disburse',
  'done',
] as const;
export type NodeName = (typeof nodeNames)[number];

/** What each node may take before a borrower should wonder. Unit: ms; none where a person decides. */
export const nodeBudgetMs: Readonly<Partial<Record<NodeName, number>>> = {
  consent: 200,
  data: 8_000,
  check: 200,
  assess: 500,
  limit: 200,
  offer: 200,
  disburse: 1_000,
};

/** Something a node used, in words for the borrower. `left`: left behind after its time budget. */
export interface Used {
  readonly what: { readonly zh: string; readonly en: string };
  readonly detail: string | null;
  readonly left: boolean;
  /** The source it speaks of, where it is one. */
  readonly source: Source | null;
}

const NodeRow = row({
  name: column.oneOf(...nodeNames),
  state: column.oneOf('running', 'waiting', 'passed', 'skipped', 'failed'),
  startedAt: column.instant,
  endedAt: column.nullable(column.instant),
  used: column.json<Used[]>(),
});
export type JourneyNode = RowOf<typeof NodeRow>;
export type NodeState = JourneyNode['state'];

/** Whose application a node belongs to. */
export interface Place {
  readonly borrowerId: Id<'borrower'>;
  readonly applicationId: ApplicationId;
}

/** The topic on which changes of an application are signalled. */
export const topicOf = (applicationId: ApplicationId): string => applicationId;

/** A node's new state. */
export interface Mark {
  readonly name: NodeName;
  readonly state: NodeState;
  readonly used?: readonly Used[];
  /** When its work began, where that was before it is written. */
  readonly startedAt?: Instant;
}

/** Writes the states of nodes. When a node began is kept when it is written again. */
export async function markNodes(
  tx: Tx,
  place: Place,
  at: Instant,
  marks: readonly Mark[],
): Promise<void> {
  const iso = (ms: Instant) => new Date(ms).toISOString();
  const rows = marks.map(({ name, state, used = [], startedAt = at }) => ({
    name,
    state,
    started_at: iso(startedAt),
    ended_at: state === 'running' || state === 'waiting' ? null : iso(at),
    used,
  }));
  await tx.exec`
    insert into origination.nodes as node
           (borrower_id, application_id, name, state, started_at, ended_at, used)
    select ${place.borrowerId}, ${place.applicationId}, m.name, m.state, m.started_at,
           m.ended_at, m.used
      from jsonb_to_recordset(${json(rows)}::jsonb)
           as m (name text, state text, started_at timestamptz, ended_at timestamptz, used jsonb)
    on conflict (borrower_id, application_id, name)
    do update set state = excluded.state,
                  ended_at = excluded.ended_at,
                  used = case when excluded.used = '[]' then node.used else excluded.used end`;
}

/** Writes what a node that has ended used, and not when it ended: what was added later took the borrower's time. */
export const noteUsed = (
  tx: Tx,
  { borrowerId, applicationId }: Place,
  name: NodeName,
  used: readonly Used[],
): Promise<number> =>
  tx.exec`
    update origination.nodes
       set used = ${json(used)}
     where borrower_id = ${borrowerId} and application_id = ${applicationId} and name = ${name}`;

export const listNodes = (db: Db, { borrowerId, applicationId }: Place): Promise<JourneyNode[]> =>
  db.many(NodeRow)`
    select name, state, started_at, ended_at, used
      from origination.nodes
     where borrower_id = ${borrowerId} and application_id = ${applicationId}`;

import { type Id, type Instant, instant, ok, type Result, refuse } from '../kernel/index.ts';
import {
  column,
  type Db,
  json,
  newId,
  type RowOf,
  row,
  type Tx,
  txOrRefuse,
} from '../platform/index.ts';
import type { Actor, AuditDeps } from './append.ts';

const ProposalRow = row({
  id: column.id('proposal'),
  action: column.text,
  path: column.text,
  subjects: column.json<Readonly<Record<string, string>>>(),
  toldSealed: column.bytes,
  scope: column.text,
  makerId: column.text,
  makerName: column.text,
  proposedAt: column.instant,
  state: column.oneOf('open', 'running', 'done', 'failed', 'rejected'),
  checkerId: column.nullable(column.text),
  checkerName: column.nullable(column.text),
  reason: column.nullable(column.text),
  decidedAt: column.nullable(column.instant),
  status: column.nullable(column.int),
  code: column.nullable(column.text),
});
type Kept = RowOf<typeof ProposalRow>;

/** What somebody wants done, opened. */
export interface Proposal extends Omit<Kept, 'toldSealed'> {
  /** What will be sent, as JSON text. */
  readonly told: string;
}

/** Nobody allows what was wanted so long ago. */
const DAYS_MOST = 7;
const DAY_MS = 86_400_000;
/** A process that died over one that it was carrying out is given up after this. */
const RUNNING_MS = 60_000;

const boundTo = (id: string): string => `audit.proposals.told:${id}`;

const open = ({ vault }: Pick<AuditDeps, 'vault'>, { toldSealed, ...kept }: Kept): Proposal => ({
  ...kept,
  told: vault.open(toldSealed, boundTo(kept.id)),
});

const find = (db: Db, id: Id<'proposal'>) =>
  db.maybe(ProposalRow)`
    select id, action, path, subjects, told_sealed, scope, maker_id, maker_name, proposed_at, state,
           checker_id, checker_name, reason, decided_at, status, code
      from audit.proposals
     where id = ${id}`;

const lock = (tx: Tx, id: Id<'proposal'>) =>
  tx.maybe(ProposalRow)`
    select id, action, path, subjects, told_sealed, scope, maker_id, maker_name, proposed_at, state,
           checker_id, checker_name, reason, decided_at, status, code
      from audit.proposals
     where id = ${id}
       for update`;

const listRows = (db: Db, o: { readonly open: boolean; readonly most: number }) =>
  db.many(ProposalRow)`
    select id, action, path, subjects, told_sealed, scope, maker_id, maker_name, proposed_at, state,
           checker_id, checker_name, reason, decided_at, status, code
      from audit.proposals
     where case when ${o.open}::boolean then state in ('open', 'running') else decided_at is not null end
     order by case when ${o.open}::boolean then proposed_at end,
              case when not ${o.open}::boolean then decided_at end desc, id
     limit ${o.most}`;

/** Those that wait, the oldest first; or those that were decided on, the newest first. */
export const listProposals = async (
  deps: Pick<AuditDeps, 'db' | 'vault'>,
  o: { readonly open: boolean; readonly most: number },
): Promise<Proposal[]> => (await listRows(deps.db, o)).map((kept) => open(deps, kept));

/** The proposal of this id, or `undefined`. */
export async function findProposal(
  deps: Pick<AuditDeps, 'db' | 'vault'>,
  id: Id<'proposal'>,
): Promise<Proposal | undefined> {
  const kept = await find(deps.db, id);
  return kept && open(deps, kept);
}

const WaitingRow = row({ waiting: column.int, oldestAt: column.nullable(column.instant) });

/** How many proposals wait, and since when the oldest. */
export const countProposals = (db: Db) =>
  db.one(WaitingRow)`
    select count(*) as waiting, min(proposed_at) as oldest_at
      from audit.proposals
     where state in ('open', 'running')`;

/** Keeps what somebody wants done. The same again, while it waits, is the same proposal. */
export async function propose(
  { db, clock, vault }: AuditDeps,
  o: {
    readonly maker: Actor;
    readonly scope: string;
    readonly action: string;
    readonly path: string;
    readonly subjects: Readonly<Record<string, string>>;
    readonly told: string;
  },
): Promise<Proposal> {
  const id = newId('proposal', clock);
  const digest = vault.blindIndex(o.told, 'audit.proposals.told');
  const at = new Date(clock.now());
  const waiting = await db.one(ProposalRow)`
    insert into audit.proposals (id, action, path, subjects, told_digest, told_sealed, scope,
                                 maker_id, maker_name, proposed_at, state)
    values (${id}, ${o.action}, ${o.path}, ${json(o.subjects)}::jsonb, ${digest},
            ${vault.seal(o.told, boundTo(id))}, ${o.scope}, ${o.maker.id}, ${o.maker.name}, ${at},
            'open')
        on conflict (maker_id, path, told_digest) where state in ('open', 'running')
        -- Proposed again after its time was over, its time begins anew.
        do update set proposed_at = case
             when proposals.state = 'open'
              and proposals.proposed_at < excluded.proposed_at - ${DAYS_MOST} * interval '1 day'
             then excluded.proposed_at else proposals.proposed_at end
    returning id, action, path, subjects, told_sealed, scope, maker_id, maker_name, proposed_at, state,
              checker_id, checker_name, reason, decided_at, status, code`;
  return open({ vault }, waiting);
}

/** In order of precedence. */
export type DecideRefusal =
  | { readonly code: 'proposal_not_found' }
  | { readonly code: 'proposal_decided' }
  /** Who wants it may not allow it. */
  | { readonly code: 'proposal_own' }
  | { readonly code: 'proposal_expired' };

/**
 * Takes a proposal for one who allows it or not. Allowed, it is `running` until `endProposal`; nobody else can take it
 * meanwhile, unless whoever carried it out died over it: what it does has an id of its own, and is done once.
 */
export const decideProposal = (
  { db, clock, vault }: AuditDeps,
  id: Id<'proposal'>,
  o: { readonly outcome: 'allow' | 'reject'; readonly reason: string; readonly by: Actor },
): Promise<Result<Proposal, DecideRefusal>> =>
  txOrRefuse<Proposal, DecideRefusal>(db, async (tx) => {
    const kept = await lock(tx, id);
    if (!kept) return refuse({ code: 'proposal_not_found' });
    const now = clock.now();
    const isRunning = kept.state === 'running';
    // It may have been done before whoever did it died: it can be carried to its end, and no longer be rejected.
    if (!isFree(kept, now) || (isRunning && o.outcome === 'reject')) {
      return refuse({ code: 'proposal_decided' });
    }
    if (o.outcome === 'allow') {
      // By name as well: one person may hold two keys.
      if (kept.makerId === o.by.id || kept.makerName === o.by.name) {
        return refuse({ code: 'proposal_own' });
      }
      if (!isRunning && now > kept.proposedAt + DAYS_MOST * DAY_MS) {
        return refuse({ code: 'proposal_expired' });
      }
    }
    // Who takes back what they wanted themselves is nobody's checker.
    const checker = kept.makerId === o.by.id ? `${o.by.id}:taken-back` : o.by.id;
    const state = o.outcome === 'allow' ? 'running' : 'rejected';
    await tx.exec`
      update audit.proposals
         set state = ${state}, checker_id = ${checker}, checker_name = ${o.by.name},
             reason = ${o.reason}, decided_at = ${new Date(now)}
       where id = ${id}`;
    return ok(open({ vault }, { ...kept, state, reason: o.reason }));
  });

const isFree = ({ state, decidedAt }: Kept, now: Instant): boolean =>
  state === 'open' || (state === 'running' && now > instant((decidedAt ?? now) + RUNNING_MS));

/** Writes what came of an allowed proposal. */
export async function endProposal(
  deps: Pick<AuditDeps, 'db' | 'vault'>,
  id: Id<'proposal'>,
  { status, code }: { readonly status: number; readonly code: string | null },
): Promise<Proposal | undefined> {
  const state = status < 400 ? 'done' : 'failed';
  await deps.db.exec`
    update audit.proposals set state = ${state}, status = ${status}, code = ${code}
     where id = ${id} and state = 'running'`;
  const kept = await find(deps.db, id);
  return kept && open(deps, kept);
}

import assert from 'node:assert/strict';
import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, json, row, type Tx } from '../platform/index.ts';
import type { Surroundings } from '../risk/index.ts';
import {
  type DecisionRecord,
  decodeDecision,
  digestOf,
  encodeDecision,
  type StoredDecision,
} from './record.ts';
import { keepSurroundings, sealOf } from './surroundings.ts';

const Kept = row({ record: column.json<unknown>(), digest: column.text });
const Digest = row({ digest: column.text });

const at = (ms: Instant) => new Date(ms);

/**
 * Keeps a decision for ever, with what was around the borrower where its models looked at that. A second save of the same record answers 'exists'; the same id with
 * another content is a bug and throws.
 */
export async function saveDecision(
  tx: Tx,
  record: DecisionRecord,
  surroundings?: Surroundings,
): Promise<'saved' | 'exists'> {
  const seal = surroundings && sealOf(surroundings);
  assert(seal?.digest === record.surroundings?.digest, 'the record seals other surroundings');
  const digest = digestOf(record);
  const { outcome } = record;
  const saved = await tx.exec`
    insert into decision.records (borrower_id, id, application_id, product_id, policy_version,
                                  model_id, outcome, limit_fen, annual_rate_e9, record, digest,
                                  decided_at)
    values (${record.borrowerId}, ${record.id}, ${record.applicationId}, ${record.productId},
            ${record.policyVersion}, ${(record.model ?? record.score).modelId}, ${outcome.outcome}, ${outcome.limit},
            ${outcome.annualRate}, ${json(encodeDecision(record))}, ${digest},
            ${at(record.decidedAt)})
    on conflict (borrower_id, id) do nothing`;
  if (saved === 1) {
    if (surroundings) await keepSurroundings(tx, record, surroundings);
    return 'saved';
  }
  const kept = await tx.one(Digest)`
    select digest from decision.records where borrower_id = ${record.borrowerId} and id = ${record.id}`;
  assert(kept.digest === digest, `decision ${record.id} was saved with another content`);
  return 'exists';
}

const decode = ({ record, digest }: { record: unknown; digest: string }): StoredDecision => ({
  ...decodeDecision(record),
  digest,
});

/** The decision of that id. Throws when there is none. */
export const getDecision = async (db: Db, id: Id<'decision'>): Promise<StoredDecision> =>
  // Served by the index records_id.
  decode(await db.one(Kept)`select record, digest from decision.records where id = ${id}`);

/** The borrower's decision of that id; `undefined` for another borrower's. */
export async function findDecision(
  db: Db,
  borrowerId: Id<'borrower'>,
  id: Id<'decision'>,
): Promise<StoredDecision | undefined> {
  const kept = await db.maybe(Kept)`
    select record, digest from decision.records where borrower_id = ${borrowerId} and id = ${id}`;
  return kept && decode(kept);
}

/** The borrower's decisions, the newest first. */
export const listDecisions = async (
  db: Db,
  borrowerId: Id<'borrower'>,
  most: number,
): Promise<StoredDecision[]> => {
  const kept = await db.many(Kept)`
    select record, digest
      from decision.records
     where borrower_id = ${borrowerId}
     order by decided_at desc, id desc
     limit ${most}`;
  return kept.map(decode);
};

const StartRow = row({
  id: column.id('decision'),
  borrowerId: column.id('borrower'),
  outcome: column.text,
});

/** Decisions whose id begins with `start`. */
export const listDecisionsStarting = (db: Db, start: string, atMost: number) =>
  db.many(StartRow)`
    select id, borrower_id, outcome
      from decision.records
     where id >= ${start} and id < ${start} || 'g' -- Ids end in hexadecimal digits.
     order by id
     limit ${atMost}`;

/** The decision of that id, whoever's it is, or `undefined`: for staff, who name no borrower. */
export async function lookUpDecision(
  db: Db,
  id: Id<'decision'>,
): Promise<StoredDecision | undefined> {
  const kept = await db.maybe(Kept)`select record, digest from decision.records where id = ${id}`;
  return kept && decode(kept);
}

/**
 * Approvals of a product, the oldest first.
 * @param o.after - Only those behind it.
 */
export async function listApprovals(
  db: Db,
  o: {
    readonly productId: string;
    readonly after: { readonly decidedAt: Instant; readonly id: string };
    readonly most: number;
  },
): Promise<StoredDecision[]> {
  // Served by the index records_by_time.
  const kept = await db.many(Kept)`
    select record, digest
      from decision.records
     where product_id = ${o.productId} and outcome = 'approve'
       and (decided_at, id) > (${at(o.after.decidedAt)}, ${o.after.id})
     order by decided_at, id
     limit ${o.most}`;
  return kept.map(decode);
}

/**
 * Decisions on whatever product and however they came out, the oldest first.
 * @param o.after - Only those behind it.
 */
export async function listDecisionsInTime(
  db: Db,
  o: {
    readonly after: { readonly decidedAt: Instant; readonly id: string };
    readonly most: number;
  },
): Promise<StoredDecision[]> {
  // Served by the index records_by_time.
  const kept = await db.many(Kept)`
    select record, digest
      from decision.records
     where (decided_at, id) > (${at(o.after.decidedAt)}, ${o.after.id})
     order by decided_at, id
     limit ${o.most}`;
  return kept.map(decode);
}

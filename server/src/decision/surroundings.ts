import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type Id } from '../kernel/index.ts';
import { column, type Db, json, row, type Tx } from '../platform/index.ts';
import type { Surroundings } from '../risk/index.ts';

/** What a record holds of what was around a borrower: enough to know it again, and nothing of anybody else. */
export interface SurroundingsSeal {
  readonly nodes: number;
  readonly edges: number;
  /** SHA-256 over the canonical JSON of the surroundings. */
  readonly digest: string;
}

export const sealOf = (surroundings: Surroundings): SurroundingsSeal => ({
  nodes: surroundings.nodes.length,
  edges: surroundings.edges.length,
  digest: `sha256:${createHash('sha256').update(canonicalJson(surroundings)).digest('hex')}`,
});

type DecisionId = Id<'decision'>;
type BorrowerId = Id<'borrower'>;

/** Keeps what was around a borrower beside the record of its decision. A repeat changes nothing. */
export async function keepSurroundings(
  tx: Tx,
  { borrowerId, id }: { readonly borrowerId: BorrowerId; readonly id: DecisionId },
  { nodes, edges }: Surroundings,
): Promise<void> {
  const saved = await tx.exec`
    insert into decision.surroundings (borrower_id, decision_id, edges)
    values (${borrowerId}, ${id}, ${json(JSON.parse(canonicalJson(edges)))})
    on conflict do nothing`;
  if (saved === 0) return;
  const rows = nodes.map(({ name, hop, known }, place) => ({ place, name, hop, known }));
  await tx.exec`
    insert into decision.neighbours (borrower_id, decision_id, place, name, hop, known)
    select ${borrowerId}, ${id}, place, name, hop, nullif(known, 'null'::jsonb)
      from jsonb_to_recordset(${canonicalJson(rows)}::jsonb)
           as n (place integer, name text, hop integer, known jsonb)`;
}

const Edges = row({ edges: column.json<unknown>() });
const Node = row({
  name: column.nullable(column.text),
  hop: column.int,
  known: column.nullable(column.json<unknown>()),
  forgotten: column.bool,
});

const EdgeShape = z.array(
  z.strictObject({
    ...{ from: z.int(), to: z.int(), relation: z.string() },
    weightFen: z.string().transform(BigInt),
  }),
);
const KnownShape = z.record(z.string(), z.string().transform(BigInt));

/** What was around a borrower, as far as it may still be known. */
export interface KeptSurroundings {
  readonly surroundings: Surroundings;
  /** Whether somebody in it asked to be forgotten since: then no score can be made of it again. */
  readonly isForgotten: boolean;
}

/** What was around the borrower of a decision; `undefined`: its model read no relations. */
export async function findSurroundings(
  db: Db,
  { borrowerId, id }: { readonly borrowerId: BorrowerId; readonly id: DecisionId },
): Promise<KeptSurroundings | undefined> {
  const kept = await db.maybe(Edges)`
    select edges from decision.surroundings
     where borrower_id = ${borrowerId} and decision_id = ${id}`;
  if (!kept) return undefined;
  const nodes = await db.many(Node)`
    select name, hop, known, forgotten from decision.neighbours
     where borrower_id = ${borrowerId} and decision_id = ${id}
     order by place`;
  return {
    isForgotten: nodes.some(({ forgotten }) => forgotten),
    surroundings: {
      nodes: nodes.map(({ name, hop, known }) => ({
        ...{ name: name ?? '', hop },
        known: known === null ? null : KnownShape.parse(known),
      })),
      edges: EdgeShape.parse(kept.edges),
    },
  };
}

/**
 * Takes a borrower's values, and which borrower it was, out of what was around others. Their decisions stand, and can no
 * longer be replayed.
 * @returns In how many decisions it was.
 */
export const forgetNeighbour = (tx: Tx, borrowerId: BorrowerId): Promise<number> =>
  // Served by the index neighbours_known; of one that nothing was known of there is nothing to forget but the id.
  tx.exec`
    update decision.neighbours
       set name = null, known = null, forgotten = true
     where name = ${borrowerId} and place > 0 and known is not null`;

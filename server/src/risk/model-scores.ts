import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';

/** What a model said of a borrower who was decided on. Unit of PDs: parts per billion. */
export interface ModelSaid {
  readonly digest: string;
  readonly role: 'champion' | 'shadow';
  readonly pdE9: bigint;
}

/** Keeps what models said beside a decision. A repeat changes nothing. */
export async function keepModelScores(
  tx: Tx,
  o: {
    readonly borrowerId: Id<'borrower'>;
    readonly decisionId: Id<'decision'>;
    readonly decidedPdE9: bigint;
    readonly said: readonly ModelSaid[];
    readonly at: Instant;
  },
): Promise<void> {
  for (const { digest, role, pdE9 } of o.said) {
    await tx.exec`
      insert into risk.model_scores (borrower_id, decision_id, digest, role, pd_e9, decided_pd_e9, at)
      values (${o.borrowerId}, ${o.decisionId}, ${digest}, ${role}, ${pdE9}, ${o.decidedPdE9},
              ${new Date(o.at)})
      on conflict do nothing`;
  }
}

const Scores = row({ decidedPdE9: column.bigint, pdE9: column.bigint, at: column.instant });

/** What a model said of the newest decisions, beside the PD they were made by. */
export const listModelScores = (
  db: Db,
  digest: string,
  most: number,
): Promise<{ readonly decidedPdE9: bigint; readonly pdE9: bigint; readonly at: Instant }[]> =>
  // Served by the index model_scores_by_model.
  db.many(Scores)`
    select decided_pd_e9, pd_e9, at
      from risk.model_scores
     where digest = ${digest}
     order by at desc, decision_id
     limit ${most}`;

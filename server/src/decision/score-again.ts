import type { Db } from '../platform/index.ts';
import { assessModel, type ModelScore, readModel, relationsRead } from '../risk/index.ts';
import type { StoredDecision } from './record.ts';
import { findSurroundings, sealOf } from './surroundings.ts';

/** What a record's champion says of it now; or why it says nothing. */
export type Again =
  | ModelScore
  | 'model_missing'
  | 'surroundings_missing'
  | 'surroundings_forgotten';

/**
 * Has the champion of a record score it again, from the values of the record and from what was around the borrower.
 * `null`: it was decided without one.
 */
export async function scoreAgain(db: Db, stored: StoredDecision): Promise<Again | null> {
  if (!stored.model) return null;
  const model = await readModel(db, stored.model.digest);
  if (!model) return 'model_missing';
  if (relationsRead(model).length === 0) return assessModel(model, stored.features);
  const kept = await findSurroundings(db, stored);
  if (kept?.isForgotten) return 'surroundings_forgotten';
  if (!kept || sealOf(kept.surroundings).digest !== stored.surroundings?.digest) {
    return 'surroundings_missing';
  }
  return assessModel(model, stored.features, kept.surroundings);
}

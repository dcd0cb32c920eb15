import { canonicalJson, ok, type Result, refuse } from '../kernel/index.ts';
import { type Scorecard, scoreBorrower } from '../risk/index.ts';
import { type DecisionOutcome, decide } from './decide.ts';
import { getProduct } from './policies.ts';
import { digestOf, type StoredDecision } from './record.ts';
import type { Again } from './score-again.ts';

/** Why a decision cannot be shown to be the one that was made. In order of precedence. */
export type ReplayRefusal =
  | { readonly code: 'record_altered' }
  | { readonly code: 'scorecard_missing'; readonly modelId: string; readonly digest: string }
  | { readonly code: 'model_missing'; readonly modelId: string; readonly digest: string }
  /** What was around the borrower is not there, or not as it was. */
  | { readonly code: 'surroundings_missing' }
  /** Somebody who was around asked to be forgotten since. */
  | { readonly code: 'surroundings_forgotten' }
  | { readonly code: 'score_differs' }
  | { readonly code: 'outcome_differs'; readonly outcome: DecisionOutcome };

/**
 * Makes a decision again from what its record holds: score, rules, limit and price from the stored
 * features, under the policy and with the model of that time.
 * @param scorecards - Any that were ever in service; the record names its own by digest.
 * @param again - What the champion of the record says now (`scoreAgain`).
 * @returns The outcome, equal to the stored one to the fen; or why it is not.
 */
export function replayDecision(
  stored: StoredDecision,
  scorecards: readonly Scorecard[],
  again: Again | null,
): Result<DecisionOutcome, ReplayRefusal> {
  const { digest, ...record } = stored;
  if (digestOf(record) !== digest) return refuse({ code: 'record_altered' });
  const { modelId, digest: modelDigest } = record.score;
  const card = scorecards.find((c) => c.id === modelId && c.digest === modelDigest);
  if (!card) return refuse({ code: 'scorecard_missing', modelId, digest: modelDigest });
  const score = scoreBorrower(card, record.features);
  if (canonicalJson(score) !== canonicalJson(record.score))
    return refuse({ code: 'score_differs' });
  const { model } = record;
  if (model && (again === null || again === 'model_missing')) {
    return refuse({ code: 'model_missing', modelId: model.modelId, digest: model.digest });
  }
  if (again === 'surroundings_missing' || again === 'surroundings_forgotten') {
    return refuse({ code: again });
  }
  if (model && canonicalJson(again) !== canonicalJson(model)) {
    return refuse({ code: 'score_differs' });
  }
  const { policyVersion, asOf, features, exposures } = record;
  const product = getProduct(policyVersion, record.productId);
  const outcome = decide({
    ...{ product, policyVersion, asOf, features, score, exposures },
    ...(model ? { model } : {}),
  });
  return canonicalJson(outcome) === canonicalJson(record.outcome)
    ? ok(outcome)
    : refuse({ code: 'outcome_differs', outcome });
}

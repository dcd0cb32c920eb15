import { canonicalJson, ok, type Result, refuse } from '../kernel/index.ts';
import {
  assessModel,
  type ModelScore,
  type Scorecard,
  type SealedModel,
  scoreBorrower,
} from '../risk/index.ts';
import { type DecisionOutcome, decide } from './decide.ts';
import { getProduct } from './policies.ts';
import { type DecisionRecord, digestOf, type StoredDecision } from './record.ts';

/** Why a decision cannot be shown to be the one that was made. In order of precedence. */
export type ReplayRefusal =
  | { readonly code: 'record_altered' }
  | { readonly code: 'scorecard_missing'; readonly modelId: string; readonly digest: string }
  | { readonly code: 'model_missing'; readonly modelId: string; readonly digest: string }
  | { readonly code: 'score_differs' }
  | { readonly code: 'outcome_differs'; readonly outcome: DecisionOutcome };

/**
 * Makes a decision again from what its record holds: score, rules, limit and price from the stored
 * features, under the policy and with the model of that time.
 * @param scorecards - Any that were ever in service; the record names its own by digest.
 * @param models - The same of champions.
 * @returns The outcome, equal to the stored one to the fen; or why it is not.
 */
export function replayDecision(
  stored: StoredDecision,
  scorecards: readonly Scorecard[],
  models: readonly SealedModel[],
): Result<DecisionOutcome, ReplayRefusal> {
  const { digest, ...record } = stored;
  if (digestOf(record) !== digest) return refuse({ code: 'record_altered' });
  const { modelId, digest: modelDigest } = record.score;
  const card = scorecards.find((c) => c.id === modelId && c.digest === modelDigest);
  if (!card) return refuse({ code: 'scorecard_missing', modelId, digest: modelDigest });
  const score = scoreBorrower(card, record.features);
  if (canonicalJson(score) !== canonicalJson(record.score))
    return refuse({ code: 'score_differs' });
  const model = replayModel(record, models);
  if (!model.ok) return model;
  const { policyVersion, asOf, features, exposures } = record;
  const product = getProduct(policyVersion, record.productId);
  const outcome = decide({
    ...{ product, policyVersion, asOf, features, score, exposures },
    ...(model.value === null ? {} : { model: model.value }),
  });
  return canonicalJson(outcome) === canonicalJson(record.outcome)
    ? ok(outcome)
    : refuse({ code: 'outcome_differs', outcome });
}

/** The champion's score again; `null`: the decision knew none. */
function replayModel(
  { model: kept, features }: DecisionRecord,
  models: readonly SealedModel[],
): Result<ModelScore | null, ReplayRefusal> {
  if (!kept) return ok(null);
  const { modelId, digest } = kept;
  const model = models.find((m) => m.digest === digest);
  if (!model) return refuse({ code: 'model_missing', modelId, digest });
  const score = assessModel(model, features);
  return canonicalJson(score) === canonicalJson(kept)
    ? ok(score)
    : refuse({ code: 'score_differs' });
}

import type { LimitPart, StoredDecision } from '../../decision/index.ts';
import { type FeatureValue, getDefinition, isAboutOthers } from '../../features/index.ts';
import { grantedBy, type Review } from '../../origination/index.ts';
import { type RelationContribution, sayRelation } from '../../risk/index.ts';

// How a decision is shown: everything it used and everything it said, read from its record alone.

const viewPart = (part: LimitPart) => ({
  reason: part.reason,
  feature: part.feature,
  value: part.value === null ? null : String(part.value),
  unit: part.unit,
  fen: String(part.fen),
  says: { ...part.says },
  advice: { ...part.advice },
});

/** That a person looks at it, or what they decided and why. */
export const viewReview = ({ askedAt, outcome, reason, decidedAt, limitFen }: Review) => ({
  ...{ askedAt, outcome, reason, decidedAt },
  limitFen: limitFen === null ? null : String(limitFen),
});

/** The parts of what is granted: where a person granted less than they come to, that is one more. */
export function viewParts(decision: StoredDecision, review: Review | undefined) {
  const { parts, computedLimit } = decision.outcome;
  const shown = parts.map(viewPart);
  const limit = review?.limitFen ?? null;
  if (limit === null || limit === computedLimit) return shown;
  const says = { zh: '人工核定的调整', en: 'Set by a person' };
  const part = { reason: 'person', feature: 'person', value: String(limit), unit: 'fen' };
  return [...shown, { ...part, fen: String(limit - computedLimit), says, advice: null }];
}

type RatePart = StoredDecision['outcome']['rateParts'][number];

const rateTexts: Readonly<Record<RatePart['reason'], { zh: string; en: string }>> = {
  base_rate: { zh: '贷款市场报价利率（LPR）', en: 'Loan prime rate (LPR)' },
  product_add_on: { zh: '产品加点', en: 'Add-on of the product' },
  expected_loss: { zh: '风险加点', en: 'Add-on for expected loss' },
  held_to_floor: { zh: '不低于产品下限', en: 'Held to the product’s floor' },
  held_to_cap: { zh: '不高于产品上限', en: 'Held to the product’s cap' },
};

export const viewRatePart = ({ reason, rate }: RatePart) => ({
  reason,
  says: { ...rateTexts[reason] },
  rateE9: String(rate),
});

/** The model whose PD decided. */
const viewModel = ({ modelId, version }: Pick<StoredDecision['score'], 'modelId' | 'version'>) => ({
  id: modelId,
  version: String(version),
});

/** What relations did, by their class alone: who is in it is nobody's business but theirs. */
const viewRelation = ({ relation, logitE6 }: RelationContribution) => ({
  ...{ relation, says: { ...sayRelation(relation) } },
  effect: logitE6 > 0n ? ('riskier' as const) : ('safer' as const),
});

export const viewDecision = (decision: StoredDecision, review: Review | undefined) => ({
  id: decision.id,
  outcome: decision.outcome.outcome,
  decidedAt: decision.decidedAt,
  policyVersion: decision.policyVersion,
  model: viewModel(decision.model ?? decision.score),
  limitFen: String(grantedBy(decision, review)),
  annualRateE9: String(decision.outcome.annualRate),
  parts: viewParts(decision, review),
  review: review ? viewReview(review) : null,
  rateParts: decision.outcome.rateParts.map(viewRatePart),
  relations: (decision.model?.relations ?? []).map(viewRelation),
  rules: decision.outcome.rules.map(({ code, verdict, says }) => ({
    code,
    verdict,
    says: { ...says },
  })),
  features: Object.entries(decision.features).map(([name, feature]) => viewFeature(name, feature)),
});

/** Of others who borrow here a borrower learns that they were looked at, not what was seen. */
export function viewFeature(name: string, feature: FeatureValue) {
  const withheld = isAboutOthers(name);
  const { value, unit, source, also = [], events, newestAt } = feature;
  return {
    ...{ name, says: { ...getDefinition(name).says }, unit, source, also: [...also], withheld },
    value: withheld || value === null ? null : String(value),
    events: withheld ? 0 : events,
    newestAt: withheld ? null : newestAt,
  };
}

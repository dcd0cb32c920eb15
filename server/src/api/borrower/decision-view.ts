import type { LimitPart, StoredDecision } from '../../decision/index.ts';
import { getDefinition } from '../../features/index.ts';

// How a decision is shown: everything it used and everything it said, read from its record alone.

export const viewPart = (part: LimitPart) => ({
  reason: part.reason,
  feature: part.feature,
  value: part.value === null ? null : String(part.value),
  unit: part.unit,
  fen: String(part.fen),
  says: { ...part.says },
  advice: { ...part.advice },
});

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

export const viewDecision = (decision: StoredDecision) => ({
  id: decision.id,
  outcome: decision.outcome.outcome,
  decidedAt: decision.decidedAt,
  policyVersion: decision.policyVersion,
  model: viewModel(decision.model ?? decision.score),
  limitFen: String(decision.outcome.limit),
  annualRateE9: String(decision.outcome.annualRate),
  parts: decision.outcome.parts.map(viewPart),
  rateParts: decision.outcome.rateParts.map(viewRatePart),
  rules: decision.outcome.rules.map(({ code, verdict, says }) => ({
    code,
    verdict,
    says: { ...says },
  })),
  features: Object.entries(decision.features).map(([name, feature]) => ({
    name,
    says: { ...getDefinition(name).says },
    value: feature.value === null ? null : String(feature.value),
    unit: feature.unit,
    source: feature.source,
    also: [...(feature.also ?? [])],
    events: feature.events,
    newestAt: feature.newestAt,
  })),
});

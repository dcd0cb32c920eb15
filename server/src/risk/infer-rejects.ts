import { sigmoid } from './logistic.ts';
import { logitsOfModel, type SealedModel } from './model.ts';
import type { ReadyData, ReadyLabel } from './ready-data.ts';

/** What was inferred of cases of train that have no outcome. */
export interface Inferred {
  readonly data: ReadyData;
  readonly cases: number;
  /** Mean of what they are taken to be, weights counted. */
  readonly badRate: number;
}

/**
 * Reject inference by fuzzy augmentation: a case of train that was refused counts as bad for as much as its PD,
 * and as good for the rest. A book that saw only those who were accepted knows nothing of the others; this lets a
 * model learn where they lie, at the price of believing the first one.
 * @param first - A model of those whose outcome is known.
 * @param factor - How much riskier than their PD the refused are taken to be, `>= 1`. Assumed by who sets it.
 * @source Siddiqi 2006, "Credit Risk Scorecards", ch. 6 (fuzzy augmentation)
 */
export async function inferRejects(
  data: ReadyData,
  first: SealedModel,
  factor: number,
): Promise<Inferred> {
  const refused = data.unknown.filter(({ split }) => split === 'train');
  const asked = { ...data, labels: refused.map((one) => ({ ...one, bad: false })) };
  const logits = await logitsOfModel(first, asked, 'train');
  const pds = logits.map((logit) => Math.min(1, factor * sigmoid(logit)));
  const told = refused.flatMap((one, i): ReadyLabel[] => [
    { ...one, bad: true, weight: one.weight * (pds[i] ?? 0) },
    { ...one, bad: false, weight: one.weight * (1 - (pds[i] ?? 0)) },
  ]);
  const all = refused.reduce((sum, { weight }) => sum + weight, 0);
  const bads = refused.reduce((sum, { weight }, i) => sum + weight * (pds[i] ?? 0), 0);
  return {
    data: { ...data, labels: [...data.labels, ...told.filter(({ weight }) => weight > 0)] },
    cases: refused.length,
    badRate: all > 0 ? bads / all : 0,
  };
}

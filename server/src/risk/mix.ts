import type { Fitted } from './contenders.ts';
import { logit, sigmoid } from './logistic.ts';
import { computeAuc, type Scored } from './metrics.ts';
import type { ReadyLabel } from './ready-data.ts';

/** What a model says of the cases of a split. */
export type Scores = Omit<Fitted, 'model'>;

/**
 * Models together, each weighing in log-odds what it earns on valid: by tenths, the best AUC of all seeds. One that does
 * not raise it weighs nothing, and is not part of it.
 * @param parts - By model, then by seed; one that draws nothing is there once.
 */
export function mixOf(
  parts: readonly (readonly Scores[])[],
  valid: readonly ReadyLabel[],
): { readonly shares: readonly number[]; readonly all: readonly Scores[] } {
  const seeds = Math.max(...parts.map((all) => all.length));
  const bySeed = Array.from({ length: seeds }, (_, i) =>
    parts.map((all) => (all[i] ?? all[0]) as Scores),
  );
  const logits = bySeed.map((models) =>
    models.map(({ scores }) => ({
      ...{ valid: scores.valid.map(logit), test: scores.test.map(logit) },
    })),
  );
  const mix = (seed: number, shares: readonly number[], split: 'valid' | 'test') => {
    const used = (logits[seed] ?? []).flatMap((of, j) =>
      shares[j] ? [{ of: of[split], share: shares[j] ?? 0 }] : [],
    );
    return Float64Array.from(bySeed[seed]?.[0]?.scores[split] ?? [], (_, i) =>
      sigmoid(used.reduce((sum, { of, share }) => sum + share * (of[i] ?? 0), 0)),
    );
  };
  let best = { shares: [] as readonly number[], auc: -1 };
  // One alone first: whatever joins it has to raise the AUC.
  const ways = Map.groupBy(sharesOf(parts.length), (shares) => shares.includes(1));
  for (const shares of [...(ways.get(true) ?? []), ...(ways.get(false) ?? [])]) {
    const sums = new Float64Array(valid.length);
    for (const seed of bySeed.keys()) {
      for (const [i, pd] of mix(seed, shares, 'valid').entries()) sums[i] = (sums[i] ?? 0) + pd;
    }
    const auc = computeAuc(
      casesOf(
        valid,
        sums.map((sum) => sum / seeds),
      ),
    );
    if (auc > best.auc) best = { shares, auc };
  }
  const all = bySeed.map((models, seed) => ({
    scores: { valid: mix(seed, best.shares, 'valid'), test: mix(seed, best.shares, 'test') },
    parameters: models.reduce(
      (sum, { parameters }, j) => sum + (best.shares[j] ? parameters : 0),
      0,
    ),
  }));
  return { shares: best.shares, all };
}

/** Every way to divide one into `n` shares of whole tenths. */
function sharesOf(n: number, left = 10): number[][] {
  if (n === 1) return [[left / 10]];
  return Array.from({ length: left + 1 }, (_, own) =>
    sharesOf(n - 1, left - own).map((rest) => [own / 10, ...rest]),
  ).flat();
}

/** Labelled cases with what was said of each. */
export const casesOf = (labels: readonly ReadyLabel[], scores: Float64Array): Scored[] =>
  labels.map(({ bad, weight }, i) => ({ score: scores[i] ?? 0, bad, weight }));

/** The mean of the seeds' scores. */
export const togetherOf = (all: readonly Scores[], split: 'valid' | 'test'): Float64Array =>
  Float64Array.from(
    all[0]?.scores[split] ?? [],
    (_, i) => all.reduce((sum, { scores }) => sum + (scores[split][i] ?? 0), 0) / all.length,
  );

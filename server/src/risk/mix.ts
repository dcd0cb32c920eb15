import type { Fitted } from './contenders.ts';
import { sigmoid } from './logistic.ts';
import { computeAuc, type Scored } from './metrics.ts';
import type { ReadyLabel } from './ready-data.ts';

/** What a model says of the cases of a split. */
export type Scores = Omit<Fitted, 'model'>;

/**
 * Models together, each weighing in log-odds what it earns on valid: by tenths, the best AUC of all seeds.
 * One that weighs nothing is not part of it.
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
  const mixed = (shares: readonly number[]): Scores[] =>
    bySeed.map((models) => {
      const used = models.flatMap((one, j) => (shares[j] ? [{ one, share: shares[j] ?? 0 }] : []));
      const mix = (split: 'valid' | 'test') =>
        Float64Array.from(models[0]?.scores[split] ?? [], (_, i) =>
          sigmoid(
            used.reduce((sum, { one, share }) => sum + share * logit(one.scores[split][i] ?? 0), 0),
          ),
        );
      const parameters = used.reduce((sum, { one }) => sum + one.parameters, 0);
      return { scores: { valid: mix('valid'), test: mix('test') }, parameters };
    });
  let best = { shares: [] as readonly number[], all: [] as readonly Scores[], auc: -1 };
  for (const shares of sharesOf(parts.length)) {
    const all = mixed(shares);
    const auc = computeAuc(casesOf(valid, togetherOf(all, 'valid')));
    if (auc > best.auc) best = { shares, all, auc };
  }
  return best;
}

/** Every way to divide one into `n` shares of whole tenths. */
function sharesOf(n: number, left = 10): number[][] {
  if (n === 1) return [[left / 10]];
  return Array.from({ length: left + 1 }, (_, own) =>
    sharesOf(n - 1, left - own).map((rest) => [own / 10, ...rest]),
  ).flat();
}

/** Log-odds of a PD, finite at nought and one. */
export const logit = (p: number): number => {
  const within = Math.min(Math.max(p, 1e-9), 1 - 1e-9);
  return Math.log(within / (1 - within));
};

/** Labelled cases with what was said of each. */
export const casesOf = (labels: readonly ReadyLabel[], scores: Float64Array): Scored[] =>
  labels.map(({ bad, weight }, i) => ({ score: scores[i] ?? 0, bad, weight }));

/** The mean of the seeds' scores. */
export const togetherOf = (all: readonly Scores[], split: 'valid' | 'test'): Float64Array =>
  Float64Array.from(
    all[0]?.scores[split] ?? [],
    (_, i) => all.reduce((sum, { scores }) => sum + (scores[split][i] ?? 0), 0) / all.length,
  );

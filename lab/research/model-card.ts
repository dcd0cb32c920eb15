import { type FeatureDefinition, getDefinition } from '@open310/server/features';
import type { Measured, ScorecardFeature } from '@open310/server/risk';
import type { Study } from './study.ts';

const points = (e3: bigint): string => (Number(e3) / 1000).toFixed(1);
const measured = ({ value, low, high }: Measured, digits = 3): string =>
  `${value.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** A bin's edge as people read it. */
export function edge(value: bigint, { unit }: FeatureDefinition): string {
  if (unit === 'fen') return `${(Number(value) / 100).toLocaleString('en-US')} yuan`;
  if (unit === 'ppm') return `${(Number(value) / 10_000).toFixed(1)} %`;
  return unit === 'count' ? String(value) : `${value} ${unit}`;
}

function featureTable(feature: ScorecardFeature): string {
  const definition = getDefinition(feature.name);
  const rows = feature.bins.map((bin, i) => {
    const next = feature.bins[i + 1]?.from;
    const from = bin.from === null ? 'less' : edge(bin.from, definition);
    const span = next == null ? `${from} and more` : `${from} to below ${edge(next, definition)}`;
    return { span, ...bin };
  });
  const lines = [...rows, { span: 'not known', ...feature.missing }].map(
    (b) =>
      `| ${b.span} | ${b.goods + b.bads} | ${percent(b.bads, b.goods + b.bads)} | ${(b.woePpm / 1e6).toFixed(3)} | ${points(b.pointsE3)} |`,
  );
  return `### ${feature.name} (v${feature.version})

${definition.says.en}. Information value ${(feature.ivPpm / 1e6).toFixed(3)}, weight ${(feature.weightPpm / 1e6).toFixed(3)}.

| value | loans | default rate | WOE | points |
|---|---|---|---|---|
${lines.join('\n')}`;
}

/** The model card, in Markdown: written by the command, so that it says what was measured. */
export function writeModelCard(
  { card, segment, chosen, tried, splits }: Study,
  o: { readonly seed: number; readonly loans: number; readonly command: string },
): string {
  const n = splits.reduce((sum, s) => sum + s.n, 0);
  const bads = splits.reduce((sum, s) => sum + s.bads, 0);
  const rows = splits.map(
    (s) =>
      `| ${s.split} | ${s.from} to ${s.to} | ${s.n} | ${percent(s.bads, s.n)} | ${measured(s.auc)} | ${measured(s.ks)} | ${measured(s.brier, 4)} |`,
  );
  const grid = tried.map(
    (t) => `| ${t.bins} | ${t.l2} | ${t.validLogLoss.toFixed(4)} | ${t.validAuc.toFixed(3)} |`,
  );
  return `# ${card.id}

Logistic scorecard for the segment \`${segment}\`. Written by the command below; do not edit.

    ${o.command}

Digest of the model file: \`${card.digest}\`

## Data

Simulated past book of \`lab/economy\`: seed ${o.seed}, ${o.loans} loans of both segments, ${n} of this one,
default rate ${percent(bads, n)}. Only borrowers a traditional lender had accepted are in it; those it
refused have no outcome. No real person or business is in these data.

**Default**: ${card.defaultDefinition}.

Split by time of decision. The book spans 17 months, so outcomes of the earlier loans were not all known
when the later ones were decided: this tests another time, not a model as it could have stood that day.

## Measures

In brackets: 95 % interval, percentile bootstrap. Train and valid: fitted on train alone. Test: the model in
the file, fitted on train and valid, looked at once.

| split | decided | loans | default rate | AUC | KS | Brier |
|---|---|---|---|---|---|---|
${rows.join('\n')}

Chosen by log loss on valid: ${chosen.bins} quantile bins to begin with, L2 ${chosen.l2}.

| bins | L2 | log loss (valid) | AUC (valid) |
|---|---|---|---|
${grid.join('\n')}

## Points

Score = ${points(card.basePointsE3)} + the points below. ${card.scale.points} points are ${card.scale.oddsGoodToBad} goods to 1 bad; ${card.scale.pointsToDouble} more double
the odds (${card.scale.source}). Mean PD is calibrated to ${(card.calibration.targetBadRatePpm / 1e4).toFixed(2)} %.
Bins move one way only: a better value never loses points. Counts are those of train and valid.

${card.features.map(featureTable).join('\n\n')}

## What it must not be used for

- **Lending to real borrowers.** It learned from a simulation; train it on a lender's own book first.
- Borrowers of another segment, or without the sources it was trained on, beyond what its rules allow.
- Anything but credit risk: not employment, insurance, marketing, or prices for other goods.
- Judging features it was not given: nothing about the owner as a person is in it, and nothing may be added
  without a new version, a new card, and a check for unfair effects.
- Quoting its PD as a rate of a real population.
`;
}

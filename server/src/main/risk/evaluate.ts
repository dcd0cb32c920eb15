import {
  columnsRead,
  type Evaluation,
  evaluateModel,
  type Measured,
  type Provenance,
  readReadyData,
  type SealedModel,
  splits,
} from '../../risk/index.ts';
import {
  nameOf,
  needed,
  oneOf,
  provenanceOf,
  readFlags,
  readModel,
  rounded,
  writeFile,
} from './flags.ts';

/** The flags of what looks at a split of a data folder with a model. */
export const evaluateOptions = {
  model: { type: 'string' },
  data: { type: 'string' },
  split: { type: 'string', default: 'test' },
  provenance: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** A model looked at on a split. */
export async function lookAt(flags: {
  readonly model?: string | undefined;
  readonly data?: string | undefined;
  readonly split: string;
  readonly provenance?: string | undefined;
}): Promise<{
  readonly model: SealedModel;
  readonly data: string;
  readonly provenance: Provenance | undefined;
  readonly measured: Evaluation;
}> {
  const { model } = readModel(needed(flags.model, '--model'));
  const folder = needed(flags.data, '--data');
  const split = oneOf(flags.split, '--split', splits);
  const provenance = provenanceOf(flags.provenance, folder);
  const data = readReadyData(folder, { splits: [split], ...columnsRead(model) });
  const measured = await evaluateModel(model, data, split);
  return { model, data: nameOf(folder), provenance, measured };
}

/**
 * `evaluate`: measures of a model on a split of a data folder, which is thereby looked at. With `--save` they
 * are kept beside the model, for the registry.
 */
export async function evaluate(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    ...evaluateOptions,
    save: { type: 'boolean', default: false },
  });
  const { model, data, provenance, measured } = await lookAt(flags);
  if (flags.save) {
    const kept = rounded({ digest: model.digest, data, provenance, measured });
    writeFile(needed(flags.model, '--model'), 'evaluation.json', `${JSON.stringify(kept)}\n`);
  }
  const about = {
    model: { id: model.id, version: model.version, digest: model.digest },
    data,
    provenance,
  };
  return flags.json
    ? `${JSON.stringify(rounded({ ...about, ...measured }))}\n`
    : sayEvaluation(`${model.id} v${model.version} on ${data}, ${saidOf(provenance)}`, measured);
}

const saidOf = (provenance: Provenance | undefined): string =>
  ({
    ...{ simulated: 'SIMULATED cases', recorded: 'recorded cases' },
    ...{ drawn: 'real cases drawn by outcome', unsaid: 'nobody said where its cases come from' },
  })[provenance ?? 'unsaid'];

const percent = (rate: number): string => `${(100 * rate).toFixed(2)}%`;
const told = ({ value, low, high }: Measured): string =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

function sayEvaluation(title: string, e: Evaluation): string {
  const moved = e.stability.columns.filter(({ index }) => index >= 0.1);
  const lines = [
    `${title}: ${e.n} cases of ${e.split}, ${e.bads} bad`,
    `AUC ${told(e.auc)}, KS ${told(e.ks)}, Brier ${told(e.brier)}, PR-AUC ${e.prAuc.toFixed(3)}`,
    `bad rate ${percent(e.badRate)}, mean PD ${percent(e.meanPd)}; among the best ` +
      (['50', '70', '90'] as const).map((at) => `${at}%: ${percent(e.badRateAt[at])}`).join(', '),
    `score moved by ${e.stability.score.toFixed(3)} (0.1 and less is stable); columns that moved: ` +
      (moved.length === 0
        ? 'none'
        : moved.map(({ name, index }) => `${name} ${index.toFixed(3)}`).join(', ')),
    'tenths by PD, the safest first: cases, mean PD, bad rate',
    ...e.reliability.map(
      ({ n, meanPd, badRate }) =>
        `${String(n).padStart(8)} ${percent(meanPd).padStart(8)} ${percent(badRate).padStart(8)}`,
    ),
    ...(e.segments.length > 0 ? ['kinds of cases: cases, mean PD, bad rate, AUC'] : []),
    ...e.segments.map(
      ({ column, text, n, meanPd, badRate, auc }) =>
        `${String(n).padStart(8)} ${percent(meanPd).padStart(8)} ${percent(badRate).padStart(8)} ` +
        `${(auc?.toFixed(3) ?? '–').padStart(6)}  ${column}: ${text === '' ? 'not known' : text}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

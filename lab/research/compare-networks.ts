// What a graph network gains from being told in numbers what is around a case, beside what it hears. Learnt from train for
// so many rounds, looked at on valid; test is not looked at.
//   node lab/research/compare-networks.ts --data DIR [--seeds 4] [--epochs 70]
import { parseArgs } from 'node:util';
import {
  computeAuc,
  openAround,
  openGraph,
  readReadyData,
  scoreNetwork,
  trainNetwork,
  usualNetwork,
} from '../../server/src/risk/index.ts';

const USAGE = 'compare-networks.ts --data DIR [--seeds 4] [--epochs 70]';
const FIRST = 310;
const ways = { hears: openGraph, 'hears and is told': openAround } as const;

function readArgs(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      seeds: { type: 'string', default: '4' },
      epochs: { type: 'string', default: '70' },
    },
  });
  const [seeds, epochs] = [Number(values.seeds), Number(values.epochs)];
  const isFit = Number.isInteger(seeds) && Number.isInteger(epochs) && seeds > 0 && epochs > 0;
  return values.data !== undefined && isFit ? { data: values.data, seeds, epochs } : undefined;
}

/** The AUC on valid of one seed in the mean, and of all together. */
function lookAt(
  { train, valid }: ReturnType<typeof openGraph>['inputs'],
  { seeds, epochs }: { readonly seeds: number; readonly epochs: number },
): { readonly one: number; readonly together: number } {
  const said = Array.from({ length: seeds }, (_, i) => {
    const { network } = trainNetwork(train, epochs, { ...usualNetwork, seed: FIRST + i });
    process.stderr.write(`${i + 1} of ${seeds}\n`);
    return scoreNetwork(network, valid);
  });
  const aucOf = (scoreAt: (i: number) => number): number =>
    computeAuc(valid.cases.map((one, i) => ({ ...one, score: scoreAt(i) })));
  const sum = (all: readonly number[]): number => all.reduce((total, v) => total + v, 0);
  return {
    one: sum(said.map((scores) => aucOf((i) => scores[i] ?? Number.NaN))) / seeds,
    together: aucOf((i) => sum(said.map((scores) => scores[i] ?? Number.NaN)) / seeds),
  };
}

const o = readArgs(process.argv.slice(2));
if (!o) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const data = readReadyData(o.data);
  for (const [way, open] of Object.entries(ways)) {
    const { one, together } = lookAt(open(data, FIRST).inputs, o);
    process.stdout.write(
      `${way}: AUC on valid ${one.toFixed(4)} of one seed, ${together.toFixed(4)} of ${o.seeds} together\n`,
    );
  }
}

import { availableParallelism } from 'node:os';
import {
  type BenchResult,
  openFitters,
  readReadyData,
  runBench,
  usualBench,
} from '../../risk/index.ts';
import { nameOf, needed, readFlags, rounded, sayProgress, wholeNumber } from './flags.ts';

/** `bench --data DIR [--threads N] [--json]`: trains and tests every model on a data folder. */
export async function bench(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    data: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'boolean', default: false },
  });
  const folder = needed(flags.data, '--data');
  const threads = wholeNumber(flags.threads, '--threads', 1, 64);
  const data = readReadyData(folder);
  const fitters = openFitters(folder, usualBench, threads);
  const result = await runBench(data, sayProgress(), usualBench, fitters.fit).finally(
    fitters.close,
  );
  const name = nameOf(folder);
  return flags.json
    ? `${JSON.stringify(rounded({ data: name, ...result }))}\n`
    : sayResult(name, result);
}

function sayResult(data: string, { rows, models, lift }: BenchResult): string {
  const n = (value: number, digits = 3): string => value.toFixed(digits).padStart(7);
  const lines = [
    `${data}: ${rows.train} cases of train, ${rows.valid} of valid, ${rows.test} of test`,
    `${'model'.padEnd(26)}    AUC      sd  5 seeds  PR-AUC      KS   Brier  bad 50%  bad 70%  seconds`,
    ...models.map(
      (m) =>
        `${m.name.padEnd(26)}${n(m.auc)} ${n(m.aucSd)}  ${n(m.aucEnsemble)} ${n(m.prAuc)} ${n(m.ks)} ` +
        `${n(m.brier)}  ${n(m.badRateAt[50])}  ${n(m.badRateAt[70])}  ${n(m.trainSeconds, 1)}`,
    ),
    'lift, with 95 % intervals of the same cases drawn again',
    ...lift.map((l) => {
      const cut = (['50', '70', '90'] as const).map((at) => {
        const [value, low, high] = l.badRateCut[at].map((v) => v.toFixed(2));
        return `${at}%: ${value} [${low}, ${high}]`;
      });
      const [low, high] = l.ci95.map((v) => v.toFixed(3));
      return `${l.of} over ${l.over}: AUC ${n(l.auc)} [${low}, ${high}]; fewer bads at ${cut.join(', ')}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

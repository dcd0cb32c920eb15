import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type BenchResult,
  openFitters,
  ReadyDataWrong,
  readReadyData,
  runBench,
  usualBench,
} from '../risk/index.ts';

// `npm run risk -- bench --data DIR [--threads N] [--json]`: trains and tests every model on a data folder.

const USAGE = 'npm run risk -- bench --data DIR [--threads N] [--json]';

function readCommand(
  args: readonly string[],
): { data: string; json: boolean; threads: number } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        threads: { type: 'string', default: String(availableParallelism()) },
        json: { type: 'boolean', default: false },
      },
    });
    if (positionals.length !== 1 || positionals[0] !== 'bench') return 'say what to do: bench';
    const threads = Number(values.threads);
    if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
      return '--threads: a whole number from 1 to 64';
    }
    return values.data === undefined
      ? '--data is missing'
      : { data: values.data, json: values.json, threads };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

const round = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, v) => (typeof v === 'number' ? Number(v.toFixed(6)) : v));

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

/** On a terminal: what is done, and about how long the rest takes. */
function sayProgress(): (job: { name: string; seed: number }, done: number, of: number) => void {
  const startedAt = performance.now();
  return ({ name, seed }, done, of) => {
    if (!process.stderr.isTTY) return;
    const left = (((performance.now() - startedAt) / done) * (of - done)) / 60_000;
    const rest = done < of ? `, about ${Math.ceil(left)} min left` : '';
    process.stderr.write(`${done} of ${of}: ${name}, seed ${seed}${rest}\n`);
  };
}

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (typeof command === 'string') {
    process.stderr.write(`${command}. Usage: ${USAGE}\n`);
    return 2;
  }
  const { data: folder, json, threads } = command;
  try {
    const data = readReadyData(folder);
    const fitters = openFitters(folder, usualBench, threads);
    const result = await runBench(data, sayProgress(), usualBench, fitters.fit).finally(
      fitters.close,
    );
    const name = join(basename(dirname(folder)), basename(folder));
    process.stdout.write(
      json ? `${JSON.stringify(round({ data: name, ...result }))}\n` : sayResult(name, result),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ReadyDataWrong)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = await main();

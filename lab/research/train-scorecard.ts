// Trains one scorecard a segment on the simulated past book and writes model files and model cards.
//   node lab/research/train-scorecard.ts --seed N --loans N --out DIR [--json]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeScorecard } from '@open310/server/risk';
import { writeModelCard } from './model-card.ts';
import { startProgress } from './progress.ts';
import { type Case, readCases, round, type Study, splitByTime, study } from './study.ts';

const segments = ['onlineSeller', 'shop'] as const;
const say = (line: string) => process.stdout.write(`${line}\n`);
const USAGE = 'train-scorecard.ts --seed N --loans N --out DIR [--json]';

interface Options {
  readonly seed: number;
  readonly loans: number;
  readonly out: string;
  readonly json: boolean;
}

/** The options, or the one line that says what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        loans: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { seed, loans, out, json } = values;
    if (!seed || !/^\d{1,9}$/.test(seed)) return '--seed must be a whole number';
    if (!loans || !/^\d{1,7}$/.test(loans) || Number(loans) < 1000) {
      return '--loans must be a whole number, at least 1000';
    }
    if (!out) return '--out must name a folder';
    return { seed: Number(seed), loans: Number(loans), out, json };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** Nothing can be measured on a part without a default: one line, instead of a stack. */
function tooFewDefaults(cases: readonly Case[]): string | undefined {
  for (const segment of segments) {
    const split = splitByTime(cases.filter((c) => c.segment === segment));
    for (const [name, part] of Object.entries(split)) {
      if (!part.some((c) => c.bad)) return `no default among ${segment} (${name}): more --loans`;
    }
  }
  return undefined;
}

function print({ card, splits }: Study): void {
  say(`${card.id}  ${card.features.length} features  ${card.digest}`);
  for (const s of splits) {
    const [auc, ks, brier] = [s.auc, s.ks, s.brier].map(
      (m) => `${m.value.toFixed(3)} [${m.low.toFixed(3)}, ${m.high.toFixed(3)}]`,
    );
    const rate = ((100 * s.bads) / s.n).toFixed(1);
    say(`  ${s.split.padEnd(5)} ${s.n} loans, ${rate} % bad  AUC ${auc}  KS ${ks}  Brier ${brier}`);
  }
}

function main(): number {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}. Usage: ${USAGE}\n`);
    return 2;
  }
  const { seed, loans, out, json } = options;
  const command = `node lab/research/train-scorecard.ts --seed ${seed} --loans ${loans} --out server/models`;
  const cases = readCases({ seed, loans, onProgress: startProgress('past book') });
  const short = tooFewDefaults(cases);
  if (short) {
    process.stderr.write(`${short}\n`);
    return 2;
  }
  const facts = { seed, loans, command };
  const studies = segments.map((s) => study(s, cases, facts));
  for (const done of studies) {
    const dir = join(out, done.card.id);
    try {
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, 'model.json'), writeScorecard(done.card));
      writeFileSync(join(dir, 'card.md'), writeModelCard(done, facts));
    } catch (error) {
      process.stderr.write(
        `cannot write to ${dir}: ${error instanceof Error ? error.message : error}\n`,
      );
      return 2;
    }
  }
  if (json) {
    const models = studies.map(({ card, chosen, tried, splits }) => ({
      id: card.id,
      digest: card.digest,
      features: card.features.map((f) => f.name),
      chosen,
      tried,
      splits,
    }));
    say(JSON.stringify(round({ seed, loans, models })));
  } else {
    studies.forEach(print);
  }
  return 0;
}

process.exitCode = main();

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChaos } from '../tests/chaos/rounds.ts';
import { openProgress } from './progress.ts';
import { root } from './stack/child.ts';

// `npm run chaos`: kills and faults around the money; loans, ledger and bank compared after each.

const usage = 'Usage: npm run chaos [-- --rounds 26 --without derived-id|settle-net --json]';

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '26' },
        without: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new Error('--rounds: a whole number, at least 1');
    return { ...values, rounds };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
mkdirSync(join(root, 'data/chaos'), { recursive: true });
const dir = join(root, `data/chaos/run-${process.pid}`);
const progress = openProgress(flags.rounds, 'rounds');
const report = await runChaos({
  dir,
  rounds: flags.rounds,
  without: flags.without,
  ...(flags.without === undefined ? {} : { patienceMs: 4_000 }),
  onRound: (round, blow, problems) => {
    progress.step();
    if (problems.length > 0)
      process.stderr.write(`round ${round} (${blow}): ${problems.join('; ')}\n`);
  },
});
progress.end();
rmSync(dir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(report)}\n`);
const { lostApplications, doublePayouts, unbalanced } = report;
process.exit(lostApplications + doublePayouts + unbalanced === 0 ? 0 : 1);

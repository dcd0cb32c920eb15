import { parseArgs } from 'node:util';
import { keepLoans } from '../tests/sim/kept-loans.ts';
import { openProgress } from './progress.ts';
import { wholeIn, withBook } from './with-book.ts';

// `npm run disclosed`: loans of every shape, kept to the day; what each cost, and what the ledger took in, beside what
// its total-cost table had said. On a database server of its own that is gone afterwards. Ends with 1 at any difference.

const usage = 'Usage: npm run disclosed [-- --loans 1000 --seed 310 --json]';

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        loans: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '310' },
        json: { type: 'boolean', default: false },
      },
    });
    return {
      loans: wholeIn(values, 'loans', 1),
      seed: wholeIn(values, 'seed', 0),
      json: values.json,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const MOST_DAYS = 366;
const flags = readFlags();
const progress = openProgress(MOST_DAYS, 'days');
const report = await withBook((db) => keepLoans(db, { ...flags, onDay: () => progress.step() }));
progress.end();
process.stdout.write(`${JSON.stringify(report, null, flags.json ? 2 : 0)}\n`);
process.exitCode = report.problems.length === 0 ? 0 : 1;

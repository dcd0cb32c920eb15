import { parseArgs } from 'node:util';
import { liveYear } from '../tests/sim/loan-year.ts';
import { openProgress } from './progress.ts';
import { wholeIn, withBook } from './with-book.ts';

// `npm run sim`: a simulated year of a lender's book, checked after every event. On a database server
// of its own that is gone afterwards.

const usage = 'Usage: npm run sim [-- --borrowers 2000 --days 365 --seed 310 --json]';

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        borrowers: { type: 'string', default: '2000' },
        days: { type: 'string', default: '365' },
        seed: { type: 'string', default: '310' },
        json: { type: 'boolean', default: false },
      },
    });
    return {
      borrowers: wholeIn(values, 'borrowers', 1),
      days: wholeIn(values, 'days', 1),
      seed: wholeIn(values, 'seed', 0),
      json: values.json,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const progress = openProgress(flags.days, 'days');
const report = await withBook((db) => liveYear(db, { ...flags, onDay: () => progress.step() }));
progress.end();
process.stdout.write(`${JSON.stringify(report, null, flags.json ? 2 : 0)}\n`);
process.exitCode = report.problems.length === 0 ? 0 : 1;

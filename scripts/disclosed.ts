import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { businessDate } from '../server/src/kernel/index.ts';
import {
  migrate,
  openDatabase,
  readMigrations,
  setFirstBusinessDate,
  startEmbeddedPostgres,
} from '../server/src/platform/index.ts';
import { keepLoans } from '../tests/sim/kept-loans.ts';
import { openProgress } from './progress.ts';
import { root } from './stack/child.ts';

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
    const whole = (name: 'loans' | 'seed', least: number): number => {
      const n = Number(values[name]);
      if (!Number.isInteger(n) || n < least) throw new Error(`--${name}: a whole number`);
      return n;
    };
    return { loans: whole('loans', 1), seed: whole('seed', 0), json: values.json };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const MOST_DAYS = 366;
const flags = readFlags();
const dir = join(root, `data/sim/disclosed-${process.pid}`);
mkdirSync(dir, { recursive: true });
const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
const db = openDatabase(postgres.url, { max: 6 });
try {
  await migrate(db, readMigrations(join(root, 'server/src')));
  await setFirstBusinessDate(db, businessDate('2027-01-04'));
  const progress = openProgress(MOST_DAYS, 'days');
  const report = await keepLoans(db, { ...flags, onDay: () => progress.step() });
  progress.end();
  process.stdout.write(`${JSON.stringify(report, null, flags.json ? 2 : 0)}\n`);
  process.exitCode = report.problems.length === 0 ? 0 : 1;
} finally {
  await db.close();
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}

import { parseArgs } from 'node:util';
import { collectionsDayWork } from '../collections/index.ts';
import { addDays } from '../kernel/index.ts';
import { relateChangedWork } from '../origination/index.ts';
import { connectWorkflows, openDatabase, openLog, systemClock } from '../platform/index.ts';
import { flagUses } from '../purposes/index.ts';
import { reconcileWork } from '../reconciliation/index.ts';
import { keepReports } from '../reports/index.ts';
import { collectDueWork, endOfDay } from '../servicing/index.ts';
import { readBookRules } from './book-rules.ts';

// `npm run end-of-day [-- --json --no-collect]`: closes the business date: interest accrued, dues
// billed, days past due counted, the date moved by one day, and the collection of what is due on the
// new one started, as is the reconciliation of the closed one; then the loans are classed and the
// reports of the day kept. May be killed and run again, and run in several processes at once: it goes on
// where it was, and they share the loans.

const usage = 'Usage: npm run end-of-day [-- --json --no-collect --batch LOANS]';

function readFlags() {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      options: { json: flag, 'no-collect': flag, batch: { type: 'string' } },
    });
    const batch = values.batch === undefined ? undefined : Number(values.batch);
    if (batch !== undefined && !(Number.isInteger(batch) && batch >= 1 && batch <= 100_000)) {
      throw new Error('--batch: a whole number from 1 to 100000');
    }
    return { ...values, batch };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const rules = readBookRules(process.env);
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 4 });
const { rows } = await db.pool.query(
  "select to_regclass('platform.business_date') as books, to_regclass('dbos.workflow_status') as queue",
);
if (rows[0]?.books === null) {
  process.stderr.write('There are no books in this database: start the server once.\n');
  process.exit(2);
}
if (rows[0]?.queue === null && !flags['no-collect']) {
  process.stderr.write(
    'No server has run on this database: nothing can collect. Add --no-collect.\n',
  );
  process.exit(2);
}
const log = openLog('warn');
const workflows = flags['no-collect'] ? undefined : await connectWorkflows(url, log);
await flagUses(db, systemClock.now());
const report = await endOfDay(
  {
    db,
    clock: systemClock,
    log,
    classRules: rules.rules,
    // A worker runs it; in the closing transaction, so that no kill leaves a day uncollected.
    ...(workflows && {
      inClose: async (tx, today) => {
        await workflows.enqueue(tx, collectDueWork(today));
        await workflows.enqueue(tx, reconcileWork(addDays(today, -1)));
        await workflows.enqueue(tx, relateChangedWork(today));
        await workflows.enqueue(tx, collectionsDayWork(today));
      },
    }),
  },
  {
    ...(flags.batch !== undefined && { batch: flags.batch }),
    onListed: (loans) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${loans} loans listed   `);
    },
    onProgress: ({ done, total }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total} loans   `);
    },
  },
);
await workflows?.close();
if (process.stderr.isTTY) process.stderr.write('\nclasses and reports');
// Killed before: `npm run reports -- keep`.
const { reclassed } = await keepReports(db, rules, systemClock.now());
await db.close();
if (process.stderr.isTTY) process.stderr.write('\n');
const text = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
process.stdout.write(`${JSON.stringify({ ...report, reclassed }, text, flags.json ? 2 : 0)}\n`);
process.exit(0);

import { parseArgs } from 'node:util';
import { type BusinessDate, formatYuan, parseBusinessDate } from '../kernel/index.ts';
import {
  OperationalError,
  openDatabase,
  openLog,
  openVault,
  systemClock,
} from '../platform/index.ts';
import { type DayTotals, listItems, type Reconciled, reconcile } from '../reconciliation/index.ts';
import { payeesOf, statementsOf } from './bank.ts';
import { BadConfig, type Config, readConfig } from './config.ts';

// `npm run reconcile [-- --on 2027-01-04 --json]`: holds the bank's statements against the books, for
// every closed day that is left, up to the last one or to `--on`. May be stopped and run again: a day
// that was reconciled is not asked for again. Exit code 1 when something is open, or the bank has no
// statement to be trusted; 0 when both sides agree.

const usage = 'Usage: npm run reconcile [-- --on 2027-01-04 --json]';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readFlags(): { readonly json: boolean; readonly on: BusinessDate | undefined } {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean', default: false }, on: { type: 'string' } },
    });
    const on = values.on === undefined ? undefined : parseBusinessDate(values.on);
    if (values.on !== undefined && on === undefined) {
      throw new Error(`--on: ${values.on} is no day, such as 2027-01-04`);
    }
    return { json: values.json, on };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function readSettings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof BadConfig) return fail(error.message);
    throw error;
  }
}

const text = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

function tell({ status, totals }: Reconciled): string {
  const t: DayTotals = totals;
  const sums = `bank ${formatYuan(t.closing)}, books ${formatYuan(t.ledger)}`;
  const parts = `${t.lines} lines, ${t.matched} matched, ${t.opened} new, ${t.cleared} cleared themselves`;
  const broken = t.unexplained === 0n ? '' : `, UNEXPLAINED ${formatYuan(t.unexplained)}`;
  return `${t.on}: ${status === 'exists' ? 'reconciled before; ' : ''}${parts}; ${sums}${broken}\n`;
}

const flags = readFlags();
const config = readSettings();
const db = openDatabase(config.DATABASE_URL, { max: 3 });
const { rows } = await db.pool.query("select to_regclass('reconciliation.days') as days");
if (rows[0]?.days === null) fail('There are no books in this database: start the server once.');
const vault = openVault(config.DATA_KEYS);
const deps = {
  ...{ db, clock: systemClock, log: openLog('error'), vault, payeesOf: payeesOf({ db, vault }) },
  ...{ statements: statementsOf(config, systemClock), funderId: config.FUNDER_ID },
};
const days: Reconciled[] = [];
try {
  const done = await reconcile(deps, {
    ...(flags.on !== undefined && { until: flags.on }),
    onDay: (day, left) => {
      days.push(day);
      if (process.stderr.isTTY) process.stderr.write(`\r${days.length} days, ${left} left   `);
    },
  });
  if (process.stderr.isTTY && days.length > 0) process.stderr.write('\n');
  if (!done.ok) {
    const why =
      done.error.code === 'day_not_over'
        ? `the day is not over: it is ${done.error.today}`
        : `${done.error.next} comes first`;
    fail(`Not reconciled: ${why}.`);
  }
  const items = await listItems(db, { cleared: false, atMost: 10_000 });
  if (flags.json) process.stdout.write(`${JSON.stringify({ days, open: items }, text)}\n`);
  else {
    for (const day of days) process.stdout.write(tell(day));
    for (const { kind, sinceOn, theirs, ours, id } of items) {
      const amounts = [
        theirs && `bank ${formatYuan(theirs.amount)}`,
        ours && `books ${formatYuan(ours.amount)}`,
      ];
      process.stdout.write(
        `  ${id} ${kind} since ${sinceOn}: ${amounts.filter(Boolean).join(', ')}\n`,
      );
    }
    process.stdout.write(items.length === 0 ? 'Nothing is open.\n' : `${items.length} open.\n`);
  }
  const isBroken = days.some(({ totals }) => totals.unexplained !== 0n);
  process.exitCode = items.length > 0 || isBroken ? 1 : 0;
} catch (error) {
  if (!(error instanceof OperationalError)) throw error;
  process.stderr.write(`${error.message} What was reconciled stays; run it again later.\n`);
  process.exitCode = 1;
} finally {
  await db.close();
}
process.exit();

import { parseArgs } from 'node:util';
import { indexKeptPersons } from '../origination/index.ts';
import { indexKeptNames } from '../party/index.ts';
import { openDatabase, openVault } from '../platform/index.ts';
import { relistLoans } from '../servicing/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run index-book [-- --json]`: once, after an update to a version that lists and searches: names that were kept
// before are to be found by, and every loan is listed with when something falls due next. May be stopped and run again.

function readFlags() {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.stderr.write('Usage: npm run index-book [-- --json]\n');
    process.exit(2);
  }
}

const flags = readFlags();
const url = process.env.DATABASE_URL;
const keys = readDataKeys(process.env);
if (url === undefined || keys === undefined) {
  process.stderr.write('DATABASE_URL and DATA_KEYS are wanted: names are sealed.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 2 });
const startedAt = performance.now();
const tell = (what: string) => (done: number, total?: number) => {
  if (!process.stderr.isTTY) return;
  const rate = done / ((performance.now() - startedAt) / 1_000);
  const left =
    total === undefined ? '' : ` of ${total}, ${Math.ceil((total - done) / rate)} s left`;
  process.stderr.write(`\r${done}${left} ${what}, ${rate.toFixed(0)}/s  `);
};
const vault = openVault(keys);
const names =
  (await indexKeptNames(db, vault, tell('names'))) +
  (await indexKeptPersons({ db, vault }, tell('persons')));
const loans = await relistLoans(db, tell('loans'));
if (process.stderr.isTTY) process.stderr.write('\n');
await db.close();
process.stdout.write(
  flags.json
    ? `${JSON.stringify({ names, loans })}\n`
    : `${names} names to be found by, ${loans.changed} of ${loans.loans} loans listed anew\n`,
);

import { parseArgs } from 'node:util';
import { listFailedStatements, makeStatements, openPress, openSeal } from '../documents/index.ts';
import { openDatabase, openVault, systemClock } from '../platform/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run statements -- --month 2027-01 [--language zh|en --threads N --json]`: makes and seals the month's statements
// for every borrower with something to tell. May be stopped and run again: none is made twice. Ends with 1 when some
// could not be made; who and why is told.

const usage = 'Usage: npm run statements -- --month 2027-01 [--language zh|en --threads N --json]';

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        month: { type: 'string' },
        language: { type: 'string', default: 'zh' },
        threads: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { month = '', language } = values;
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error('--month: a month such as 2027-01');
    if (language !== 'zh' && language !== 'en') throw new Error('--language: zh or en');
    const threads = values.threads === undefined ? undefined : Number(values.threads);
    if (threads !== undefined && !(Number.isInteger(threads) && threads >= 0 && threads <= 64)) {
      throw new Error('--threads: a whole number from 0 to 64');
    }
    return { month, language, threads, json: values.json } as const;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const { month, language, threads, json } = readFlags();
const {
  DATABASE_URL: url,
  DOCUMENTS_P12: p12,
  DOCUMENTS_PASSPHRASE: passphrase = '',
} = process.env;
const keys = readDataKeys(process.env);
if (url === undefined || p12 === undefined || keys === undefined) {
  process.stderr.write(
    'DATABASE_URL, DATA_KEYS and DOCUMENTS_P12 are wanted: statements are sealed.\n',
  );
  process.exit(2);
}
const seal = openSeal(Buffer.from(p12, 'base64'), passphrase);
const db = openDatabase(url, { max: 6 });
const press = openPress(seal, threads);
const startedAt = performance.now();
const WIDTH = 24;
const tell = (done: number, total: number) => {
  if (!process.stderr.isTTY) return;
  const rate = done / ((performance.now() - startedAt) / 1_000);
  const bar = '#'.repeat(Math.round((WIDTH * done) / total)).padEnd(WIDTH, '.');
  const left = Math.ceil((total - done) / rate);
  process.stderr.write(`\r[${bar}] ${done}/${total}, ${rate.toFixed(1)}/s, ${left} s left  `);
};
const run = { month, language };
const deps = { db, seal, press, clock: systemClock, vault: openVault(keys) };
const made = await makeStatements(deps, run, tell);
if (process.stderr.isTTY) process.stderr.write('\n');
if (!made.ok) {
  process.stderr.write(`${month}: ${made.error.code}\n`);
  process.exitCode = 2;
} else {
  const failed = await listFailedStatements(db, run);
  if (failed.length > 0) process.exitCode = 1;
  const { value } = made;
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...run, ...value, failures: failed })}\n`
      : `${month}: ${value.made} made, ${value.exists} were there, ${value.before} done before, ` +
          `${value.nothing} with nothing to tell, ${failed.length} failed\n`,
  );
  if (!json)
    for (const { borrowerId, detail } of failed) process.stdout.write(`${borrowerId}: ${detail}\n`);
}
await press.close();
await db.close();

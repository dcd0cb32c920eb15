import { parseArgs } from 'node:util';
import { openCreditReporter, readSourceSettings } from '../connectors/index.ts';
import { type BusinessDate, parseBusinessDate } from '../kernel/index.ts';
import {
  getBusinessDate,
  OperationalError,
  openDatabase,
  openVault,
  systemClock,
} from '../platform/index.ts';
import { monthBefore, reportCredit } from '../servicing/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run report-credit [-- --month 2026-12 --json]`: tells the credit bureau how every loan stood at the
// end of a month (the last one, unless told). May be stopped and run again: what was taken and says the
// same is not sent again. Exit code 1 when loans were left out or the bureau did not take it all.

const usage = 'Usage: npm run report-credit [-- --month 2026-12 --json]';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readFlags(): { readonly json: boolean; readonly month: BusinessDate | undefined } {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean', default: false }, month: { type: 'string' } },
    });
    const month = values.month === undefined ? undefined : parseBusinessDate(`${values.month}-01`);
    if (values.month !== undefined && month === undefined) {
      throw new Error(`--month: ${values.month} is no month, such as 2026-12`);
    }
    return { json: values.json, month };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

const flags = readFlags();
const { DATABASE_URL: url } = process.env;
if (url === undefined) fail('DATABASE_URL is not set.');
const keys = readDataKeys(process.env);
if (keys === undefined) fail('DATA_KEYS is not set, or not usable: borrowers’ numbers are sealed.');
const { settings, issues } = readSourceSettings(process.env);
const clock = systemClock;
const bureau = openCreditReporter(settings, { clock });
if (!bureau) {
  const wrong = issues.filter(({ name }) => name.startsWith('BUREAU_'));
  fail(
    ['There is no bureau to report to: set the BUREAU_ settings.']
      .concat(wrong.map(({ name, message }) => `  ${name}: ${message}`))
      .join('\n'),
  );
}
const db = openDatabase(url, { max: 2 });
let lines = 0;
try {
  const month = flags.month ?? monthBefore(await getBusinessDate(db));
  const told = await reportCredit({ db, clock, vault: openVault(keys), bureau }, month, (n) => {
    lines += n;
    if (process.stderr.isTTY) process.stderr.write(`\r${lines} loans`);
  });
  if (process.stderr.isTTY && lines > 0) process.stderr.write('\n');
  if (!told.ok) fail(`Not reported: ${month.slice(0, 7)} is not over, it is ${told.error.today}.`);
  const { batches, unidentified } = told.value;
  if (flags.json) process.stdout.write(`${JSON.stringify(told.value)}\n`);
  else {
    process.stdout.write(
      `${month.slice(0, 7)}: ${told.value.lines} loans, ${batches.sent} batches sent, ${batches.known} known already\n`,
    );
    for (const loanId of unidentified) {
      process.stdout.write(`${loanId}: left out, no number of its borrower is known\n`);
    }
  }
  process.exitCode = unidentified.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof OperationalError)) throw error;
  process.stderr.write(`${error.message} What was taken stays taken; run it again later.\n`);
  process.exitCode = 1;
} finally {
  await db.close();
}

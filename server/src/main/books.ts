import { parseArgs } from 'node:util';
import { type BusinessDate, parseBusinessDate } from '../kernel/index.ts';
import { checkBalanced } from '../ledger/index.ts';
import {
  type Database,
  getBusinessDate,
  openDatabase,
  systemClock,
  txOrRefuse,
} from '../platform/index.ts';
import { checkHistories, checkLoans, closePeriod } from '../servicing/index.ts';

// `npm run books [-- --json]`: whether the ledger balances, the loans are its control accounts, and
// every loan stands where its history replayed puts it. `-- --close-until 2027-01-31 --by NAME` closes
// the books up to a day for good. Exit code 1 when something is wrong.

const usage = `Usage: npm run books [-- --json]
       npm run books -- --close-until DATE --by NAME`;

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        'close-until': { type: 'string' },
        by: { type: 'string' },
      },
    });
    const text = values['close-until'];
    const until = text === undefined ? undefined : parseBusinessDate(text);
    if (text !== undefined && until === undefined) throw new Error(`${text} is not a date`);
    if (until !== undefined && !values.by) throw new Error('--by NAME is wanted: who closes them');
    return { json: values.json, until, by: values.by ?? '' };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

async function check(db: Database, json: boolean): Promise<boolean> {
  const ledger = await checkBalanced(db);
  const loans = await checkLoans(db);
  let replayed = 0;
  const histories = await checkHistories(db, (n) => {
    replayed += n;
    if (process.stderr.isTTY) process.stderr.write(`\r${replayed} loans replayed   `);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  const fine = ledger.balanced && loans.agree && histories.length === 0;
  const controls = loans.sums.map(({ control, loans: byLoans, ledger: inBooks }) => ({
    control,
    loansFen: String(byLoans),
    ledgerFen: String(inBooks),
  }));
  if (json) {
    const today = await getBusinessDate(db);
    const problems = [
      ...ledger.problems,
      ...loans.problems,
      ...histories.map((h) => `${h.loanId}: ${h.what}`),
    ];
    const report = { today, fine, entries: ledger.entries, replayed, controls, problems };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return fine;
  }
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`${ledger.entries} entries, ${ledger.balanced ? 'balanced' : 'NOT BALANCED'}`);
  for (const { control, loansFen, ledgerFen } of controls) {
    say(
      `${control.padEnd(22)}${ledgerFen.padStart(18)} ${loansFen === ledgerFen ? '=' : '!='} ${loansFen}`,
    );
  }
  say(`${replayed} loans replayed, ${histories.length} differ`);
  for (const problem of [...ledger.problems, ...loans.problems]) say(problem);
  for (const { loanId, what } of histories) say(`${loanId}: ${what}`);
  return fine;
}

async function close(db: Database, until: BusinessDate, by: string): Promise<boolean> {
  const closed = await txOrRefuse(db, (tx) => closePeriod(tx, until, systemClock.now(), by));
  process.stdout.write(
    closed.ok
      ? `The books are closed up to ${until}; open from ${closed.value.openFrom}.\n`
      : `Not closed: ${JSON.stringify(closed.error)}\n`,
  );
  return closed.ok;
}

const flags = readFlags();
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 2 });
const fine =
  flags.until === undefined ? await check(db, flags.json) : await close(db, flags.until, flags.by);
await db.close();
process.exit(fine ? 0 : 1);

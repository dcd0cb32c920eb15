import { parseArgs } from 'node:util';
import { openDatabase, openLog, systemClock } from '../platform/index.ts';
import { endOfDay } from '../servicing/index.ts';

// `npm run end-of-day [-- --json]`: closes the business date: interest accrued, dues billed, days past
// due counted, the date moved by one day. May be killed and run again: it goes on where it was.

const usage = 'Usage: npm run end-of-day [-- --json]';

function readFlags() {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 4 });
const report = await endOfDay(
  { db, clock: systemClock, log: openLog('warn') },
  {
    onProgress: ({ done, total }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total} loans   `);
    },
  },
);
await db.close();
if (process.stderr.isTTY) process.stderr.write('\n');
const text = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
process.stdout.write(`${JSON.stringify(report, text, flags.json ? 2 : 0)}\n`);
process.exit(0);

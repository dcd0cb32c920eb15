import { parseArgs } from 'node:util';
import { openTold, verifyAudit } from '../audit/index.ts';
import { openDatabase, openVault } from '../platform/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run audit -- verify [--head DIGEST] [--json] | show SEQ`: whether the log of what staff did is whole, and what
// was sent with one of its entries. Ends with 1 when the log is not whole.

const usage = 'Usage: npm run audit -- verify [--head DIGEST] [--json] | show SEQ';

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { head: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [command, seq] = positionals;
    if (command === 'verify' && positionals.length === 1) return { ...values, command } as const;
    if (command !== 'show' || positionals.length !== 2 || !/^[1-9]\d{0,14}$/.test(seq ?? '')) {
      throw new Error('verify or show SEQ is wanted');
    }
    return { command, seq: Number(seq) } as const;
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
const db = openDatabase(url, { max: 1 });
if (flags.command === 'show') {
  const keys = readDataKeys(process.env);
  if (keys === undefined) {
    process.stderr.write('DATA_KEYS is not set, or not usable: what was sent is sealed.\n');
    process.exit(2);
  }
  const vault = openVault(keys);
  const told = await openTold({ db, vault }, flags.seq);
  process.stdout.write(`${told ?? 'nothing was sent with it'}\n`);
} else {
  const progress = (entries: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${entries} entries read`);
  };
  const verdict = await verifyAudit(db, flags.head, progress);
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (flags.json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  else if (verdict.problem) {
    process.stdout.write(`NOT WHOLE at entry ${verdict.problem.seq}: ${verdict.problem.what}\n`);
  } else process.stdout.write(`${verdict.entries} entries, whole; head ${verdict.head}\n`);
  if (verdict.problem) process.exitCode = 1;
}
await db.close();

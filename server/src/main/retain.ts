import { parseArgs } from 'node:util';
import { forgetOldTries } from '../access/index.ts';
import { forgetOldPayloads } from '../connectors/index.ts';
import { forgetOldPapers } from '../evidence/index.ts';
import { forgetOldSends } from '../messages/index.ts';
import { openDatabase, systemClock } from '../platform/index.ts';
import { forgetOldCodes, forgetOldSessions } from '../sessions/index.ts';
import { forgetOldMessages, KEEP_DAYS } from '../webhooks/index.ts';

// `npm run retain [-- --json]`: forgets partners' payloads that are older than their source keeps them, papers
// that were judged longer ago than their kind is kept, old messages to systems outside and to borrowers, codes of the
// days before, borrowers' sessions that ended half a year ago, and wrong tries to sign in that count no more. Run it daily. The facts stay.

function readFlags() {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.stderr.write('Usage: npm run retain [-- --json]\n');
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
let gone = 0;
const forgotten = await forgetOldPayloads(db, systemClock.now(), (dropped) => {
  gone += dropped;
  if (process.stderr.isTTY) process.stderr.write(`\r${gone} payloads forgotten`);
});
const papers = await forgetOldPapers(db, systemClock.now());
const messages = await db.tx((tx) => forgetOldMessages(tx, systemClock.now()));
await forgetOldTries(db, systemClock.now());
await forgetOldCodes(db, systemClock.now());
await forgetOldSessions(db, systemClock.now());
await forgetOldSends(db, systemClock.now());
await db.close();
if (flags.json) process.stdout.write(`${JSON.stringify({ forgotten, papers, messages })}\n`);
else {
  for (const { source, keepRawDays, payloads } of forgotten) {
    process.stdout.write(`${source}: ${payloads} payloads older than ${keepRawDays} days\n`);
  }
  for (const { kind, keepDays, papers: gone } of papers) {
    process.stdout.write(`papers, ${kind}: ${gone} judged more than ${keepDays} days ago\n`);
  }
  process.stdout.write(`webhooks: ${messages} messages older than ${KEEP_DAYS} days\n`);
}

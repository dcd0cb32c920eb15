import { parseArgs } from 'node:util';
import { openIdentityProvider, readIdentitySettings } from '../connectors/index.ts';
import { rescreen } from '../origination/index.ts';
import { OperationalError, openDatabase, openVault, systemClock } from '../platform/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run rescreen [-- --json]`: asks sanctions and watch lists again about everybody who signed. Run it daily, and
// after a list has changed. Exit code 1 when the provider did not answer: what was held by then is held.

const usage = 'Usage: npm run rescreen [-- --json]';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readFlags() {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

const flags = readFlags();
const { DATABASE_URL: url } = process.env;
if (url === undefined) fail('DATABASE_URL is not set.');
const keys = readDataKeys(process.env);
if (keys === undefined) fail('DATA_KEYS is not set, or not usable: who borrowers are is sealed.');
const { settings, issues } = readIdentitySettings(process.env);
if (!settings) {
  const wrong = issues.map(({ name, message }) => `  ${name}: ${message}`);
  fail(['There is nobody to ask: set the IDENTITY_ settings.', ...wrong].join('\n'));
}
const clock = systemClock;
const db = openDatabase(url, { max: 2 });
let asked = 0;
try {
  const identity = openIdentityProvider(settings, { clock });
  const done = await rescreen({ db, clock, vault: openVault(keys), identity }, (borrowers) => {
    asked += borrowers;
    if (process.stderr.isTTY) process.stderr.write(`\r${asked} borrowers`);
  });
  if (process.stderr.isTTY && asked > 0) process.stderr.write('\n');
  if (flags.json) process.stdout.write(`${JSON.stringify(done)}\n`);
  else {
    process.stdout.write(`${done.asked} borrowers asked about, ${done.held.length} held\n`);
    for (const borrowerId of done.held) process.stdout.write(`${borrowerId}\n`);
  }
} catch (error) {
  if (!(error instanceof OperationalError)) throw error;
  process.stderr.write(
    `${error.message} ${asked} borrowers were asked about; run it again later.\n`,
  );
  process.exitCode = 1;
} finally {
  await db.close();
}

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openSeal, verifyFile, verifyKept } from '../documents/index.ts';
import { openDatabase, openVault, systemClock } from '../platform/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run documents -- verify [FILE ...] [--json]`: whether files are documents of this lender's, byte by byte; without
// files, whether every document that was handed out is what it was, and rests on what was agreed. Ends with 1 when not.

const usage = 'Usage: npm run documents -- verify [FILE ...] [--json]';

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [command, ...files] = positionals;
    if (command !== 'verify') throw new Error('verify is wanted');
    return { ...values, files };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const { files, json } = readFlags();
const {
  DATABASE_URL: url,
  DOCUMENTS_P12: p12,
  DOCUMENTS_PASSPHRASE: passphrase = '',
} = process.env;
const keys = readDataKeys(process.env);
if (url === undefined || p12 === undefined || keys === undefined) {
  process.stderr.write(
    'DATABASE_URL, DATA_KEYS and DOCUMENTS_P12 are wanted: they open what was handed out.\n',
  );
  process.exit(2);
}
const seal = openSeal(Buffer.from(p12, 'base64'), passphrase);
const db = openDatabase(url, { max: 2 });
const deps = { db, seal, clock: systemClock, vault: openVault(keys) };
if (files.length > 0) {
  for (const file of files) {
    const { verdict, document } = await verifyFile(deps, new Uint8Array(readFileSync(file)));
    if (verdict !== 'genuine') process.exitCode = 1;
    const what = document ? ` ${document.kind} No. ${document.number}` : '';
    process.stdout.write(
      json
        ? `${JSON.stringify({ file, verdict, number: document?.number ?? null })}\n`
        : `${file}: ${verdict}${what}\n`,
    );
  }
} else {
  const report = await verifyKept(deps, (documents) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${documents} documents read`);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (report.problems.length > 0) process.exitCode = 1;
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    process.stdout.write(
      `${report.documents} documents, ${report.problems.length} not what they were\n`,
    );
    for (const { number, what } of report.problems)
      process.stdout.write(`No. ${number}: ${what}\n`);
  }
}
await db.close();

import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { answer } from './quote/answer.ts';
import { describeTerms } from './quote/describe.ts';
import { type Document, documentsOf, linesOf } from './quote/documents.ts';
import { refusal } from './quote/refusal.ts';

// `npm run -s quote < terms.json`: one JSON document, or one a line, in; one line of answer each, in
// order, and nothing else on standard output. Ends with exit code 2 when any was refused. Terms and
// conventions: docs/reference/quote.md.

const usage = `Usage: npm run -s quote < FILE
  FILE holds terms: one JSON document, a JSON list of them, or one document a line.
  --terms  writes the terms, events and error codes as one JSON document
`;

/** Ends the command with one clear line. */
function stop(line: string): never {
  process.stderr.write(`quote: ${line}\n`);
  process.exit(2);
}

function readFlags() {
  try {
    const boolean = { type: 'boolean', default: false } as const;
    return parseArgs({ options: { help: boolean, terms: boolean } }).values;
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

/** A line of answer, and the exit code it asks for. */
function lineOf(document: Document): { line: string; exitCode: 0 | 1 | 2 } {
  if (!document.ok) {
    const error = refusal('bad_json', '', document.message);
    return { line: JSON.stringify({ error }), exitCode: 2 };
  }
  try {
    const answered = answer(document.value);
    return answered.ok
      ? { line: JSON.stringify(answered.value), exitCode: 0 }
      : { line: JSON.stringify({ error: answered.error }), exitCode: 2 };
  } catch (error) {
    // A bug of ours in one document leaves the others their answers.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const message = 'the terms could not be worked out; this is a fault of open310';
    return { line: JSON.stringify({ error: { code: 'failed', field: '', message } }), exitCode: 1 };
  }
}

async function run(): Promise<number> {
  let exitCode = 0;
  let answers = 0;
  process.stdin.setEncoding('utf8');
  for await (const document of documentsOf(linesOf(process.stdin))) {
    const answered = lineOf(document);
    answers += 1;
    exitCode = exitCode === 1 || answered.exitCode === 0 ? exitCode : answered.exitCode;
    if (!process.stdout.write(`${answered.line}\n`)) await once(process.stdout, 'drain');
  }
  return answers > 0 ? exitCode : stop('there are no terms on standard input');
}

const flags = readFlags();
if (flags.help) process.stdout.write(usage);
else if (flags.terms) process.stdout.write(`${JSON.stringify(describeTerms(), null, 2)}\n`);
else {
  process.stdout.once('error', () => process.exit(1)); // Nobody reads on: `| head`.
  if (process.stdin.isTTY) process.stderr.write('quote: type terms as JSON, end with Ctrl-D\n');
  process.exitCode = await run();
}

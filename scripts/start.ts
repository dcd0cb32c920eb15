import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './stack/child.ts';
import { buildPages, webDist } from './stack/pages.ts';
import { openStack } from './stack/stack.ts';

// `npm start`: the whole system on this machine, ready to be used in a browser.

const usage = 'Usage: npm start [-- --port 3100 --sandbox-port 3110 --data ./data --verbose]';

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: process.env.PORT ?? '3100' },
        'sandbox-port': { type: 'string', default: '3110' },
        data: { type: 'string', default: join(root, 'data') },
        verbose: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const startedAt = performance.now();
try {
  buildPages(() => process.stdout.write('Building the pages ...\n'));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
const stack = await openStack({
  dir: flags.data,
  port: Number(flags.port),
  sandboxPort: Number(flags['sandbox-port']),
  databaseUrl: process.env.DATABASE_URL,
  webDir: webDist,
  onOutput: (from, text) => {
    if (flags.verbose || /"level":"(error|fatal)"/.test(text))
      process.stderr.write(`[${from}] ${text}`);
  },
}).catch((error: Error) => {
  process.stderr.write(`open310 did not start. ${error.message}\n`);
  process.exit(1);
});

const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(`
open310 is ready (${seconds} s).

  Begin here, as a merchant on a partner's page:   ${stack.sandboxUrl}
  What lies on phones, codes to sign in by too:    ${stack.sandboxUrl}/sms/desk
  The borrower's pages:                            ${stack.url}
  The staff’s pages:                               ${stack.url}/staff
  The API, to read and try:                        ${stack.url}/docs
  Metrics:                                         ${stack.url}/metrics

Staff come in by invitation; the first, from another terminal:

  npm run staff -- invite you --email you@lender.example --role administrator --role operations

It prints a link. A key for a look about: npm run staff -- add me

Stop with Ctrl-C. Data is kept in ${flags.data}.
`);

let stopping = false;
const stop = async () => {
  if (stopping) process.exit(130);
  stopping = true;
  process.stdout.write('\nStopping ...\n');
  await stack.stop();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
const how = await stack.server().ended;
if (!stopping) {
  process.stderr.write(`The server ended (${how}). Start again with --verbose to see why.\n`);
  await stack.stop();
  process.exit(1);
}

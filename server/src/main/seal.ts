import { parseArgs } from 'node:util';
import { makeSeal } from '../documents/index.ts';
import { systemClock } from '../platform/index.ts';

// `npm run seal -- NAME [--passphrase TEXT]`: a key with a certificate of the lender's own, for `DOCUMENTS_P12`.

const usage = 'Usage: npm run seal -- NAME [--passphrase TEXT]';

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { passphrase: { type: 'string', default: '' } },
    });
    const [name] = positionals;
    if (!name || positionals.length > 1) throw new Error('NAME is wanted: whose seal it is');
    return { name, passphrase: values.passphrase };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const { name, passphrase } = readFlags();
process.stdout.write(`${makeSeal(name, passphrase, systemClock.now())}\n`);
process.stderr.write(
  'Set DOCUMENTS_P12 to this line, DOCUMENTS_PASSPHRASE to the passphrase. Keep both secret.\n',
);

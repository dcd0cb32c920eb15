import { parseArgs } from 'node:util';
import { noteDone } from '../audit/index.ts';
import { createAccessKey } from '../party/index.ts';
import { openDatabase, systemClock } from '../platform/index.ts';

// `npm run staff -- add "risk desk" [--scope loans.read --scope loans.write]`: makes an access key for
// the staff routes and shows it, this once; it can read, unless told. Its name is kept with whatever is
// done by it.

const scopes = [
  'decisions.read',
  'books.read',
  'books.close',
  'funders.read',
  'funders.write',
  'uses.read',
  'uses.write',
  'limits.read',
  'limits.write',
  'loans.read',
  'loans.write',
  'sources.read',
  'sources.write',
  'models.read',
  'models.write',
  'reviews.read',
  'reviews.write',
  'identity.read',
  'identity.write',
  'papers.read',
  'papers.write',
  'audit.read',
  'checks.read',
  'checks.write',
] as const;
const reads = scopes.filter((scope) => scope.endsWith('.read')); // Unless told.
// What a loan's history calls those who act without a key.
const taken = ['borrower', 'mandate', 'system'];
const usage = `Usage: npm run staff -- add NAME [--scope ${scopes.join('|')} ...]`;

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { scope: { type: 'string', multiple: true, default: [...reads] } },
    });
    const [command, name] = positionals;
    const unknown = values.scope.find((scope) => !scopes.some((known) => known === scope));
    if (unknown !== undefined) throw new Error(`there is no scope ${unknown}`);
    if (command !== 'add' || !name || positionals.length > 2) throw new Error('add NAME is wanted');
    if (taken.includes(name)) throw new Error(`${name} would be taken for somebody else`);
    return { name, scopes: values.scope };
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
const { key } = await db.tx(async (tx) => {
  const made = await createAccessKey(tx, { role: 'staff', ...flags });
  const subjects = { key: flags.name, scopes: flags.scopes.join(' ') };
  const actor = { id: 'command', name: 'command' };
  await noteDone({ clock: systemClock }, tx, { actor, action: 'npm run staff -- add', subjects });
  return made;
});
await db.close();
process.stdout.write(
  `${key}\nKeep it: it is not shown again. Send it as "Authorization: Bearer KEY".\n`,
);

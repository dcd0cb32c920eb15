import { parseArgs } from 'node:util';
import { partnerKeyScopes as scopes } from '../access/index.ts';
import { noteDone } from '../audit/index.ts';
import { type Id, parseId, type Source, sources } from '../kernel/index.ts';
import { addPartner, createAccessKey, findPartner, revokeAccessKey } from '../party/index.ts';
import { openDatabase, systemClock } from '../platform/index.ts';

// `npm run partner -- add SOURCE NAME [--scope …] [--partner ID]`: makes an access key for the partner that SOURCE
// is, and shows it, this once; a new partner unless its id is told. `npm run partner -- revoke KEY_ID`: the key opens
// nothing any more.

const usage = `Usage: npm run partner -- add SOURCE NAME [--scope ${scopes.join('|')} ...] [--partner ID]
       npm run partner -- revoke KEY_ID
SOURCE: ${sources.join(', ')}`;

type Told =
  | {
      readonly command: 'add';
      readonly source: Source;
      readonly name: string;
      readonly scopes: readonly string[];
      readonly partyId: Id<'partner'> | undefined;
    }
  | { readonly command: 'revoke'; readonly keyId: Id<'access_key'> };

function told(): Told {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scope: { type: 'string', multiple: true, default: [...scopes] },
      partner: { type: 'string' },
    },
  });
  const [command, first = '', name, more] = positionals;
  if (command === 'revoke' && name === undefined) {
    const keyId = parseId('access_key', first);
    if (!keyId) throw new Error(`${first || 'nothing'} is no id of a key`);
    return { command, keyId };
  }
  if (command !== 'add' || name === undefined || more !== undefined) {
    throw new Error('add SOURCE NAME or revoke KEY_ID is wanted');
  }
  const source = sources.find((one) => one === first);
  if (!source) throw new Error(`there is no source ${first}`);
  const unknown = values.scope.find((scope) => !scopes.some((known) => known === scope));
  if (unknown !== undefined) throw new Error(`there is no scope ${unknown}`);
  const partyId = values.partner === undefined ? undefined : parseId('partner', values.partner);
  if (values.partner !== undefined && !partyId) throw new Error(`${values.partner} is no partner`);
  return { command, source, name, scopes: values.scope, partyId };
}

function readFlags(): Told {
  try {
    return told();
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
const actor = { id: 'command', name: 'command' };
const says = await db.tx(async (tx) => {
  const done = (subjects: Readonly<Record<string, string>>) =>
    noteDone({ clock: systemClock }, tx, {
      ...{ actor, subjects, action: `npm run partner -- ${flags.command}` },
    });
  if (flags.command === 'revoke') {
    await revokeAccessKey(tx, flags.keyId);
    await done({ access_key: flags.keyId });
    return `${flags.keyId} opens nothing any more.\n`;
  }
  const { name, source } = flags;
  const known = flags.partyId && (await findPartner(tx, flags.partyId));
  if (flags.partyId && known?.source !== source) return undefined;
  const partyId = flags.partyId ?? (await addPartner(tx, source));
  const access = { role: 'partner', name, scopes: flags.scopes, partyId } as const;
  const { key, keyId } = await createAccessKey(tx, access);
  await done({ partner: partyId, access_key: keyId, source, scopes: flags.scopes.join(' ') });
  return `${key}\nKeep it: it is not shown again. Send it as "Authorization: Bearer KEY".\nPartner ${partyId}, key ${keyId}.\n`;
});
await db.close();
if (says === undefined) {
  process.stderr.write('The partner of this id is another source, or there is none.\n');
  process.exit(2);
}
process.stdout.write(says);

import { parseArgs } from 'node:util';
import {
  changePerson,
  findUserByName,
  type House,
  inviteUser,
  listUsers,
  makeLink,
  partnerRoleNames,
  RULING,
  roleNames,
  staffScopes,
  type User,
} from '../access/index.ts';
import { noteDone } from '../audit/index.ts';
import { createAccessKey, createParty, findPartner } from '../party/index.ts';
import { type Db, openDatabase, openVault, systemClock, type Tx } from '../platform/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run staff -- invite NAME --email A --role administrator`: invites a person and shows their one-time link; with
// `--partner PARTNER` (`npm run partner`) somebody of that partner, with roles there: so with `link`, `reset`, `block`, `list`.
// `… link NAME`: another link for one who has not entered; `… reset NAME`, `… block NAME`, `… list`.
// `… add NAME [--scope loans.read …]`: makes an access key for a program; it can read, unless told. The name is kept
// with whatever is done by it; under a person's name it counts as that person.

const reads = staffScopes.filter((scope) => scope.endsWith('.read')); // Unless told.
// What a loan's history calls those who act without a key.
const taken = ['borrower', 'mandate', 'system', 'nobody', 'command'];
const commands = ['add', 'invite', 'link', 'reset', 'block', 'list'] as const;
const usage = `Usage: npm run staff -- invite NAME --email ADDRESS --role ${roleNames.join('|')} ...
       npm run staff -- invite NAME --partner PARTNER --email ADDRESS --role ${partnerRoleNames.join('|')} ...
       npm run staff -- link|reset|block NAME [--partner PARTNER]
       npm run staff -- list [--partner PARTNER]
       npm run staff -- add NAME [--scope ${staffScopes.join('|')} ...]`;

type Flags = ReturnType<typeof readFlags>;

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        scope: { type: 'string', multiple: true, default: [...reads] },
        role: { type: 'string', multiple: true, default: [] },
        email: { type: 'string', default: '' },
        partner: { type: 'string' },
      },
    });
    const [asked, name = ''] = positionals;
    const command = commands.find((one) => one === asked);
    const unknown = values.scope.find((scope) => !staffScopes.some((known) => known === scope));
    if (unknown !== undefined) throw new Error(`there is no scope ${unknown}`);
    const roles: readonly string[] = values.partner === undefined ? roleNames : partnerRoleNames;
    const strange = values.role.find((role) => !roles.includes(role));
    if (strange !== undefined) throw new Error(`there is no role ${strange}`);
    if (!command) throw new Error(`one of ${commands.join(', ')} is wanted`);
    if (positionals.length !== (command === 'list' ? 1 : 2)) throw new Error('NAME is wanted');
    if (values.partner !== undefined && command === 'add') {
      throw new Error('keys of partners are made by npm run partner');
    }
    if (taken.includes(name)) throw new Error(`${name} would be taken for somebody else`);
    if (command === 'invite') {
      if (!/^[^\s@]+@[^\s@]+$/.test(values.email)) throw new Error('--email is wanted');
      if (values.role.length === 0) throw new Error('--role is wanted');
      if (!/^[^@]{2,60}$/.test(name)) throw new Error('a NAME has 2 to 60 characters and no @');
    }
    return { command, name, ...values };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

/** What the command may not do, told in one line. */
class Refused extends Error {}

const flags = readFlags();
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 2 });
try {
  process.stdout.write(await run(flags));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await db.close();
}

function run(o: Flags): Promise<string> {
  if (o.command === 'list') return list(o);
  return db.tx(async (tx) => {
    const told = o.command === 'add' ? await add(tx, o) : await changed(tx, o);
    const actor = { id: 'command', name: 'command' };
    const action = `npm run staff -- ${o.command}`;
    await noteDone({ clock: systemClock }, tx, { actor, action, subjects: told.subjects });
    return told.says;
  });
}

interface Told {
  readonly subjects: Readonly<Record<string, string>>;
  readonly says: string;
}

async function add(tx: Tx, { name, scope }: Flags): Promise<Told> {
  const person = await findUserByName(tx, name);
  const whose = person ? { partyId: person.partyId as never } : {};
  const { key } = await createAccessKey(tx, { role: 'staff', name, scopes: scope, ...whose });
  const subjects = { key: name, scopes: scope.join(' ') };
  const says = `${key}\nKeep it: it is not shown again. Send it as "Authorization: Bearer KEY".\n`;
  return { subjects, says };
}

async function changed(tx: Tx, o: Flags): Promise<Told> {
  const deps = { clock: systemClock };
  if (o.command === 'invite') return invited(tx, o);
  const house = await houseOf(tx, o);
  const user = await findUserByName(tx, o.name, house);
  if (!user) throw new Refused(`There is nobody called ${o.name}.`);
  const subjects = { user: user.id };
  if (o.command === 'link') return { subjects, says: await linkOf(tx, user) };
  const kind = o.command === 'block' ? 'block' : 'reset';
  const change = { id: user.id, change: { kind }, of: house, by: null, ruling: RULING } as const;
  const done = await changePerson(deps, tx, change);
  if (!done.ok) throw new Refused(done.error.code);
  return {
    subjects,
    says:
      kind === 'block'
        ? `${user.name} comes in no more; their sessions have ended.\n`
        : `${user.name} enters anew:\n${await linkOf(tx, done.value)}`,
  };
}

/** Whose people are meant. */
async function houseOf(db: Db, { partner }: Flags): Promise<House> {
  if (partner === undefined) return { audience: 'staff' };
  const found = await findPartner(db, partner);
  if (!found) throw new Refused(`There is no partner ${partner}: npm run partner makes one.`);
  return { audience: 'partner', partyId: found.partyId };
}

async function invited(tx: Tx, o: Flags): Promise<Told> {
  const { name, email, role } = o;
  const keys = readDataKeys(process.env);
  if (!keys) throw new Refused('DATA_KEYS is not set, or not usable: addresses are sealed by it.');
  const deps = { clock: systemClock, vault: openVault(keys) };
  const house = await houseOf(tx, o);
  const { audience } = house;
  const partyId = audience === 'partner' ? house.partyId : await createParty(tx, 'staff');
  const whom = { partyId, audience, name, email, roles: role };
  const made = await inviteUser(deps, tx, whom);
  if (!made.ok) throw new Refused(`Not invited: ${made.error.code}.`);
  const user = await findUserByName(tx, name, house);
  const says = user ? await linkOf(tx, user) : '';
  return { subjects: { user: made.value, roles: role.join(' ') }, says };
}

async function linkOf(tx: Tx, user: User): Promise<string> {
  const alone = { by: null, needsCode: false }; // Whoever has the machine has the database.
  const made = await makeLink({ clock: systemClock }, tx, user.id, alone);
  if (!made.ok) throw new Refused(`${user.name} has entered already: reset them first.`);
  const at = (process.env.PUBLIC_URL ?? 'http://127.0.0.1:3100').replace(/\/$/, '');
  return `${at}/${user.audience}/link#${made.value}\nIt opens once, within three days.\n`;
}

async function list(o: Flags): Promise<string> {
  const lines = (await listUsers(db, await houseOf(db, o))).map(
    ({ name, state, roles, totpSince }) =>
      `${name}\t${state}\t${roles.join(' ')}\t${totpSince === null ? '' : 'second factor'}\n`,
  );
  return lines.length === 0 ? 'Nobody was invited yet.\n' : lines.join('');
}

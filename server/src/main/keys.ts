import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { endEverybodysSessions } from '../access/index.ts';
import { listEntries, noteDone } from '../audit/index.ts';
import { listAccessKeys, rotateAccessKeys } from '../party/index.ts';
import {
  countSealed,
  openDatabase,
  openVault,
  readSealedColumns,
  reseal,
  type SealedColumn,
  systemClock,
  type Tx,
  type VaultKey,
  vaultKeys,
} from '../platform/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run keys -- list`: the keys in use, and what each of them has sealed.
// `npm run keys -- rotate data`: takes the next of two steps, and says which is next: a new key; what older keys have
// sealed is sealed anew. It can be killed at any point, and run again. `npm run keys -- retire data`: the older keys go, a day
// later, or with `--restarted` once somebody says that every process was started again.
// `npm run keys -- rotate sessions`: everybody signs in again. `… rotate access-key NAME`: a new one for a program.

const usage = `Usage: npm run keys -- list [--json]
       npm run keys -- rotate data
       npm run keys -- retire data [--restarted]
       npm run keys -- rotate sessions
       npm run keys -- rotate access-key NAME`;

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        restarted: { type: 'boolean', default: false },
      },
    });
    const [command, what, name, more] = positionals;
    const asked = [command, what].filter((one) => one !== undefined).join(' ');
    const needsName = asked === 'rotate access-key';
    const known = ['list', 'rotate data', 'retire data', 'rotate sessions', 'rotate access-key'];
    if (!known.includes(asked)) throw new Error('list, or what to rotate, is wanted');
    if (more !== undefined || needsName !== (name !== undefined)) throw new Error('NAME is wanted');
    return { asked, name: name ?? '', json: values.json, restarted: values.restarted };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const [url, keys] = [process.env.DATABASE_URL, readDataKeys(process.env)];
if (url === undefined || keys === undefined) {
  process.stderr.write('DATABASE_URL and DATA_KEYS are wanted, as the server has them.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 2 });
const columns = readSealedColumns(new URL('..', import.meta.url).pathname);
const say = (text: string) => process.stdout.write(`${text}\n`);
async function run(ring: readonly VaultKey[]): Promise<void> {
  if (flags.asked === 'list') return list(ring);
  if (flags.asked === 'rotate data') return rotateData(ring);
  if (flags.asked === 'retire data') return retireData(ring);
  if (flags.asked === 'rotate sessions') {
    const ended = await noted('rotate sessions', {}, async (tx) => ({
      staff: await endEverybodysSessions(tx, systemClock.now()),
      borrowers: await endAllSessions(tx, 'everybody', {
        ...{ now: systemClock.now(), reason: 'rotated' },
      }),
    }));
    return void say(`Ended: ${ended.staff} of staff, ${ended.borrowers} of borrowers.`);
  }
  const made = await noted('rotate access-key', { key: flags.name }, (tx) =>
    rotateAccessKeys(tx, flags.name),
  );
  if (!made) throw new Error(`There is no access key called ${flags.name}.`);
  if (made === 'several') {
    throw new Error(
      `More than one party has keys called ${flags.name}: make and revoke them one by one.`,
    );
  }
  say(`${made.key}\nKeep it: it is not shown again. Void now: ${made.voided}.`);
}

/** Does it and notes that it was done, both or neither. */
const noted = <T>(
  what: string,
  subjects: Readonly<Record<string, string>>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  db.tx(async (tx) => {
    const done = await work(tx);
    const actor = { id: 'command', name: 'command' };
    const action = `npm run keys -- ${what}`;
    await noteDone({ clock: systemClock }, tx, { actor, action, subjects });
    return done;
  });

interface Counted {
  readonly column: SealedColumn;
  readonly byKey: ReadonlyMap<number, number>;
}

const countAll = (): Promise<Counted[]> =>
  Promise.all(columns.map(async (column) => ({ column, byKey: await countSealed(db, column) })));

const sum = (counted: readonly Counted[], which: (id: number) => boolean): number =>
  counted
    .flatMap(({ byKey }) => [...byKey])
    .reduce((all, [id, values]) => all + (which(id) ? values : 0), 0);

async function list(ring: readonly VaultKey[]): Promise<void> {
  const { keyId } = openVault(ring);
  const counted = await countAll();
  const data = ring.map(({ id }) => ({
    id,
    use: id === 'index' ? 'makes digests' : id === keyId ? 'seals' : 'opens',
    values: id === 'index' ? null : sum(counted, (one) => one === id),
  }));
  const ids = ring.map(({ id }) => id);
  const unknown = sum(counted, (one) => !ids.includes(one));
  const access = await listAccessKeys(db);
  if (flags.json) {
    const byColumn = counted.map(({ column, byKey }) => ({
      ...{ table: column.table, column: column.column, values: Object.fromEntries(byKey) },
    }));
    return void say(JSON.stringify({ data, unknown, columns: byColumn, access }));
  }
  say('Keys of data (DATA_KEYS):');
  for (const { id, use, values } of data) {
    say(`  ${id}\t${use}${values === null ? '' : `\t${values} values`}`);
  }
  if (unknown > 0) say(`  not configured\t${unknown} values that nothing opens`);
  say('Access keys of programs:');
  for (const { name, role, keys: live, oldestAt } of access) {
    const day = systemDay(oldestAt);
    say(`  ${name}\t${role}\t${live} live, the oldest since ${day}`);
  }
}

const systemDay = (at: number): string => new Intl.DateTimeFormat('sv-SE').format(at);

/** The step that is next: what is there tells which. No old key goes by it. */
async function rotateData(ring: readonly VaultKey[]): Promise<void> {
  const sealing = ring.filter(({ id }) => id !== 'index');
  if (sealing.length === 1) return newKey(ring);
  const { keyId } = openVault(ring);
  const left = sum(await countAll(), (id) => id !== keyId);
  if (left > 0) return resealAll(ring, left);
  say(`Nothing is left that older keys sealed. ${LATER}`);
}

/** A process that still holds the old setting seals by the old key: what it seals after that key went nothing opens. */
const LATER =
  'Once every server and command was started again: npm run keys -- retire data, a day from now, or with --restarted at once.';
const WAIT_MS = 24 * 3_600_000;

/** Lets the older keys go: as a step of its own, so that nobody takes it by repeating the one before. */
async function retireData(ring: readonly VaultKey[]): Promise<void> {
  const { keyId } = openVault(ring);
  const older = ring.filter(({ id }) => id !== 'index' && id !== keyId);
  if (older.length === 0) throw new Error('There is no older key to let go.');
  const left = sum(await countAll(), (id) => id !== keyId);
  if (left > 0) {
    throw new Error(
      `${left} values are sealed by an older key: npm run keys -- rotate data first.`,
    );
  }
  const begun = await lastStepAt();
  const hours = Math.ceil((begun + WAIT_MS - systemClock.now()) / 3_600_000);
  if (!flags.restarted && hours > 0) {
    throw new Error(
      `A server that was not started again since may seal by the old key still. In ${hours} hours, or with --restarted: every server and command was started again.`,
    );
  }
  return retire(ring, keyId);
}

/** When the step before was taken, by the log. */
async function lastStepAt(): Promise<number> {
  const of = { before: null, actor: 'command', subject: null, most: 500 };
  const steps = ['new key', 'sealed anew'].map((step) => `npm run keys -- rotate data: ${step}`);
  const found = (await listEntries(db, of)).find(({ action }) => steps.includes(action));
  return found?.at ?? systemClock.now(); // Not in the log: nobody knows, so it counts from now.
}

async function newKey(ring: readonly VaultKey[]): Promise<void> {
  const used = ring.map(({ id }) => id);
  const id = Array.from({ length: 256 }, (_, n) => n).find((n) => n > 0 && !used.includes(n));
  if (id === undefined) throw new Error('All 256 ids are in use.');
  await noted('rotate data: new key', { key: String(id) }, async () => {});
  tell([...ring, { id, key: randomBytes(32) }]);
  say('1 of 3: a new key. Start every server again with it, then run this again.');
}

async function resealAll(ring: readonly VaultKey[], left: number): Promise<void> {
  const vault = openVault(ring);
  const meter = openMeter(left);
  for (const column of columns) await reseal(db, vault, column, meter.add);
  meter.end();
  await noted('rotate data: sealed anew', { key: String(vault.keyId) }, async () => {});
  const after = sum(await countAll(), (id) => id !== vault.keyId);
  if (after > 0) {
    throw new Error(
      `${after} values were sealed by an older key meanwhile: start every server again, then run this again.`,
    );
  }
  say(`2 of 3: ${left} values were sealed anew. ${LATER}`);
}

async function retire(ring: readonly VaultKey[], keyId: number): Promise<void> {
  const first = ring.find(({ id }) => id === 0);
  const index = ring.find(({ id }) => id === 'index') ?? {
    id: 'index' as const,
    key: vaultKeys.indexOf(first?.key ?? new Uint8Array()),
  };
  const kept = ring.filter(({ id }) => id === keyId);
  const gone = ring.filter(({ id }) => id !== keyId && id !== 'index').map(({ id }) => id);
  await noted('rotate data: retired', { key: gone.join(' ') }, async () => {});
  tell([index, ...kept]);
  say(
    `3 of 3: key ${gone.join(', ')} opens nothing any more. Start every server again, then destroy it.`,
  );
}

/** The setting as it is from now on: written where a local stack keeps it, else shown. */
function tell(ring: readonly VaultKey[]): void {
  const text = vaultKeys.write(ring);
  const file = process.env.SECRETS_FILE;
  if (file !== undefined && existsSync(file)) {
    const secrets = JSON.parse(readFileSync(file, 'utf8')) as object;
    // Beside it first: a stop in the middle must not leave an empty file where the only keys were.
    const next = `${file}.new`;
    writeFileSync(next, JSON.stringify({ ...secrets, dataKey: text }), {
      mode: 0o600,
      flush: true,
    });
    renameSync(next, file);
    return void say(`Written to ${file}.`);
  }
  say(`DATA_KEYS=${text}`);
}

/** How far it is, on a terminal. */
function openMeter(total: number) {
  const startedAt = systemClock.now();
  let done = 0;
  return {
    add: (rows: number) => {
      done += rows;
      if (!process.stderr.isTTY) return;
      const rate = done / Math.max(1, (systemClock.now() - startedAt) / 1000);
      const wait = Math.ceil(Math.max(0, total - done) / rate);
      const part = Math.min(100, Math.floor((100 * done) / total));
      process.stderr.write(
        `\r${done} of ${total} (${part} %), ${Math.round(rate)}/s, ${wait} s left `,
      );
    },
    end: () => void (process.stderr.isTTY && process.stderr.write('\n')),
  };
}

try {
  await run(keys);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await db.close();
}

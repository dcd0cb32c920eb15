import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { emailOf, findUserByName, inviteUser } from '../access/index.ts';
import { noteBegin, openTold, verifyAudit } from '../audit/index.ts';
import {
  createAccessKey,
  createBorrower,
  findAccess,
  openProfile,
  saveProfile,
} from '../party/index.ts';
import {
  countSealed,
  openVault,
  readSealedColumns,
  reseal,
  systemClock,
  type Vault,
} from '../platform/index.ts';

const db = await testDatabase();
const rooms = join(import.meta.dirname, '..');
const columns = readSealedColumns(rooms);
const text = (n: number) => Buffer.alloc(32, n).toString('base64');
const key = (n: number) => new Uint8Array(32).fill(n);

/** The command, as a process of its own; killed when `until` says so. */
async function command(dataKeys: string, args: readonly string[], until?: () => Promise<boolean>) {
  const child = spawn(process.execPath, [join(rooms, 'main/keys.ts'), ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: db.url, DATA_KEYS: dataKeys },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      out += String(data);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  while (until && child.exitCode === null && child.signalCode === null) {
    if (await until()) child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const code = await ended;
  return { code, out, keys: /DATA_KEYS=(\S+)/.exec(out)?.[1] ?? '' };
}

const left = async (newest: number): Promise<number> => {
  const counted = await Promise.all(columns.map((column) => countSealed(db, column)));
  return counted
    .flatMap((byKey) => [...byKey])
    .reduce((all, [id, values]) => all + (id === newest ? 0 : values), 0);
};

async function fill(vault: Vault, people: number) {
  const borrowers = await Promise.all(
    Array.from({ length: people }, async (_, i) => {
      const id = await createBorrower(db, { segment: 'shop' });
      await saveProfile(db, vault, id, { holderName: `holder ${i}`, accountNumber: `6222${i}` });
      return id;
    }),
  );
  const deps = { db, clock: systemClock, vault };
  const actor = { id: 'staff_1', name: 'one' };
  const seq = await noteBegin(deps, { actor, action: 'POST /x', subjects: {}, told: { a: 1 } });
  await db.tx((tx) =>
    inviteUser(deps, tx, {
      ...{ partyId: 'staff_1', audience: 'staff', name: 'one', roles: [] },
      email: 'one@lender.example',
    }),
  );
  return { borrowers, seq };
}

test('behaviour: killed midway and run again, the rotation ends with nothing that the retired key opens', async () => {
  const { borrowers, seq } = await fill(openVault([key(1)]), 400);
  const all = await left(1);
  const made = await command(text(1), ['rotate', 'data']);
  expect(made.out).toContain('1 of 3');
  const halfway = async () => (await left(1)) < all;
  const killed = await command(made.keys, ['rotate', 'data'], halfway);
  expect(killed.code).toBeNull();
  const rest = await left(1);
  expect(rest).toBeGreaterThan(0);
  expect(rest).toBeLessThan(all);
  // Meanwhile everything opens, whichever key sealed it; and what is left is what the next run does.
  const meanwhile = openVault(
    made.keys.split(',').map((part) => new Uint8Array(Buffer.from(part.slice(2), 'base64'))),
  );
  for (const id of borrowers.slice(0, 5)) {
    expect((await openProfile(db, meanwhile, id)).accountNumber).toMatch(/^6222/);
  }
  const again = await command(made.keys, ['rotate', 'data']);
  expect(again.out).toContain(`${rest} values were sealed anew`);
  expect(await left(1)).toBe(0);
  // Run once more it lets no key go: a process with the old setting may run still.
  const repeated = await command(made.keys, ['rotate', 'data']);
  expect([repeated.code, repeated.keys]).toEqual([0, '']);
  const early = await command(made.keys, ['retire', 'data']);
  expect(early).toMatchObject({ code: 1, keys: '' });
  expect(early.out).toContain('may seal by the old key still');
  // One did: what it sealed is found, and keeps its key.
  await fillOne(openVault([key(1)]));
  const held = await command(made.keys, ['retire', 'data', '--restarted']);
  expect(held).toMatchObject({ code: 1, keys: '' });
  expect(held.out).toContain('1 values are sealed by an older key');
  await command(made.keys, ['rotate', 'data']);
  const retired = await command(made.keys, ['retire', 'data', '--restarted']);
  expect(retired.out).toContain('3 of 3');
  expect(retired.keys).not.toContain(text(1));

  const now = openVault(parsed(retired.keys));
  for (const [i, id] of borrowers.entries()) {
    const { holderName, accountNumber } = await openProfile(db, now, id);
    expect([holderName, accountNumber]).toEqual([`holder ${i}`, `6222${i}`]);
  }
  expect(await openTold({ db, vault: now }, seq)).toBe('{"a":1}');
  const one = await findUserByName(db, 'one');
  expect(one && emailOf(now, one)).toBe('one@lender.example');
  await expect(openProfile(db, openVault([key(1)]), borrowers[0] as never)).rejects.toThrow();
  // What is found by a digest is found as before, and the log is whole.
  expect(now.blindIndex('x', 'a')).toBe(openVault([key(1)]).blindIndex('x', 'a'));
  expect((await verifyAudit(db)).problem).toBeNull();
  const listed = JSON.parse((await command(retired.keys, ['list', '--json'])).out);
  expect(listed).toMatchObject({ unknown: 0, data: [{ id: 'index' }, { id: 1, use: 'seals' }] });
}, 60_000);

const parsed = (keys: string) =>
  keys.split(',').map((part) => {
    const [id = '', encoded = ''] = part.split(':');
    return {
      id: id === 'index' ? ('index' as const) : Number(id),
      key: new Uint8Array(Buffer.from(encoded, 'base64')),
    };
  });

test('error: a value that does not open is named by its failure, and nothing of its batch is written', async () => {
  const broken = { ...columns.find(({ column }) => column === 'holder_name'), context: 'wrong' };
  await fillOne(openVault([key(3)]));
  const before = await countSealed(db, broken as never);
  await expect(reseal(db, openVault([key(3), key(4)]), broken as never)).rejects.toThrow();
  expect(await countSealed(db, broken as never)).toEqual(before);
});

const fillOne = async (vault: Vault) => {
  const id = await createBorrower(db, { segment: 'shop' });
  await saveProfile(db, vault, id, { holderName: 'x' });
};

test('property: every column of bytes is sealed and named by its room, or is a digest or a public key', async () => {
  const { rows } = await db.pool.query<{ name: string }>(`
    select table_schema || '.' || table_name || '.' || column_name as name
      from information_schema.columns
     where data_type = 'bytea' and table_schema not in ('dbos', 'pg_catalog', 'information_schema')`);
  const named = columns.map(({ table, column }) => `${table}.${column}`);
  const open = rows.map(({ name }) => name).filter((name) => !named.includes(name));
  expect(open.filter((name) => !/digest$/.test(name)).toSorted()).toEqual([
    'collections.hardships.public_key',
    'collections.hardships.signature',
    'origination.signatures.public_key',
    'origination.signatures.value',
    'party.name_keys.key', // A keyed digest.
    'rails.notices.body', // Names nobody.
  ]);
  for (const name of named) expect(rows.map((row) => row.name)).toContain(name);
});

test('property: a table of facts lets its sealed columns be sealed anew, and changes in no other way', async () => {
  const vault = openVault([key(5)]);
  const deps = { db, clock: systemClock, vault };
  const actor = { id: 'staff_1', name: 'one' };
  const seq = await noteBegin(deps, { actor, action: 'POST /y', subjects: {}, told: 'x' });
  const write = (set: string, on: 'on' | 'off') =>
    db.tx(async ({ client }) => {
      await client.query(`set local open310.resealing = '${on}'`);
      await client.query(`update audit.entries set ${set} where seq = ${seq}`);
    });
  await expect(write(`told_sealed = '\\x00'`, 'off')).rejects.toThrow('append-only');
  await expect(write(`actor_name = 'two'`, 'on')).rejects.toThrow('append-only');
  await expect(write(`told_sealed = '\\x00', code = 'z'`, 'on')).rejects.toThrow('append-only');
  await expect(
    db.tx(async ({ client }) => {
      await client.query(`set local open310.resealing = 'on'`);
      const other = 'entries'; // A table of facts without anything sealed.
      await client.query(`update ${'ledger'}.${other} set id = id`);
    }),
  ).rejects.toThrow('append-only');
  // Every table of facts with a sealed column has the trigger.
  const { rows } = await db.pool.query<{ name: string; own: boolean }>(`
    select tgrelid::regclass::text as name, bool_or(tgname = 'only_resealed') as own
      from pg_trigger join pg_proc on pg_proc.oid = tgfoid
     where proname in ('refuse_change', 'only_resealed') and tgtype & 16 = 16
     group by 1`);
  const facts = new Map(rows.map(({ name, own }) => [name, own]));
  for (const { table } of columns) expect([table, facts.get(table) ?? true]).toEqual([table, true]);
});

test('behaviour: a program’s key is put in the place of those before, which are void', async () => {
  const old = await db.tx((tx) =>
    createAccessKey(tx, { role: 'staff', name: 'robot', scopes: ['books.read'] }),
  );
  const { out } = await command(text(1), ['rotate', 'access-key', 'robot']);
  const fresh = out.split('\n')[0] ?? '';
  expect(await findAccess(db, old.key)).toBeUndefined();
  expect(await findAccess(db, fresh)).toMatchObject({
    ...{ name: 'robot', partyId: old.id, scopes: ['books.read'] },
  });
  expect((await command(text(1), ['rotate', 'access-key', 'nobody'])).code).toBe(1);
  expect((await command(text(1), ['rotate', 'everything'])).code).toBe(2);
  expect((await command(text(1), ['rotate', 'sessions'])).out).toContain('Ended: 0 of staff');
}, 60_000);

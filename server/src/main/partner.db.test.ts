import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { findAccess, findPartner, rotateAccessKeys } from '../party/index.ts';

const db = await testDatabase();

/** `npm run partner -- …` on the test's database. */
function partner(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [new URL('./partner.ts', import.meta.url).pathname, ...args],
    { env: { PATH: process.env.PATH ?? '', DATABASE_URL: db.url }, encoding: 'utf8' },
  );
  const [key = ''] = stdout.split('\n');
  const [, id = '', keyId = ''] = /Partner (\w+), key (\w+)\./.exec(stdout) ?? [];
  return { status, stderr, key, id, keyId };
}

test('behaviour: a partner gets a key, one more of the same, and loses it; another source gets none', async () => {
  const first = partner('add', 'alipay', 'merchant centre');
  expect(await findAccess(db, first.key)).toMatchObject({ role: 'partner', partyId: first.id });
  expect(await findPartner(db, first.id)).toMatchObject({ source: 'alipay' });
  const scope = ['--scope', 'borrowers.read', '--partner', first.id];
  const second = partner('add', 'alipay', 'reports', ...scope);
  expect(await findAccess(db, second.key)).toMatchObject({
    ...{ partyId: first.id, scopes: ['borrowers.read'] },
  });
  expect(partner('add', 'taobao', 'reports', ...scope)).toMatchObject({ status: 2, key: '' });
  expect(partner('revoke', second.keyId).status).toBe(0);
  expect(await findAccess(db, second.key)).toBeUndefined();
  expect(await findAccess(db, first.key)).toBeDefined();
});

/** `npm run staff -- …` on the test's database. */
function staff(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [new URL('./staff.ts', import.meta.url).pathname, ...args],
    {
      env: {
        ...{ PATH: process.env.PATH ?? '', DATABASE_URL: db.url },
        DATA_KEYS: Buffer.alloc(32, 1).toString('base64'),
      },
      encoding: 'utf8',
    },
  );
  return { status, out: stdout, stderr };
}

test('behaviour: somebody of a partner is invited by the command, to the partners’ door, and listed there alone', async () => {
  const { id } = partner('add', 'alipay', 'people');
  const who = ['invite', '周经理', '--partner', id, '--email', 'zhou@alipay.example', '--role'];
  expect(staff(...who, 'finance').status).toBe(2); // A role of the lender's people.
  expect(staff(...who, 'administrator').out).toContain('/partner/link#o3l_');
  expect(staff('list', '--partner', id).out).toContain('周经理\tinvited\tadministrator');
  expect(staff('list').out).toBe('Nobody was invited yet.\n');
  expect(staff('block', '周经理').status).toBe(1);
  expect(staff('block', '周经理', '--partner', id).status).toBe(0);
}, 60_000);

test('error: keys of one name that are several partners’ are not rotated together', async () => {
  const [one, other] = [partner('add', 'alipay', 'same'), partner('add', 'taobao', 'same')];
  expect(one.id).not.toBe(other.id);
  expect(await db.tx((tx) => rotateAccessKeys(tx, 'same'))).toBe('several');
  expect(await findAccess(db, one.key)).toBeDefined();
  expect(await findAccess(db, other.key)).toBeDefined();
});

test('error: what is not understood ends with a line and 2', () => {
  for (const args of [
    [],
    ['add', 'nobody', 'x'],
    ['add', 'alipay'],
    ['revoke', 'x'],
    ['add', 'alipay', 'x', '--scope', 'all'],
  ]) {
    const { status, stderr } = partner(...args);
    expect([args, status]).toEqual([args, 2]);
    expect(stderr).toContain('Usage');
  }
});

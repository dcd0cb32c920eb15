import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant } from '../kernel/index.ts';
import { openVault } from '../platform/index.ts';
import {
  createBorrower,
  findByName,
  findByNumber,
  forgetPersonal,
  indexKeptNames,
  indexPerson,
  linkBorrower,
  listBorrowersStarting,
  saveIdentifier,
  saveProfile,
} from './index.ts';
import { plainName } from './name-keys.ts';

const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(3)]);
const persons = new Map<string, string>();
const deps = { db, vault, openPerson: async (id: string) => persons.get(id) ?? null };
const make = () => createBorrower(db, { segment: 'shop' });
const idsBy = async (text: string, most = 50) =>
  (await findByName(deps, text, most)).map(({ borrowerId }) => borrowerId);

/** A borrower of this name, as origination keeps it. */
async function named(holderName: string) {
  const id = await make();
  await db.tx((tx) => saveProfile(tx, vault, id, { holderName }));
  return id;
}

const letters = '王李张刘陈杨黄赵吴周伟芳娜秀英敏静丽强磊';
const names = fc
  .array(fc.constantFrom(...letters), { minLength: 2, maxLength: 5 })
  .map((all) => all.join(''));

test('property: a borrower is found by every part of their name, and by nothing that does not stand in it', async () => {
  const made = new Map<string, string>();
  for (const name of fc.sample(names, { numRuns: 60, seed: 310 }))
    made.set(await named(name), name);
  await fc.assert(
    fc.asyncProperty(names, async (text) => {
      const wanted = [...made].filter(([, name]) => name.includes(text)).map(([id]) => id);
      expect(new Set(await idsBy(text))).toEqual(new Set(wanted));
    }),
    { numRuns: 80 },
  );
  for (const [id, name] of made) {
    const from = name.length > 2 ? 1 : 0;
    expect(await idsBy(name.slice(from))).toContain(id);
  }
});

test('behaviour: the whole name comes first; spaces, marks and width do not matter', async () => {
  const part = await named('欧阳小明明');
  const whole = await named('欧阳小明');
  expect(await idsBy('欧阳小明')).toEqual([whole, part]);
  const firm = await named('Ｂlue Sky Trading (Suzhou) Co., Ltd.');
  expect(await idsBy('blue sky trading')).toEqual([firm]);
  expect(await idsBy('SUZHOU')).toEqual([firm]);
  expect(await idsBy('()')).toEqual([]);
  expect(plainName(' Ａ-b ')).toBe('ab');
});

test('behaviour: shops’ names at partners, firms and persons are names too; a changed name is found no more', async () => {
  const id = await make();
  const link = { source: 'taobao', externalId: 'shop-77', displayName: '云上茶舍' } as const;
  await db.tx((tx) => linkBorrower(tx, vault, { ...link, borrowerId: id }));
  const told = {
    kind: 'name',
    value: '苏州云锦商贸有限公司',
    source: 'baiwang',
    at: instant(1),
  } as const;
  await saveIdentifier(db, vault, id, told);
  persons.set(id, '诸葛青云');
  await indexPerson(db, vault, id, '诸葛青云');
  for (const text of ['云上茶舍', '茶舍', '云锦商贸', '诸葛青'])
    expect(await idsBy(text)).toEqual([id]);
  await db.tx((tx) =>
    linkBorrower(tx, vault, { ...link, borrowerId: id, displayName: '山里人家' }),
  );
  expect(await idsBy('茶舍')).toEqual([]);
  expect(await idsBy('山里人')).toEqual([id]);
});

test('behaviour: numbers are found whole, however they are written, each as what it is', async () => {
  const id = await make();
  const at = instant(1);
  const phone = { kind: 'phone', value: '138-0013-8077', source: null, at } as const;
  const code = { kind: 'creditCode', value: '91320505ma1xk0qx7b', source: 'baiwang', at } as const;
  for (const told of [phone, code]) await saveIdentifier(db, vault, id, told);
  const found = async (text: string) =>
    (await findByNumber(db, vault, text, 9)).map(({ borrowerId, by }) => [
      borrowerId,
      by.what === 'number' ? by.kind : by.what,
    ]);
  expect(await found('138 0013 8077')).toEqual([[id, 'phone']]);
  expect(await found('91320505MA1XK0QX7B')).toEqual([[id, 'creditCode']]);
  expect(await found('1380013807')).toEqual([]);
  expect(await listBorrowersStarting(db, id.slice(0, 30), 9)).toContain(id);
});

test('property: nothing that was typed stands in the index, and a borrower who is forgotten is not in it', async () => {
  const id = await named('南宫望月');
  const { rows } = await db.pool.query(
    "select encode(key, 'escape') as text, octet_length(key) as bytes from party.name_keys where borrower_id = $1",
    [id],
  );
  expect(rows).toHaveLength(4); // The whole, and three pairs.
  for (const { text, bytes } of rows) {
    expect(bytes).toBe(16);
    for (const letter of '南宫望月') expect(text).not.toContain(letter);
  }
  const other = openVault([new Uint8Array(32).fill(4)]);
  expect(await findByName({ ...deps, vault: other }, '南宫望月', 9)).toEqual([]);
  await db.tx((tx) => forgetPersonal(tx, id));
  expect(await idsBy('南宫望月')).toEqual([]);
  const left = await db.pool.query('select from party.name_keys where borrower_id = $1', [id]);
  expect(left.rowCount).toBe(0);
});

test('behaviour: names kept before there was an index are taken in, once, and from where it was stopped', async () => {
  const id = await named('慕容云海');
  const mark = await named('！！'); // A name without a letter has no keys, and does not come again and again.
  await db.pool.query('delete from party.name_keys where borrower_id = any ($1)', [[id, mark]]);
  expect(await idsBy('慕容')).toEqual([]);
  const told: number[] = [];
  expect(await indexKeptNames(db, vault, (n) => told.push(n))).toBe(2);
  expect(told).toEqual([2]);
  expect(await idsBy('慕容')).toEqual([id]);
  expect(await indexKeptNames(db, vault)).toBe(1);
});

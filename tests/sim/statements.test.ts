import { beforeAll, expect, test } from 'vitest';
import {
  listFailedStatements,
  makeSeal,
  makeStatements,
  openDocument,
  openPress,
  openSeal,
  verifyFile,
} from '../../server/src/documents/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { openProfile, saveProfile } from '../../server/src/party/index.ts';
import { openVault, systemClock } from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';
import { liveYear } from './loan-year.ts';

// A month's statements of a lived book: once each, whatever stops the run, and one that fails leaves the others.

const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(3)]);
const seal = openSeal(
  Buffer.from(makeSeal('示例银行', 'secret', instant(1_798_761_600_000)), 'base64'),
  'secret',
);
const here = openPress(seal, 0);
const deps = { db, vault, seal, clock: systemClock, press: here };
const run = { month: '2027-01', language: 'zh' } as const;
const documents = async () =>
  (await db.pool.query('select id, borrower_id, subject from documents.documents order by number'))
    .rows;

beforeAll(async () => {
  const { problems } = await liveYear(db, { borrowers: 24, days: 30, seed: 7 });
  expect(problems).toEqual([]);
}, 120_000);

test('error: a month that is not over has no statements, nor has a lender without a seal', async () => {
  const early = await makeStatements(deps, { ...run, month: '2027-02' });
  expect(early).toMatchObject({ ok: false, error: { code: 'statement_not_ready' } });
  const unsealed = await makeStatements({ ...deps, seal: null }, run);
  expect(unsealed).toMatchObject({ ok: false, error: { code: 'documents_not_offered' } });
  expect(await documents()).toEqual([]);
});

test('behaviour: one that cannot be made is told, the others are there; the next run makes it, and no run makes one twice', async () => {
  const torn = {
    ...here,
    press: async (drafts: Parameters<typeof here.press>[0]) => {
      const all = await here.press(drafts);
      return all.map((one, i) => (i === 1 ? { fault: 'the ink ran out' } : one));
    },
  };
  const told: [number, number][] = [];
  const first = await makeStatements({ ...deps, press: torn }, run, (...at) => told.push(at));
  if (!first.ok) return expect.fail(first.error.code);
  const { made, borrowers } = first.value;
  expect(first.value).toMatchObject({ failed: 1, before: 0, exists: 0 });
  expect(made).toBeGreaterThan(5);
  expect(told.at(-1)).toEqual([borrowers, borrowers]);
  expect(await documents()).toHaveLength(made);
  const [failed] = await listFailedStatements(db, run);
  expect(failed?.detail).toBe('the ink ran out');
  const again = await makeStatements(deps, run);
  expect(again).toMatchObject({ ok: true, value: { made: 1, failed: 0, before: borrowers - 1 } });
  const third = await makeStatements(deps, run);
  expect(third).toMatchObject({ ok: true, value: { made: 0, before: borrowers } });
  expect(await listFailedStatements(db, run)).toEqual([]);
  const all = await documents();
  expect(new Set(all.map((one) => one.borrower_id)).size).toBe(all.length);
  expect(all).toHaveLength(made + 1);
});

test('behaviour: what a run made before it was stopped stays, and every statement is sealed whole, each of one borrower', async () => {
  const english = { ...run, language: 'en' } as const;
  const broken = { ...here, press: () => Promise.reject(new Error('the machine went down')) };
  await expect(makeStatements({ ...deps, press: broken }, english)).rejects.toThrow('went down');
  const before = (await documents()).length;
  const press = openPress(seal, 1); // In a thread of its own.
  const made = await makeStatements({ ...deps, press }, english).finally(() => press.close());
  if (!made.ok) return expect.fail(made.error.code);
  expect(made.value).toMatchObject({ failed: 0, before: 0 });
  const all = await documents();
  expect(all).toHaveLength(before + made.value.made);
  for (const { id, borrower_id: borrowerId } of [all[0], all.at(-1)]) {
    const file = await openDocument(deps, borrowerId, id);
    if (!file) return expect.fail('no file');
    expect(await verifyFile({ db, seal }, file)).toMatchObject({
      ...{ verdict: 'genuine', document: { id, borrowerId } },
    });
  }
});

test('error: a name that does not open fails its own statement and no other', async () => {
  const english = { ...run, language: 'en' } as const;
  const [some] = await documents();
  const strange = openVault([new Uint8Array(32).fill(4)]);
  const { holderName } = await openProfile(db, vault, some.borrower_id);
  if (holderName === null) return expect.fail('nobody has a name');
  await saveProfile(db, strange, some.borrower_id, { holderName: '王伟' });
  await db.pool.query('delete from documents.statements');
  const spoilt = await makeStatements(deps, english);
  if (!spoilt.ok) return expect.fail(spoilt.error.code);
  expect(spoilt.value.failed).toBe(1);
  expect(spoilt.value.exists).toBeGreaterThan(5);
  expect(await listFailedStatements(db, english)).toMatchObject([{ borrowerId: some.borrower_id }]);
  await saveProfile(db, vault, some.borrower_id, { holderName });
});

test('behaviour: a statement that was handed out before is not made again', async () => {
  await db.pool.query('delete from documents.statements');
  const again = await makeStatements(deps, run);
  if (!again.ok) return expect.fail(again.error.code);
  expect(again.value.made).toBe(0);
  expect(again.value.exists).toBeGreaterThan(5);
});

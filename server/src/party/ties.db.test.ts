import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant } from '../kernel/index.ts';
import { openVault } from '../platform/index.ts';
import {
  breakTie,
  createBorrower,
  identifierKey,
  keepTies,
  listEvidence,
  listSameFirm,
  mendTie,
  openIdentifier,
  resolveFirms,
  saveIdentifier,
} from './index.ts';

// The same firm under its credit code, a name, an account: what is evidence, what is concluded.

const db = await testDatabase();
const vault = openVault([randomBytes(32)]);

const told = (kind: 'creditCode' | 'bankAccount', value: string, source: 'nuonuo' | null) => ({
  ...{ kind, value, source },
  at: instant(1_000),
});

test('behaviour: what a source vouches for replaces what was told, and not the other way', async () => {
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'shop' }));
  const save = (value: string, source: 'nuonuo' | null) =>
    saveIdentifier(db, vault, borrowerId, told('creditCode', value, source));
  expect(await save('91330100799655058B', null)).toBe(true);
  expect(await save('9144030071526726XG', 'nuonuo')).toBe(true);
  expect(await save('91330100799655058B', null)).toBe(false);
  expect(await save('9144030071526726XG', null)).toBe(true);
  expect(await openIdentifier(db, vault, borrowerId, 'creditCode')).toBe('9144030071526726XG');
});

test('behaviour: a name and an account lead to the one credit code that evidence ties them to', async () => {
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'shop' }));
  const [code, other] = ['creditCode:a', 'creditCode:b'];
  const tie = (a: string, b: string) =>
    ({ keys: [a, b], source: 'einvoice', rawId: 'raw_1' }) as const;
  const keep = (...ties: ReturnType<typeof tie>[]) =>
    db.tx((tx) => keepTies(tx, borrowerId, ties, instant(2_000)));
  const firmOf = async (key: string) => (await resolveFirms(db, [key])).get(key);
  await keep(
    tie('name:x', code),
    tie('bankAccount:1', 'name:x'),
    tie('name:x', code),
    tie('q', 'q'),
  );
  await keep(tie('name:x', code));
  expect(await firmOf('bankAccount:1')).toBe(code);
  expect(await firmOf('name:unheard')).toBe('name:unheard');
  expect(await listEvidence(db, 'name:x')).toHaveLength(2);
  // A second firm of that name: now the name says nothing, and the account with it.
  await keep(tie('name:x', other));
  expect(await firmOf('bankAccount:1')).toBe('bankAccount:1');
  // A person decides that the second is another; the evidence stays, and the decision can be taken back.
  const decided = { by: 'staff_1', why: 'two shops of one name', at: instant(3_000) };
  expect(await breakTie(db, [other, 'name:x'], decided)).toBe(true);
  expect(await breakTie(db, ['name:x', other], decided)).toBe(false);
  expect(await firmOf('bankAccount:1')).toBe(code);
  expect(await listEvidence(db, other)).toMatchObject([{ brokenBy: 'staff_1' }]);
  expect(await mendTie(db, ['name:x', other], decided)).toBe(true);
  expect(await mendTie(db, ['name:x', other], decided)).toBe(false);
  expect(await firmOf('bankAccount:1')).toBe('bankAccount:1');
});

test('behaviour: two borrowers of one firm find each other by different numbers', async () => {
  const [first, second, third] = await db.tx((tx) =>
    Promise.all([1, 2, 3].map(() => createBorrower(tx, { segment: 'shop' }))),
  );
  if (!first || !second || !third) expect.fail();
  await saveIdentifier(db, vault, first, told('creditCode', '91440300708461136T', null));
  await saveIdentifier(db, vault, second, told('bankAccount', '6222000000009', null));
  await saveIdentifier(db, vault, third, told('bankAccount', '6222000000008', null));
  expect(await listSameFirm(db, first)).toEqual([]);
  const keys = [
    identifierKey(vault, 'creditCode', '91440300708461136T'),
    identifierKey(vault, 'bankAccount', '6222 0000 00009'),
  ] as const;
  await db.tx((tx) =>
    keepTies(tx, third, [{ keys, source: 'statement', rawId: null }], instant(4_000)),
  );
  expect(await listSameFirm(db, second)).toEqual([{ borrowerId: first, kind: 'creditCode' }]);
});

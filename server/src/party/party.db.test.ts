import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant, makeId } from '../kernel/index.ts';
import { newId, openVault } from '../platform/index.ts';
import { revokeAccessKey } from './access-keys.ts';
import {
  addPartner,
  breakTie,
  createAccessKey,
  createBorrower,
  createParty,
  dropGrant,
  findAccess,
  findBorrower,
  findBorrowerByLink,
  type Grant,
  getBorrower,
  grantConsent,
  identifierKey,
  keepDataRequest,
  keepTies,
  LinkConflict,
  linkBorrower,
  listIdentifiers,
  listLinks,
  openGrant,
  openIdentifier,
  openProfile,
  recordRead,
  saveGrant,
  saveIdentifier,
  saveProfile,
  withdrawConsent,
} from './index.ts';
import type { BorrowerId } from './parties.ts';

const db = await testDatabase();
const vault = openVault([randomBytes(32)]);
const T0 = instant(Date.UTC(2027, 0, 4));
const HOUR = 3_600_000;

const borrower = () => createBorrower(db, { segment: 'onlineSeller' });
let used = 0;
const externalId = () => `2088${String(++used).padStart(12, '0')}`;

const grant: Grant = {
  externalId: '2088000000000310',
  displayName: '林岚的店',
  accessToken: 'access-token-of-the-test',
  refreshToken: 'refresh-token-of-the-test',
  expiresAt: instant(T0 + HOUR),
};

// --- Parties -----------------------------------------------------------------------------------

test('behaviour: a borrower has a segment and is found by its id alone', async () => {
  const id = await createBorrower(db, { segment: 'shop' });
  expect(await getBorrower(db, id)).toMatchObject({ id, segment: 'shop' });
  expect(await findBorrower(db, 'borrower_unknown')).toBeUndefined();
  const funder = await createParty(db, 'funder');
  expect(funder).toMatch(/^funder_/);
  expect(await findBorrower(db, funder)).toBeUndefined();
  await expect(getBorrower(db, makeId('borrower', 0, new Uint8Array(10)))).rejects.toThrow('no ');
});

// --- Links -------------------------------------------------------------------------------------

test('behaviour: a borrower is found by the account at a partner, and by no other partner', async () => {
  const borrowerId = await borrower();
  const link = { borrowerId, source: 'taobao', externalId: externalId() } as const;
  await linkBorrower(db, vault, { ...link, displayName: '林岚的店' });
  await linkBorrower(db, vault, { ...link, displayName: '林岚旗舰店' });
  expect(await findBorrowerByLink(db, vault, 'taobao', link.externalId)).toBe(borrowerId);
  expect(await findBorrowerByLink(db, vault, 'alipay', link.externalId)).toBeUndefined();
  expect(await listLinks(db, vault, borrowerId)).toEqual([
    { source: 'taobao', externalId: link.externalId, displayName: '林岚旗舰店' },
  ]);
});

test('error: an account of another borrower, or a second account at a source, is not linked', async () => {
  const [mine, other] = [await borrower(), await borrower()];
  const [a, b] = [externalId(), externalId()];
  const link = (borrowerId: BorrowerId, id: string) =>
    linkBorrower(db, vault, { borrowerId, source: 'alipay', externalId: id, displayName: '店' });
  await link(mine, a);
  await expect(link(other, a)).rejects.toMatchObject({ code: 'link_taken' });
  await expect(link(mine, b)).rejects.toMatchObject({ code: 'source_linked_otherwise' });
  expect(await findBorrowerByLink(db, vault, 'alipay', b)).toBeUndefined();
  expect((await listLinks(db, vault, mine)).map((l) => l.externalId)).toEqual([a]);
});

test('behaviour: two borrowers claim one account at once: one gets it', async () => {
  const [mine, other] = [await borrower(), await borrower()];
  const id = externalId();
  const claims = await Promise.allSettled(
    [mine, other].map((borrowerId) =>
      linkBorrower(db, vault, { borrowerId, source: 'taobao', externalId: id, displayName: '店' }),
    ),
  );
  const lost = claims.filter((c) => c.status === 'rejected');
  expect(lost).toHaveLength(1);
  expect(lost[0]?.reason).toBeInstanceOf(LinkConflict);
});

// --- Grants and profiles -----------------------------------------------------------------------

test('behaviour: a grant opens as it was saved, the last one counts, and a dropped one is gone', async () => {
  const id = await borrower();
  expect(await openGrant(db, vault, id, 'taobao')).toBeUndefined();
  await saveGrant(db, vault, id, 'taobao', grant);
  await saveGrant(db, vault, id, 'alipay', { ...grant, refreshToken: null, expiresAt: null });
  expect(await openGrant(db, vault, id, 'taobao')).toEqual(grant);
  const later = { ...grant, accessToken: 'another-token' };
  await saveGrant(db, vault, id, 'taobao', later);
  expect(await openGrant(db, vault, id, 'taobao')).toEqual(later);
  await dropGrant(db, id, 'taobao');
  expect(await openGrant(db, vault, id, 'taobao')).toBeUndefined();
  expect((await openGrant(db, vault, id, 'alipay'))?.expiresAt).toBeNull();
});

test('behaviour: a profile is filled bit by bit, and what is left out stays', async () => {
  const id = await borrower();
  expect(await openProfile(db, vault, id)).toEqual({ holderName: null, accountNumber: null });
  await saveProfile(db, vault, id, { holderName: '林岚' });
  await saveProfile(db, vault, id, { accountNumber: '6222020200112233445' });
  expect(await openProfile(db, vault, id)).toEqual({
    holderName: '林岚',
    accountNumber: '6222020200112233445',
  });
});

test('behaviour: what an earlier vault key sealed still opens after a new key is added', async () => {
  const first = randomBytes(32);
  const [before, after] = [openVault([first]), openVault([first, randomBytes(32)])];
  const id = await borrower();
  const link = { borrowerId: id, source: 'taobao', externalId: externalId() } as const;
  await linkBorrower(db, before, { ...link, displayName: '店' });
  await saveGrant(db, before, id, 'taobao', grant);
  expect(await openGrant(db, after, id, 'taobao')).toEqual(grant);
  expect(await findBorrowerByLink(db, after, 'taobao', link.externalId)).toBe(id);
});

test('error: a sealed value moved to another row, column or source does not open', async () => {
  const [mine, thief] = [await borrower(), await borrower()];
  for (const id of [mine, thief]) {
    await saveProfile(db, vault, id, { holderName: `n${id}`, accountNumber: `a${id}` });
    await saveGrant(db, vault, id, 'taobao', grant);
    await saveGrant(db, vault, id, 'alipay', grant);
    const link = { borrowerId: id, source: 'taobao', displayName: '店' } as const;
    await linkBorrower(db, vault, { ...link, externalId: externalId() });
  }
  const moves = [
    'update party.profiles t set holder_name = s.holder_name from party.profiles s',
    'update party.profiles t set holder_name = s.account_number from party.profiles s',
    'update party.grants t set sealed = s.sealed from party.grants s',
    'update party.links t set external_id = s.external_id from party.links s',
    'update party.links t set display_name = s.external_id from party.links s',
  ];
  for (const move of moves) {
    const reading = db.tx(async (tx) => {
      const moved = await tx.client.query(
        `${move} where t.borrower_id = $1 and s.borrower_id = $2`,
        [thief, mine],
      );
      expect(moved.rowCount).toBeGreaterThan(0);
      await openProfile(tx, vault, thief);
      await openGrant(tx, vault, thief, 'taobao');
      await listLinks(tx, vault, thief);
    });
    await expect(reading, move).rejects.toThrow('unable to authenticate');
  }
  const swapped = db.tx(async (tx) => {
    await tx.client.query(
      `update party.grants t set sealed = s.sealed from party.grants s
        where t.borrower_id = $1 and s.borrower_id = $1 and t.source = 'taobao' and s.source = 'alipay'`,
      [mine],
    );
    await openGrant(tx, vault, mine, 'taobao');
  });
  await expect(swapped).rejects.toThrow('unable to authenticate');
});

async function tieNames(id: BorrowerId, creditCode: string, name: string): Promise<void> {
  const keys = [
    identifierKey(vault, 'creditCode', creditCode),
    identifierKey(vault, 'name', name),
  ] as const;
  await db.tx((tx) => keepTies(tx, id, [{ keys, source: 'taobao', rawId: null }], T0));
  await breakTie(db, keys, { by: 'staff_1', why: 'another', at: T0 });
}

test('behaviour: no table of the room holds a name, an account number, a token or a key in clear', async () => {
  const id = await borrower();
  const account = externalId();
  const link = { borrowerId: id, source: 'taobao', externalId: account } as const;
  await linkBorrower(db, vault, { ...link, displayName: '晨光文具旗舰店' });
  await saveGrant(db, vault, id, 'taobao', grant);
  await saveProfile(db, vault, id, {
    holderName: '欧阳晨光',
    accountNumber: '6217000010001234567',
  });
  const creditCode = '91330106MA2CEQ7R4X';
  const told = { kind: 'creditCode', value: creditCode, source: null, at: T0 } as const;
  await saveIdentifier(db, vault, id, told);
  const access = { role: 'staff', name: 'risk desk', scopes: ['decisions:read'] } as const;
  const { key } = await db.tx((tx) => createAccessKey(tx, access));
  const consentId = newId('consent');
  await grantConsent(db, {
    id: consentId,
    borrowerId: id,
    source: 'taobao',
    scopes: ['trades'],
    purpose: 'credit_assessment',
    grantedAt: T0,
    expiresAt: instant(T0 + HOUR),
    textVersion: '1',
    textDigest: 'd',
  });
  const read = { consentId, borrowerId: id, source: 'taobao', what: 'trades' } as const;
  await recordRead(db, { ...read, rawId: null, at: T0 });
  await withdrawConsent(db, { borrowerId: id, consentId, at: instant(T0 + 1) });

  await db.tx((tx) => addPartner(tx, 'taobao'));
  await tieNames(id, creditCode, '欧阳晨光');
  await keepDataRequest(db, id, { kind: 'export', at: T0, outcome: { events: 1 } });

  const tables = await db.pool.query<{ name: string }>(
    `select format('party.%I', table_name) as name from information_schema.tables
      where table_schema = 'party'`,
  );
  expect(tables.rows.length).toBeGreaterThanOrEqual(9);
  let dump = '';
  for (const { name } of tables.rows) {
    const { rows } = await db.pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    expect(rows.length, `${name} is not covered`).toBeGreaterThan(0);
    dump += rows.map((r) => r.line).join('\n');
  }
  expect(dump).toContain(id);
  const secrets = [
    account,
    '晨光文具旗舰店',
    '欧阳晨光',
    '6217000010001234567',
    creditCode,
    grant.accessToken,
    grant.refreshToken ?? '',
    key,
  ];
  for (const secret of secrets) {
    // Bytes are dumped in hex: the plain text must not stand there in any of its spellings.
    for (const spelling of ['utf8', 'hex', 'base64', 'base64url'] as const) {
      expect(dump).not.toContain(Buffer.from(secret).toString(spelling));
    }
  }
});

// --- Access keys -------------------------------------------------------------------------------

test('behaviour: an access key opens what it was made for until it is revoked', async () => {
  const access = { role: 'partner', name: 'stall.example', scopes: ['offers:read'] } as const;
  const made = await db.tx((tx) => createAccessKey(tx, access));
  expect(made.id).toMatch(/^partner_/);
  expect(made.key).toMatch(/^o3k_[\w-]{43}$/);
  const next = await db.tx((tx) => createAccessKey(tx, { ...access, partyId: made.id }));
  expect(await findAccess(db, made.key)).toEqual({
    keyId: made.keyId,
    partyId: made.id,
    ...access,
  });
  expect((await findAccess(db, next.key))?.partyId).toBe(made.id);
  await revokeAccessKey(db, made.keyId);
  expect(await findAccess(db, made.key)).toBeUndefined();
  expect(await findAccess(db, next.key)).toBeDefined();
  expect(await findAccess(db, '')).toBeUndefined();
  const wrong = db.tx((tx) => createAccessKey(tx, { ...access, role: 'staff', partyId: made.id }));
  await expect(wrong).rejects.toThrow('is no staff');
});

test('behaviour: a borrower’s own number is read back in one spelling, and a later one takes its place', async () => {
  const id = await borrower();
  const tell = (value: string) =>
    saveIdentifier(db, vault, id, { kind: 'creditCode', value, source: 'einvoice', at: T0 });
  expect(await openIdentifier(db, vault, id, 'creditCode')).toBeNull();
  await tell('９１330106ma2ceq7r4x ');
  expect(await openIdentifier(db, vault, id, 'creditCode')).toBe('91330106MA2CEQ7R4X');
  const key = identifierKey(vault, 'creditCode', '91330106MA2CEQ7R4X');
  expect(await listIdentifiers(db, id)).toEqual([
    { kind: 'creditCode', key, source: 'einvoice', toldAt: T0, vouchedAt: T0 },
  ]);
  await tell('91330106MA2CEQ7R5X');
  expect(await openIdentifier(db, vault, id, 'creditCode')).toBe('91330106MA2CEQ7R5X');
});

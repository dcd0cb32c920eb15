import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import type { IdentityProvider } from '../connectors/index.ts';
import type { Id } from '../kernel/index.ts';
import { newId } from '../platform/index.ts';
import { openSession, type SessionId } from '../sessions/index.ts';
import type { Disclosed } from './disclose.ts';
import { draw } from './draw.ts';
import { endFaceCheck, tellIdentity } from './identity.ts';
import type { Signature } from './signature.ts';
import { offered, openRoom, shown, underOffer } from './testing/room.ts';

/** A register that knows everybody. */
const provider: IdentityProvider = {
  person: async () => 'match',
  licence: async () => null,
  owners: async () => [],
  screen: async () => [],
  startFace: async () => ({ ticket: 'ticket-of-a-face', url: 'https://face.test/1' }),
  face: async () => 'passed',
};

const db = await testDatabase();
const room = openRoom(db, { identity: provider });
const { deps } = room;

/** An offer to somebody of whom it is known who they are, with its cost shown and read. */
async function readyToSign() {
  const place = await offered(room);
  const told = { name: '林秀英', idCard: '11010519491231002X', returnUrl: 'https://open310.test/' };
  await tellIdentity(deps, place.borrowerId, told);
  await endFaceCheck(deps, place.borrowerId);
  const under = underOffer(place);
  return { under, table: await shown(room, under) };
}

const keyPair = (namedCurve = 'prime256v1') => generateKeyPairSync('ec', { namedCurve });
const textOf = ({ id, digest }: Disclosed) => `open310.signature.1\n${id}\n${digest}`;
function signed(text: string, { privateKey, publicKey } = keyPair()): Signature {
  const key = { key: privateKey as KeyObject, dsaEncoding: 'ieee-p1363' as const };
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.toString('base64url'),
    value: sign('sha256', Buffer.from(text), key).toString('base64url'),
  };
}

type Ready = Awaited<ReturnType<typeof readyToSign>>;
const drawWith = (
  { under, table }: Ready,
  signature: Signature | undefined,
  sessionId?: SessionId,
) =>
  draw(deps, {
    ...{ ...under, drawdownId: newId('drawdown', room.clock), disclosureId: table.id },
    ...{ signature, sessionId },
  });

let browsers = 0;
async function sessionOf(borrowerId: Id<'borrower'>): Promise<SessionId> {
  const browser = { device: `device ${++browsers}`, says: '?' };
  const o = {
    borrowerId,
    browser,
    way: 'alipay',
    now: room.clock.now(),
    ttlMs: 3_600_000,
  } as const;
  return (await openSession(db, o)).id;
}

test('behaviour: an offer is signed by the device of whoever it is for, and the signature is kept beside it', async () => {
  const ready = await readyToSign();
  const signature = signed(textOf(ready.table));
  expect(await drawWith(ready, signature)).toMatchObject({ ok: true });
  const { rows } = await db.pool.query(
    `select s.value, d.digest
       from origination.signatures s
       join origination.disclosures d on d.id = s.disclosure_id
      where s.disclosure_id = $1`,
    [ready.table.id],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].digest).toBe(ready.table.digest);
  expect(rows[0].value.toString('base64url')).toBe(signature.value);
  await expect(db.pool.query('delete from origination.signatures')).rejects.toThrow();
});

test('bad input: no signature, one over another table, by another kind of key, or altered by a bit signs nothing', async () => {
  const ready = await readyToSign();
  const right = signed(textOf(ready.table));
  const flipped = Buffer.from(right.value, 'base64url');
  flipped[0] = (flipped[0] ?? 0) ^ 1;
  const wrong: Signature[] = [
    signed(textOf({ ...ready.table, digest: `${ready.table.digest.slice(0, -1)}_` })),
    signed(textOf(ready.table), keyPair('secp256k1')),
    { ...right, publicKey: signed('x').publicKey },
    { ...right, value: flipped.toString('base64url') },
    { ...right, publicKey: 'AAAA' },
  ];
  expect(await drawWith(ready, undefined)).toEqual({
    ...{ ok: false, error: { code: 'signature_missing' } },
  });
  for (const signature of wrong) {
    expect(await drawWith(ready, signature)).toEqual({
      ...{ ok: false, error: { code: 'signature_wrong' } },
    });
  }
  const { rows } = await db.pool.query(
    'select 1 from origination.signatures where disclosure_id = $1',
    [ready.table.id],
  );
  expect(rows).toEqual([]);
  expect(await drawWith(ready, right)).toMatchObject({ ok: true });
});

test('behaviour: the same confirmation again answers with the same loan, signed once', async () => {
  const ready = await readyToSign();
  const drawdownId = newId('drawdown', room.clock);
  const signature = signed(textOf(ready.table));
  const command = { ...ready.under, drawdownId, disclosureId: ready.table.id, signature };
  const [first, second] = [await draw(deps, command), await draw(deps, command)];
  expect(first.ok && second.ok && first.value.loanId === second.value.loanId).toBe(true);
});

test('error: whatever is drawn in a session, by an offer or under the limit, one key signs it; another, or none, does not', async () => {
  const ready = await readyToSign();
  const { borrowerId } = ready.under;
  const session = await sessionOf(borrowerId);
  const [mine, theirs] = [keyPair(), keyPair()];
  const wrong = { ok: false, error: { code: 'signature_wrong' } };
  // What came to nothing ties nothing: this key signs no offer, as it is over something else.
  expect(await drawWith(ready, signed('something else', theirs), session)).toEqual(wrong);
  const drawn = await drawWith(ready, signed(textOf(ready.table), mine), session);
  if (!drawn.ok) return expect.fail(drawn.error.code);
  const under = { borrowerId, under: { facilityId: drawn.value.facilityId } };
  const again: Ready = { under, table: await shown(room, under) };
  const text = textOf(again.table);
  expect(await drawWith(again, signed(text, theirs), session)).toEqual(wrong);
  expect(await drawWith(again, signed('something else', mine), session)).toEqual(wrong);
  expect(await drawWith(again, undefined, session)).toEqual({
    ...{ ok: false, error: { code: 'signature_missing' } },
  });
  expect(await drawWith(again, signed(text, mine), session)).toMatchObject({ ok: true });
  // A session in which no key has signed is as it was: under a limit that was signed nothing has to be.
  const other = await sessionOf(borrowerId);
  const third: Ready = { under, table: await shown(room, under) };
  expect(await drawWith(third, undefined, other)).toMatchObject({ ok: true });
  const fourth: Ready = { under, table: await shown(room, under) };
  const over = textOf(fourth.table);
  expect(await drawWith(fourth, signed(over, theirs), other)).toMatchObject({ ok: true });
  const fifth: Ready = { under, table: await shown(room, under) };
  expect(await drawWith(fifth, signed(textOf(fifth.table), mine), other)).toEqual(wrong);
});

test('regression: of two keys at once in a session that no key has signed in, one draws', async () => {
  const ready = await readyToSign();
  const { borrowerId } = ready.under;
  const drawn = await drawWith(ready, signed(textOf(ready.table)));
  if (!drawn.ok) return expect.fail(drawn.error.code);
  const under = { borrowerId, under: { facilityId: drawn.value.facilityId } };
  const both: Ready[] = [
    { under, table: await shown(room, under) },
    { under, table: await shown(room, under) },
  ];
  const session = await sessionOf(borrowerId);
  const answers = await Promise.all(
    both.map((one) => drawWith(one, signed(textOf(one.table)), session)),
  );
  const codes = answers.map((one) => (one.ok ? 'drawn' : one.error.code));
  expect(codes.toSorted()).toEqual(['drawn', 'signature_wrong']);
});

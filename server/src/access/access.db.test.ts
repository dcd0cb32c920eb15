import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant } from '../kernel/index.ts';
import { manualClock, openVault, txOrRefuse } from '../platform/index.ts';
import type { AccessDeps, From } from './deps.ts';
import { enterByLink, findLink, findLinkOf, LINK_MS, makeEntryCode, makeLink } from './links.ts';
import { beginSecond, confirmSecond, proveCode } from './second-factor.ts';
import { changePassword, signInByOidc, signInByPassword, stageOf } from './sign-in.ts';
import { forgetOldTries } from './tries.ts';
import { addressOf, findUserSession, listUserSessions } from './user-sessions.ts';
import {
  changePerson,
  emailOf,
  findUserByName,
  getUser,
  inviteUser,
  isBlockedParty,
  listUsers,
  type User,
} from './users.ts';

const db = await testDatabase();
const clock = manualClock(instant(Date.UTC(2027, 0, 4)));
const [MINUTE, HOUR] = [60_000, 3_600_000];
const deps: AccessDeps = {
  ...{ db, clock, vault: openVault([new Uint8Array(32).fill(5)]) },
  rules: {
    idleMs: 30 * MINUTE,
    longestMs: 12 * HOUR,
    cost: 4,
    needsSecond: (r) => r.includes('ruler'),
  },
};
const GOOD = 'seven green bicycles';
const ALONE = { by: null, needsCode: false };
const from = (device = 'd1', address = '203.0.113.7'): From => ({
  ...{ device, address, says: 'Chrome, Windows' },
});

let n = 0;
async function invite(roles: readonly string[] = ['reader'], name = `person ${++n}`) {
  const whom = { partyId: `staff_${name}`, audience: 'staff', name, roles } as const;
  const made = await txOrRefuse(db, (tx) =>
    inviteUser(deps, tx, { ...whom, email: `${name.replace(' ', '.')}@lender.example` }),
  );
  if (!made.ok) throw new Error(made.error.code);
  const link = await txOrRefuse(db, (tx) => makeLink(deps, tx, made.value, ALONE));
  return { id: made.value, name, link: link.ok ? link.value : '' };
}
async function enter(roles?: readonly string[], name?: string): Promise<User> {
  const { link, id } = await invite(roles, name);
  expect(await enterByLink(deps, { secret: link, password: GOOD })).toMatchObject({ ok: true });
  return getUser(db, id);
}
const signIn = (who: string, password = GOOD, where = from()) =>
  signInByPassword(deps, { who, password }, where);
async function signedIn(user: User, where = from()) {
  const opened = await signIn(user.name, GOOD, where);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test('behaviour: a link lets its owner in once; of two at once, one comes in', async () => {
  const { link, id } = await invite();
  expect((await findLink(deps, db, link))?.user.id).toBe(id);
  const both = await Promise.all([
    enterByLink(deps, { secret: link, password: GOOD }),
    enterByLink(deps, { secret: link, password: 'nine yellow kettles' }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await findLink(deps, db, link)).toBeUndefined();
  expect(await enterByLink(deps, { secret: link, password: GOOD })).toMatchObject({
    error: { code: 'link_void' },
  });
});

test('error: a link that is too old, was replaced, or whose owner was blocked opens nothing', async () => {
  const old = await invite();
  clock.advance(LINK_MS + 1);
  expect(await findLink(deps, db, old.link)).toBeUndefined();
  const replaced = await invite();
  await txOrRefuse(db, (tx) => makeLink(deps, tx, replaced.id, ALONE));
  expect(await findLink(deps, db, replaced.link)).toBeUndefined();
  const blocked = await invite();
  await change(blocked.id, { kind: 'block' });
  expect(await findLink(deps, db, blocked.link)).toBeUndefined();
});

test('error: a password that is short, usual or one’s own name is not taken, and the link is still good', async () => {
  const { link } = await invite(undefined, 'zhangsan');
  for (const [password, code] of [
    ['eleven char', 'password_short'],
    ['password1234567', 'password_usual'],
    ['aaaaaaaaaaaaaa', 'password_usual'],
    ['my zhangsan word', 'password_usual'],
  ]) {
    expect(await enterByLink(deps, { secret: link, password: password ?? '' })).toMatchObject({
      error: { code },
    });
  }
  expect(await enterByLink(deps, { secret: link, password: GOOD })).toMatchObject({ ok: true });
});

test('behaviour: one signs in by name or address; passwords, addresses and tokens stand nowhere to be read', async () => {
  const user = await enter();
  const opened = await signedIn(user);
  expect(await signIn(emailOf(deps.vault, user).toUpperCase())).toMatchObject({ ok: true });
  const { rows } = await db.pool.query<{ text: string }>(
    `select t::text as text from access.users t union all select t::text from access.sessions t
     union all select t::text from access.tries t`,
  );
  const all = rows.map(({ text }) => text).join('\n');
  for (const secret of [GOOD, '@lender.example', opened.token, '203.0.113.7']) {
    expect(all).not.toContain(secret);
  }
});

test('error: after five wrong tries none is heard for a while that grows, by whichever name; nobody learns who there is', async () => {
  const user = await enter();
  const where = () => from('d1', `198.51.100.${Math.floor(Math.random() * 250)}`);
  const tried = async (who: string, password: string) => {
    const answer = await signIn(who, password, where());
    return answer.ok ? 'in' : answer.error;
  };
  const told: unknown[][] = [[], []];
  for (const [i, who] of [user.name, 'nobody of us'].entries()) {
    for (let k = 0; k < 7; k += 1) told[i]?.push(await tried(who, 'wrong wrong wrong'));
  }
  expect(told[0]).toEqual(told[1]);
  expect(told[0]?.slice(0, 5)).toEqual(Array(5).fill({ code: 'sign_in_wrong' }));
  expect(told[0]?.[5]).toEqual({ code: 'sign_in_locked', until: clock.now() + 30_000 });
  // The right password is not heard either, nor under the other name of the same user.
  expect(await tried(emailOf(deps.vault, user), GOOD)).toMatchObject({ code: 'sign_in_locked' });
  clock.advance(30_000);
  expect(await tried(user.name, 'wrong wrong wrong')).toEqual({ code: 'sign_in_wrong' });
  expect(await tried(user.name, GOOD)).toEqual({
    code: 'sign_in_locked',
    until: clock.now() + 60_000,
  });
  clock.advance(60_000);
  expect(await tried(user.name, GOOD)).toBe('in');
  expect(await tried(user.name, 'wrong wrong wrong')).toEqual({ code: 'sign_in_wrong' });
  expect(await tried(user.name, GOOD)).toBe('in');
});

test('regression: whoever only knows a name locks out strangers, not the browser its owner comes with', async () => {
  const user = await enter();
  await signedIn(user, from('at work'));
  for (let k = 0; k < 9; k += 1)
    await signIn(user.name, 'wrong wrong wrong', from('x', '192.0.2.9'));
  expect(await signIn(user.name, GOOD, from('y', '192.0.2.10'))).toMatchObject({
    error: { code: 'sign_in_locked' },
  });
  expect(await signIn(user.name, GOOD, from('at work'))).toMatchObject({ ok: true });
  // A browser that was somebody else's before is a stranger here; a known one is not free to guess.
  const other = await enter();
  await signedIn(other, from('shared'));
  expect(await signIn(user.name, GOOD, from('shared'))).toMatchObject({ ok: false });
  const guesses = [];
  for (let k = 0; k < 6; k += 1) {
    const answer = await signIn(user.name, 'wrong wrong wrong', from('at work'));
    guesses.push(answer.ok ? 'in' : answer.error.code);
  }
  expect(guesses).toEqual([...Array(5).fill('sign_in_wrong'), 'sign_in_locked']);
});

test('behaviour: tries that count no more are forgotten, others not', async () => {
  await signIn('somebody old', 'wrong wrong wrong', from('d', '192.0.2.77'));
  clock.advance(49 * HOUR);
  await signIn('somebody new', 'wrong wrong wrong', from('d', '192.0.2.78'));
  expect(await forgetOldTries(db, clock.now())).toBeGreaterThan(1);
  expect(await forgetOldTries(db, clock.now())).toBe(0);
  const { rows } = await db.pool.query('select 1 from access.tries');
  expect(rows).toHaveLength(2); // The name and the address.
});

test('error: many tries at once are counted one by one', async () => {
  const user = await enter();
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      signIn(user.name, 'wrong wrong', from('d', `192.0.2.${i}`)),
    ),
  );
  const judged = all.filter((one) => !one.ok && one.error.code === 'sign_in_wrong');
  expect(judged).toHaveLength(5);
});

test('error: from one address nobody tries all names', async () => {
  const where = from('d1', '192.0.2.200');
  let code = '';
  let tries = 0;
  while (code !== 'sign_in_locked' && tries < 60) {
    tries += 1;
    const answer = await signIn(`name ${tries}`, 'wrong wrong wrong', where);
    code = answer.ok ? '' : answer.error.code;
  }
  expect(tries).toBe(31);
});

test('behaviour: a session ends when it is not used, and at last in any case; it tells where it was used', async () => {
  const user = await enter();
  const { token } = await signedIn(user);
  const find = () => findUserSession(deps, token, from('d1', '203.0.113.99'));
  for (let k = 0; k < 24; k += 1) {
    clock.advance(29 * MINUTE);
    expect((await find()).is).toBe('open');
  }
  const [session] = await listUserSessions(deps, user.id);
  expect(session && addressOf(deps.vault, session)).toBe('203.0.113.99');
  clock.advance(24 * MINUTE + 1);
  expect((await find()).is).toBe('none');
  expect(await listUserSessions(deps, user.id)).toEqual([]);
  const second = await signedIn(user);
  clock.advance(30 * MINUTE);
  expect((await findUserSession(deps, second.token, from())).is).toBe('none');
});

test('error: a token that comes from another browser than its own ends the session', async () => {
  const user = await enter();
  const { token } = await signedIn(user);
  expect((await findUserSession(deps, token, from('thief'))).is).toBe('stolen');
  expect((await findUserSession(deps, token, from())).is).toBe('none');
});

test('behaviour: the first browser is nobody’s surprise, another is told to be new', async () => {
  const user = await enter();
  expect((await signedIn(user)).isNewDevice).toBe(false);
  expect((await signedIn(user)).isNewDevice).toBe(false);
  expect((await signedIn(user, from('d2'))).isNewDevice).toBe(true);
  expect((await signedIn(user, from('d2'))).isNewDevice).toBe(false);
});

const codeOf = (secret: string, ms = 0) =>
  new TOTP({ secret }).generate({ timestamp: clock.now() + ms });

test('behaviour: a second factor is wanted of whoever must have one, counts from its first code, and takes no code twice', async () => {
  const user = await enter(['ruler']);
  expect((await signedIn(user)).stage).toBe('enrol');
  const begun = await beginSecond(deps, user);
  const secret = begun.ok ? begun.value.secret : '';
  const fresh = await getUser(db, user.id);
  expect(await confirmSecond(deps, fresh, '000000')).toMatchObject({
    error: { code: 'code_wrong' },
  });
  expect((await signedIn(user)).stage).toBe('enrol');
  const first = codeOf(secret);
  const confirmed = await confirmSecond(deps, fresh, first);
  expect(confirmed).toMatchObject({ ok: true });
  expect(await beginSecond(deps, user)).toMatchObject({ error: { code: 'second_factor_stands' } });
  expect((await signedIn(user)).stage).toBe('code');
  expect(await proveCode(deps, user.id, first)).toMatchObject({ error: { code: 'code_wrong' } });
  clock.advance(30_000);
  expect(await proveCode(deps, user.id, codeOf(secret))).toEqual({ ok: true, value: 'app' });
  const [recovery = ''] = confirmed.ok ? confirmed.value : [];
  const typed = ` ${recovery.toUpperCase().replaceAll('-', ' ')}`;
  expect(await proveCode(deps, user.id, typed)).toEqual({ ok: true, value: 'recovery' });
  expect(await proveCode(deps, user.id, recovery)).toMatchObject({ error: { code: 'code_wrong' } });
});

test('error: codes are not guessed: after five wrong ones none is heard', async () => {
  const user = await enter(['ruler']);
  const begun = await beginSecond(deps, user);
  const secret = begun.ok ? begun.value.secret : '';
  await confirmSecond(deps, user, codeOf(secret));
  clock.advance(60_000);
  for (let k = 0; k < 5; k += 1) await proveCode(deps, user.id, '000000');
  expect(await proveCode(deps, user.id, codeOf(secret))).toMatchObject({
    error: { code: 'sign_in_locked' },
  });
});

test('error: who waits too long for the code begins anew', async () => {
  const user = await enter(['ruler']);
  const begun = await beginSecond(deps, user);
  await confirmSecond(deps, user, codeOf(begun.ok ? begun.value.secret : ''));
  const { token } = await signedIn(user);
  const stage = async () => {
    const found = await findUserSession(deps, token, from());
    return found.is === 'open'
      ? stageOf(deps, await getUser(db, user.id), found.session)
      : found.is;
  };
  expect(await stage()).toBe('code');
  clock.advance(10 * MINUTE);
  expect(await stage()).toBeNull();
});

const change = (
  id: User['id'],
  what: Parameters<typeof changePerson>[2]['change'],
  by = 'staff_x',
) =>
  txOrRefuse(db, (tx) =>
    changePerson(deps, tx, { id, change: what, of: 'any', by, ruling: 'ruler' }),
  );

test('behaviour: other roles, a block and a reset end every session at once', async () => {
  await enter(['ruler'], 'another ruler');
  for (const what of [
    { kind: 'roles', roles: ['writer'] },
    { kind: 'block' },
    { kind: 'reset' },
  ] as const) {
    const user = await enter(['reader']);
    const { token } = await signedIn(user);
    expect(await change(user.id, what)).toMatchObject({ ok: true });
    expect((await findUserSession(deps, token, from())).is).toBe('none');
    if (what.kind === 'roles') continue;
    expect(await signIn(user.name)).toMatchObject({ error: { code: 'sign_in_wrong' } });
  }
});

test('behaviour: a key that bears the name of somebody blocked opens nothing, until they are let in again', async () => {
  const one = await invite();
  const { partyId } = await getUser(db, one.id);
  expect(await isBlockedParty(db, partyId)).toBe(false);
  await change(one.id, { kind: 'block' });
  expect(await isBlockedParty(db, partyId)).toBe(true);
  await change(one.id, { kind: 'unblock' });
  expect(await isBlockedParty(db, partyId)).toBe(false);
});

test('error: nobody changes their own rights, and the last who lets others in stays, of two at once as well', async () => {
  const mine = await enter(['reader']);
  expect(await change(mine.id, { kind: 'roles', roles: ['ruler'] }, mine.partyId)).toMatchObject({
    error: { code: 'user_own' },
  });
  const { rows } = await db.pool.query<{ name: string }>(
    `select name from access.users where 'ruler' = any(roles) and state = 'active'`,
  );
  const rulers = await Promise.all(rows.map(({ name }) => findUserByName(db, name)));
  const ended = await Promise.all(
    rulers.map((one) => one && change(one.id, { kind: 'block' }, 'staff_y')),
  );
  const refused = ended.filter((one) => one && !one.ok);
  expect(refused).toEqual([{ ok: false, error: { code: 'last_administrator' } }]);
});

test('behaviour: another password ends the other sessions, and the old one opens nothing', async () => {
  const user = await enter();
  const here = await signedIn(user);
  const there = await signedIn(user, from('d2'));
  const sessionId = here.sessionId;
  const next = 'nine yellow kettles';
  const wrong = await changePassword(deps, user, { old: 'not it at all', next, sessionId });
  expect(wrong).toEqual({ ok: false, error: { code: 'password_wrong' } });
  expect(await changePassword(deps, user, { old: GOOD, next, sessionId })).toMatchObject({
    ok: true,
  });
  expect((await findUserSession(deps, here.token, from())).is).toBe('open');
  expect((await findUserSession(deps, there.token, from('d2'))).is).toBe('none');
  expect(await signIn(user.name)).toMatchObject({ error: { code: 'sign_in_wrong' } });
});

test('behaviour: a provider lets in who was invited, by its own id for them from then on, and nobody else', async () => {
  const invited = await invite();
  const email = `${invited.name.replace(' ', '.')}@lender.example`;
  const vouched = { issuer: 'https://id.example', subject: 's1', email, isSecond: true };
  expect(await signInByOidc(deps, { ...vouched, email: null }, from())).toMatchObject({
    ok: false,
  });
  expect(await signInByOidc(deps, { ...vouched, email: 'x@y.example' }, from())).toEqual({
    ...{ ok: false, error: { code: 'not_invited' } },
  });
  expect(await signInByOidc(deps, vouched, from())).toMatchObject({ value: { stage: 'open' } });
  expect(await findLink(deps, db, invited.link)).toBeUndefined();
  // The address may change there; another account with it is not theirs.
  expect(await signInByOidc(deps, { ...vouched, email: null }, from())).toMatchObject({ ok: true });
  expect(await signInByOidc(deps, { ...vouched, subject: 's2' }, from())).toMatchObject({
    ok: false,
  });
  await change(invited.id, { kind: 'block' });
  expect(await signInByOidc(deps, vouched, from())).toMatchObject({ ok: false });
});

// Links that nobody holds alone.

const [ann, ben] = [
  { id: 'staff_ann', name: 'Ann' },
  { id: 'staff_ben', name: 'Ben' },
];
const linkWithCode = async (id: User['id']) => {
  const made = await txOrRefuse(db, (tx) => makeLink(deps, tx, id, { by: ann, needsCode: true }));
  return made.ok ? made.value : '';
};
const codeFor = (id: User['id'], by = ben) =>
  txOrRefuse(db, (tx) => makeEntryCode(deps, tx, id, by));

test('regression: who makes the link of somebody cannot enter by it: another gives the code that goes with it', async () => {
  const { id } = await invite();
  const secret = await linkWithCode(id);
  const enterWith = (code?: string) => enterByLink(deps, { secret, password: GOOD, code });
  expect(await findLink(deps, db, secret)).toMatchObject({ needsCode: true });
  expect(await enterWith()).toMatchObject({ error: { code: 'entry_code_wrong' } });
  expect(await codeFor(id, ann)).toEqual({ ok: false, error: { code: 'link_own' } });
  const first = await codeFor(id);
  const second = await codeFor(id); // Another in its place: the first counts no more.
  if (!first.ok || !second.ok) return expect.fail('no code');
  expect(await enterWith(first.value)).toMatchObject({ error: { code: 'entry_code_wrong' } });
  const typed = ` ${second.value.toUpperCase().replaceAll('-', ' ')} `;
  expect(await enterWith(typed)).toMatchObject({ ok: true });
  expect(await findLinkOf(db, id)).toMatchObject({
    ...{ madeByName: 'Ann', codeByName: 'Ben', usedAt: clock.now() },
  });
  expect(await codeFor(id)).toMatchObject({ error: { code: 'link_void' } });
});

test('error: of five wrong codes a link is void; a code of one link opens no other', async () => {
  const { id } = await invite();
  const old = await linkWithCode(id);
  const code = await codeFor(id);
  const secret = await linkWithCode(id);
  const right = code.ok ? code.value : '';
  expect(await findLink(deps, db, old)).toBeUndefined();
  // Before anybody gave a code there is nothing to guess.
  for (let k = 0; k < 6; k += 1) {
    expect(await enterByLink(deps, { secret, password: GOOD, code: right })).toMatchObject({
      error: { code: 'entry_code_wrong' },
    });
  }
  const fresh = await codeFor(id);
  for (let k = 0; k < 5; k += 1) await enterByLink(deps, { secret, password: GOOD, code: right });
  const late = { secret, password: GOOD, code: fresh.ok ? fresh.value : '' };
  expect(await enterByLink(deps, late)).toMatchObject({ error: { code: 'link_void' } });
});

// People of partners.

async function ofPartner(partyId: string, name: string, roles: readonly string[] = ['viewer']) {
  const email = `${name}.${partyId}@partner.example`.replaceAll(' ', '.');
  const made = await txOrRefuse(db, (tx) =>
    inviteUser(deps, tx, { partyId, audience: 'partner', name, email, roles }),
  );
  if (!made.ok) throw new Error(made.error.code);
  const link = await txOrRefuse(db, (tx) => makeLink(deps, tx, made.value, ALONE));
  const secret = link.ok ? link.value : '';
  return { id: made.value, email, secret };
}

test('behaviour: a partner’s person comes by the partners’ door alone, by address; a name is one person’s in one house', async () => {
  await enter(['reader'], 'Same Name');
  const one = await ofPartner('partner_1', 'Same Name');
  const two = await ofPartner('partner_2', 'Same Name');
  expect(two.id).not.toBe(one.id);
  const again = txOrRefuse(db, (tx) =>
    inviteUser(deps, tx, {
      ...{ partyId: 'partner_1', audience: 'partner', name: 'Same Name', roles: [] },
      email: 'other@partner.example',
    }),
  );
  expect(await again).toMatchObject({ error: { code: 'user_name_taken' } });
  expect(await findLink(deps, db, one.secret)).toBeUndefined(); // Not at the lender's door.
  const entry = { secret: one.secret, password: GOOD };
  expect(await enterByLink(deps, entry)).toMatchObject({ error: { code: 'link_void' } });
  expect(await enterByLink(deps, { ...entry, audience: 'partner' })).toMatchObject({ ok: true });
  const at = (who: string, audience: 'staff' | 'partner') =>
    signInByPassword(deps, { who, password: GOOD }, from('p1'), audience);
  expect(await at(one.email, 'staff')).toMatchObject({ error: { code: 'sign_in_wrong' } });
  expect(await at('Same Name', 'partner')).toMatchObject({ error: { code: 'sign_in_wrong' } });
  expect(await at(one.email, 'partner')).toMatchObject({ value: { user: { id: one.id } } });
  const listed = await listUsers(db, { audience: 'partner', partyId: 'partner_1' });
  expect(listed.map(({ id }) => id)).toEqual([one.id]);
});

test('error: a partner’s administrator changes nobody of another partner or of the lender, not the last of its own', async () => {
  const mine = await ofPartner('partner_3', 'ruler', ['ruler']);
  await enterByLink(deps, { secret: mine.secret, password: GOOD, audience: 'partner' });
  const theirs = await ofPartner('partner_4', 'ruler', ['ruler']);
  await enterByLink(deps, { secret: theirs.secret, password: GOOD, audience: 'partner' });
  const staff = await enter();
  const house = { audience: 'partner', partyId: 'partner_3' } as const;
  const block = (id: User['id'], of: typeof house | 'any', by: string) =>
    txOrRefuse(db, (tx) =>
      changePerson(deps, tx, { id, change: { kind: 'block' }, of, by, ruling: 'ruler' }),
    );
  for (const id of [theirs.id, staff.id]) {
    expect(await block(id, house, mine.id)).toMatchObject({ error: { code: 'user_not_found' } });
  }
  expect(await block(mine.id, house, mine.id)).toMatchObject({ error: { code: 'user_own' } });
  const other = await ofPartner('partner_3', 'other');
  // Another partner's administrators do not make up for the last of one's own.
  expect(await block(mine.id, house, other.id)).toMatchObject({
    error: { code: 'last_administrator' },
  });
  expect(await block(mine.id, 'any', 'staff_x')).toMatchObject({ ok: true }); // The lender may.
});

test('behaviour: the identity provider of one audience lets in nobody of the other', async () => {
  const { email, id } = await ofPartner('partner_5', 'by provider');
  const vouched = { issuer: 'https://id.example', subject: 'p9', email, isSecond: true };
  expect(await signInByOidc(deps, vouched, from())).toMatchObject({ ok: false });
  expect(await signInByOidc(deps, vouched, from(), 'partner')).toMatchObject({
    value: { user: { id } },
  });
  expect(await signInByOidc(deps, vouched, from())).toMatchObject({ ok: false });
});

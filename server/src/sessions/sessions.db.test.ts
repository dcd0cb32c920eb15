import { expect, test } from 'vitest';
import { makeBorrower, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { type Id, instant, startOfDay } from '../kernel/index.ts';
import type { Message, MessageAnswer } from '../messages/index.ts';
import { saveIdentifier } from '../party/index.ts';
import { manualClock, type Work } from '../platform/index.ts';
import {
  askCode,
  type CodeRequest,
  codeRules,
  forgetOldCodes,
  judgeCode,
  useCode,
} from './codes.ts';
import { keepPhone } from './phones.ts';
import { type SendCodeDeps, sendCode } from './send-code.ts';
import { tellPhoneChanged } from './send-notice.ts';
import {
  endAllSessions,
  endSession,
  findSession,
  forgetOldSessions,
  forgetSessions,
  hasKey,
  listSessions,
  openSession,
  type SessionId,
  tieKey,
} from './sessions.ts';

const HOUR = 3_600_000;
const db = await testDatabase();
const clock = manualClock(startOfDay(TEST_TODAY));
const queued: Work[] = [];
const deps = {
  ...{ db, clock, vault },
  workflows: {
    enqueue: async (_: unknown, work: Work) => {
      queued.push(work);
    },
  },
};

const phoneOf = (word: string) => ({ device: word.padEnd(32, '-'), says: 'Chrome, Android' });
const open = (borrowerId: Id<'borrower'>, word: string, ttlMs = HOUR) =>
  openSession(db, {
    ...{ borrowerId, browser: phoneOf(word), way: 'taobao', now: clock.now(), ttlMs },
  });
const find = (token: string, word: string) => findSession(deps, token, phoneOf(word).device);

// --- Sessions ----------------------------------------------------------------------------------

test('behaviour: a session is found by its token in its browser until it is over, that instant not included', async () => {
  const borrowerId = await makeBorrower(db);
  const { id, token } = await open(borrowerId, 'a');
  const found = await find(token, 'a');
  expect(found).toMatchObject({ is: 'open', session: { id, borrowerId, way: 'taobao' } });
  const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const no of ['', 'x', altered, `${token}A`, `o3k_${token.slice(4)}`, `${token}\0`]) {
    expect(await find(no, 'a')).toEqual({ is: 'none' });
  }
  clock.advance(HOUR - 1);
  expect((await find(token, 'a')).is).toBe('open');
  clock.advance(1);
  expect((await find(token, 'a')).is).toBe('none');
});

test('error: a token that comes from another browser, or from none, opens nothing and ends its session', async () => {
  const borrowerId = await makeBorrower(db);
  const [a, b] = [await open(borrowerId, 'a'), await open(borrowerId, 'b')];
  expect(await find(a.token, 'b')).toMatchObject({ is: 'stolen', session: { id: a.id } });
  expect((await find(a.token, 'a')).is).toBe('none');
  expect((await findSession(deps, b.token, undefined)).is).toBe('stolen');
  expect((await find(b.token, 'b')).is).toBe('none');
});

test('behaviour: whoever comes in again in a browser goes on in one session; it is known when each was last used', async () => {
  const borrowerId = await makeBorrower(db);
  const first = await open(borrowerId, 'a');
  const other = await open(borrowerId, 'b');
  clock.advance(60_000);
  const again = await open(borrowerId, 'a');
  expect((await find(first.token, 'a')).is).toBe('none');
  const ids = async () => (await listSessions(db, borrowerId, clock.now())).map(({ id }) => id);
  expect(await ids()).toEqual([again.id, other.id]);
  clock.advance(30_000);
  await find(other.token, 'b');
  expect(await ids()).toEqual([other.id, again.id]);
});

test('behaviour: one session is ended, or all others, or everybody’s; another borrower’s is not theirs to end', async () => {
  const [mine, theirs] = [await makeBorrower(db), await makeBorrower(db)];
  const [a, b, c] = [await open(mine, 'a'), await open(mine, 'b'), await open(mine, 'c')];
  const d = await open(theirs, 'a');
  const end = { now: clock.now(), reason: 'ended' };
  expect(await endSession(db, mine, d.id, end)).toBe(0);
  expect(await endSession(db, mine, a.id, end)).toBe(1);
  expect(await endSession(db, mine, a.id, end)).toBe(0);
  expect((await find(a.token, 'a')).is).toBe('none');
  expect(await endAllSessions(db, mine, { ...end, except: c.id })).toBe(1);
  expect((await find(b.token, 'b')).is).toBe('none');
  expect((await find(c.token, 'c')).is).toBe('open');
  expect((await find(d.token, 'a')).is).toBe('open');
  expect(await endAllSessions(db, 'everybody', end)).toBeGreaterThanOrEqual(2);
  expect((await find(d.token, 'a')).is).toBe('none');
});

test('behaviour: the first key that signs in a session is the only one; another session is another matter', async () => {
  const borrowerId = await makeBorrower(db);
  const [a, b] = [await open(borrowerId, 'a'), await open(borrowerId, 'b')];
  const tie = (id: SessionId, key: string) => db.tx((tx) => tieKey(tx, id, key));
  expect(await hasKey(db, a.id)).toBe(false);
  expect(await tie(a.id, 'a2V5LTE')).toBe(true);
  expect(await tie(a.id, 'a2V5LTI')).toBe(false); // Too late.
  expect(await tie(a.id, 'a2V5LTE')).toBe(true);
  expect([await hasKey(db, a.id), await hasKey(db, b.id)]).toEqual([true, false]);
  const listed = await listSessions(db, borrowerId, clock.now());
  expect(listed.find(({ id }) => id === a.id)?.signs).toBe(true);
  expect(listed.find(({ id }) => id === b.id)?.signs).toBe(false);
  // Of many at once one signs; where its work comes to nothing, so does the tie.
  const undone = db.tx(async (tx) => {
    await tieKey(tx, b.id, 'a2V5LTA');
    throw new Error('refused');
  });
  await expect(undone).rejects.toThrow('refused');
  const keys = ['a2V5LTE', 'a2V5LTI', 'a2V5LTM', 'a2V5LTQ'];
  const ties = await Promise.all(keys.map((key) => tie(b.id, key)));
  expect(ties.filter(Boolean)).toHaveLength(1);
  await endSession(db, borrowerId, a.id, { now: clock.now(), reason: 'ended' });
  expect(await tie(a.id, 'a2V5LTE')).toBe(false);
});

test('behaviour: sessions that ended long ago are forgotten, and all of whoever is to be forgotten', async () => {
  const [a, b] = [await makeBorrower(db), await makeBorrower(db)];
  await open(a, 'a');
  await open(b, 'a', 300 * 24 * HOUR);
  const rows = async (id: string) =>
    (await db.pool.query('select 1 from sessions.sessions where borrower_id = $1', [id])).rowCount;
  await forgetOldSessions(db, instant(clock.now() + 179 * 24 * HOUR));
  expect([await rows(a), await rows(b)]).toEqual([1, 1]);
  await forgetOldSessions(db, instant(clock.now() + 181 * 24 * HOUR));
  expect([await rows(a), await rows(b)]).toEqual([0, 1]);
  expect(await forgetSessions(db, b, clock.now())).toBe(1);
  expect(await rows(b)).toBe(0);
});

// --- Codes -------------------------------------------------------------------------------------

let phones = 0;
const newPhone = () => `139${String(++phones).padStart(8, '0')}`;
let addresses = 0;
const newAddress = () => `10.0.0.${++addresses}`;

const request = (phone: string, more: Partial<CodeRequest> = {}): CodeRequest => ({
  ...{ phone, purpose: 'signIn', borrowerId: null, language: 'zh', address: newAddress() },
  ...more,
});

/** Whoever delivers, as a list; `answer` is what is said to the next. */
function outbox(phoneSignUp = true) {
  const sent: Message[] = [];
  const answers: (MessageAnswer | Error)[] = [];
  const logged: unknown[] = [];
  const note = (event: string, fields?: unknown) => void logged.push([event, fields]);
  const sending: SendCodeDeps = {
    ...{ db, clock, vault, phoneSignUp },
    log: { info: note, warn: note, error: note },
    messages: {
      send: async (message) => {
        sent.push(message);
        const answer = answers.shift() ?? { status: 'sent' };
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  };
  const work = () => (queued.at(-1)?.input as { readonly id: string } | undefined)?.id ?? '';
  return { sent, answers, logged, work, run: (id = work()) => sendCode(sending, id) };
}

/** Asks for a code and reads it off the phone. */
async function codeFor(phone: string, more: Partial<CodeRequest> = {}): Promise<string> {
  const asked = await askCode(deps, request(phone, more));
  if (!asked.ok) return expect.fail(asked.error.code);
  const box = outbox();
  expect(await box.run()).toBe('sent');
  return String(box.sent[0]?.values.code);
}

const typed = (phone: string, code: string, more: object = {}) => ({
  ...{ phone, code, purpose: 'signIn' as const, borrowerId: null, address: newAddress() },
  ...more,
});
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('behaviour: a code is sent in its own words, opens once, and within five minutes', async () => {
  const phone = newPhone();
  const asked = await askCode(deps, request(phone));
  expect(asked).toEqual({
    ok: true,
    value: {
      ...{ askedAt: clock.now(), expiresAt: clock.now() + 300_000 },
      againAt: clock.now() + 60_000,
    },
  });
  const box = outbox();
  expect(await box.run()).toBe('sent');
  expect(await box.run()).toBe('over'); // The number and the code are gone from the table.
  const [sent] = box.sent;
  expect(box.sent).toHaveLength(1);
  expect(sent).toMatchObject({ phone, template: 'signIn', language: 'zh', id: box.work() });
  expect(sent?.text).toMatch(/^验证码 \d{6}，用于登录，5 分钟内有效。.*请勿告诉任何人/);
  const code = String(sent?.values.code);
  const right = await judgeCode(deps, typed(phone, code));
  if (!right.ok) return expect.fail(right.error.code);
  expect(await db.tx((tx) => useCode(tx, right.value, clock.now()))).toBe(true);
  expect(await db.tx((tx) => useCode(tx, right.value, clock.now()))).toBe(false);
  expect(await judgeCode(deps, typed(phone, code))).toMatchObject({
    error: { code: 'code_wrong' },
  });
  clock.advance(60_000);
  const late = await codeFor(phone);
  clock.advance(codeRules.lifeMs);
  expect(await judgeCode(deps, typed(phone, late))).toMatchObject({
    error: { code: 'code_wrong' },
  });
});

test('error: a newer code makes the older void, and one for one thing opens no other', async () => {
  const phone = newPhone();
  const borrowerId = await makeBorrower(db);
  const first = await codeFor(phone);
  const waiting = queued.at(-1)?.input as { readonly id: string };
  clock.advance(60_000);
  const second = await codeFor(phone);
  const judge = async (code: string, more = {}) => {
    const answer = await judgeCode(deps, typed(phone, code, more));
    return answer.ok ? 'right' : answer.error.code;
  };
  if (first !== second) expect(await judge(first)).toBe('code_wrong');
  expect(await judge(second, { purpose: 'bindPhone', borrowerId })).toBe('code_wrong');
  expect(await judge(second)).toBe('right');
  expect(await outbox().run(waiting.id)).toBe('over'); // A void one is not sent any more.
  clock.advance(60_000);
  const mine = await codeFor(phone, { purpose: 'bindPhone', borrowerId });
  expect(await judge(mine)).toBe('code_wrong');
  const stranger = await makeBorrower(db);
  expect(await judge(mine, { purpose: 'bindPhone', borrowerId: stranger })).toBe('code_wrong');
  expect(await judge(mine, { purpose: 'bindPhone', borrowerId })).toBe('right');
});

test('error: after five tries a code is no use; its number does not wait, as whoever types it would keep its owner out', async () => {
  const phone = newPhone();
  const wrong = async (times: number) => {
    // All at once: each is counted before it is judged.
    const tries = Array.from({ length: times }, () => judgeCode(deps, typed(phone, '000000')));
    return (await Promise.all(tries)).map((answer) => (answer.ok ? 'right' : answer.error.code));
  };
  // Where no code is under way nothing is counted against the number, and the code that comes then is good.
  expect(new Set(await wrong(20))).toEqual(new Set(['code_wrong']));
  let code = await codeFor(phone);
  while (code === '000000') {
    clock.advance(60_000);
    code = await codeFor(phone);
  }
  expect(new Set(await wrong(4))).toEqual(new Set(['code_wrong']));
  expect(await judgeCode(deps, typed(phone, code))).toMatchObject({ ok: true });
  clock.advance(60_000);
  const next = await codeFor(phone);
  const tries = await Promise.all(
    Array.from({ length: 20 }, () => judgeCode(deps, typed(phone, other(next)))),
  );
  expect(tries.every((answer) => !answer.ok && answer.error.code === 'code_wrong')).toBe(true);
  expect(await judgeCode(deps, typed(phone, next))).toMatchObject({
    error: { code: 'code_wrong' }, // It had its tries.
  });
  clock.advance(60_000);
  expect(await judgeCode(deps, typed(phone, await codeFor(phone)))).toMatchObject({ ok: true });
});

test('behaviour: a browser in which the number’s owner signed in counts for itself: strangers neither use its codes up nor void them', async () => {
  const phone = newPhone();
  const borrowerId = await makeBorrower(db);
  await keepPhone(db, vault, { borrowerId, phone, now: clock.now() });
  await open(borrowerId, 'mine');
  await open(await makeBorrower(db), 'theirs');
  const [mine, theirs] = [phoneOf('mine'), phoneOf('theirs')].map(({ device }) => ({ device }));
  const ask = async (more: object) => {
    const asked = await askCode(deps, request(phone, more));
    return asked.ok ? 'sent' : asked.error.code;
  };
  // Strangers have asked for all there is in an hour.
  for (let n = 0; n < codeRules.perHour; n += 1) {
    expect(await ask(n % 2 === 0 ? { ...theirs } : {})).toBe('sent');
    clock.advance(60_000);
  }
  expect([await ask({}), await ask({ ...theirs })]).toEqual(['code_too_soon', 'code_too_soon']);
  const code = await codeFor(phone, mine);
  expect(await ask({ ...mine })).toBe('code_too_soon');
  const strangers = Array.from({ length: 20 }, () =>
    judgeCode(deps, typed(phone, other(code), theirs)),
  );
  await Promise.all(strangers);
  // It opens where it was asked for, and nowhere else.
  expect(await judgeCode(deps, typed(phone, code, theirs))).toMatchObject({ ok: false });
  expect(await judgeCode(deps, typed(phone, code))).toMatchObject({ ok: false });
  clock.advance(60_000);
  expect(await ask({})).toBe('code_too_soon');
  expect(await judgeCode(deps, typed(phone, code, mine))).toMatchObject({ ok: true });
  // Nor is there more than its own: five an hour.
  const asked = [];
  for (let n = 0; n < codeRules.perHour; n += 1) {
    asked.push(await ask({ ...mine }));
    clock.advance(60_000);
  }
  expect(asked).toEqual(['sent', 'sent', 'sent', 'sent', 'code_too_soon']);
  // A code that was asked for elsewhere opens there, too, once its own is over.
  clock.advance(HOUR);
  expect(await judgeCode(deps, typed(phone, await codeFor(phone), mine))).toMatchObject({
    ok: true,
  });
  // What a stranger asks for next leaves the owner's as it is, and the other way round.
  clock.advance(HOUR);
  const kept = await codeFor(phone, mine);
  const theirCode = await codeFor(phone, theirs);
  expect(await judgeCode(deps, typed(phone, kept, mine))).toMatchObject({ ok: true });
  expect(await judgeCode(deps, typed(phone, theirCode, theirs))).toMatchObject({ ok: true });
});

test('error: one address that tries many numbers waits, whichever it tries', async () => {
  const address = newAddress();
  const tries = await Promise.all(
    Array.from({ length: 110 }, () => judgeCode(deps, typed(newPhone(), '000000', { address }))),
  );
  const locked = tries.filter((one) => !one.ok && one.error.code === 'sign_in_locked');
  expect(locked).toHaveLength(10);
  const asks = await Promise.all(
    Array.from({ length: 70 }, () => askCode(deps, request(newPhone(), { address }))),
  );
  expect(asks.filter((one) => one.ok)).toHaveLength(60);
});

test('behaviour: an address from which codes are right does not wait, however many phones sit behind it', async () => {
  const address = newAddress();
  for (let n = 0; n < 65; n += 1) {
    const phone = newPhone();
    const code = await codeFor(phone, { address });
    expect(await judgeCode(deps, typed(phone, code, { address }))).toMatchObject({ ok: true });
  }
});

test('error: to one number a code goes no sooner than after a minute, five an hour and ten a day', async () => {
  const phone = newPhone();
  const ask = async () => {
    const asked = await askCode(deps, request(phone));
    return asked.ok ? 'sent' : [asked.error.code, asked.error.until - clock.now()];
  };
  const both = await Promise.all([ask(), ask()]);
  expect(both.filter((one) => one === 'sent')).toHaveLength(1);
  expect(await ask()).toEqual(['code_too_soon', 60_000]);
  for (let n = 1; n < 5; n += 1) {
    clock.advance(60_000);
    expect(await ask()).toBe('sent');
  }
  clock.advance(60_000);
  expect(await ask()).toEqual(['code_too_soon', HOUR - 5 * 60_000]);
  clock.advance(HOUR);
  for (let n = 0; n < 5; n += 1) {
    expect(await ask()).toBe('sent');
    clock.advance(60_000);
  }
  clock.advance(2 * HOUR);
  const [code, wait] = await ask();
  expect(code).toBe('code_too_soon');
  expect(Number(wait)).toBeGreaterThan(20 * HOUR);
});

test('behaviour: whoever delivers is asked again under the same id while there is no answer; what failed is logged without number and code', async () => {
  const phone = newPhone();
  await askCode(deps, request(phone));
  const box = outbox();
  box.answers.push(new Error('no answer'), { status: 'failed', reason: 'isv.X' });
  await expect(box.run()).rejects.toThrow('no answer');
  expect(await box.run()).toBe('failed');
  expect(new Set(box.sent.map(({ id }) => id)).size).toBe(1);
  expect(box.logged).toEqual([['code.failed', { code: box.work(), reason: 'isv.X' }]]);
  // Too old by the time of the next try: it is not sent.
  clock.advance(60_000);
  await askCode(deps, request(phone));
  clock.advance(codeRules.lifeMs);
  expect(await box.run()).toBe('over');
  expect(box.sent).toHaveLength(2);
});

test('behaviour: where a number alone makes no borrower, only one that is known gets a code; asking tells neither', async () => {
  const [known, told, unknown] = [newPhone(), newPhone(), newPhone()];
  const borrowerId = await makeBorrower(db);
  await keepPhone(db, vault, { borrowerId, phone: known, now: clock.now() });
  const other = await makeBorrower(db);
  const number = { kind: 'phone', value: told, source: null, at: clock.now() } as const;
  await saveIdentifier(db, vault, other, number);
  const box = outbox(false);
  const answers = [];
  const came = [];
  for (const phone of [known, told, unknown]) {
    answers.push(await askCode(deps, request(phone)));
    came.push(await box.run());
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(came).toEqual(['sent', 'sent', 'unknown']);
  expect(box.sent.map(({ phone }) => phone)).toEqual([known, told]);
});

test('error: no table of the room holds a number, a code, a token or a browser’s word in clear', async () => {
  const phone = newPhone();
  const borrowerId = await makeBorrower(db);
  await keepPhone(db, vault, { borrowerId, phone, now: clock.now() });
  const { token } = await open(borrowerId, 'a-word-of-ours');
  const code = await codeFor(phone);
  clock.advance(60_000);
  await askCode(deps, request(phone)); // Waits to be sent: sealed.
  const next = newPhone();
  const change = { borrowerId, phone: next, language: 'zh', now: clock.now() } as const;
  expect(await db.tx((tx) => tellPhoneChanged(deps, tx, change))).toBe(true); // So does this.
  const tables = ['sessions', 'phones', 'codes', 'notices', 'stops'];
  const dumps = await Promise.all(
    tables.map((name) => db.pool.query(`select to_jsonb(t)::text as line from sessions.${name} t`)),
  );
  const dump = dumps.flatMap(({ rows }) => rows.map(({ line }) => String(line))).join('\n');
  for (const secret of [phone, next, token, 'a-word-of-ours']) {
    for (const spelling of ['utf8', 'hex', 'base64'] as const) {
      expect(dump).not.toContain(Buffer.from(secret).toString(spelling));
    }
  }
  expect(dump).not.toContain(`"${code}"`);
});

test('behaviour: codes of days before are forgotten', async () => {
  await askCode(deps, request(newPhone()));
  expect(await forgetOldCodes(db, instant(clock.now() + 49 * HOUR))).toBeGreaterThan(0);
  expect((await db.pool.query('select 1 from sessions.codes')).rowCount).toBe(0);
});

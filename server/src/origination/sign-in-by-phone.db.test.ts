import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import type { Id } from '../kernel/index.ts';
import { getBorrower, openIdentifier, saveIdentifier } from '../party/index.ts';
import {
  askCode,
  endAllSessions,
  findSession,
  findStop,
  liftStop,
  listSessions,
  openPhone,
  openSession,
  sendCodeWorkflow,
  stopPhone,
  tellPhoneChangedWorkflow,
} from '../sessions/index.ts';
import { eraseData } from './data-rights.ts';
import { bindPhone, signInByPhone } from './sign-in-by-phone.ts';
import { inlineFlow } from './testing/inline-flow.ts';
import { arrive, openRoom } from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps, clock } = room;

let phones = 0;
const newPhone = () => `137${String(++phones).padStart(8, '0')}`;

/** Asks for a code and reads it off the phone. */
async function codeFor(phone: string, whose: Id<'borrower'> | null = null): Promise<string> {
  clock.advance(60_000);
  const purpose = whose === null ? 'signIn' : 'bindPhone';
  const from = { language: 'zh', address: `a ${phone}` } as const;
  const asked = await askCode(deps, { phone, purpose, borrowerId: whose, ...from });
  if (!asked.ok) return expect.fail(asked.error.code);
  let code = '';
  const messages = {
    send: async ({ values }: { readonly values: Readonly<Record<string, string | number>> }) => {
      code = String(values.code);
      return { status: 'sent' } as const;
    },
  };
  const work = room.queued.at(-1) ?? expect.fail('nothing is to be sent');
  await sendCodeWorkflow({ ...deps, messages, phoneSignUp: true }).run(inlineFlow(db), work.input);
  return code;
}

const browser = (word: string) => ({ device: word, says: 'WeChat, Android' });
const enter = async (phone: string, more: object = {}) =>
  signInByPhone(deps, {
    ...{ phone, code: await codeFor(phone), address: `a ${phone}`, browser: browser(phone) },
    ...{ sessionTtlMs: 3_600_000, signUp: true, ...more },
  });

test('behaviour: whoever is new comes in as a borrower of the kind they say, and again as the same', async () => {
  const phone = newPhone();
  const first = await enter(phone, { segment: 'cropFarm' });
  if (!first.ok) return expect.fail(first.error.code);
  const { borrowerId, token } = first.value;
  expect(await getBorrower(db, borrowerId)).toMatchObject({ segment: 'cropFarm' });
  expect(await openIdentifier(db, deps.vault, borrowerId, 'phone')).toBe(phone);
  const found = await findSession(deps, token, phone);
  expect(found).toMatchObject({ is: 'open', session: { borrowerId, way: 'phone' } });
  const again = await enter(phone, { segment: 'shop' });
  expect(again).toMatchObject({ ok: true, value: { borrowerId } });
  expect(await getBorrower(db, borrowerId)).toMatchObject({ segment: 'cropFarm' });
  expect(await listSessions(db, borrowerId, clock.now())).toHaveLength(1);
});

test('error: a code opens one session, however many come with it at once', async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((word) =>
      signInByPhone(deps, {
        ...{
          phone,
          code,
          address: word,
          browser: browser(word),
          sessionTtlMs: 1_000,
          signUp: true,
        },
      }),
    ),
  );
  const codes = answers.map((one) => (one.ok ? 'in' : one.error.code)).toSorted();
  expect(codes).toEqual(['code_wrong', 'code_wrong', 'in']);
});

test('behaviour: a number that a source vouches for opens that borrower; one that was merely typed opens nobody', async () => {
  const [vouched, merely, shared] = [newPhone(), newPhone(), newPhone()];
  const borrowerId = await arrive(room);
  const tell = (whose: Id<'borrower'>, value: string, source: 'alipay' | null) =>
    saveIdentifier(db, deps.vault, whose, { kind: 'phone', value, source, at: clock.now() });
  await tell(borrowerId, vouched, 'alipay');
  expect(await enter(vouched)).toMatchObject({ ok: true, value: { borrowerId } });
  expect(await openPhone(db, deps.vault, borrowerId)).toBe(vouched);
  await tell(await arrive(room), merely, null);
  expect(await enter(merely)).toMatchObject({ error: { code: 'phone_unproven' } });
  for (const whose of [await arrive(room), await arrive(room)]) await tell(whose, shared, 'alipay');
  expect(await enter(shared)).toMatchObject({ error: { code: 'phone_of_several' } });
  expect(await enter(newPhone(), { signUp: false })).toMatchObject({
    error: { code: 'phone_unproven' },
  });
});

test('behaviour: a number that was bound opens the borrower; the one of before, which a source still tells, does not', async () => {
  const [old, now] = [newPhone(), newPhone()];
  const borrowerId = await arrive(room);
  const told = { kind: 'phone', value: old, source: 'alipay', at: clock.now() } as const;
  await saveIdentifier(db, deps.vault, borrowerId, told);
  const bind = async (phone: string, whose = borrowerId) =>
    bindPhone(deps, whose, { phone, code: await codeFor(phone, whose), address: phone });
  expect(await bind(now)).toEqual({ ok: true, value: null });
  expect(await enter(now)).toMatchObject({ ok: true, value: { borrowerId } });
  expect(await enter(old)).toMatchObject({ error: { code: 'phone_unproven' } });
  const stranger = await arrive(room);
  expect(await bind(now, stranger)).toMatchObject({ error: { code: 'phone_taken' } });
  const code = await codeFor(old, stranger);
  expect(await bindPhone(deps, borrowerId, { phone: old, code, address: old })).toMatchObject({
    error: { code: 'code_wrong' }, // It was asked for by somebody else.
  });
});

test('error: a number that was not used for a quarter of a year opens nobody who has another way in', async () => {
  const [bound, alone, vouched] = [newPhone(), newPhone(), newPhone()];
  const borrowerId = await arrive(room);
  const code = await codeFor(bound, borrowerId);
  expect((await bindPhone(deps, borrowerId, { phone: bound, code, address: bound })).ok).toBe(true);
  const single = await enter(alone);
  const told = { kind: 'phone', value: vouched, source: 'alipay', at: clock.now() } as const;
  await saveIdentifier(db, deps.vault, await arrive(room), told);
  clock.advance(89 * 86_400_000);
  expect(await enter(bound)).toMatchObject({ ok: true, value: { borrowerId } });
  clock.advance(89 * 86_400_000); // It was used meanwhile, and counts from then.
  expect(await enter(bound)).toMatchObject({ ok: true, value: { borrowerId } });
  clock.advance(90 * 86_400_000);
  expect(await enter(bound)).toMatchObject({ error: { code: 'phone_unproven' } });
  expect(await enter(vouched)).toMatchObject({ error: { code: 'phone_unproven' } });
  // Whoever has no other way in is let in: nobody else could tell.
  if (!single.ok) return expect.fail(single.error.code);
  const again = { ok: true, value: { borrowerId: single.value.borrowerId } };
  expect(await enter(alone)).toMatchObject(again);
});

test('behaviour: a number that a source tells again is its owner’s still, however long ago it told it first', async () => {
  const [phone, borrowerId] = [newPhone(), await arrive(room)];
  const tell = (source: 'alipay' | null) =>
    saveIdentifier(db, deps.vault, borrowerId, {
      ...{ kind: 'phone', value: phone, source, at: clock.now() },
    });
  await tell('alipay');
  clock.advance(91 * 86_400_000);
  await tell(null); // Whoever only types it vouches for nothing.
  expect(await enter(phone)).toMatchObject({ error: { code: 'phone_unproven' } });
  await tell('alipay');
  expect(await enter(phone)).toMatchObject({ ok: true, value: { borrowerId } });
});

/** What staff do for somebody who lost a phone. */
const stop = (borrowerId: Id<'borrower'>) =>
  db.tx(async (tx) => {
    await stopPhone(tx, deps.vault, { borrowerId, now: clock.now() });
    await endAllSessions(tx, borrowerId, { now: clock.now(), reason: 'ended_by_staff' });
  });
const bind = async (borrowerId: Id<'borrower'>, phone: string, more: object = {}) =>
  bindPhone(deps, borrowerId, {
    ...{ phone, code: await codeFor(phone, borrowerId), address: phone, ...more },
  });
const unproven = { error: { code: 'phone_unproven' } };

test('regression: a number that was stopped signs nobody in, though a source vouches for it, nor does an older one', async () => {
  const [lost, old, now, unused] = [newPhone(), newPhone(), newPhone(), newPhone()];
  const vouch = async (value: string) => {
    const borrowerId = await arrive(room);
    const told = { kind: 'phone', value, source: 'alipay', at: clock.now() } as const;
    await saveIdentifier(db, deps.vault, borrowerId, told);
    return borrowerId;
  };
  const [one, two] = [await vouch(lost), await vouch(old)];
  expect(await enter(lost)).toMatchObject({ ok: true, value: { borrowerId: one } });
  expect(await bind(two, now)).toMatchObject({ ok: true });
  await stop(one);
  await stop(two);
  await stop(await vouch(unused)); // Who never came in by it is stopped, too.
  for (const phone of [lost, now, old, unused]) expect(await enter(phone)).toMatchObject(unproven);
  await vouch(lost); // Told anew by another borrower's partner: two have it.
  expect(await enter(lost)).toMatchObject(unproven);
  expect(await listSessions(db, one, clock.now())).toEqual([]);
  // Who came in by a partner and proves a number is stopped no more; what a source told before does not open.
  const next = newPhone();
  expect(await bind(two, next)).toMatchObject({ ok: true });
  expect(await findStop(db, two)).toBeNull();
  expect(await enter(next)).toMatchObject({ ok: true, value: { borrowerId: two } });
  expect(await enter(old)).toMatchObject(unproven);
});

test('regression: a code that was under way when its number was stopped opens nothing, one to bind it neither', async () => {
  const phone = newPhone();
  const first = await enter(phone);
  if (!first.ok) return expect.fail(first.error.code);
  const { borrowerId } = first.value;
  const code = await codeFor(phone);
  await stop(borrowerId);
  const o = { phone, code, address: 'a', browser: browser(phone), sessionTtlMs: 1, signUp: true };
  expect(await signInByPhone(deps, o)).toMatchObject({ error: { code: 'code_wrong' } });
  await liftStop(db, borrowerId);
  const bound = await codeFor(newPhone(), borrowerId);
  await stop(borrowerId);
  const typed = { phone: `137${String(phones).padStart(8, '0')}`, code: bound, address: 'a' };
  expect(await bindPhone(deps, borrowerId, typed)).toMatchObject({ error: { code: 'code_wrong' } });
});

test('behaviour: who has nothing but a phone is let in by it again once the stop is lifted', async () => {
  const phone = newPhone();
  const first = await enter(phone);
  if (!first.ok) return expect.fail(first.error.code);
  const { borrowerId } = first.value;
  await stop(borrowerId);
  await stop(borrowerId); // Once more is no harm.
  expect(await enter(phone)).toMatchObject(unproven);
  expect(await liftStop(db, borrowerId)).toBe(true);
  expect(await liftStop(db, borrowerId)).toBe(false);
  expect(await enter(phone)).toMatchObject({ ok: true, value: { borrowerId } });
});

test('behaviour: the number by which one came in so far is told of another, and what is open elsewhere ends', async () => {
  const [vouched, second, third, merely] = [newPhone(), newPhone(), newPhone(), newPhone()];
  const borrowerId = await arrive(room);
  const tell = (value: string, source: 'alipay' | null, whose = borrowerId) =>
    saveIdentifier(db, deps.vault, whose, { kind: 'phone', value, source, at: clock.now() });
  await tell(vouched, 'alipay');
  const open = async (word: string) => {
    const o = { borrowerId, browser: browser(word), way: 'alipay', now: clock.now() } as const;
    return (await openSession(db, { ...o, ttlMs: 86_400_000 })).id;
  };
  const [here] = [await open('here'), await open('there')];
  const isOpen = async () => (await listSessions(db, borrowerId, clock.now())).map(({ id }) => id);
  const before = room.queued.length;
  const notices = () =>
    room.queued.slice(before).filter(({ workflow }) => workflow.includes('phone-changed'));
  expect(await bind(borrowerId, second, { sessionId: here })).toMatchObject({ ok: true });
  expect(await isOpen()).toEqual([here]);
  const sent: unknown[] = [];
  const sends = {
    send: async ({ id: _, ...message }: object & { readonly id: string }) => {
      sent.push(message);
      return { status: 'sent' } as const;
    },
  };
  const run = async (messages: typeof sends | null = sends) => {
    const work = notices().at(-1) ?? expect.fail('nobody is told');
    const told = tellPhoneChangedWorkflow({ ...deps, messages, phoneSignUp: true });
    await told.run(inlineFlow(db), work.input);
    return notices().length;
  };
  expect(room.queued.length).toBe(before + 2); // The code, and the notice.
  const fails = { send: () => Promise.reject(new Error('no answer')) };
  await expect(run(fails)).rejects.toThrow('no answer');
  await run();
  const tail = second.slice(-4);
  const text = `您的登录手机号已更换为尾号 ${tail} 的号码，此号码不再用于登录。如非本人操作，请立即联系我们。`;
  const told = { phone: vouched, template: 'phoneChanged', language: 'zh', values: { tail }, text };
  expect(sent).toEqual([told]);
  // Bound anew, it is no other: nobody is told, nothing ends.
  const there = await open('there');
  expect(await bind(borrowerId, second, { sessionId: here })).toMatchObject({ ok: true });
  expect((await isOpen()).toSorted()).toEqual([here, there].toSorted());
  // The next goes to the one that was bound, in English where the page is, and once.
  expect(await bind(borrowerId, third, { sessionId: here, language: 'en' })).toMatchObject({
    ok: true,
  });
  expect(await run()).toBe(2);
  await run();
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({ phone: second, text: expect.stringContaining(third.slice(-4)) });
  expect(await isOpen()).toEqual([here]);
  // A number that was merely typed may be a stranger's.
  const other = await arrive(room);
  await tell(merely, null, other);
  expect(await bind(other, newPhone())).toMatchObject({ ok: true });
  // One that was stopped is in other hands.
  await stop(borrowerId);
  expect(await bind(borrowerId, newPhone())).toMatchObject({ ok: true });
  expect(await run()).toBe(2);
});

test('behaviour: of who is forgotten neither number nor session is left, and the number makes another borrower', async () => {
  const phone = newPhone();
  const first = await enter(phone);
  if (!first.ok) return expect.fail(first.error.code);
  const { borrowerId, token } = first.value;
  expect(await eraseData(deps, borrowerId)).toMatchObject({ ok: true });
  expect((await findSession(deps, token, phone)).is).toBe('none');
  const next = await enter(phone);
  if (!next.ok) return expect.fail(next.error.code);
  expect(next.value.borrowerId).not.toBe(borrowerId);
});

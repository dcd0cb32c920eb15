import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import type { Id } from '../kernel/index.ts';
import { getBorrower, openIdentifier, saveIdentifier } from '../party/index.ts';
import {
  askCode,
  findSession,
  listSessions,
  openPhone,
  sendCodeWorkflow,
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

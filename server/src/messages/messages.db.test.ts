import { afterAll, afterEach, expect, test } from 'vitest';
import { startSandbox } from '../../../lab/sandbox/index.ts';
import { testDatabase } from '../../../tests/db/database.ts';
import { addDays, businessDate, instant, shanghaiDay, startOfDay } from '../kernel/index.ts';
import { manualClock } from '../platform/index.ts';
import { aliyunGateway } from './aliyun/gateway.ts';
import { readAliyunSettings } from './aliyun/settings.ts';
import type { Message } from './port.ts';
import { forgetOldSends, openMessages } from './send.ts';

// Alibaba Cloud's twin, over the wire: what is sent lies there, once, whatever goes wrong on the way.

const db = await testDatabase();
const noon = instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000);
const clock = manualClock(noon);
const sandbox = await startSandbox({ seed: 310, today: noon, now: clock.now });
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clear());

function port(more: Readonly<Record<string, string>> = {}) {
  const environment = {
    ...sandbox.config.environment,
    ...{ ALIYUN_SMS_TIMEOUT_MS: '400', ALIYUN_SMS_FINDABLE_AFTER_MS: '3000' },
    ...more,
  };
  const { settings, issues } = readAliyunSettings(environment);
  expect(issues).toEqual([]);
  if (!settings) return expect.fail('no settings');
  return openMessages({ db, clock }, aliyunGateway(settings, { clock }));
}

let sent = 0;
const message = (more: Partial<Message> = {}): Message => {
  sent += 1;
  return {
    ...{ id: `code_${sent}`, phone: `138${String(sent).padStart(8, '0')}`, template: 'signIn' },
    ...{ language: 'zh', values: { code: '048213', minutes: 5 }, text: 'the words of it' },
    ...more,
  };
};

interface Delivered {
  readonly outId: string;
  readonly text: string;
}

async function outbox(phone: string): Promise<Delivered[]> {
  const answer = await fetch(`${sandbox.url}/sms/outbox?phone=${phone}`);
  return (await answer.json()) as Delivered[];
}

test('behaviour: a message arrives under the lender’s signature, in the language asked for, and once, however often it is sent', async () => {
  const messages = port();
  const zh = message();
  const en = message({ language: 'en' });
  for (const one of [zh, zh, en]) expect(await messages.send(one)).toEqual({ status: 'sent' });
  expect(await outbox(zh.phone)).toMatchObject([
    { outId: zh.id, text: expect.stringMatching(/^【.+】验证码 048213，用于登录，5 分钟内有效。/) },
  ]);
  expect((await outbox(en.phone))[0]?.text).toMatch(/048213 is your code to sign in/);
  // A template that is there in Chinese alone is sent in Chinese.
  const due = { template: 'beforeDue', values: { amount: '¥1.00', day: '2027-02-04' } };
  const late = message({ ...due, language: 'en' });
  await messages.send(late);
  expect((await outbox(late.phone))[0]?.text).toContain('将于 2027-02-04 到期应还 ¥1.00');
});

test.each(['answer_lost', 'slow', 'http500', 'html'] as const)(
  'error: with %s nothing is known; it is looked up, and delivered once in all',
  async (kind) => {
    const messages = port();
    const one = message();
    sandbox.faults.inject({ partner: 'sms', kind, method: 'SendSms', ms: 600 });
    await expect(messages.send(one)).rejects.toMatchObject({
      ...{ code: 'messages_unavailable', retryable: true },
    });
    // What was just handed over cannot be found yet: to send it again might deliver it twice.
    await expect(messages.send(one)).rejects.toThrow('just handed over');
    if (kind === 'slow') await expect.poll(() => outbox(one.phone)).toHaveLength(1);
    clock.advance(3_000);
    // Whoever cannot be asked gives no leave to send again.
    sandbox.faults.inject({ partner: 'sms', kind: 'http500', method: 'QuerySendDetails' });
    await expect(messages.send(one)).rejects.toThrow('QuerySendDetails');
    expect(await messages.send(one)).toEqual({ status: 'sent' });
    expect(await messages.send(one)).toEqual({ status: 'sent' });
    expect(await outbox(one.phone)).toHaveLength(1);
  },
);

test('regression: what was handed over across midnight is found under the day after, and delivered once', async () => {
  const messages = port();
  const one = message();
  const midnight = startOfDay(addDays(shanghaiDay(clock.now()), 1));
  clock.advance(midnight - 200 - clock.now()); // Written down before midnight.
  const { settings } = readAliyunSettings(sandbox.config.environment);
  if (!settings) return expect.fail('no settings');
  const late = aliyunGateway(settings, {
    clock,
    fetch: async (url, init) => {
      clock.advance(400);
      await fetch(url, init);
      throw new Error('no answer');
    },
  });
  await expect(openMessages({ db, clock }, late).send(one)).rejects.toThrow('SendSms');
  expect(shanghaiDay(clock.now())).toBe(shanghaiDay(instant(midnight)));
  expect(await outbox(one.phone)).toHaveLength(1);
  clock.advance(3_000);
  expect(await messages.send(one)).toEqual({ status: 'sent' });
  expect(await outbox(one.phone)).toHaveLength(1);
});

test('regression: of several tries on several days the one that was delivered is found, whichever it was', async () => {
  const messages = port();
  const one = message();
  // Delivered on the first day; on the second it could not be asked about in time, and a try was written down anew.
  sandbox.faults.inject({ partner: 'sms', kind: 'answer_lost', method: 'SendSms' });
  await expect(messages.send(one)).rejects.toThrow('SendSms');
  clock.advance(86_400_000);
  await db.pool.query('update messages.sends set tried_at = $2 where id = $1', [
    ...[one.id, new Date(clock.now())],
  ]);
  clock.advance(3_000);
  expect(await messages.send(one)).toEqual({ status: 'sent' });
  expect(await outbox(one.phone)).toHaveLength(1);
});

test('error: what was handed over so long ago that nobody can tell is not sent again', async () => {
  const messages = port();
  const [old, newer] = [message(), message()];
  for (const one of [old, newer]) {
    sandbox.faults.inject({ partner: 'sms', kind: 'http500', method: 'SendSms' });
    await expect(messages.send(one)).rejects.toThrow('SendSms');
    if (one === old) clock.advance(86_400_000);
  }
  clock.advance(29 * 86_400_000);
  expect(await messages.send(old)).toEqual({ status: 'failed', reason: 'too_long_ago' });
  expect(await outbox(old.phone)).toEqual([]);
  expect(await messages.send(newer)).toEqual({ status: 'sent' });
  expect(await outbox(newer.phone)).toHaveLength(1);
});

test('error: what the vendor refuses has failed, in its words, and stays so', async () => {
  const messages = port();
  const wrong = message({ phone: '12345678901' });
  const refused = { status: 'failed', reason: 'isv.MOBILE_NUMBER_ILLEGAL' };
  expect(await messages.send(wrong)).toEqual(refused);
  expect(await messages.send(wrong)).toEqual(refused);
  const unset = message({ template: 'nobody-registered-it' });
  expect(await messages.send(unset)).toEqual({ status: 'failed', reason: 'template_unset' });
  const without = message({ values: { code: '1' } });
  const missing = { status: 'failed', reason: 'isv.TEMPLATE_MISSING_PARAMETERS' };
  expect(await messages.send(without)).toEqual(missing);
  sandbox.faults.inject({ partner: 'sms', kind: 'quota' });
  const many = { status: 'failed', reason: 'isv.BUSINESS_LIMIT_CONTROL' };
  expect(await messages.send(message())).toEqual(many);
});

test('error: a wrong secret, another’s key and an old stamp are refused; nothing is delivered', async () => {
  const secret = message();
  const wrong = port({ ALIYUN_SMS_ACCESS_KEY_SECRET: 'another' });
  expect(await wrong.send(secret)).toEqual({ status: 'failed', reason: 'SignatureDoesNotMatch' });
  const key = message();
  const stranger = port({ ALIYUN_SMS_ACCESS_KEY_ID: 'LTAIanother' });
  const unknown = { status: 'failed', reason: 'InvalidAccessKeyId.NotFound' };
  expect(await stranger.send(key)).toEqual(unknown);
  const old = message();
  const { settings } = readAliyunSettings(sandbox.config.environment);
  if (!settings) return expect.fail('no settings');
  const behind = manualClock(instant(clock.now() - 20 * 60_000));
  const late = aliyunGateway(settings, { clock: behind });
  expect(await late.send(old)).toEqual({ status: 'failed', reason: 'InvalidTimeStamp.Expired' });
  for (const { phone } of [secret, key, old]) expect(await outbox(phone)).toEqual([]);
});

test('error: neither an error nor a table holds a number or a code', async () => {
  const one = message({ values: { code: '731902', minutes: 5 }, text: 'the words 731902' });
  sandbox.faults.inject({ partner: 'sms', kind: 'answer_lost', method: 'SendSms' });
  const error = (await port()
    .send(one)
    .catch((thrown: unknown) => thrown)) as Error;
  const cause = error.cause as Error;
  for (const said of [error.message, error.stack, cause.message, String(cause.cause)]) {
    expect(said).not.toContain(one.phone);
    expect(said).not.toContain('731902');
  }
  const { rows } = await db.pool.query('select to_jsonb(s)::text as line from messages.sends s');
  const dump = rows.map(({ line }) => line).join('\n');
  expect(dump).toContain(one.id);
  expect(dump).not.toMatch(/138\d{8}|731902|048213/);
});

test('behaviour: what was sent long ago is forgotten', async () => {
  await port().send(message());
  expect(await forgetOldSends(db, clock.now())).toBe(0);
  const later = instant(clock.now() + 401 * 86_400_000);
  expect(await forgetOldSends(db, later)).toBeGreaterThan(0);
  expect((await db.pool.query('select 1 from messages.sends')).rowCount).toBe(0);
});

test('error: settings that do not go together are told by name, and none means that nobody delivers', () => {
  expect(readAliyunSettings({})).toEqual({ settings: undefined, issues: [] });
  const read = readAliyunSettings({
    ...{ ALIYUN_SMS_URL: 'ftp://x', ALIYUN_SMS_TEMPLATES: 'signIn' },
  });
  expect(read.settings).toBeUndefined();
  const named = Object.fromEntries(read.issues.map(({ name, message: m }) => [name, m]));
  expect(named.ALIYUN_SMS_ACCESS_KEY_ID).toBe('is missing');
  expect(named.ALIYUN_SMS_TEMPLATES).toContain('NAME=CODE');
  expect(named.ALIYUN_SMS_URL).toBeDefined();
});

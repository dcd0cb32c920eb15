import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { BadConfig, readConfig } from './config.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const open = publicKey.export({ type: 'spki', format: 'pem' }).toString();

const whole: Record<string, string> = {
  DATABASE_URL: 'postgres://user:pass-1@127.0.0.1:5432/open310',
  DATA_KEYS: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_URL: 'http://127.0.0.1:3100',
  BANK_URL: 'http://127.0.0.1:3111',
  BANK_LENDER_ID: 'LENDER',
  BANK_LENDER_ACCOUNT: '6200000000000000',
  BANK_PRIVATE_KEY: secret,
  BANK_PUBLIC_KEY: open,
  ALIPAY_GATEWAY_URL: 'http://127.0.0.1:3110/gateway.do',
  ALIPAY_AUTHORIZE_URL: 'http://127.0.0.1:3110/auth',
  ALIPAY_APP_ID: '2021000000000000',
  ALIPAY_PRIVATE_KEY: secret,
  ALIPAY_PUBLIC_KEY: open,
  TAOBAO_GATEWAY_URL: 'http://127.0.0.1:3110/router/rest',
  TAOBAO_AUTHORIZE_URL: 'http://127.0.0.1:3110/authorize',
  TAOBAO_TOKEN_URL: 'http://127.0.0.1:3110/token',
  TAOBAO_APP_KEY: '1023300032',
  TAOBAO_APP_SECRET: 'sandbox-secret-2',
};

/** What a bad configuration says. */
function said(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
  return expect.fail('the configuration was accepted');
}

test('behaviour: what is set is read, what is not has its usual value', () => {
  const config = readConfig({ ...whole, PORT: '3200', DISCLOSURE_READING_MS: '0' });
  expect(config).toMatchObject({ PORT: 3200, DISCLOSURE_READING_MS: 0, PAYOUT_RAIL: 'bank' });
  expect(config.DATA_KEYS).toEqual([{ id: 0, key: Buffer.alloc(32, 1) }]);
});

test('behaviour: when what is due is collected is read as hours and delays', () => {
  expect(readConfig(whole)).toMatchObject({
    COLLECT_AFTER_MS: [0, 14_400_000, 28_800_000],
    COLLECT_HOURS: { fromHour: 8, untilHour: 21 },
    COLLECT_AT_LEAST_FEN: 100n,
  });
  const set = { COLLECT_AFTER_MS: '5', COLLECT_HOURS: '0-24', COLLECT_AT_LEAST_FEN: '1' };
  expect(readConfig({ ...whole, ...set })).toMatchObject({
    COLLECT_AFTER_MS: [5],
    COLLECT_HOURS: { fromHour: 0, untilHour: 24 },
    COLLECT_AT_LEAST_FEN: 1n,
  });
});

test('error: every setting that is missing is named, one line each', () => {
  const lines = said({}).split('\n');
  const own = Object.keys(whole).filter((name) => !/^(ALIPAY|TAOBAO)_/.test(name));
  for (const name of own) expect(lines).toContain(`  ${name}: is missing`);
  expect(lines).toHaveLength(own.length + 1); // A source of which nothing is set is not offered.
});

test('error: a bad value stops the start and is never repeated', () => {
  const bad: Record<string, string> = {
    DATABASE_URL: 'mysql://user:pass-1@somewhere/db',
    DATA_KEYS: 'c2hvcnQ=',
    PORT: '70000',
    PUBLIC_URL: 'ftp://lender',
    BANK_PRIVATE_KEY: 'no-such-file.pem',
    TAOBAO_APP_SECRET: 'tiny',
    PAYOUT_RAIL: 'cheque',
    BANK_TIMEOUT_MS: '-1',
    COLLECT_AFTER_MS: '3600,1800',
    COLLECT_HOURS: '21-08',
    COLLECT_AT_LEAST_FEN: 'half',
    COLLECT_THEN_EVERY_DAYS: '-7',
  };
  for (const [name, value] of Object.entries(bad)) {
    const message = said({ ...whole, [name]: value });
    expect(message).toContain(`  ${name}: `);
    expect(message).not.toContain('is missing');
    expect(message).not.toContain(value);
  }
});

test('regression: behind https one who guesses passwords would lock out everybody: the start says so', () => {
  const behind = { ...whole, PUBLIC_URL: 'https://lender.example' };
  expect(said(behind)).toContain('  CLIENT_ADDRESS_HEADER: is wanted where PUBLIC_URL is https');
  for (const header of ['x-forwarded-for', 'none']) {
    expect(readConfig({ ...behind, CLIENT_ADDRESS_HEADER: header }).PUBLIC_URL).toContain('https:');
  }
});

test('regression: a header without a name is none set, and one that no header can have is refused', () => {
  const behind = { ...whole, PUBLIC_URL: 'https://lender.example' };
  for (const empty of ['', ' ']) {
    expect(said({ ...behind, CLIENT_ADDRESS_HEADER: empty })).toContain(
      'is wanted where PUBLIC_URL',
    );
    expect(readConfig({ ...whole, CLIENT_ADDRESS_HEADER: empty }).CLIENT_ADDRESS_HEADER).toBe(
      undefined,
    );
  }
  for (const strange of ['x forwarded for', 'x-real-ip:', 'x-forwarded-for, x-real-ip', '来源']) {
    const message = said({ ...behind, CLIENT_ADDRESS_HEADER: strange });
    expect(message).toContain('  CLIENT_ADDRESS_HEADER: is the name of a header');
    expect(message).not.toContain(strange);
  }
});

test('error: an identity provider is set as a whole, for each audience by itself', () => {
  expect(said({ ...whole, PARTNER_OIDC_ISSUER: 'https://id.example' })).toContain(
    '  PARTNER_OIDC_ISSUER: is set together with the other PARTNER_OIDC_ settings',
  );
});

test('behaviour: a source is there when its settings are, and half of them are not enough', () => {
  const without = Object.fromEntries(
    Object.entries(whole).filter(([name]) => !name.startsWith('TAOBAO_')),
  );
  expect(Object.keys(readConfig(whole).sources).sort()).toEqual(['alipay', 'taobao']);
  expect(Object.keys(readConfig(without).sources)).toEqual(['alipay']);
  expect(said({ ...without, TAOBAO_APP_KEY: '1' })).toContain('  TAOBAO_APP_SECRET: is missing');
});

test('error: a rail over Alipay without Alipay’s settings stops the start', () => {
  const without = Object.fromEntries(
    Object.entries(whole).filter(([name]) => !name.startsWith('ALIPAY_')),
  );
  expect(said({ ...without, PAYOUT_RAIL: 'alipay' })).toContain('  PAYOUT_RAIL: alipay needs');
});

test('behaviour: who delivers messages is told by all of its settings, or by none', () => {
  expect(readConfig(whole)).toMatchObject({ messages: undefined, PHONE_SIGN_UP: 'on' });
  const some = said({ ...whole, ALIYUN_SMS_ACCESS_KEY_SECRET: 'a-secret-of-ours' });
  expect(some).toContain('ALIYUN_SMS_TEMPLATES: is missing');
  expect(some).not.toContain('a-secret-of-ours');
  const all = {
    ...{ ALIYUN_SMS_URL: 'https://dysmsapi.aliyuncs.com', ALIYUN_SMS_ACCESS_KEY_ID: 'LTAI' },
    ...{ ALIYUN_SMS_ACCESS_KEY_SECRET: 's', ALIYUN_SMS_SIGN_NAME: '开放三一零' },
    ALIYUN_SMS_TEMPLATES: 'signIn=SMS_1,signIn.en=SMS_2',
  };
  const { messages } = readConfig({ ...whole, ...all });
  expect(messages?.ALIYUN_SMS_TEMPLATES).toEqual({ signIn: 'SMS_1', 'signIn.en': 'SMS_2' });
});

import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { authorizationOf, isLakala, readAnswerHeaders, readNoticeHeader } from './sign.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
const stamp = { appId: 'OP0001', serialNo: '01', timestamp: '1798995600', nonce: 'abcdef012345' };
const made = (text: string) => sign('sha256', Buffer.from(text), privateKey).toString('base64');

test('behaviour: a call is signed a line each, with a line end behind the body', () => {
  const told = authorizationOf(stamp, '{"a":"中"}', privateKey);
  expect(told).toMatch(
    /^LKLAPI-SHA256withRSA appid="OP0001",serial_no="01",timestamp="1798995600",nonce_str="abcdef012345",signature="/,
  );
  const signature = Buffer.from(/signature="([^"]+)"/.exec(told)?.[1] ?? '', 'base64');
  const text = 'OP0001\n01\n1798995600\nabcdef012345\n{"a":"中"}\n';
  const fits = (t: string) => verify('sha256', Buffer.from(t), key, signature);
  expect(fits(text)).toBe(true);
  for (const other of [text.trimEnd(), text.replace('OP0001', 'OP0002'), text.replace('中', '文')])
    expect(fits(other)).toBe(false);
});

test('behaviour: an answer and a notice are believed over their bytes; one changed byte is a forgery', () => {
  const body = Buffer.from('{"code":"BBS00000"}');
  const answer = new Headers({
    ...{ 'lklapi-appid': 'OP0001', 'lklapi-serial': '01', 'lklapi-timestamp': '1798995600' },
    'lklapi-nonce': 'n',
    'lklapi-signature': made(`OP0001\n01\n1798995600\nn\n${body}\n`),
  });
  const told = readAnswerHeaders(answer) ?? expect.fail('no signature');
  expect(isLakala(told, body, key)).toBe(true);
  expect(isLakala(told, Buffer.from('{"code":"BBS00001"}'), key)).toBe(false);
  expect(isLakala({ ...told, lines: told.lines.with(3, 'm') }, body, key)).toBe(false);
  expect(isLakala({ ...told, signature: '!' }, body, key)).toBe(false);
  answer.delete('lklapi-nonce');
  expect(readAnswerHeaders(answer)).toBeUndefined();

  const signature = made(`1798995600\nn\n${body}\n`);
  const header = `LKLAPI-SHA256withRSA timestamp="1798995600",nonce_str="n",signature="${signature}"`;
  const notice = readNoticeHeader(header) ?? expect.fail('no signature');
  expect(isLakala(notice, body, key)).toBe(true);
  expect(isLakala(notice, Buffer.from('{"code":"BBS00009"}'), key)).toBe(false);
  expect(readNoticeHeader(header.replace('LKLAPI', 'OTHER'))).toBeUndefined();
  expect(readNoticeHeader(header.replace('nonce_str', 'nonce'))).toBeUndefined();
});

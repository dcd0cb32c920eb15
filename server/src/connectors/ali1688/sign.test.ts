import { expect, test } from 'vitest';
import { signCall, verifyPush } from './sign.ts';

// The worked example of 1688's signature page.
const example = {
  path: 'param2/1/system/currentTime/1000000',
  params: { b: '2', a: '1' },
  secret: 'test123',
  signature: '33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88',
};
const sign = ({ path, params, secret }: Omit<typeof example, 'signature'>) =>
  signCall(path, params, secret);

test('behaviour: the vendor’s worked example is reproduced', () => {
  expect(sign(example)).toBe(example.signature);
  const signed = { ...example.params, _aop_signature: 'x' };
  expect(sign({ ...example, params: signed })).toBe(example.signature); // Never part of the text.
});

test('error: one byte more or other gives another signature', () => {
  const changed = [
    { ...example, path: example.path.replace('1000000', '1000001') },
    { ...example, params: { ...example.params, a: '2' } },
    { ...example, secret: 'test124' },
  ];
  for (const one of changed) expect(sign(one)).not.toBe(example.signature);
});

test('behaviour: a push is signed without a path; one changed byte, or no signature, is a forgery', () => {
  const message = '{"msgId":"1","type":"ORDER_PAY","userInfo":"b2b-1"}';
  const signed = { message, _aop_signature: signCall('', { message }, 's3cret') };
  expect(verifyPush(signed, 's3cret')).toBe(true);
  expect(verifyPush({ ...signed, message: message.replace('b2b-1', 'b2b-2') }, 's3cret')).toBe(
    false,
  );
  expect(verifyPush({ message }, 's3cret')).toBe(false);
  expect(verifyPush(signed, 's3creT')).toBe(false);
});

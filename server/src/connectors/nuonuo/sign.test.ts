import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signCall } from './sign.ts';

const stamp = {
  appKey: 'SD62274813',
  senid: '0123456789abcdef0123456789abcdef',
  nonce: '12345678',
  timestamp: '1798995600',
};

test('behaviour: the text that is signed is the one that clients agree on, body as sent', () => {
  const text =
    'a=services&l=v1&p=open&k=SD62274813&i=0123456789abcdef0123456789abcdef&n=12345678&t=1798995600&f={"a":"中"}';
  const told = createHmac('sha1', 'secret').update(text).digest('base64');
  expect(signCall(stamp, '{"a":"中"}', 'secret')).toBe(told);
});

test('error: one byte of anything changes the signature', () => {
  const told = signCall(stamp, '{}', 'secret');
  const others = [
    signCall({ ...stamp, appKey: 'SD62274814' }, '{}', 'secret'),
    signCall({ ...stamp, senid: stamp.senid.replace('f', 'e') }, '{}', 'secret'),
    signCall({ ...stamp, nonce: '12345679' }, '{}', 'secret'),
    signCall({ ...stamp, timestamp: '1798995601' }, '{}', 'secret'),
    signCall(stamp, '{} ', 'secret'),
    signCall(stamp, '{}', 'secreu'),
  ];
  expect(new Set([told, ...others]).size).toBe(7);
});

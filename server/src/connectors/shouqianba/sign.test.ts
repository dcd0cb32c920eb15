import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { signCall, verifyNotice } from './sign.ts';

test('behaviour: the text that is signed is the body as sent with the key behind it', () => {
  const made = createHash('md5').update('{"a":"中"}k3y').digest('hex');
  expect(signCall('100001', '{"a":"中"}', 'k3y')).toBe(`100001 ${made}`);
});

test('error: one byte of anything changes the signature', () => {
  const told = signCall('100001', '{}', 'k3y');
  const others = [signCall('100001', '{} ', 'k3y'), signCall('100001', '{}', 'k3z')];
  expect(new Set([told, ...others]).size).toBe(3);
});

test('behaviour: a notice is believed over its very bytes, and one changed byte is a forgery', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
  const body = Buffer.from('{"sn":"7895","order_status":"PAID"}');
  const told = sign('sha256', body, privateKey).toString('base64');
  expect(verifyNotice(body, told, key)).toBe(true);
  expect(verifyNotice(Buffer.from(body.toString().replace('7895', '7896')), told, key)).toBe(false);
  expect(verifyNotice(body, `${told.slice(0, -4)}AA==`, key)).toBe(false);
  expect(verifyNotice(body, '', key)).toBe(false);
});

import { createPrivateKey, createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type Component,
  contentDigest,
  digestFits,
  readSignature,
  signatureBase,
  signatureFits,
  signatureParams,
  signBase,
} from './message-signature.ts';

// RFC 9421, appendix B.1.4 (key) and B.2.6 (message and signature).
const key = createPrivateKey(
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----',
);
const components: Component[] = [
  ['"date"', 'Tue, 20 Apr 2021 02:07:55 GMT'],
  ['"@method"', 'POST'],
  ['"@path"', '/foo'],
  ['"@authority"', 'example.com'],
  ['"content-type"', 'application/json'],
  ['"content-length"', '18'],
];
const params = signatureParams(components, { created: 1618884473, keyId: 'test-key-ed25519' });
const signature =
  'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';

test('behaviour: the worked example of RFC 9421 is reproduced', () => {
  expect(signBase(signatureBase(components, params), key)).toBe(signature);
  expect(signatureFits(components, { params, signature }, createPublicKey(key))).toBe(true);
});

test('error: one byte of anything changes it, and what is not covered is not believed', () => {
  const own = createPublicKey(key);
  for (const [i, [name, value]] of components.entries()) {
    const changed = components.with(i, [name, `${value.slice(0, -1)}~`]);
    expect(signatureFits(changed, { params, signature }, own), name).toBe(false);
  }
  const later = params.replace('1618884473', '1618884474');
  expect(signatureFits(components, { params: later, signature }, own)).toBe(false);
  const fewer = components.slice(1);
  const uncovered = signatureParams(fewer, { created: 1, keyId: 'k' });
  const good = signBase(signatureBase(fewer, uncovered), key);
  expect(signatureFits(fewer, { params: uncovered, signature: good }, own)).toBe(true);
  expect(signatureFits(components, { params: uncovered, signature: good }, own)).toBe(false);
});

test('behaviour: a digest is of the bytes (RFC 9530, appendix B.2)', () => {
  const body = Buffer.from('{"hello": "world"}\n');
  expect(contentDigest(body)).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:');
  expect(digestFits(body, contentDigest(body))).toBe(true);
  expect(digestFits(Buffer.from('{"hello": "World"}\n'), contentDigest(body))).toBe(false);
  expect(digestFits(body, null)).toBe(false);
});

test('error: headers that hold no signature as it is written here say nothing', () => {
  const headers = (input: string, signed: string) =>
    new Headers({ 'signature-input': input, signature: signed });
  expect(readSignature(headers(`sig1=${params}`, `sig1=:${signature}:`))).toEqual({
    ...{ params, created: 1618884473, signature },
  });
  expect(readSignature(headers(`sig2=${params}`, `sig1=:${signature}:`))).toBeUndefined();
  expect(readSignature(headers('sig1=("@method")', `sig1=:${signature}:`))).toBeUndefined();
  expect(readSignature(headers(`sig1=${params}`, 'sig1=:not base64!:'))).toBeUndefined();
  expect(readSignature(new Headers())).toBeUndefined();
});

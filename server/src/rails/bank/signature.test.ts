import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { FRESH_MS, openSigner, openVerifier } from './signature.ts';

const pair = (modulusLength = 2048) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const bank = pair();
const body = Buffer.from('<Document>林岚</Document>');
const start = instant(1_798_000_000_000);

function sides() {
  const clock = manualClock(start);
  return {
    clock,
    signer: openSigner(bank.privateKey, clock),
    verifier: openVerifier(bank.publicKey, clock),
  };
}

test('behaviour: what was signed is good, once', async () => {
  const { signer, verifier } = sides();
  const header = await signer.header(body, 'm1');
  expect(header).toMatch(
    /^keyid=[0-9a-f]{16}, ts=1798000000000, nonce=m1, sig=[A-Za-z0-9+/]+={0,2}$/,
  );
  expect(verifier.check(header, body)).toEqual({ status: 'good', nonce: 'm1' });
  expect(verifier.check(header, body)).toEqual({ status: 'stale' });
});

test('error: every altered part is a bad signature, and does not use the nonce up', async () => {
  const { signer, verifier } = sides();
  const header = await signer.header(body, 'm1');
  const altered: [string | undefined, Uint8Array][] = [
    [header, Buffer.from('<Document>林蓝</Document>')],
    [header.replace('ts=1798', 'ts=1799'), body],
    [header.replace('nonce=m1', 'nonce=m2'), body],
    [header.replace(/keyid=.{4}/, 'keyid=0000'), body],
    [header.replace(/sig=.{8}/, 'sig=AAAAAAAA'), body],
    [`${header}, extra=1`, body],
    ['', body],
    [undefined, body],
  ];
  for (const [h, b] of altered) expect(verifier.check(h, b)).toEqual({ status: 'bad_signature' });
  expect(verifier.check(header, body).status).toBe('good');
});

test('error: a signature of another key is bad', async () => {
  const { clock, verifier } = sides();
  const header = await openSigner(pair().privateKey, clock).header(body, 'm1');
  expect(verifier.check(header, body)).toEqual({ status: 'bad_signature' });
});

test('error: a message older or newer than five minutes is stale', async () => {
  const { clock, signer, verifier } = sides();
  const old = await signer.header(body, 'old');
  clock.advance(FRESH_MS);
  expect(verifier.check(old, body).status).toBe('good');
  const older = await signer.header(body, 'older');
  clock.advance(FRESH_MS + 1);
  expect(verifier.check(older, body)).toEqual({ status: 'stale' });
  const future = await openSigner(
    bank.privateKey,
    manualClock(instant(clock.now() + FRESH_MS + 1)),
  ).header(body, 'f');
  expect(verifier.check(future, body)).toEqual({ status: 'stale' });
});

test('behaviour: nonces are remembered as long as their message is fresh', async () => {
  const { clock, signer, verifier } = sides();
  const early = await signer.header(body, 'early');
  verifier.check(early, body);
  for (let i = 0; i < 200; i += 1) {
    clock.advance(1_000);
    verifier.check(await signer.header(body, `n${i}`), body);
  }
  expect(verifier.check(early, body)).toEqual({ status: 'stale' });
});

test('error: a key shorter than 2048 bit is not accepted', () => {
  expect(() => openVerifier(pair(1024).publicKey, manualClock(start))).toThrow('2048');
});

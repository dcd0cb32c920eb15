import assert from 'node:assert/strict';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Clock } from '../../platform/index.ts';

// The detached signature that travels beside every message, in both directions:
//
//   x-open310-signature: keyid=<16 hex>, ts=<epoch ms>, nonce=<message id>, sig=<base64>
//
//   sig = RSA-SHA256 (PKCS#1 v1.5, 2048 bit) over
//         "open310-bank-v1\n" keyid "\n" ts "\n" nonce "\n" <body, byte for byte>
//
// `keyid` is the start of the SHA-256 of the public key (DER, SubjectPublicKeyInfo); `nonce` is the
// MsgId in the body, new for every message sent. The bytes are verified before they are parsed.

export const SIGNATURE_HEADER = 'x-open310-signature';

/** How far the clocks of the two sides may be apart. */
export const FRESH_MS = 5 * 60_000;

export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

const signedBytes = (keyId: string, ts: string, nonce: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`open310-bank-v1\n${keyId}\n${ts}\n${nonce}\n`), body]);

/** Signs messages with one private key, parsed once. */
export interface Signer {
  /** The header for `body`. `nonce` is its message id. */
  header(body: Uint8Array, nonce: string): Promise<string>;
}

/** @param privateKeyPem - RSA, at least 2048 bit. */
export function openSigner(privateKeyPem: string, clock: Clock): Signer {
  // Four copies, as the thread pool has four threads, and each signs one message at a time: a key is
  // locked while it signs, and the main thread would wait for that lock (1 ms a signature, measured
  // with 50 at once and copies taken in turn).
  const free = [0, 1, 2, 3].map(() => createPrivateKey(privateKeyPem));
  const [first] = free;
  assert(first);
  assertRsa(first);
  const keyId = keyIdOf(createPublicKey(first));
  const waiting: ((key: KeyObject) => void)[] = [];
  const take = (): KeyObject | Promise<KeyObject> =>
    free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const give = (key: KeyObject): void => {
    const next = waiting.shift();
    if (next) next(key);
    else free.push(key);
  };
  return {
    header: async (body, nonce) => {
      const ts = String(Math.trunc(clock.now()));
      const bytes = signedBytes(keyId, ts, nonce, body);
      const key = await take();
      try {
        const signature = await signAside(bytes, key);
        return `keyid=${keyId}, ts=${ts}, nonce=${nonce}, sig=${signature.toString('base64')}`;
      } finally {
        give(key);
      }
    },
  };
}

/** Signs on the thread pool: 0.6 ms of arithmetic that would keep other borrowers waiting. */
const signAside = (bytes: Buffer, key: KeyObject): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    sign('sha256', bytes, key, (error, signature) => {
      if (error) reject(error);
      else resolve(signature);
    });
  });

/** What a signature turned out to be. */
export type Verdict =
  | { readonly status: 'good'; readonly nonce: string }
  | { readonly status: 'bad_signature' | 'stale' };

/** Verifies messages of one sender. */
export interface Verifier {
  /** `stale`: signed, but too old, from the future, or seen before. */
  check(header: string | undefined, body: Uint8Array): Verdict;
}

const shape =
  /^keyid=([0-9a-f]{16}), ts=([0-9]{1,15}), nonce=([A-Za-z0-9._:-]{1,35}), sig=([A-Za-z0-9+/]{1,2000}={0,2})$/;

/** Remembers the nonces of this process; across processes a repeat is caught by its notice id. */
export function openVerifier(publicKeyPem: string, clock: Clock): Verifier {
  const key = createPublicKey(publicKeyPem);
  assertRsa(key);
  const keyId = keyIdOf(key);
  const seen = new Map<string, number>(); // Nonce to the time its message goes stale by itself.
  return {
    check: (header, body) => {
      const [, id, ts = '', nonce = '', sig = ''] = shape.exec(header ?? '') ?? [];
      if (id !== keyId) return { status: 'bad_signature' };
      const bytes = signedBytes(id, ts, nonce, body);
      if (!verify('sha256', bytes, key, Buffer.from(sig, 'base64'))) {
        return { status: 'bad_signature' };
      }
      const now = clock.now();
      if (Math.abs(now - Number(ts)) > FRESH_MS || seen.has(nonce)) return { status: 'stale' };
      forget(seen, now);
      seen.set(nonce, Number(ts) + FRESH_MS);
      return { status: 'good', nonce };
    },
  };
}

/** Drops what went stale, a few from the front at a time: entries are nearly in order of time. */
function forget(seen: Map<string, number>, now: number): void {
  let looked = 0;
  for (const [nonce, staleAt] of seen) {
    looked += 1;
    if (looked > 4) return;
    if (staleAt < now) seen.delete(nonce);
  }
}

function assertRsa(key: KeyObject): void {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  assert(key.asymmetricKeyType === 'rsa' && bits >= 2048, 'the bank profile needs RSA, 2048 bit');
}

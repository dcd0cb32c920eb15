import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signCallback,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { Instant } from '@open310/server/kernel';

// The bank's own reading of the signature rules in docs/guides/bank-host.md. Written apart from the
// adapter's code, so that a mistake on one side is found by the other.

const sign = promisify(signCallback) as (
  algorithm: string,
  data: Uint8Array,
  key: KeyObject,
) => Promise<Buffer>;

export const HEADER = 'x-open310-signature';
const WINDOW_MS = 300_000;

const fingerprint = (key: KeyObject): string => {
  const der = key.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(der).digest('hex').substring(0, 16);
};

/** The text in front of the body, then the body. */
const covered = (fields: readonly string[], body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(['open310-bank-v1', ...fields, ''].join('\n'), 'utf8'), body]);

/** Seals what the bank sends. */
export function openSealer(privateKeyPem: string, now: () => Instant) {
  const key = createPrivateKey(privateKeyPem);
  const keyid = fingerprint(createPublicKey(privateKeyPem));
  return async (body: Uint8Array, messageId: string): Promise<string> => {
    const ts = `${now()}`;
    const mark = await sign('RSA-SHA256', covered([keyid, ts, messageId], body), key);
    return `keyid=${keyid}, ts=${ts}, nonce=${messageId}, sig=${mark.toString('base64')}`;
  };
}

/** Why a request is not let in. */
export type SealFault = 'unsigned' | 'unknown key' | 'bad signature' | 'stale' | 'repeated';

/** Checks what the bank receives. Returns the nonce, or why the request is refused. */
export function openSealChecker(publicKeyPem: string, now: () => Instant) {
  const key = createPublicKey(publicKeyPem);
  const keyid = fingerprint(key);
  let current = new Set<string>();
  let previous = new Set<string>();
  let turnedAt = now();

  return (
    header: string | undefined,
    body: Uint8Array,
  ): { nonce: string } | { fault: SealFault } => {
    const parts = new Map<string, string>();
    for (const part of (header ?? '').split(', ')) {
      const cut = part.indexOf('=');
      if (cut > 0) parts.set(part.slice(0, cut), part.slice(cut + 1));
    }
    const [ts, nonce, sig] = [parts.get('ts'), parts.get('nonce'), parts.get('sig')];
    if (parts.size !== 4 || !ts || !nonce || !sig) return { fault: 'unsigned' };
    if (parts.get('keyid') !== keyid) return { fault: 'unknown key' };
    const bytes = covered([keyid, ts, nonce], body);
    if (!verify('RSA-SHA256', bytes, key, Buffer.from(sig, 'base64'))) {
      return { fault: 'bad signature' };
    }
    const age = now() - Number(ts);
    if (!/^\d+$/.test(ts) || age > WINDOW_MS || age < -WINDOW_MS) return { fault: 'stale' };
    if (current.has(nonce) || previous.has(nonce)) return { fault: 'repeated' };
    // Two generations, each longer than a message can stay fresh: nothing is forgotten too early.
    if (now() - turnedAt > 2 * WINDOW_MS) {
      previous = current;
      current = new Set();
      turnedAt = now();
    }
    current.add(nonce);
    return { nonce };
  };
}

import assert from 'node:assert/strict';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/**
 * Seals tokens and personal data before they reach a table, and makes blind indexes to find them by.
 * AES-256-GCM; the context (table, column, owner) is authenticated, so that a sealed value moved to
 * another row does not open. Layout: key number (1 byte), nonce (12), tag (16), ciphertext.
 */
export interface Vault {
  /** `plain` sealed with the newest key, bound to `context`. */
  seal(plain: string, context: string): Uint8Array;
  /** The text sealed under `context`. Throws when it was altered or belongs elsewhere. */
  open(sealed: Uint8Array, context: string): string;
  /** A keyed digest: equal inputs give equal text, and nothing else can be learned from it. */
  blindIndex(plain: string, context: string): string;
}

/** @param keys - 32 bytes each, oldest first; the last one seals, all open. */
export function openVault(keys: readonly Uint8Array[]): Vault {
  assert(keys.length > 0 && keys.length < 256, 'the vault needs 1 to 255 keys');
  assert(
    keys.every((key) => key.length === 32),
    'a vault key has 32 bytes',
  );
  const newest = keys.length - 1;
  const derive = (n: number, purpose: string) =>
    Buffer.from(hkdfSync('sha256', keys[n] ?? assert.fail('unknown key'), '', purpose, 32));
  const sealKeys = keys.map((_, n) => derive(n, 'open310 seal'));
  // The first key: an index must outlive rotation. Made once: from bytes each digest cost 15 us, not 2.
  const indexKey = createSecretKey(derive(0, 'open310 blind index'));
  return {
    seal: (plain, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKeys[newest] ?? assert.fail(), nonce);
      cipher.setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Uint8Array.of(newest), nonce, cipher.getAuthTag(), text]);
    },
    open: (sealed, context) => {
      const key = sealKeys[sealed[0] ?? -1];
      assert(key, 'sealed with a key that is not configured');
      assert(sealed.length >= 29, 'too short to be sealed');
      const nonce = sealed.subarray(1, 13);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(13, 29));
      return decipher.update(sealed.subarray(29), undefined, 'utf8') + decipher.final('utf8');
    },
    blindIndex: (plain, context) =>
      createHmac('sha256', indexKey).update(`${context}\0${plain}`).digest('base64url'),
  };
}

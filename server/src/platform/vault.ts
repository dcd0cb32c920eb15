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
 * another row does not open. Layout: id of the key (1 byte), nonce (12), tag (16), ciphertext.
 */
export interface Vault {
  /** The key that seals. */
  readonly keyId: number;
  /** `plain` sealed with the newest key, bound to `context`. */
  seal(plain: string, context: string): Uint8Array;
  /** The text sealed under `context`. Throws when it was altered or belongs elsewhere. */
  open(sealed: Uint8Array, context: string): string;
  /** A keyed digest: equal inputs give equal text, and nothing else can be learned from it. */
  blindIndex(plain: string, context: string): string;
}

/** A key of the vault. `index`: not one that seals, but the one of the blind indexes. */
export interface VaultKey {
  /** 0 to 255, and the same for as long as anything is sealed by it. */
  readonly id: number | 'index';
  readonly key: Uint8Array;
}

const derive = (key: Uint8Array, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/**
 * The key of the blind indexes, made of the first key. An index must outlive rotation: it stands in facts that nobody
 * writes anew. Kept by itself once the first key is retired; nothing that is sealed opens by it.
 */
const indexKeyOf = (first: Uint8Array): Uint8Array => derive(first, 'open310 blind index');

/** What a setting says: `BASE64,BASE64` (their places are their ids), `1:BASE64`, `index:BASE64`; `undefined`: nothing usable. */
function parseVaultKeys(text: string): VaultKey[] | undefined {
  const keys = text.split(',').map((part, place): VaultKey => {
    const [, id, encoded = ''] = /^(?:(index|\d{1,3}):)?(.*)$/.exec(part.trim()) ?? [];
    const key = Buffer.from(encoded, 'base64');
    return { id: id === 'index' ? id : Number(id ?? place), key };
  });
  const ids = keys.map(({ id }) => id);
  const sealing = ids.filter((id) => id !== 'index');
  const isUsable =
    keys.every(({ key }) => key.length === 32) &&
    new Set(ids).size === ids.length &&
    sealing.length > 0 &&
    sealing.every((id) => id < 256) &&
    (ids.includes('index') || ids.includes(0));
  return isUsable ? keys : undefined;
}

/** As `parseVaultKeys` reads them. */
const writeVaultKeys = (keys: readonly VaultKey[]): string =>
  keys.map(({ id, key }) => `${id}:${Buffer.from(key).toString('base64')}`).join(',');

/** Reading and writing the setting that names the keys, and the index key that outlives the first of them. */
export const vaultKeys = { indexOf: indexKeyOf, parse: parseVaultKeys, write: writeVaultKeys };

/** @param given - 32 bytes each, oldest first; the last one that is no index seals, all open. */
export function openVault(given: readonly (Uint8Array | VaultKey)[]): Vault {
  const keys = given.map(
    (one, place): VaultKey => (one instanceof Uint8Array ? { id: place, key: one } : one),
  );
  assert(keys.length > 0 && keys.length < 256, 'the vault needs 1 to 255 keys');
  assert(
    keys.every(({ key }) => key.length === 32),
    'a vault key has 32 bytes',
  );
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  assert(byId.size === keys.length, 'two vault keys have one id');
  const sealing = keys.flatMap(({ id, key }) => (id === 'index' ? [] : [[id, key] as const]));
  const keyId = sealing.at(-1)?.[0] ?? assert.fail('no key seals');
  const sealKeys = new Map(sealing.map(([id, key]) => [id, derive(key, 'open310 seal')]));
  const newest = sealKeys.get(keyId) ?? assert.fail();
  const index = byId.get('index') ?? indexKeyOf(byId.get(0) ?? assert.fail('no key of indexes'));
  // Made once: from bytes each digest cost 15 us, not 2.
  const indexKey = createSecretKey(index);
  return {
    keyId,
    seal: (plain, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce);
      cipher.setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Uint8Array.of(keyId), nonce, cipher.getAuthTag(), text]);
    },
    open: (sealed, context) => {
      const key = sealKeys.get(sealed[0] ?? -1);
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

import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess: `prefix` and 32 random bytes in base64url. */
export const makeSecret = (prefix: string): string =>
  `${prefix}${randomBytes(32).toString('base64url')}`;

/**
 * What is kept of a secret, and what it is found by. A plain SHA-256 suffices, as the secret is 256
 * bits of chance; and a lookup by it takes no time that depends on the secret.
 */
export const digestOf = (secret: string): Uint8Array =>
  createHash('sha256').update(secret).digest();

/** Whether `text` can be a secret of this prefix at all: what is not needs no query. */
export const isSecret = (prefix: string, text: string): boolean =>
  text.length === prefix.length + 43 &&
  text.startsWith(prefix) &&
  /^[\w-]+$/.test(text.slice(prefix.length));

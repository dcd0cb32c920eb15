import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess: `prefix` and 32 random bytes in base64url. */
export const makeSecret = (prefix: string): string =>
  `${prefix}${randomBytes(32).toString('base64url')}`;

/** What is kept of a secret of so much chance, and what it is found by. */
export const digestOf = (secret: string): Uint8Array =>
  createHash('sha256').update(secret).digest();

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // None that is taken for another.

/** A code to write down: `k7dn-x2qv-9mfa`, 59 bits of chance. */
export function makeRecoveryCode(): string {
  let code = '';
  while (code.length < 12) {
    const [byte = 0] = randomBytes(1);
    if (byte < LETTERS.length * 8) code += LETTERS[byte % LETTERS.length]; // No letter comes more often.
  }
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** A recovery code as it is kept, however it was typed. */
export const recoveryDigest = (userId: string, typed: string): Uint8Array =>
  digestOf(`${userId}:${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`);

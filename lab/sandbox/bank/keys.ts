import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KeyPair {
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

/** A new RSA key pair, 2048 bit, as PEM. */
export function makeKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
}

/** The key pair kept under `name` in `folder`, made on the first call. Readable by its owner alone. */
export function keepKeyPair(folder: string, name: string): KeyPair {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.pem`);
  if (!existsSync(path)) writeFileSync(path, makeKeyPair().privateKeyPem, { mode: 0o600 });
  const privateKeyPem = readFileSync(path, 'utf8');
  const publicKeyPem = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' });
  return { privateKeyPem, publicKeyPem: String(publicKeyPem) };
}

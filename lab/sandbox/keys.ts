import { createPublicKey, generateKeyPair, randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Partner } from './faults.ts';

const generate = promisify(generateKeyPair);

/** Secrets of one partner of `twins.ts`, by name. */
export type TwinKeys = Readonly<Record<string, string>>;

/** Makes new secrets, by partner. */
export type MakeTwinKeys = () => SandboxKeys['twins'];

/** Every secret of the sandbox. Made at the first start; nothing of the kind is in the repository. */
export interface SandboxKeys {
  readonly alipayAppId: string;
  /** The lender's app key: PKCS8 PEM. */
  readonly appPrivateKeyPem: string;
  /** Alipay's own key: PKCS8 PEM. */
  readonly alipayPrivateKeyPem: string;
  readonly taobaoAppKey: string;
  readonly taobaoAppSecret: string;
  /** The lender's key at the bank: PKCS8 PEM. */
  readonly lenderPrivateKeyPem: string;
  /** Of the partners of `twins.ts`, by partner. */
  readonly twins: Readonly<Partial<Record<Partner, TwinKeys>>>;
}

const digits = (n: number): string => Array.from({ length: n }, () => randomInt(10)).join('');

async function newRsaKey(): Promise<string> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The public half of a private key: SPKI PEM. */
export const publicKeyPem = (privateKeyPem: string): string =>
  createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }).toString();

async function newKeys(): Promise<Omit<SandboxKeys, 'twins'>> {
  const [app, alipay, lender] = await Promise.all([newRsaKey(), newRsaKey(), newRsaKey()]);
  return {
    alipayAppId: `2021${digits(12)}`,
    appPrivateKeyPem: app,
    alipayPrivateKeyPem: alipay,
    taobaoAppKey: `3${digits(7)}`,
    taobaoAppSecret: randomBytes(16).toString('hex'),
    lenderPrivateKeyPem: lender,
  };
}

/**
 * The keys kept in `dir`, or new ones (written there, mode 0600). Keys of an earlier version know fewer
 * partners: the others get theirs.
 */
export async function loadKeys(
  dir: string | undefined,
  makeTwinKeys: MakeTwinKeys = () => ({}),
): Promise<SandboxKeys> {
  if (dir === undefined) return { ...(await newKeys()), twins: makeTwinKeys() };
  const file = join(dir, 'keys.json');
  mkdirSync(dir, { recursive: true });
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<SandboxKeys>)
    : {};
  const made = kept.alipayAppId === undefined ? await newKeys() : {};
  const keys = { ...made, ...kept, twins: { ...makeTwinKeys(), ...kept.twins } } as SandboxKeys;
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * The text that Alipay signs: every parameter but `omit`, sorted by key, as `k=v` joined with `&`.
 * Values stand as they are, not URL-encoded; empty ones are left out.
 */
export function signedText(
  params: Readonly<Record<string, string>>,
  omit: readonly string[],
): string {
  return Object.keys(params)
    .filter((key) => !omit.includes(key) && params[key] !== '')
    .sort() // By code unit, whatever the locale.
    .map((key) => `${key}=${params[key]}`)
    .join('&');
}

/** RSA2: SHA256 with RSA, PKCS #1 v1.5, base64. */
export const rsa2Sign = (text: string, privateKey: KeyObject): string =>
  sign('RSA-SHA256', Buffer.from(text, 'utf8'), privateKey).toString('base64');

/** Whether `signature` is the key holder's over `text`. Anything malformed is a no. */
export function rsa2Verify(text: string, signature: string, publicKey: KeyObject): boolean {
  try {
    return verify('RSA-SHA256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

export interface AlipayKeys {
  /** Signs answers and notices. */
  readonly own: KeyObject;
  /** Verifies the lender's requests. */
  readonly app: KeyObject;
}

/** Parsed once: reading a PEM costs more than a signature. */
export const alipayKeys = (ownPem: string, appPem: string): AlipayKeys => ({
  own: createPrivateKey(ownPem),
  app: createPublicKey(appPem),
});

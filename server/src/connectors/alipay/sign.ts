import { type KeyObject, sign, verify } from 'node:crypto';

export type Params = Readonly<Record<string, string>>;

/** The text that is signed: raw `k=v` sorted by code unit, joined by `&`, without the names left out. */
export const signText = (params: Params, leftOut: readonly string[]): string =>
  Object.keys(params)
    .filter((key) => !leftOut.includes(key))
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join('&');

/** Signature of a request: RSA-SHA256 over all parameters but `sign` itself. */
export const signRequest = (params: Params, privateKey: KeyObject): string =>
  sign('sha256', Buffer.from(signText(params, ['sign'])), privateKey).toString('base64');

/** Whether `signature` (base64) is the key owner's over `bytes`. */
export function verifyBytes(bytes: Uint8Array, signature: string, publicKey: KeyObject): boolean {
  const decoded = Buffer.from(signature, 'base64');
  // Node skips what is not base64; a signature has one spelling here.
  if (decoded.toString('base64') !== signature) return false;
  return verify('sha256', bytes, publicKey, decoded);
}

/**
 * Whether a pushed notice is Alipay's. Trade notices leave `sign` and `sign_type` out of the signed
 * text, messages leave out `sign` alone, and nothing in the notice says which.
 * @param params - Values decoded once, as literal text.
 */
export function verifyNotice(params: Params, publicKey: KeyObject): boolean {
  const signature = params.sign;
  if (!signature) return false;
  return [['sign'], ['sign', 'sign_type']].some((leftOut) =>
    verifyBytes(Buffer.from(signText(params, leftOut)), signature, publicKey),
  );
}

import { createHash, type KeyObject, verify } from 'node:crypto';

/**
 * `Authorization` of a call: the caller's number and MD5 over the body as sent and its key, in lower-case
 * hex. No worked example is public; clients agree on the formula.
 * @source partners.md §6
 */
export const signCall = (sn: string, body: string, key: string): string =>
  `${sn} ${createHash('md5')
    .update(body + key, 'utf8')
    .digest('hex')}`;

/** Whether a notice is Shouqianba's: SHA256withRSA over its bytes, in base64. */
export const verifyNotice = (body: Uint8Array, told: string, key: KeyObject): boolean =>
  /^[A-Za-z0-9+/=]+$/.test(told) &&
  verify('sha256', body, key, new Uint8Array(Buffer.from(told, 'base64')));

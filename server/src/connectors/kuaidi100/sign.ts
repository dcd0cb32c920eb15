import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/**
 * Signature of a query: MD5 over the very text of `param`, then key and customer, in upper-case hex.
 * @source api.kuaidi100.com, real-time query
 */
export const signQuery = (param: string, key: string, customer: string): string =>
  hash('md5', `${param}${key}${customer}`).toUpperCase();

/** Whether a pushed `param` is signed with the salt that its subscription named. */
export const verifyPush = (param: string, sign: string, salt: string): boolean =>
  isEqual(sign, hash('md5', `${param}${salt}`).toUpperCase());

/**
 * What our callback address carries so that a notice names its borrower: the id, and a digest that
 * nobody else can make and that fits this parcel alone. Kuaidi100 signs the notice, not the address.
 */
export const callbackToken = (borrowerId: string, parcelNo: string, secret: string): string =>
  `${borrowerId}.${digestOf(borrowerId, parcelNo, secret)}`;

/** The borrower whom a callback address names, or `undefined` when it is not ours for this parcel. */
export function readCallbackToken(
  token: string,
  parcelNo: string,
  secret: string,
): string | undefined {
  const dot = token.lastIndexOf('.');
  const borrowerId = token.slice(0, Math.max(dot, 0));
  return isEqual(token.slice(dot + 1), digestOf(borrowerId, parcelNo, secret))
    ? borrowerId
    : undefined;
}

const digestOf = (borrowerId: string, parcelNo: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(`kuaidi100 callback\n${borrowerId}\n${parcelNo.toUpperCase()}`)
    .digest('base64url');

function isEqual(told: string, made: string): boolean {
  const [a, b] = [Buffer.from(told), Buffer.from(made)];
  return a.length === b.length && timingSafeEqual(a, b);
}

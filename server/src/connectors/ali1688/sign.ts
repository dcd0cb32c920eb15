import { createHmac, timingSafeEqual } from 'node:crypto';

export type Params = Readonly<Record<string, string>>;

const joined = (params: Params): string =>
  Object.keys(params)
    .filter((key) => key !== '_aop_signature')
    .sort()
    .map((key) => `${key}${params[key]}`)
    .join('');

const hmac = (text: string, secret: string): string =>
  createHmac('sha1', secret).update(text, 'utf8').digest('hex').toUpperCase();

/**
 * Signature of a call: HMAC-SHA1 over the path and all parameters as `kv…`, sorted by code unit, in
 * upper-case hex. @param path - `param2/1/<namespace>/<api>/<appKey>`, without a leading slash.
 * @source open.1688.com, signature page (worked example in the tests)
 */
export const signCall = (path: string, params: Params, secret: string): string =>
  hmac(path + joined(params), secret);

/** Whether a pushed form is 1688's: signed like a call, without a path. */
export function verifyPush(params: Params, secret: string): boolean {
  const told = Buffer.from(params._aop_signature ?? '');
  const made = Buffer.from(hmac(joined(params), secret));
  return told.length === made.length && timingSafeEqual(told, made);
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const signMethods = ['md5', 'hmac', 'hmac-sha256'] as const;
export type SignMethod = (typeof signMethods)[number];

/**
 * TOP's signature: parameters sorted by key and joined as `k1v1k2v2…`; md5 wraps them in the secret,
 * the HMACs take it as the key. Upper-case hex. Empty values are left out.
 * @source open.taobao.com doc 101617
 */
export function topSign(
  params: Readonly<Record<string, string>>,
  secret: string,
  method: SignMethod,
): string {
  const text = Object.keys(params)
    .filter((key) => key !== 'sign' && params[key] !== '')
    .sort()
    .map((key) => `${key}${params[key]}`)
    .join('');
  const digest =
    method === 'md5'
      ? createHash('md5').update(`${secret}${text}${secret}`, 'utf8')
      : createHmac(method === 'hmac' ? 'md5' : 'sha256', secret).update(text, 'utf8');
  return digest.digest('hex').toUpperCase();
}

export function topVerify(params: Readonly<Record<string, string>>, secret: string): boolean {
  const method = signMethods.find((m) => m === params.sign_method);
  if (!method) return false;
  const expected = Buffer.from(topSign(params, secret, method));
  const given = Buffer.from(params.sign ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

import { createHmac, hash } from 'node:crypto';

/** How a request to TOP is signed. Partners choose; we use the strongest. */
export type TopSignMethod = 'md5' | 'hmac' | 'hmac-sha256';

/** Signature of a request: `k1v1k2v2…` sorted by code unit, raw values, upper-case hex. */
export function signTop(
  params: Readonly<Record<string, string>>,
  secret: string,
  method: TopSignMethod,
): string {
  const text = Object.keys(params)
    .filter((key) => key !== 'sign')
    .sort()
    .map((key) => `${key}${params[key]}`)
    .join('');
  if (method === 'md5') return hash('md5', `${secret}${text}${secret}`).toUpperCase();
  const algorithm = method === 'hmac' ? 'md5' : 'sha256';
  return createHmac(algorithm, secret).update(text).digest('hex').toUpperCase();
}

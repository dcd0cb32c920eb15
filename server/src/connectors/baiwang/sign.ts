import { createHash } from 'node:crypto';

/**
 * Signature of a call: MD5 over the secret, the address's parameters as `kv…` sorted by code unit without
 * empty ones, the body as sent, and the secret again, in upper-case hex. No worked example is public.
 * @source partners.md §5
 */
export function signCall(
  params: Readonly<Record<string, string>>,
  body: string,
  secret: string,
): string {
  const pairs = Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => `${name}${params[name]}`)
    .join('');
  return createHash('md5')
    .update(`${secret}${pairs}${body}${secret}`, 'utf8')
    .digest('hex')
    .toUpperCase();
}

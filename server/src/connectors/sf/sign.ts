import { hash } from 'node:crypto';

/** How a request is signed: by the partner's choice in SF's console. */
export const digestMethods = ['standard_md5', 'simple_md5', 'sm3'] as const;
export type DigestMethod = (typeof digestMethods)[number];

/**
 * `msgDigest` of a request. SF's page of `simple_md5` reprints the value of `standard_md5` as its example:
 * that cannot be, since the two hash different bytes; the formula of the page is what is done here.
 * @source open.sf-express.com, pages of the three methods (worked example in the tests)
 */
export function digestMessage(
  { msgData, timestamp }: { readonly msgData: string; readonly timestamp: string },
  checkWord: string,
  method: DigestMethod,
): string {
  const text = `${msgData}${timestamp}${checkWord}`;
  if (method === 'sm3') return hash('sm3', text);
  return hash('md5', method === 'standard_md5' ? javaUrlEncode(text) : text, 'base64');
}

/** `text` as Java's `URLEncoder` writes it: a space is `+`, `*` stays, `!'()~` are escaped. */
export const javaUrlEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

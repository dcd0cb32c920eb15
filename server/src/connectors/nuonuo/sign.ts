import { createHmac } from 'node:crypto';

/** What goes into a signature beside the body. */
export interface Stamp {
  readonly appKey: string;
  /** 32 characters, new for each call. */
  readonly senid: string;
  /** 8 digits. */
  readonly nonce: string;
  /** Seconds. */
  readonly timestamp: string;
}

/**
 * `X-Nuonuo-Sign`: HMAC-SHA1 over the call's stamp and its body as sent, in base64. No worked example is
 * public; three clients agree on the formula.
 * @source partners.md §5
 */
export const signCall = (s: Stamp, body: string, appSecret: string): string =>
  createHmac('sha1', appSecret)
    .update(
      `a=services&l=v1&p=open&k=${s.appKey}&i=${s.senid}&n=${s.nonce}&t=${s.timestamp}&f=${body}`,
    )
    .digest('base64');

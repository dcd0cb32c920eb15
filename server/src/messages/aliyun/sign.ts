import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** A call as it is signed: what the service takes stands in the query, the body is empty. */
export interface AliyunCall {
  readonly method: 'POST';
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly action: string;
  readonly version: string;
  /** `2027-01-04T02:00:00Z` */
  readonly date: string;
  readonly nonce: string;
  readonly body: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** RFC 3986: all but letters, digits and `-_.~` are escaped. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The query, sorted by name; it stands in the address exactly so. */
export const canonicalQuery = (query: AliyunCall['query']): string =>
  Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&');

/**
 * The headers of a signed call, `host` left to the client.
 * @source help.aliyun.com, document 2593177, "V3 request structure and signature": formula and worked example.
 */
export function signedHeaders(
  call: AliyunCall,
  key: { readonly id: string; readonly secret: string },
): Record<string, string> {
  const bodyDigest = sha256(call.body);
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': bodyDigest,
    'x-acs-date': call.date,
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [
    ...[call.method, call.path, canonicalQuery(call.query)],
    ...[lines, names.join(';'), bodyDigest],
  ].join('\n');
  const signature = createHmac('sha256', key.secret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex');
  const { host: _, ...sent } = headers;
  return {
    ...sent,
    authorization: `${ALGORITHM} Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`,
  };
}

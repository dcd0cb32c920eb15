import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

// The vendor's side of ACS3-HMAC-SHA256: what came over the wire is put together again and signed with the secret that
// the key stands for. Written from the vendor's page; nothing of the lender's is used.

/** A call as it came. */
export interface CameIn {
  /** Path and query, as they stood in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

const hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `%20` for a space, and nothing of what RFC 3986 leaves alone. */
function percent(text: string): string {
  let out = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const char = String.fromCharCode(byte);
    out += /[A-Za-z0-9\-._~]/.test(char)
      ? char
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** Which key signed, with which headers, to what end. */
function readAuthorization(text: string) {
  const shape =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
  const [, keyId, names, signature] = shape.exec(text) ?? [];
  return keyId && names && signature ? { keyId, names: names.split(';'), signature } : undefined;
}

const mustBeSigned = [
  ...['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date'],
  ...['x-acs-signature-nonce', 'x-acs-version'],
];

/** Why a call is not believed, in the vendor's own codes; `undefined`: it is. */
export function faultOfSignature(
  { target, headers, body }: CameIn,
  key: { readonly id: string; readonly secret: string },
): string | undefined {
  const told = readAuthorization(headers.authorization ?? '');
  if (!told) return 'MissingAuthorization';
  if (told.keyId !== key.id) return 'InvalidAccessKeyId.NotFound';
  if (!mustBeSigned.every((name) => told.names.includes(name))) return 'IncompleteSignature';
  if (headers['x-acs-content-sha256'] !== hex(body)) return 'InvalidContentSha256';
  const [path = '/', query = ''] = target.split('?');
  const pairs = [...new URLSearchParams(query)].map(
    ([name, value]) => [percent(name), percent(value)] as const,
  );
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const canonical = `POST\n${path}\n${pairs.map((pair) => pair.join('=')).join('&')}\n${told.names
    .map((name) => `${name}:${(headers[name] ?? '').trim()}\n`)
    .join('')}\n${told.names.join(';')}\n${headers['x-acs-content-sha256']}`;
  const wanted = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${hex(canonical)}`)
    .digest();
  const came = Buffer.from(told.signature, 'hex');
  return timingSafeEqual(wanted, came) ? undefined : 'SignatureDoesNotMatch';
}

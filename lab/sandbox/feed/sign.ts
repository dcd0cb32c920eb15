import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';

/** A new Ed25519 key: PKCS8 PEM. */
export const newEd25519 = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** `sha-256=:...:` of a text. */
export const digestOf = (text: string): string =>
  `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;

interface Signed {
  readonly url: string;
  readonly body: string;
  readonly header: Readonly<Record<string, string>>;
}

/** What is wrong with a request's signature, or the second at which it was made. */
export function readRequest(
  { url, body, header }: Signed,
  lenderKeyPem: string,
): { readonly created: number; readonly nonce: string } | string {
  if (header['content-digest'] !== digestOf(body)) return 'digest_wrong';
  const input = header['signature-input'] ?? '';
  const covered = '("@method" "@target-uri" "content-digest")';
  if (!input.startsWith(`sig1=${covered};`)) return 'signature_incomplete';
  const text = [
    '"@method": POST',
    `"@target-uri": ${url}`,
    `"content-digest": ${header['content-digest']}`,
    `"@signature-params": ${input.slice('sig1='.length)}`,
  ].join('\n');
  const signature = /^sig1=:(.+):$/.exec(header.signature ?? '')?.[1] ?? '';
  const key = createPublicKey(createPrivateKey(lenderKeyPem));
  if (!verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')))
    return 'signature_wrong';
  const created = Number(/;created=(\d+)/.exec(input)?.[1]);
  const nonce = /;nonce="([^"]+)"/.exec(input)?.[1] ?? '';
  return { created, nonce };
}

/** The headers of a signed answer, bound to the request that it answers. */
export function signAnswer(o: {
  readonly status: number;
  readonly text: string;
  readonly requestSignature: string;
  readonly at: number;
  readonly ownKeyPem: string;
}): Record<string, string> {
  const digest = digestOf(o.text);
  const created = Math.trunc(o.at / 1000);
  const params = `("@status" "content-digest" "signature";req);created=${created};keyid="feed"`;
  const text = [
    `"@status": ${o.status}`,
    `"content-digest": ${digest}`,
    `"signature";req: ${o.requestSignature}`,
    `"@signature-params": ${params}`,
  ].join('\n');
  const made = sign(null, Buffer.from(text), createPrivateKey(o.ownKeyPem)).toString('base64');
  return {
    'content-digest': digest,
    'signature-input': `sig1=${params}`,
    signature: `sig1=:${made}:`,
  };
}

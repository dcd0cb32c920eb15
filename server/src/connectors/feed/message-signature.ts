import { createHash, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto';

// HTTP message signatures (RFC 9421) with Ed25519 over Content-Digest (RFC 9530): how open310's own feeds
// sign. Only what they need of it: one signature named `sig1`, few components, no structured fields.

/** A component that is signed, in the order in which it is signed: its identifier as written, its value. */
export type Component = readonly [identifier: string, value: string];

/** `sha-256=:...:` of a body. */
export const contentDigest = (body: Uint8Array | string): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/** Whether a body is what its digest says. */
export function digestFits(body: Uint8Array, told: string | null | undefined): boolean {
  const [a, b] = [Buffer.from(told ?? ''), Buffer.from(contentDigest(body))];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The text that is signed. @param params - What stands after `sig1=` in `Signature-Input`. */
export const signatureBase = (components: readonly Component[], params: string): string =>
  [...components, ['"@signature-params"', params]]
    .map(([identifier, value]) => `${identifier}: ${value}`)
    .join('\n');

/** `("@method" "@target-uri");created=1618884473;keyid="key"`. */
export const signatureParams = (
  components: readonly Component[],
  o: { readonly created: number; readonly keyId: string; readonly nonce?: string },
): string =>
  `(${components.map(([identifier]) => identifier).join(' ')});created=${o.created};keyid="${o.keyId}"` +
  (o.nonce === undefined ? '' : `;nonce="${o.nonce}"`);

/** The signature in base64. */
export const signBase = (base: string, key: KeyObject): string =>
  sign(null, Buffer.from(base), key).toString('base64');

/** What a message says of its signature, or `undefined` where it has none that is understood here. */
export function readSignature(headers: {
  get(name: string): string | null;
}): { readonly params: string; readonly created: number; readonly signature: string } | undefined {
  const params = /^sig1=(\([^)]*\)[^,]*)$/.exec(headers.get('signature-input') ?? '')?.[1];
  const signature = /^sig1=:([A-Za-z0-9+/=]+):$/.exec(headers.get('signature') ?? '')?.[1];
  const created = /;created=(\d{1,12})(;|$)/.exec(params ?? '')?.[1];
  if (params === undefined || signature === undefined || created === undefined) return undefined;
  return { params, created: Number(created), signature };
}

/** Whether `signature` over exactly `components` is `key`'s: what else a message names is not believed. */
export function signatureFits(
  components: readonly Component[],
  told: { readonly params: string; readonly signature: string },
  key: KeyObject,
): boolean {
  const covered = `(${components.map(([identifier]) => identifier).join(' ')})`;
  if (!told.params.startsWith(covered)) return false;
  const base = Buffer.from(signatureBase(components, told.params));
  return verify(null, base, key, Buffer.from(told.signature, 'base64'));
}

// A borrower's own signature: a key that never leaves the device it was made on, over what was shown.

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A key of the Web Cryptography API, in a browser or in Node. */
export interface KeyPair {
  readonly privateKey: Key;
  readonly publicKey: Key;
}

/** Where a device keeps its key; the private half need not be readable. */
export interface SigningKeys {
  get(): Promise<KeyPair | undefined>;
  put(pair: KeyPair): Promise<void>;
}

/** A signature as the API takes it. Both base64url. */
export interface Signature {
  /** SPKI of an ECDSA key on P-256. */
  readonly publicKey: string;
  /** 64 bytes: r and s (IEEE P1363), over SHA-256. */
  readonly value: string;
}

/** The text that is signed: what was shown, by its id and the digest of all that stood there. */
export const signedText = (disclosureId: string, digest: string): string =>
  `open310.signature.1\n${disclosureId}\n${digest}`;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** Signs what was shown with the device's key, which is made when there is none. */
export async function signDisclosure(
  keys: SigningKeys,
  shown: { readonly id: string; readonly digest: string },
): Promise<Signature> {
  const known = await keys.get();
  const pair = known ?? (await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']));
  if (!known) await keys.put(pair);
  const text = new TextEncoder().encode(signedText(shown.id, shown.digest));
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const [value, spki] = await Promise.all([
    crypto.subtle.sign(how, pair.privateKey, text),
    crypto.subtle.exportKey('spki', pair.publicKey),
  ]);
  return { publicKey: base64url(spki), value: base64url(value) };
}

/** Keys for as long as this program runs: for tests and scripts. */
export function keysInMemory(): SigningKeys {
  let pair: KeyPair | undefined;
  return {
    get: async () => pair,
    put: async (made) => {
      pair = made;
    },
  };
}

import { createPublicKey, verify } from 'node:crypto';
import type { Id, Instant } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { ApplicationId } from './nodes.ts';

/** A borrower's signature as it was sent. */
export interface Signature {
  /** SPKI of an ECDSA key on P-256, base64url. */
  readonly publicKey: string;
  /** r and s, 64 bytes (IEEE P1363), over SHA-256, base64url. */
  readonly value: string;
}

/** What was shown, by its id and the digest of all that stood there. */
interface SignedThing {
  readonly id: string;
  readonly digest: string;
}

/**
 * The text that is signed: the total-cost table by its id and the digest of all that stood in it.
 * @source Electronic signature law, Art. 13 (rule R12): the signer's own data, in the signer's sole control,
 *   and any later change of signature or text shows.
 */
const signedText = ({ id, digest }: SignedThing): string => `open310.signature.1\n${id}\n${digest}`;

/** Whether the signature is one over what was shown. Never throws: whatever is sent is judged. */
export function signatureHolds({ publicKey, value }: Signature, shown: SignedThing): boolean {
  try {
    const der = Buffer.from(publicKey, 'base64url');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    const signature = Buffer.from(value, 'base64url');
    const text = Buffer.from(signedText(shown));
    return verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false; // No key at all, or of another kind.
  }
}

/** Keeps a signature for ever, beside what it is over. */
export const keepSignature = (
  tx: Tx,
  o: Signature & {
    readonly borrowerId: Id<'borrower'>;
    readonly applicationId: ApplicationId;
    readonly disclosureId: Id<'disclosure'>;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into origination.signatures
           (borrower_id, disclosure_id, application_id, public_key, value, signed_at)
    values (${o.borrowerId}, ${o.disclosureId}, ${o.applicationId},
            ${Buffer.from(o.publicKey, 'base64url')}, ${Buffer.from(o.value, 'base64url')},
            ${new Date(o.at)})`;

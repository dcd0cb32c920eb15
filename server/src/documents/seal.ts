import { createHash, createPublicKey, verify } from 'node:crypto';
import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import { SignPdf } from '@signpdf/signpdf';
import forge from 'node-forge';
import type { PDFDocument } from 'pdf-lib';
import type { Instant } from '../kernel/index.ts';
import { at } from './at.ts';
import { KeptSigner } from './signer.ts';

/** The lender's own seal: a key with its certificate, PKCS #12. */
export interface Seal {
  readonly p12: Buffer;
  readonly passphrase: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  /** Who it is of. */
  readonly name: string;
}

/** Throws when it is none, or the passphrase is another's. */
export function openSeal(p12: Buffer, passphrase: string): Seal {
  const asn1 = forge.asn1.fromDer(p12.toString('binary'));
  const opened = forge.pkcs12.pkcs12FromAsn1(asn1, passphrase);
  const bags = opened.getBags({ bagType: forge.pki.oids.certBag })[forge.pki.oids.certBag ?? ''];
  const certificate = bags?.[0]?.cert;
  if (!certificate) throw new Error('the seal holds no certificate');
  const name = textOf(String(certificate.subject.getField('CN')?.value ?? ''));
  return { p12, passphrase, fingerprint: fingerprintOf(certificate), name };
}

/** Names come as the bytes that they are written in: UTF-8 where they are not plain. */
function textOf(raw: string): string {
  try {
    return forge.util.decodeUtf8(raw);
  } catch {
    return raw;
  }
}

const derOf = (asn1: forge.asn1.Asn1): Buffer =>
  Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');

const fingerprintOf = (certificate: forge.pki.Certificate): string =>
  createHash('sha256')
    .update(derOf(forge.pki.certificateToAsn1(certificate)))
    .digest('hex');

const signers = new WeakMap<Seal, KeptSigner>();

/** What a seal signs with: opened once. */
function signerOf(seal: Seal): KeptSigner {
  const known = signers.get(seal);
  if (known) return known;
  const signer = new KeptSigner(seal.p12, seal.passphrase);
  signers.set(seal, signer);
  return signer;
}

/** The file of a document, sealed over all its bytes. @source ISO 32000-1, 12.8; ETSI adbe.pkcs7.detached */
export async function sealed(pdf: PDFDocument, seal: Seal, madeAt: Instant): Promise<Buffer> {
  const signingTime = at(madeAt);
  const signer = signerOf(seal);
  pdf.setCreationDate(signingTime);
  pdf.setModificationDate(signingTime);
  pdflibAddPlaceholder({
    ...{ pdfDoc: pdf, reason: 'issued', contactInfo: '', location: '', name: seal.name },
    ...{ signatureLength: signer.room, signingTime },
  });
  const bytes = await pdf.save({ useObjectStreams: false });
  return new SignPdf().sign(Buffer.from(bytes), signer, signingTime);
}

/** What a file's seal says. `ours`: by the very certificate of this lender. */
export type SealVerdict = 'none' | 'altered' | 'strange' | 'ours';

/**
 * Whether a file is as it was sealed, from its first byte to its last, and by whom. Whoever's certificate is not the
 * lender's is `strange`, however whole the file is.
 */
export function judgeSeal(file: Uint8Array, fingerprint: string): SealVerdict {
  const bytes = Buffer.from(file);
  const text = bytes.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  const [range] = ranges;
  if (!range) return 'none';
  const [from = 0, length = 0, again = 0, rest = 0] = range.slice(1).map(Number);
  // One seal, over all but itself: what was added behind it is not sealed.
  if (ranges.length !== 1 || from !== 0 || again + rest !== bytes.length) return 'altered';
  const gap = text.slice(length, again);
  const hex = /^<([0-9a-fA-F]*)>$/.exec(gap)?.[1];
  if (hex === undefined) return 'altered';
  const signed = Buffer.concat([bytes.subarray(0, length), bytes.subarray(again)]);
  try {
    return judgeMessage(Buffer.from(hex, 'hex'), signed, fingerprint);
  } catch {
    return 'altered'; // No message at all, or half of one.
  }
}

interface Captured {
  readonly signature: string;
  readonly authenticatedAttributes: forge.asn1.Asn1[];
}

/** @source RFC 5652, 5.4: the signature is over the attributes, one of which is the digest of what is signed. */
function judgeMessage(der: Buffer, signed: Buffer, fingerprint: string): SealVerdict {
  // Behind the message the room is filled up with zeros.
  const asn1 = forge.asn1.fromDer(forge.util.createBuffer(der.toString('binary')), {
    parseAllBytes: false,
  } as never);
  const message = forge.pkcs7.messageFromAsn1(asn1) as unknown as {
    readonly certificates: forge.pki.Certificate[];
    readonly rawCapture: Captured;
  };
  const [certificate] = message.certificates;
  const { signature, authenticatedAttributes } = message.rawCapture;
  if (!certificate) return 'altered';
  const { SET, OID } = forge.asn1.Type;
  const attributes = forge.asn1.create(
    forge.asn1.Class.UNIVERSAL,
    SET,
    true,
    authenticatedAttributes,
  );
  const key = createPublicKey(forge.pki.certificateToPem(certificate));
  const holds = verify('sha256', derOf(attributes), key, Buffer.from(signature, 'binary'));
  if (!holds || digestIn(authenticatedAttributes, OID) !== sha256(signed)) return 'altered';
  return fingerprintOf(certificate) === fingerprint ? 'ours' : 'strange';
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The digest among the attributes, hex. */
function digestIn(
  attributes: readonly forge.asn1.Asn1[],
  oidType: forge.asn1.Type,
): string | undefined {
  for (const attribute of attributes) {
    const [oid, values] = attribute.value as [forge.asn1.Asn1, forge.asn1.Asn1];
    if (
      oid.type !== oidType ||
      forge.asn1.derToOid(oid.value as string) !== forge.pki.oids.messageDigest
    )
      continue;
    const [digest] = values.value as forge.asn1.Asn1[];
    return Buffer.from(digest?.value as string, 'binary').toString('hex');
  }
  return undefined;
}

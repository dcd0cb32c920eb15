import {
  constants,
  createHash,
  createPrivateKey,
  type KeyObject,
  privateEncrypt,
} from 'node:crypto';
import { Signer } from '@signpdf/signpdf';
import forge from 'node-forge';

// What stands before a SHA-256 digest in a signature (RFC 8017, 9.2, note 1).
const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');

const REST = 2_048; // Bytes: a signature of 512, an issuer's name, attributes.

/** A seal, opened: its key and the certificates that go into every file. */
interface Opened {
  readonly key: KeyObject;
  readonly certificate: forge.pki.Certificate;
  readonly certificates: readonly forge.pki.Certificate[];
}

function openKey(p12: Buffer, passphrase: string): Opened {
  const asn1 = forge.asn1.fromDer(p12.toString('binary'));
  const opened = forge.pkcs12.pkcs12FromAsn1(asn1, false, passphrase);
  const { oids } = forge.pki;
  const bagsOf = (oid: string | undefined) =>
    opened.getBags({ bagType: oid ?? '' })[oid ?? ''] ?? [];
  const key = bagsOf(oids.pkcs8ShroudedKeyBag)[0]?.key as forge.pki.rsa.PrivateKey | undefined;
  const certificates = bagsOf(oids.certBag).flatMap(({ cert }) => (cert ? [cert] : []));
  const certificate = certificates.find(
    ({ publicKey }) => key && (publicKey as forge.pki.rsa.PublicKey).n.equals(key.n),
  );
  if (!key || !certificate) throw new Error('the seal holds no key with its certificate');
  return { key: createPrivateKey(forge.pki.privateKeyToPem(key)), certificate, certificates };
}

/** The digest of the file: forge would work it out in JavaScript, and puts its own in where it finds the attribute. */
const digestAttribute = (digest: Buffer) => ({
  type: forge.pki.oids.messageDigest ?? '',
  get value() {
    return forge.util.createBuffer(digest.toString('binary'));
  },
  set value(_ofNothing: unknown) {},
});

/**
 * Seals files with one key that is opened once: opening a PKCS #12 and signing in JavaScript cost 330 ms a file here,
 * this 15. The message is the one that `P12Signer` makes: PKCS #7, detached, over contents, time and digest.
 */
export class KeptSigner extends Signer {
  readonly #opened: Opened;
  /** What the message takes at most in a file: its certificates, and less than this for all else. Unit: hex digits. */
  readonly room: number;

  constructor(p12: Buffer, passphrase: string) {
    super();
    this.#opened = openKey(p12, passphrase);
    const sizes = this.#opened.certificates.map((one) =>
      forge.asn1.toDer(forge.pki.certificateToAsn1(one)).length(),
    );
    this.room = 2 * sizes.reduce((a, b) => a + b, REST); // An odd one would seal another length than there is.
  }

  override async sign(pdf: Buffer, signingTime?: Date): Promise<Buffer> {
    const { key, certificate, certificates } = this.#opened;
    const { oids } = forge.pki;
    const message = forge.pkcs7.createSignedData();
    message.content = ''; // Detached: all that the message says of the file is its digest, below.
    for (const one of certificates) message.addCertificate(one);
    const native = {
      sign: (md: forge.md.MessageDigest): string => {
        const digest = Buffer.from(md.digest().getBytes(), 'binary');
        const padding = constants.RSA_PKCS1_PADDING;
        const sealed = privateEncrypt({ key, padding }, Buffer.concat([SHA256_PREFIX, digest]));
        return sealed.toString('binary');
      },
    };
    const attribute = (type: string | undefined, value?: unknown) => ({ type: type ?? '', value });
    message.addSigner({
      key: native as unknown as forge.pki.rsa.PrivateKey,
      certificate,
      digestAlgorithm: oids.sha256 ?? '',
      authenticatedAttributes: [
        attribute(oids.contentType, oids.data),
        attribute(oids.signingTime, signingTime),
        digestAttribute(createHash('sha256').update(pdf).digest()),
      ] as never,
    });
    message.sign({ detached: true });
    return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'binary');
  }
}

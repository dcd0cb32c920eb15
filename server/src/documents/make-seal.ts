import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { type Instant, instant } from '../kernel/index.ts';
import { at } from './at.ts';

const YEARS = 5;

/**
 * A seal of the lender's own: an RSA key with a certificate that vouches for itself. It shows every change of a
 * document; that it is the lender's, only who knows its fingerprint can tell. Before a court a certificate authority's
 * weighs more (电子签名法): its PKCS #12 goes into the same settings.
 * @returns PKCS #12, base64.
 */
export function makeSeal(name: string, passphrase: string, madeAt: Instant): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `00${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = at(madeAt);
  certificate.validity.notAfter = at(instant(madeAt + YEARS * 365 * 86_400_000));
  const subject = [{ name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 }];
  certificate.setSubject(subject as never);
  certificate.setIssuer(subject as never);
  certificate.sign(key, forge.md.sha256.create());
  const packed = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(packed).getBytes(), 'binary').toString('base64');
}

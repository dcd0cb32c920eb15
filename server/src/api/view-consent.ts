import type { ConsentInUse } from '../party/index.ts';

/** A consent as the API shows it, to its borrower and to staff. */
export const viewConsent = (consent: ConsentInUse) => ({
  id: consent.id,
  source: consent.source,
  scopes: [...consent.scopes],
  purpose: consent.purpose,
  grantedAt: consent.grantedAt,
  expiresAt: consent.expiresAt,
  withdrawnAt: consent.withdrawnAt,
  lastReadAt: consent.lastReadAt,
  reads: consent.readCount,
  textVersion: consent.textVersion,
  textDigest: consent.textDigest,
});

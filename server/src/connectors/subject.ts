import { listOpenParcels } from '../events/index.ts';
import { type Consent, openIdentifier } from '../party/index.ts';
import type { Db, Vault } from '../platform/index.ts';
import type { Subject } from './source.ts';

/** What is known of a borrower, read when a connector asks for it. */
export const subjectOf = (
  db: Db,
  vault: Vault,
  { borrowerId, id: consentId }: Pick<Consent, 'borrowerId' | 'id'>,
): Subject => ({
  ...{ borrowerId, consentId },
  identifier: (kind) => openIdentifier(db, vault, borrowerId, kind),
  openParcels: (atMost) => listOpenParcels(db, borrowerId, atMost),
});

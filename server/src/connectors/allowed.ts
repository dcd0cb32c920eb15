import type { Id, Instant } from '../kernel/index.ts';
import { type Consent, findLiveConsent, type Grant } from '../party/index.ts';
import type { Db } from '../platform/index.ts';
import type { SourceConnector } from './source.ts';

/** One live consent that names every scope of the source, or `undefined`: nothing may be read. */
export async function findReadConsent(
  db: Db,
  { source, scopes }: SourceConnector,
  ask: { readonly borrowerId: Id<'borrower'>; readonly purpose: string; readonly at: Instant },
): Promise<Consent | undefined> {
  const [scope = ''] = scopes;
  const consent = await findLiveConsent(db, { ...ask, source, scope });
  return scopes.every((s) => consent?.scopes.includes(s)) ? consent : undefined;
}

/** What stands for a grant where the consent alone is enough: the partner's id of the borrower is ours. */
export const noGrant = (borrowerId: Id<'borrower'>): Grant => ({
  externalId: borrowerId,
  displayName: '',
  accessToken: '',
  refreshToken: null,
  expiresAt: null,
});

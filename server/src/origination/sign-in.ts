import type { Source } from '../events/index.ts';
import { type Id, instant, ok, type Result, refuse } from '../kernel/index.ts';
import {
  createBorrower,
  findBorrowerByLink,
  LinkConflict,
  linkBorrower,
  openSession,
  type Segment,
  saveGrant,
} from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Deps } from './deps.ts';

/** Where a business comes from says what it is; a second source does not change it. */
const segmentOf: Readonly<Record<Source, Segment>> = { taobao: 'onlineSeller', alipay: 'shop' };

export interface SignedIn {
  readonly borrowerId: Id<'borrower'>;
  readonly token: string;
}

/**
 * Signs a borrower in with the code a partner sent back: the first time it makes the borrower; with
 * `as` it connects a further source to one who is signed in. The partner's token is kept sealed.
 * Signing in permits no read: that takes a consent.
 * @returns `link_taken` when the account at the partner belongs to another borrower.
 */
export async function signIn(
  deps: Deps,
  o: {
    readonly source: Source;
    readonly code: string;
    readonly redirectUri: string;
    readonly as: Id<'borrower'> | undefined;
    readonly sessionTtlMs: number;
  },
): Promise<Result<SignedIn, { readonly code: 'link_taken' }>> {
  const grant = await deps.connectors[o.source].exchange(o.code, o.redirectUri);
  const settle = async (tx: Tx): Promise<SignedIn> => {
    const owner = await findBorrowerByLink(tx, deps.vault, o.source, grant.externalId);
    const borrowerId =
      owner ?? o.as ?? (await createBorrower(tx, { segment: segmentOf[o.source] }));
    if (o.as !== undefined && borrowerId !== o.as) throw new LinkConflict('link_taken', o.source);
    const { externalId, displayName } = grant;
    await linkBorrower(tx, deps.vault, { borrowerId, source: o.source, externalId, displayName });
    await saveGrant(tx, deps.vault, borrowerId, o.source, grant);
    const expiresAt = instant(deps.clock.now() + o.sessionTtlMs);
    const { token } = await openSession(tx, { borrowerId, expiresAt });
    return { borrowerId, token };
  };
  try {
    return ok(await deps.db.tx(settle));
  } catch (error) {
    if (error instanceof LinkConflict) return refuse({ code: 'link_taken' });
    throw error;
  }
}

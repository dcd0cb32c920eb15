import { definitionOf } from '../connectors/index.ts';
import { appendEvents } from '../events/index.ts';
import {
  type Id,
  ok,
  type Result,
  refuse,
  type Segment,
  type Source,
  shanghaiDay,
  startOfDay,
} from '../kernel/index.ts';
import {
  createBorrower,
  findBorrowerByLink,
  type Grant,
  identifierKinds,
  LinkConflict,
  linkBorrower,
  saveGrant,
  saveIdentifier,
} from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import { type Browser, openSession } from '../sessions/index.ts';
import type { Deps } from './deps.ts';

/** Why nobody is signed in. In order of precedence. */
export type SignInRefusal =
  | { readonly code: 'source_not_offered' }
  /** A borrower cannot come in by it: sign in by another first. */
  | { readonly code: 'source_only_adds' }
  /** The account at the partner belongs to another borrower. */
  | { readonly code: 'link_taken' }
  /** The borrower has another account there. */
  | { readonly code: 'source_linked_otherwise' };

export interface SignedIn {
  readonly borrowerId: Id<'borrower'>;
  readonly token: string;
}

/**
 * Signs a borrower in with the code a partner sent back: the first time it makes the borrower; with
 * `as` it connects a further source to one who is signed in. The partner's token is kept sealed.
 * Signing in permits no read: that takes a consent.
 */
export async function signIn(
  deps: Deps,
  o: {
    readonly source: Source;
    readonly code: string;
    readonly redirectUri: string;
    readonly as: Id<'borrower'> | undefined;
    /** What the page that led here says the business is; absent: what the source is usually of. */
    readonly segment?: Segment | undefined;
    readonly browser: Browser;
    readonly sessionTtlMs: number;
  },
): Promise<Result<SignedIn, SignInRefusal>> {
  const connection = deps.connectors[o.source]?.connection;
  if (connection?.kind !== 'oauth') return refuse({ code: 'source_not_offered' });
  const { entry } = definitionOf(o.source);
  if (o.as === undefined && entry === null) return refuse({ code: 'source_only_adds' });
  const grant = await connection.exchange(o.code, o.redirectUri);
  const settle = async (tx: Tx): Promise<SignedIn> => {
    const owner = await findBorrowerByLink(tx, deps.vault, o.source, grant.externalId);
    // Where a business comes from says what it is; a second source does not change it.
    const segment = o.segment ?? entry ?? 'shop';
    const borrowerId = owner ?? o.as ?? (await createBorrower(tx, { segment }));
    if (o.as !== undefined && borrowerId !== o.as) throw new LinkConflict('link_taken', o.source);
    await keepGrant(tx, deps, borrowerId, o.source, grant);
    await noteDevice(tx, deps, borrowerId, o.browser.device);
    const session = { way: o.source, now: deps.clock.now(), ttlMs: o.sessionTtlMs };
    const { token } = await openSession(tx, { borrowerId, browser: o.browser, ...session });
    return { borrowerId, token };
  };
  try {
    return ok(await deps.db.tx(settle));
  } catch (error) {
    if (error instanceof LinkConflict) return refuse({ code: error.code });
    throw error;
  }
}

/** One fact a device and day, so that borrowers who come from one device are seen to. */
export async function noteDevice(
  tx: Tx,
  { vault, clock }: Pick<Deps, 'vault' | 'clock'>,
  borrowerId: Id<'borrower'>,
  word: string,
): Promise<void> {
  const at = clock.now();
  const device = vault.blindIndex(word, 'origination.device');
  const id = `open310:device:${borrowerId}:${device}:${shanghaiDay(at)}`;
  const used = { id, kind: 'device.used', borrowerId, source: 'open310', rawId: null } as const;
  await appendEvents(
    tx,
    [{ ...used, occurredAt: startOfDay(shanghaiDay(at)), data: { device } }],
    at,
  );
}

/**
 * Ties the account at a partner to the borrower, keeps its tokens and the numbers that the partner vouches
 * for. Throws `LinkConflict`.
 */
export async function keepGrant(
  tx: Tx,
  { vault, clock }: Pick<Deps, 'vault' | 'clock'>,
  borrowerId: Id<'borrower'>,
  source: Source,
  grant: Grant,
): Promise<void> {
  const { externalId, displayName } = grant;
  await linkBorrower(tx, vault, { borrowerId, source, externalId, displayName });
  await saveGrant(tx, vault, borrowerId, source, grant);
  for (const kind of identifierKinds) {
    const value = grant.numbers?.[kind];
    if (value === undefined) continue;
    await saveIdentifier(tx, vault, borrowerId, { kind, value, source, at: clock.now() });
  }
}

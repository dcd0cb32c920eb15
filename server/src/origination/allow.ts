import type { Source } from '../kernel/index.ts';
import { type Id, type Instant, instant, ok, type Result, refuse } from '../kernel/index.ts';
import { listFacilities } from '../lending/index.ts';
import {
  type Consent,
  grantConsent,
  listConsents,
  listConsentsOf,
  listLinks,
} from '../party/index.ts';
import { type Db, newId } from '../platform/index.ts';
import { ASSESSMENT, CONSENT_DAYS, consentText } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { recomputeLater } from './recompute-later.ts';

const DAY_MS = 86_400_000;

export type AllowRefusal =
  | { readonly code: 'consent_text_changed'; readonly version: string }
  | { readonly code: 'source_not_connected'; readonly source: Source };

/**
 * Records what the borrower allowed, under the very text that was on the screen. A source that is
 * allowed already is left as it is.
 */
export async function allowSources(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  o: { readonly sources: readonly Source[]; readonly version: string; readonly digest: string },
): Promise<Result<null, AllowRefusal>> {
  if (o.version !== consentText.version || o.digest !== consentText.digest) {
    return refuse({ code: 'consent_text_changed', version: consentText.version });
  }
  const linked = new Set((await listLinks(deps.db, deps.vault, borrowerId)).map((l) => l.source));
  const missing = o.sources.find((source) => !linked.has(source) && mustLink(deps, source));
  if (missing) return refuse({ code: 'source_not_connected', source: missing });
  const live = new Set(await listLiveSources(deps, borrowerId));
  const at = deps.clock.now();
  await deps.db.tx(async (tx) => {
    // A limit that went down when a source was taken away comes back with it.
    const lent = (await listFacilities(tx, borrowerId)).length > 0;
    for (const source of o.sources.filter((s) => !live.has(s))) {
      await grantConsent(tx, {
        id: newId('consent', deps.clock),
        borrowerId,
        source,
        scopes: deps.connectors[source]?.scopes ?? [],
        purpose: ASSESSMENT,
        grantedAt: at,
        expiresAt: instant(at + CONSENT_DAYS * DAY_MS),
        textVersion: o.version,
        textDigest: o.digest,
      });
      if (lent) await recomputeLater(deps, tx, borrowerId, source, at);
    }
  });
  return ok(null);
}

/** Files and what a consent alone opens have nothing to link; a source the lender has not, neither. */
function mustLink({ connectors }: Deps, source: Source): boolean {
  const kind = connectors[source]?.connection.kind;
  return kind !== 'file' && kind !== 'consent';
}

/** The sources that may be read for an assessment now. */
export const listLiveSources = (
  deps: Deps,
  borrowerId: Id<'borrower'>,
  db: Db = deps.db,
): Promise<Source[]> => listAllowed(db, borrowerId, deps.clock.now());

/** The sources that an assessment at `at` may use. */
export async function listAllowed(
  db: Db,
  borrowerId: Id<'borrower'>,
  at: Instant,
): Promise<Source[]> {
  return [...allowedBy(await listConsents(db, borrowerId), at)];
}

/** The same of several borrowers; one who allows nothing is not there. */
export async function listAllowedOf(
  db: Db,
  borrowerIds: readonly Id<'borrower'>[],
  at: Instant,
): Promise<ReadonlyMap<Id<'borrower'>, ReadonlySet<string>>> {
  const by = Map.groupBy(await listConsentsOf(db, borrowerIds), (c) => c.borrowerId);
  return new Map([...by].map(([id, consents]) => [id, allowedBy(consents, at)]));
}

const allowedBy = (consents: readonly Consent[], at: Instant): Set<Source> =>
  new Set(
    consents
      .filter(
        (c) =>
          c.purpose === ASSESSMENT &&
          c.withdrawnAt === null &&
          c.grantedAt <= at &&
          at < c.expiresAt,
      )
      .map((c) => c.source),
  );

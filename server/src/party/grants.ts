import { type Instant, type Source, sources } from '../kernel/index.ts';
import { column, type Db, row, type Vault } from '../platform/index.ts';
import { at } from './at.ts';
import type { IdentifierKind } from './identifiers.ts';
import type { BorrowerId } from './parties.ts';

/** What a partner's OAuth handed out: the tokens by which a borrower's data there can be read. */
export interface Grant {
  readonly externalId: string;
  readonly displayName: string;
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** End of the access token. `null`: the partner named none. */
  readonly expiresAt: Instant | null;
  /** Numbers of the business that the partner vouches for. Kept as the borrower's own, not with the tokens. */
  readonly numbers?: Readonly<Partial<Record<IdentifierKind, string>>>;
}

const contextOf = (borrowerId: BorrowerId, source: Source) =>
  `party.grants.sealed:${borrowerId}:${source}`;

/** Keeps a grant, sealed, in the place of an earlier one of that borrower and source. */
export async function saveGrant(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  source: Source,
  grant: Grant,
): Promise<void> {
  const { externalId, displayName, accessToken, refreshToken, expiresAt } = grant;
  const text = JSON.stringify({ externalId, displayName, accessToken, refreshToken, expiresAt });
  await db.exec`
    insert into party.grants (borrower_id, source, sealed, expires_at)
    values (${borrowerId}, ${source}, ${vault.seal(text, contextOf(borrowerId, source))},
            ${expiresAt === null ? null : at(expiresAt)})
        on conflict (borrower_id, source) do update
       set sealed = excluded.sealed, expires_at = excluded.expires_at, saved_at = now()`;
}

const Sealed = row({ sealed: column.bytes });

/** The grant kept last, or `undefined`. Holding one is no permission to read: a consent is. */
export async function openGrant(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  source: Source,
): Promise<Grant | undefined> {
  const found = await db.maybe(Sealed)`
    select sealed from party.grants where borrower_id = ${borrowerId} and source = ${source}`;
  if (!found) return undefined;
  return JSON.parse(vault.open(found.sealed, contextOf(borrowerId, source))) as Grant;
}

/** Forgets the tokens: after a withdrawal, or when the partner says that they are void. */
export async function dropGrant(db: Db, borrowerId: BorrowerId, source: Source): Promise<void> {
  await db.exec`
    delete from party.grants where borrower_id = ${borrowerId} and source = ${source}`;
}

const Granted = row({ source: column.oneOf(...sources) });

/** The sources of which a borrower's tokens are kept. */
export const listGranted = async (db: Db, borrowerId: BorrowerId): Promise<Source[]> =>
  (
    await db.many(Granted)`
      select source from party.grants where borrower_id = ${borrowerId} order by saved_at, source`
  ).map(({ source }) => source);

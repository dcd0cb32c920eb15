import { type Source, sources } from '../kernel/index.ts';
import { column, type Db, isSqlState, row, type Vault } from '../platform/index.ts';
import { indexName } from './name-keys.ts';
import type { BorrowerId } from './parties.ts';

/** Who a borrower is at a partner. */
export interface Link {
  readonly source: Source;
  /** The partner's id of the account or shop. */
  readonly externalId: string;
  /** What the partner shows for it: a shop's name. */
  readonly displayName: string;
}

/** The partner's account is another borrower's, or the borrower has another account there. */
export class LinkConflict extends Error {
  override readonly name = 'LinkConflict';
  readonly code: 'link_taken' | 'source_linked_otherwise';

  constructor(code: LinkConflict['code'], source: Source) {
    super(`The account at ${source} cannot be linked: ${code}.`);
    this.code = code;
  }
}

const indexOf = (vault: Vault, source: Source, externalId: string): string =>
  vault.blindIndex(externalId, `party.links.external_index:${source}`);

const contextOf = (name: 'external_id' | 'display_name', borrowerId: string, source: Source) =>
  `party.links.${name}:${borrowerId}:${source}`;

const Index = row({ externalIndex: column.text });

/**
 * Ties a partner's account to a borrower; a repeat brings the display name up to date. One account a
 * source, one borrower an account: anything else throws `LinkConflict`, and the transaction is over.
 */
export async function linkBorrower(
  db: Db,
  vault: Vault,
  link: Link & { readonly borrowerId: BorrowerId },
): Promise<void> {
  const { borrowerId, source, externalId, displayName } = link;
  const index = indexOf(vault, source, externalId);
  const write = db.one(Index)`
    insert into party.links (borrower_id, source, external_index, external_id, display_name)
    values (${borrowerId}, ${source}, ${index},
            ${vault.seal(externalId, contextOf('external_id', borrowerId, source))},
            ${vault.seal(displayName, contextOf('display_name', borrowerId, source))})
        on conflict (borrower_id, source) do update
       set display_name = case links.external_index when excluded.external_index
                               then excluded.display_name else links.display_name end
    returning external_index`;
  const kept = await write.catch((error: unknown) => {
    if (isSqlState(error, '23505')) throw new LinkConflict('link_taken', source);
    throw error;
  });
  if (kept.externalIndex !== index) throw new LinkConflict('source_linked_otherwise', source);
  await indexName(db, vault, borrowerId, { name: `link:${source}`, text: displayName });
}

const Owner = row({ borrowerId: column.id('borrower') });

/** The borrower whose account this is at `source`, or `undefined`. */
export async function findBorrowerByLink(
  db: Db,
  vault: Vault,
  source: Source,
  externalId: string,
): Promise<BorrowerId | undefined> {
  const index = indexOf(vault, source, externalId);
  const found = await db.maybe(Owner)`
    select borrower_id from party.links where source = ${source} and external_index = ${index}`;
  return found?.borrowerId;
}

const Sealed = row({
  source: column.oneOf(...sources),
  externalId: column.bytes,
  displayName: column.bytes,
  linkedAt: column.instant,
});

/** Every account a borrower has linked, the first linked first. */
export async function listLinks(db: Db, vault: Vault, borrowerId: BorrowerId): Promise<Link[]> {
  const found = await db.many(Sealed)`
    select source, external_id, display_name, linked_at
      from party.links
     where borrower_id = ${borrowerId}
     order by linked_at, source`;
  return found.map(({ source, externalId, displayName }) => ({
    source,
    externalId: vault.open(externalId, contextOf('external_id', borrowerId, source)),
    displayName: vault.open(displayName, contextOf('display_name', borrowerId, source)),
  }));
}

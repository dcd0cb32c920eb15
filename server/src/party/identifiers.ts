import { type Instant, type Source, sources } from '../kernel/index.ts';
import { column, type Db, row, type Vault } from '../platform/index.ts';
import { indexName } from './name-keys.ts';
import type { BorrowerId } from './parties.ts';

/**
 * Numbers by which a business or its owner is known wherever they appear. `shopId` and `alipayId` are
 * ids at one partner; the others are the same for all.
 */
export const identifierKinds = [
  'creditCode',
  'idCard',
  'phone',
  'bankAccount',
  'shopId',
  'alipayId',
  'name',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** One spelling for one number: full width made half, spaces and dashes gone, letters upper case. */
export const normalizeIdentifier = (kind: IdentifierKind, text: string): string => {
  const plain = text.normalize('NFKC').trim();
  if (kind === 'name') return plain.replace(/\s+/g, '');
  return plain.replace(/[\s-]/g, '').toUpperCase();
};

/** The keyed digest by which a number is known: equal for equal numbers, telling nothing else. */
export const identifierKey = (vault: Vault, kind: IdentifierKind, text: string): string =>
  `${kind}:${vault.blindIndex(normalizeIdentifier(kind, text), `party.identifier:${kind}`)}`;

const contextOf = (borrowerId: BorrowerId, kind: IdentifierKind) =>
  `party.identifiers.sealed:${borrowerId}:${kind}`;

/**
 * Keeps a number of the borrower's own, sealed; a later one takes the place of an earlier, but what the
 * borrower only tells does not replace what a source vouches for. @returns Whether it holds now.
 */
export async function saveIdentifier(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  told: {
    readonly kind: IdentifierKind;
    readonly value: string;
    readonly source: Source | null;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { kind, source, at } = told;
  const value = normalizeIdentifier(kind, told.value);
  const key = identifierKey(vault, kind, value);
  await db.exec`
    insert into party.identifiers (borrower_id, kind, key, sealed, source, told_at, vouched_at)
    values (${borrowerId}, ${kind}, ${key},
            ${vault.seal(value, contextOf(borrowerId, kind))}, ${source}, ${new Date(at)},
            ${source === null ? null : new Date(at)})
        on conflict (borrower_id, kind) do update
       set key = excluded.key, sealed = excluded.sealed, source = excluded.source,
           told_at = excluded.told_at, vouched_at = excluded.vouched_at
     where (identifiers.key <> excluded.key or identifiers.source is null)
       and (excluded.source is not null or identifiers.source is null)`;
  if (source !== null) {
    // Told again, it is known since when it was: only that it still holds is news.
    await db.exec`
      update party.identifiers set vouched_at = greatest(vouched_at, ${new Date(at)})
       where borrower_id = ${borrowerId} and kind = ${kind} and key = ${key}`;
  }
  const held = await db.one(Held)`
    select key from party.identifiers where borrower_id = ${borrowerId} and kind = ${kind}`;
  if (kind === 'name' && held.key === key) {
    await indexName(db, vault, borrowerId, { name: 'firm', text: value });
  }
  return held.key === key;
}

const Held = row({ key: column.text });

const Sealed = row({ sealed: column.bytes });

/** A number of the borrower's own, or `null` while it is not known. */
export async function openIdentifier(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  kind: IdentifierKind,
): Promise<string | null> {
  const found = await db.maybe(Sealed)`
    select sealed from party.identifiers where borrower_id = ${borrowerId} and kind = ${kind}`;
  return found ? vault.open(found.sealed, contextOf(borrowerId, kind)) : null;
}

const Sharer = row({
  borrowerId: column.id('borrower'),
  kind: column.oneOf(...identifierKinds),
  isMineVouched: column.bool,
  isTheirsVouched: column.bool,
});

/** Others who have the same credit code or the same owner's card, and whether a source vouches for it. */
export const listSharers = (db: Db, borrowerId: BorrowerId) =>
  db.many(Sharer)`
    select other.borrower_id, other.kind, mine.source is not null as is_mine_vouched,
           other.source is not null as is_theirs_vouched
      from party.identifiers mine
      join party.identifiers other
        on other.key = mine.key and other.borrower_id <> mine.borrower_id
     where mine.borrower_id = ${borrowerId} and mine.kind in ('creditCode', 'idCard')
     order by other.borrower_id, other.kind`;

const NumberOwner = row({
  borrowerId: column.id('borrower'),
  vouchedAt: column.nullable(column.instant),
});

/** Borrowers whose number of this kind `text` is, and when a source last vouched for it; `null`: they only told it. */
export const listNumberOwners = (db: Db, vault: Vault, kind: IdentifierKind, text: string) =>
  db.many(NumberOwner)`
    -- Served by the index identifiers_by_key.
    select borrower_id, vouched_at from party.identifiers
     where key = ${identifierKey(vault, kind, text)} and kind = ${kind}
     order by borrower_id
     limit 100`;

const Known = row({
  kind: column.oneOf(...identifierKinds),
  key: column.text,
  source: column.nullable(column.oneOf(...sources)),
  toldAt: column.instant,
  vouchedAt: column.nullable(column.instant),
});

/** The numbers of a borrower's own that are known: their digests, who told them, since when, and when a source last did. */
export const listIdentifiers = (db: Db, borrowerId: BorrowerId) =>
  db.many(Known)`
    select kind, key, source, told_at, vouched_at from party.identifiers
     where borrower_id = ${borrowerId}
     order by kind`;

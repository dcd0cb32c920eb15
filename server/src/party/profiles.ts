import { column, type Db, row, type Vault } from '../platform/index.ts';
import { indexName } from './name-keys.ts';
import type { BorrowerId } from './parties.ts';

/** Where a borrower wants the money: what was asked for, not what a partner's data said. */
export interface Profile {
  readonly holderName: string | null;
  readonly accountNumber: string | null;
}

const contextOf = (name: 'holder_name' | 'account_number', borrowerId: BorrowerId) =>
  `party.profiles.${name}:${borrowerId}`;

/** Keeps what is given, sealed; what is left out stays as it is. */
export async function saveProfile(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  profile: { readonly holderName?: string; readonly accountNumber?: string },
): Promise<void> {
  const seal = (name: 'holder_name' | 'account_number', plain: string | undefined) =>
    plain === undefined ? null : vault.seal(plain, contextOf(name, borrowerId));
  await db.exec`
    insert into party.profiles as known (borrower_id, holder_name, account_number)
    values (${borrowerId}, ${seal('holder_name', profile.holderName)},
            ${seal('account_number', profile.accountNumber)})
        on conflict (borrower_id) do update
       set holder_name = coalesce(excluded.holder_name, known.holder_name),
           account_number = coalesce(excluded.account_number, known.account_number),
           saved_at = now()`;
  const { holderName: text } = profile;
  if (text !== undefined) await indexName(db, vault, borrowerId, { name: 'holder', text });
}

const Sealed = row({
  borrowerId: column.id('borrower'),
  holderName: column.nullable(column.bytes),
  accountNumber: column.nullable(column.bytes),
});

/** What is known of each of these borrowers; of one of whom nothing was ever kept, nothing is in it. */
export async function openProfiles(
  db: Db,
  vault: Vault,
  borrowerIds: readonly BorrowerId[],
): Promise<Map<BorrowerId, Profile>> {
  const found = await db.many(Sealed)`
    select borrower_id, holder_name, account_number from party.profiles
     where borrower_id = any (${borrowerIds}::text[])`;
  return new Map(
    found.map(({ borrowerId, holderName, accountNumber }) => {
      const open = (name: 'holder_name' | 'account_number', sealed: Uint8Array | null) =>
        sealed ? vault.open(sealed, contextOf(name, borrowerId)) : null;
      const profile: Profile = {
        holderName: open('holder_name', holderName),
        accountNumber: open('account_number', accountNumber),
      };
      return [borrowerId, profile];
    }),
  );
}

/** What is known; `null` where nothing is, also when nothing was ever kept. */
export const openProfile = async (db: Db, vault: Vault, borrowerId: BorrowerId): Promise<Profile> =>
  (await openProfiles(db, vault, [borrowerId])).get(borrowerId) ?? {
    ...{ holderName: null, accountNumber: null },
  };

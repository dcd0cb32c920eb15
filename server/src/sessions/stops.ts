import type { Id, Instant } from '../kernel/index.ts';
import { openIdentifier } from '../party/index.ts';
import { column, type Db, row, type Tx, type Vault } from '../platform/index.ts';
import { openPhone, phoneKeyOf } from './phones.ts';

// A phone that was lost: what its number opens is stopped, though who has it stays known.

type BorrowerId = Id<'borrower'>;

/**
 * From now on no number signs this borrower in, neither the one they proved nor one that a source vouches for, until
 * `liftStop`. Codes on their way are void: one that is being used up is waited for, so that sessions which are ended after
 * this are all there are.
 */
export async function stopPhone(
  tx: Tx,
  vault: Vault,
  { borrowerId, now }: { readonly borrowerId: BorrowerId; readonly now: Instant },
): Promise<void> {
  const numbers = [
    await openPhone(tx, vault, borrowerId),
    await openIdentifier(tx, vault, borrowerId, 'phone'),
  ];
  const keys = numbers.flatMap((one) => (one === null ? [] : [phoneKeyOf(vault, one)]));
  await tx.exec`
    update sessions.codes set void_at = ${new Date(now)}, letter_sealed = null
     where (borrower_id = ${borrowerId} or phone_key = any(${keys}))
       and used_at is null and void_at is null`;
  await tx.exec`
    insert into sessions.stops (borrower_id, stopped_at) values (${borrowerId}, ${new Date(now)})
        on conflict (borrower_id) do update set stopped_at = excluded.stopped_at`;
}

const Stop = row({ stoppedAt: column.instant });

/** Since when no number signs a borrower in; `null`: one may. */
export async function findStop(db: Db, borrowerId: BorrowerId): Promise<Instant | null> {
  const found = await db.maybe(Stop)`
    select stopped_at from sessions.stops where borrower_id = ${borrowerId}`;
  return found?.stoppedAt ?? null;
}

/** Lets the borrower's numbers open again what they did. @returns Whether they were stopped. */
export const liftStop = async (db: Db, borrowerId: BorrowerId): Promise<boolean> =>
  (await db.exec`delete from sessions.stops where borrower_id = ${borrowerId}`) === 1;

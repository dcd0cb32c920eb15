import type { Id, Instant } from '../kernel/index.ts';
import { identifierKey, listIdentifiers, openIdentifier } from '../party/index.ts';
import { column, type Db, isSqlState, row, type Vault } from '../platform/index.ts';

type BorrowerId = Id<'borrower'>;

/** A mobile number of the mainland as it is typed: `138 0013 8000`, `+86 13800138000`. */
const TYPED = /^(?:\+?86)?(1[3-9]\d{9})$/;

/** Its eleven digits; `undefined`: it is none. */
export const readPhone = (typed: string): string | undefined =>
  TYPED.exec(typed.normalize('NFKC').replace(/[\s-]/g, ''))?.[1];

/** `138****8000` */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** The keyed digest of a number: the one by which `party` knows it. */
export const phoneKeyOf = (vault: Vault, phone: string): string =>
  identifierKey(vault, 'phone', phone);

/**
 * For so long after it was last proved, a number is taken to be its owner's still. Carriers hold one that was given up
 * back for about as long before somebody else gets it (assumed; confirm).
 */
export const PHONE_FRESH_MS = 90 * 86_400_000;

const Owner = row({ borrowerId: column.id('borrower'), provenAt: column.instant });

/** The borrower who comes in by this number, and when they last proved it; or `undefined`. */
export const findPhoneOwner = (db: Db, vault: Vault, phone: string) =>
  db.maybe(Owner)`
    select borrower_id, proven_at from sessions.phones
     where phone_key = ${phoneKeyOf(vault, phone)}`;

const contextOf = (borrowerId: BorrowerId): string => `sessions.phones.phone_sealed:${borrowerId}`;

/**
 * By this number, which a code proved, the borrower comes in from now on, and by no other.
 * @returns Whether it is so: not where another borrower has the number.
 */
export async function keepPhone(
  db: Db,
  vault: Vault,
  o: { readonly borrowerId: BorrowerId; readonly phone: string; readonly now: Instant },
): Promise<boolean> {
  const { borrowerId, phone, now } = o;
  const key = phoneKeyOf(vault, phone);
  const owner = await findPhoneOwner(db, vault, phone);
  if (owner && owner.borrowerId !== borrowerId) return false;
  const keep = db.exec`
    insert into sessions.phones (phone_key, borrower_id, phone_sealed, proven_at)
    values (${key}, ${borrowerId}, ${vault.seal(phone, contextOf(borrowerId))}, ${new Date(now)})
        on conflict (borrower_id) do update
       set phone_key = excluded.phone_key, phone_sealed = excluded.phone_sealed,
           proven_at = excluded.proven_at`;
  return keep.then(
    (kept) => kept === 1,
    (error: unknown) => {
      // Another proved it at the same time, and came first: the transaction is over.
      if (isSqlState(error, '23505')) return false;
      throw error;
    },
  );
}

const Sealed = row({ phoneSealed: column.bytes });

/** The number by which a borrower comes in, or `null`. */
export async function openPhone(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
): Promise<string | null> {
  const found = await db.maybe(Sealed)`
    select phone_sealed from sessions.phones where borrower_id = ${borrowerId}`;
  return found ? vault.open(found.phoneSealed, contextOf(borrowerId)) : null;
}

const Reach = row({ provenAt: column.nullable(column.instant), isStopped: column.bool });

/**
 * Where a borrower is reached: the number that a code proved, unless that is long ago and a source vouched for a number since;
 * else the one that is known of them; `null`: none, or their number was stopped and may be in other hands.
 */
export async function reachPhone(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  now: Instant,
): Promise<string | null> {
  const { provenAt, isStopped } = await db.one(Reach)`
    select (select proven_at from sessions.phones where borrower_id = ${borrowerId}) as proven_at,
           exists (select from sessions.stops where borrower_id = ${borrowerId}) as is_stopped`;
  if (isStopped) return null;
  const known = () => openIdentifier(db, vault, borrowerId, 'phone');
  if (provenAt === null) return known();
  const kept = await openPhone(db, vault, borrowerId);
  if (now < provenAt + PHONE_FRESH_MS) return kept;
  const all = await listIdentifiers(db, borrowerId);
  const vouchedAt = all.find(({ kind }) => kind === 'phone')?.vouchedAt ?? null;
  return vouchedAt !== null && vouchedAt > provenAt ? known() : kept;
}

/** Forgets all of a borrower's numbers here: whoever proves one next is somebody new. @returns How many there were. */
export async function forgetPhone(db: Db, borrowerId: BorrowerId): Promise<number> {
  await db.exec`delete from sessions.codes where borrower_id = ${borrowerId}`;
  await db.exec`delete from sessions.notices where borrower_id = ${borrowerId}`;
  await db.exec`delete from sessions.stops where borrower_id = ${borrowerId}`;
  return db.exec`delete from sessions.phones where borrower_id = ${borrowerId}`;
}

import { soldProduct } from '../decision/index.ts';
import { type Fen, type Id, sumFen } from '../kernel/index.ts';
import { listFacilities, listLoans } from '../lending/index.ts';
import { listSharers } from '../party/index.ts';
import type { Db, Tx } from '../platform/index.ts';
import { listPassed } from './identity-queries.ts';

/**
 * A borrower and those who are one with them in risk: the same credit code, or the same owner or legal
 * representative, where that is confirmed on both sides, by a source or by the register. What somebody merely
 * types makes nobody answer for them.
 * @source Large-exposure measures, Order 1 of 2018, Art. 5 (groups by control); confirm with the text
 */
export async function listGroup(db: Db, borrowerId: Id<'borrower'>): Promise<Id<'borrower'>[]> {
  const sharers = await listSharers(db, borrowerId);
  if (sharers.length === 0) return [borrowerId];
  const passed = new Set(await listPassed(db, [borrowerId, ...sharers.map((s) => s.borrowerId)]));
  const group = sharers.filter((other) => {
    const mine = other.isMineVouched || (other.kind === 'idCard' && passed.has(borrowerId));
    const theirs =
      other.isTheirsVouched || (other.kind === 'idCard' && passed.has(other.borrowerId));
    return mine && theirs;
  });
  return [...new Set([borrowerId, ...group.map((one) => one.borrowerId)])];
}

/** Lets one of a group sign at a time: held until the transaction ends. */
export async function lockGroup(tx: Tx, borrowerId: Id<'borrower'>): Promise<void> {
  const group = await listGroup(tx, borrowerId);
  if (group.length === 1) return;
  // In one order, so that two who lock each other's wait and do not block.
  await tx.exec`
    select pg_advisory_xact_lock(hashtextextended(id, 310002))
      from unnest(${group.toSorted()}::text[]) as id`;
}

/** What a group owes here, and may still draw. Unit: fen. */
export async function exposuresOf(
  db: Db,
  borrowerId: Id<'borrower'>,
): Promise<{ outstanding: Fen; otherLimits: Fen }> {
  const group = await listGroup(db, borrowerId);
  const [loans, facilities] = await Promise.all([
    Promise.all(group.map((one) => listLoans(db, one))),
    Promise.all(group.map((one) => listFacilities(db, one))),
  ]);
  const owed = loans.flat().filter(({ status }) => status === 'open' || status === 'paying');
  return {
    outstanding: sumFen(owed.map((loan) => loan.outstanding)),
    otherLimits: sumFen(facilities.flat().map(({ available }) => available)),
  };
}

/**
 * Whether what was offered can be signed no more, since the group reached the most that its product allows: who
 * somebody is, and so whom they belong to, is known only when they sign.
 */
export async function groupStops(
  db: Db,
  borrowerId: Id<'borrower'>,
  productId: string,
): Promise<{ readonly code: 'group_exposure_high' } | undefined> {
  const most = soldProduct(productId).thresholds.exposureMaxFen;
  if (most === undefined) return undefined;
  const { outstanding, otherLimits } = await exposuresOf(db, borrowerId);
  return outstanding + otherLimits >= most ? { code: 'group_exposure_high' } : undefined;
}

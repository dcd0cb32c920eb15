import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { reverse } from '../ledger/index.ts';
import { getBookingDate, type Tx, txOrRefuse } from '../platform/index.ts';
import { type ChangeRefusal, changeLoan } from '../servicing/index.ts';
import { noteMoves } from './books.ts';
import { bookedIdOf, changeOf } from './clear.ts';
import { type Clearance, findClearance, insertUndoing } from './clearances.ts';
import type { ClearDeps } from './deps.ts';
import { type Item, insertAct, lockItem, setItemState } from './items.ts';
import { findLines } from './lines.ts';
import { dissolve, insertMatches, type Stamp } from './matches.ts';
import { putInSuspense } from './suspense.ts';
import { suspended } from './take-in.ts';

/** Why a clearance stays. In order of precedence. */
export type UndoRefusal =
  | { readonly code: 'clearance_not_found' }
  | { readonly code: 'clearance_undone' }
  /** The money is on its way back, or was: what is out is not called back. */
  | { readonly code: 'clearance_final' }
  | ChangeRefusal;

export interface UndoRequest {
  readonly clearanceId: Id<'clearance'>;
  readonly reason: string;
  readonly byWhom: string;
}

/** The item is open as it was: its money is in suspense again, if the books do not know it. */
async function reopen(deps: ClearDeps, tx: Tx, item: Item, stamp: Stamp): Promise<void> {
  await setItemState(tx, item.id, 'open');
  await insertAct(tx, item.id, 'reopened', stamp);
  const [line] = item.lineId === null ? [] : await findLines(tx, [item.lineId]);
  if (line && suspended.has(item.kind) && item.suspenseEntryId === null) {
    const money = { direction: line.direction, amount: line.amountFen };
    await putInSuspense(tx, item, money, deps.funderId, stamp);
  }
}

/** Takes an entry back and lets the two undo each other. */
async function takeBack(tx: Tx, of: string, stamp: Stamp): Promise<void> {
  const id = `${of}:undone`;
  const on = await getBookingDate(tx);
  await dissolve(tx, [of]);
  await reverse(tx, { id, of, on, bookedOn: on, why: 'clearance undone' });
  const noted = await noteMoves(tx, [id]);
  if (noted.length === 0) return; // It moved no cash: nothing here is matched with it.
  await insertMatches(tx, [{ how: 'released', lineIds: [], entryIds: [of, id] }], stamp);
}

/** The repayment is reversed in the loan's history: what it had met is owed again. */
async function undoLoan(
  deps: ClearDeps,
  tx: Tx,
  clearance: Clearance,
  stamp: Stamp,
): Promise<Result<null, ChangeRefusal>> {
  assert(clearance.content.way === 'loan');
  const of = changeOf(clearance.id);
  const hex = createHash('sha256').update(`${of}:undone`).digest('hex').slice(0, 32);
  const event = { id: `change_${hex}`, type: 'reversal', on: stamp.on, of } as const;
  const { loanId } = clearance.content;
  await dissolve(tx, [`repayment:${of}`]);
  const changed = await changeLoan(tx, { loanId, event, byWhom: stamp.byWhom }, deps.clock.now());
  if (!changed.ok) return changed;
  const entryIds = [`repayment:${of}`, `reversal:${event.id}`];
  await noteMoves(tx, entryIds.slice(1));
  await insertMatches(tx, [{ how: 'released', lineIds: [], entryIds }], stamp);
  return ok(null);
}

/** The items that a clearance cleared, locked. */
async function itemsOf(tx: Tx, { itemId, content }: Clearance): Promise<Item[]> {
  const ids = content.way === 'match' ? [itemId, ...content.withItems] : [itemId];
  const items: Item[] = [];
  for (const id of [...new Set(ids)].sort()) {
    const item = await lockItem(tx, id);
    assert(item, `${id} is gone`);
    items.push(item);
  }
  return items;
}

async function undoLocked(
  deps: ClearDeps,
  tx: Tx,
  { clearanceId, reason, byWhom }: UndoRequest,
): Promise<Result<Clearance, UndoRefusal>> {
  await tx.exec`select pg_advisory_xact_lock(hashtext('reconciliation.run'))`;
  const clearance = await findClearance(tx, clearanceId);
  if (!clearance) return refuse({ code: 'clearance_not_found' });
  if (clearance.undoneAt !== null) return refuse({ code: 'clearance_undone' });
  if (clearance.content.way === 'return') return refuse({ code: 'clearance_final' });
  const at = deps.clock.now();
  const stamp: Stamp = { byWhom, on: await getBookingDate(tx), at };
  await insertUndoing(tx, { id: clearanceId, reason, byWhom, at });
  const items = await itemsOf(tx, clearance);
  const { content } = clearance;
  if (content.way === 'loan') {
    const undone = await undoLoan(deps, tx, clearance, stamp);
    if (!undone.ok) return undone;
  } else if (content.way === 'book') await takeBack(tx, bookedIdOf(clearanceId), stamp);
  else
    await dissolve(
      tx,
      items.flatMap(({ lineId, entryId }) => lineId ?? entryId ?? []),
    );
  for (const item of items) await reopen(deps, tx, item, stamp);
  return ok((await findClearance(tx, clearanceId)) as Clearance);
}

/**
 * Takes a clearance back, once, by reversal: nothing that was written is changed. The item is open
 * again, and its money in suspense.
 */
export const undo = (
  deps: ClearDeps,
  request: UndoRequest,
): Promise<Result<Clearance, UndoRefusal>> =>
  txOrRefuse(deps.db, (tx) => undoLocked(deps, tx, request));

import assert from 'node:assert/strict';
import type { Fen } from '../kernel/index.ts';
import { account, credit, debit, post, reverse } from '../ledger/index.ts';
import { getBookingDate, type Tx } from '../platform/index.ts';
import { noteMoves } from './books.ts';
import { type Item, insertAct, setSuspense } from './items.ts';
import { dissolve, insertMatches, type Stamp } from './matches.ts';

interface Money {
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
}

/**
 * Puts money of which the books know nothing into suspense: what came in is owed to whoever sent it
 * (待查挂账), what went out is claimed back until it is explained. The cash of the books is then what
 * the rail says, and the line is matched with the entry.
 */
export async function putInSuspense(
  tx: Tx,
  item: Item,
  { direction, amount }: Money,
  funderId: string,
  stamp: Stamp,
): Promise<void> {
  assert(item.lineId !== null && item.suspenseEntryId === null, `${item.id}: nothing to suspend`);
  const today = await getBookingDate(tx);
  const count = item.suspenseCount + 1;
  const id = `suspense:${item.id}:${count}`;
  const cash = account.funderCash(funderId);
  await post(tx, {
    ...{ id, kind: 'suspense.posted', on: today, bookedOn: today, about: { item: item.id } },
    lines:
      direction === 'in'
        ? [debit(cash, amount), credit(account.suspense(), amount)]
        : [debit(account.suspensePaid(), amount), credit(cash, amount)],
  });
  await noteMoves(tx, [id]);
  await insertMatches(tx, [{ how: 'suspense', lineIds: [item.lineId], entryIds: [id] }], stamp);
  await setSuspense(tx, item.id, id, count);
  await insertAct(tx, item.id, 'suspended', stamp, { entry: id, amountFen: String(amount) });
}

/**
 * Takes an item's money out of suspense again, for what it really is gets booked: the entry is
 * reversed, the two undo each other, and the line is free.
 */
export async function releaseSuspense(tx: Tx, item: Item, stamp: Stamp): Promise<void> {
  const of = item.suspenseEntryId;
  if (of === null) return;
  const today = await getBookingDate(tx);
  const id = `suspense-released:${item.id}:${item.suspenseCount}`;
  await dissolve(tx, [of]);
  await reverse(tx, { id, of, on: today, bookedOn: today, why: 'explained' });
  await noteMoves(tx, [id]);
  await insertMatches(tx, [{ how: 'released', lineIds: [], entryIds: [of, id] }], stamp);
  await setSuspense(tx, item.id, null, item.suspenseCount);
}

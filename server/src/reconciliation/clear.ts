import { canonicalJson, type Fen, fen, type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { account, credit, debit, post } from '../ledger/index.ts';
import { getBookingDate, type Tx, txOrRefuse } from '../platform/index.ts';
import { type ChangeRefusal, changeLoan } from '../servicing/index.ts';
import { findMoves, noteMoves } from './books.ts';
import {
  type Bookable,
  bookable,
  type Clearance,
  type Clearing,
  findClearance,
  insertClearance,
  insertReturn,
} from './clearances.ts';
import { signedOf } from './compare.ts';
import type { ClearDeps } from './deps.ts';
import { clearItem, type Item, insertAct, lockItem, setItemState } from './items.ts';
import { findLines, type KeptLine } from './lines.ts';
import { insertMatches, type Stamp } from './matches.ts';
import { payeeBoundTo, payReturn, SETTLE_RETURN, settleReturnId } from './return-money.ts';
import { openTold } from './statements.ts';
import { releaseSuspense } from './suspense.ts';

/** A person's command. The client makes `clearanceId` and keeps it across retries. */
export interface ClearRequest {
  readonly clearanceId: Id<'clearance'>;
  readonly itemId: Id<'item'>;
  readonly clearing: Clearing;
  readonly reason: string;
  readonly byWhom: string;
}

/** Why an item is not cleared. In order of precedence: when several apply, the first is returned. */
export type ClearRefusal =
  | { readonly code: 'item_not_found' }
  | { readonly code: 'clearance_conflict' }
  | { readonly code: 'item_cleared' }
  | { readonly code: 'item_returning' }
  /** This way does not fit what the item is. */
  | { readonly code: 'clearing_unfit' }
  | { readonly code: 'sums_differ'; readonly theirs: Fen; readonly ours: Fen }
  /** The statement does not say whose account the money came from. */
  | { readonly code: 'payer_unsaid' }
  | ChangeRefusal;

/** The item of a clearance, locked, with its line. */
interface Place {
  readonly deps: ClearDeps;
  readonly tx: Tx;
  readonly item: Item;
  readonly line: KeptLine | undefined;
  readonly request: ClearRequest;
  readonly stamp: Stamp;
}

type Done = Result<null, ClearRefusal>;
const unfit = () => refuse({ code: 'clearing_unfit' } as const);

const sum = (parts: readonly { direction: 'in' | 'out'; amountFen: Fen }[]): bigint =>
  parts.reduce((total, p) => total + signedOf({ ...p, amount: p.amountFen }), 0n);

/** The event that a clearance lets happen to a loan: derived, so that a repeat is one. */
export const changeOf = (id: Id<'clearance'>): string => `change_${id.slice(-32)}`;
export const bookedIdOf = (id: Id<'clearance'>): string => `difference:${id}`;
const returnOf = (id: Id<'clearance'>): Id<'return'> => `return_${id.slice(-32)}` as Id<'return'>;

/** Several items are one: their lines and moves add up to the same. */
async function matchItems(place: Place, withItems: readonly Id<'item'>[]): Promise<Done> {
  const { tx, item, stamp, request } = place;
  const others: Item[] = [];
  for (const id of [...new Set(withItems)].sort()) {
    const other = id === item.id ? undefined : await lockItem(tx, id);
    if (!other) return refuse({ code: 'item_not_found' });
    if (other.state !== 'open') return refuse({ code: 'item_cleared' });
    others.push(other);
  }
  const all = [item, ...others];
  const lineIds = all.flatMap(({ lineId }) => lineId ?? []);
  const entryIds = all.flatMap(({ entryId }) => entryId ?? []);
  const theirs = sum(await findLines(tx, lineIds));
  const ours = sum(await findMoves(tx, entryIds));
  if (others.length === 0) return unfit();
  if (theirs !== ours) return refuse({ code: 'sums_differ', theirs: fen(theirs), ours: fen(ours) });
  for (const one of all) {
    await releaseSuspense(tx, one, stamp);
    await clearItem(tx, one.id, 'match', stamp);
    await insertAct(tx, one.id, 'cleared', stamp, { clearance: request.clearanceId });
  }
  await insertMatches(tx, [{ how: 'person', lineIds, entryIds }], stamp);
  return ok(null);
}

/** Money that came in and repays a loan: out of suspense, and into the loan's history. */
async function payLoan(
  { deps, tx, item, line, request, stamp }: Place,
  clearing: Extract<Clearing, { way: 'loan' }>,
): Promise<Done> {
  // A balance that does not go on is nobody's payment.
  if (line?.direction !== 'in' || item.suspenseEntryId === null || line.n <= 0) return unfit();
  await releaseSuspense(tx, item, stamp);
  const id = changeOf(request.clearanceId);
  const { loanId, on } = clearing;
  const event = { id, type: 'repayment', on, amount: line.amountFen } as const;
  const changed = await changeLoan(tx, { loanId, event, byWhom: request.byWhom }, deps.clock.now());
  if (!changed.ok) return changed;
  const entryId = `repayment:${id}`;
  if ((await noteMoves(tx, [entryId])).length !== 1) return unfit();
  const match = { how: 'person', lineIds: [line.id], entryIds: [entryId] } as const;
  await insertMatches(tx, [match], stamp);
  return ok(null);
}

/** Money that goes back to whoever sent it: the intent, and the safety net under it. */
async function sendBack({ deps, tx, item, line, request }: Place): Promise<Done> {
  if (line?.direction !== 'in' || item.suspenseEntryId === null || line.n <= 0) {
    return unfit();
  }
  const { name, accountNumber } = openTold(deps.vault, line.id, line.toldSealed);
  if (name === null || accountNumber === null) return refuse({ code: 'payer_unsaid' });
  const id = returnOf(request.clearanceId);
  await insertReturn(tx, {
    ...{ id, itemId: item.id, clearanceId: request.clearanceId, amount: line.amountFen },
    on: await getBookingDate(tx),
    payeeSealed: deps.vault.seal(JSON.stringify({ name, accountNumber }), payeeBoundTo(id)),
  });
  await deps.workflows.enqueue(tx, {
    workflow: SETTLE_RETURN,
    id: settleReturnId(id),
    input: { returnId: id },
    delayMs: deps.settleAfterMs ?? 5_000,
  });
  await setItemState(tx, item.id, 'returning');
  return ok(null);
}

/** The account a difference goes to, and what is moved against it. */
async function bookDifference(place: Place, to: Bookable): Promise<Done> {
  const { deps, tx, item, line, request, stamp } = place;
  const [move] = item.entryId === null ? [] : await findMoves(tx, [item.entryId]);
  if (!move && item.suspenseEntryId === null) return unfit(); // Its answer is on its way.
  const cash = account.funderCash(deps.funderId);
  const other = to === 'funder_capital' ? account.funderCapital(deps.funderId) : bookable[to]();
  const by = sum(line ? [line] : []) - sum(move ? [move] : []);
  if (by === 0n) return unfit();
  const amount = fen(by > 0n ? by : -by);
  const held = by > 0n ? account.suspense() : account.suspensePaid();
  const from = item.suspenseEntryId === null ? cash : held;
  const today = await getBookingDate(tx);
  const id = bookedIdOf(request.clearanceId);
  await post(tx, {
    ...{ id, kind: 'difference.booked', on: today, bookedOn: today, about: { item: item.id } },
    lines:
      by > 0n
        ? [debit(from, amount), credit(other, amount)]
        : [debit(other, amount), credit(from, amount)],
  });
  if (from !== cash) return ok(null); // The cash is in the books since it was suspended.
  await noteMoves(tx, [id]);
  const entryIds = [...(move ? [move.entryId] : []), id];
  const lineIds = line ? [line.id] : [];
  await insertMatches(tx, [{ how: 'person', lineIds, entryIds }], stamp);
  return ok(null);
}

async function accept({ tx, item, stamp }: Place): Promise<Done> {
  const isFit = item.kind === 'date_differs' || item.kind === 'account_differs';
  if (!isFit || item.lineId === null || item.entryId === null) return unfit();
  const match = { how: 'accepted', lineIds: [item.lineId], entryIds: [item.entryId] } as const;
  await insertMatches(tx, [match], stamp);
  return ok(null);
}

function act(place: Place): Promise<Done> {
  const { clearing } = place.request;
  switch (clearing.way) {
    case 'match':
      return matchItems(place, clearing.withItems);
    case 'loan':
      return payLoan(place, clearing);
    case 'return':
      return sendBack(place);
    case 'book': {
      // The opening balance, and no other money, is what funders brought.
      const isCapital = clearing.account === 'funder_capital';
      const fits = !isCapital || place.item.kind === 'opening' || place.item.kind === 'gap';
      return fits ? bookDifference(place, clearing.account) : Promise.resolve(unfit());
    }
    case 'accept':
      return accept(place);
  }
}

async function clearLocked(
  deps: ClearDeps,
  tx: Tx,
  request: ClearRequest,
): Promise<Result<Clearance, ClearRefusal>> {
  const { clearanceId, itemId, clearing, reason, byWhom } = request;
  // The run and every other clearance wait: what was judged holds when it commits.
  await tx.exec`select pg_advisory_xact_lock(hashtext('reconciliation.run'))`;
  const item = await lockItem(tx, itemId);
  if (!item) return refuse({ code: 'item_not_found' });
  const known = await findClearance(tx, clearanceId);
  if (known) {
    const isSame =
      known.itemId === itemId && canonicalJson(known.content) === canonicalJson(clearing);
    return isSame ? ok(known) : refuse({ code: 'clearance_conflict' });
  }
  if (item.state === 'cleared') return refuse({ code: 'item_cleared' });
  if (item.state === 'returning') return refuse({ code: 'item_returning' });
  const at = deps.clock.now();
  const stamp: Stamp = { byWhom, on: await getBookingDate(tx), at };
  const made = { id: clearanceId, itemId, content: clearing, reason, byWhom };
  await insertClearance(tx, { ...made, clearedOn: stamp.on, madeAt: at });
  const [line] = item.lineId === null ? [] : await findLines(tx, [item.lineId]);
  const done = await act({ deps, tx, item, line, request, stamp });
  if (!done.ok) return done;
  if (clearing.way !== 'match') {
    const detail = { clearance: clearanceId, way: clearing.way };
    if (clearing.way !== 'return') await clearItem(tx, itemId, clearing.way, stamp);
    await insertAct(tx, itemId, clearing.way === 'return' ? 'returning' : 'cleared', stamp, detail);
  }
  return ok((await findClearance(tx, clearanceId)) as Clearance);
}

/**
 * Clears an item the way a person says, once: what moves money or the books and what becomes of the
 * item is one transaction. Money that goes back leaves after it, under an id of its own, and the item
 * is cleared when the rail has paid. The same id with the same content answers as before.
 */
export async function clear(
  deps: ClearDeps,
  request: ClearRequest,
): Promise<Result<Clearance, ClearRefusal>> {
  const cleared = await txOrRefuse(deps.db, (tx) => clearLocked(deps, tx, request));
  if (cleared.ok && request.clearing.way === 'return') {
    await payReturn(deps, returnOf(request.clearanceId));
  }
  return cleared;
}

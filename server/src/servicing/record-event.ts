import assert from 'node:assert/strict';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { addDays, type BusinessDate, type Instant } from '../kernel/index.ts';
import { account, findEntry, reverse } from '../ledger/index.ts';
import { type Allocation, type Books, dpdOf, type LoanEvent, replay } from '../lending/index.ts';
import type { Tx } from '../platform/index.ts';
import {
  bookMoves,
  type Heading,
  lessMoves,
  type Moves,
  movesIn,
  movesOf,
  type Through,
} from './book-difference.ts';
import { eventsOf, type History, insertEvents } from './loan-history.ts';
import type { KeptState } from './loan-states.ts';
import { curedEvent, type Relived, reliveOne, saveRelived } from './relive.ts';

/** What joins a loan's history, and how it comes into the books. */
export interface Recording {
  readonly event: LoanEvent;
  readonly byWhom: string;
  readonly at: Instant;
  readonly through?: Through;
}

/** A loan after an event joined its history. */
export interface Recorded {
  readonly relived: Relived;
  readonly history: History;
  /** What the event met, if it is a repayment that counts. */
  readonly met: Allocation | undefined;
}

/** The id of an event's entry: derived, so that a second booking answers `exists`. */
export const entryIdOf = (event: Pick<LoanEvent, 'id' | 'type'>): string =>
  `${event.type}:${event.id}`;

/**
 * Lets `event` join the history of a locked loan. The loan is played again from its terms, to the
 * day the books are on; what the event did on its own day is one entry with that value date, and what
 * followed from it until now (interest that ran otherwise, dues that came out otherwise) is a second
 * one, valued today. Together they are the difference between what the books held and what they must
 * hold, and nothing else.
 *
 * @param kept - Locked by `tx`. @param today - The booking date of `tx`.
 */
export async function recordEvent(
  tx: Tx,
  kept: KeptState,
  history: History,
  { event, byWhom, at, through = 'cash' }: Recording,
  today: BusinessDate,
): Promise<Recorded> {
  const recorded = { event, bookedOn: today, recordedAt: at, byWhom };
  const { loanId, borrowerId } = kept;
  const inserted = await insertEvents(tx, [{ loanId, borrowerId, recorded }]);
  assert.equal(inserted, 1, `event ${event.id} is recorded already`);
  const after: History = { ...history, recorded: [...history.recorded, recorded] };
  const caughtUp = await catchUp(tx, kept, history, today);
  const relived = reliveOne(kept, after, today, event.id);
  const all = movesOf(kept, caughtUp, relived.position.books, through);
  const about = { loan: kept.loanId, event: event.id };
  const own = await bookOwn(tx, kept, relived, { event, byWhom, at, through }, today);
  await bookMoves(
    tx,
    { id: `replay:${event.id}`, kind: 'loan.replayed', on: today, bookedOn: today, about },
    lessMoves(all, own),
  );
  await saveRelived(tx, [relived], at);
  await appendOwn(tx, kept, history, event, relived, at);
  return { relived, history: after, met: relived.lived.met.get(event.id) };
}

/** The nights that end of day has not come to yet, as it would book them. @returns The books then. */
async function catchUp(
  tx: Tx,
  kept: KeptState,
  history: History,
  today: BusinessDate,
): Promise<Books> {
  if (kept.accruedTo >= today) return kept.books;
  const { books } = reliveOne(kept, history, today).position;
  const on = addDays(today, -1);
  const about = { loan: kept.loanId };
  await bookMoves(
    tx,
    { id: `accrual:${kept.loanId}:${on}`, kind: 'interest.accrued', on, bookedOn: today, about },
    movesOf(kept, kept.books, books),
  );
  return books;
}

/** The entry of the event itself, on its value date. @returns What it moved. */
async function bookOwn(
  tx: Tx,
  kept: KeptState,
  relived: Relived,
  { event, byWhom, through }: Recording,
  today: BusinessDate,
): Promise<Moves> {
  const id = entryIdOf(event);
  if (event.type === 'reversal') {
    const of = entryIdOf({ id: event.of, type: 'repayment' });
    const entry = await findEntry(tx, of);
    if (!entry) return new Map(); // The repayment met nothing: it has no entry.
    await reverse(tx, { id, of, on: entry.valueOn, bookedOn: today, why: `reversed: ${byWhom}` });
    return lessMoves(new Map(), movesIn(entry.lines));
  }
  const around = relived.lived.around;
  if (!around) return new Map(); // It lies ahead: nothing has moved yet.
  const moves = movesOf(kept, around.before, around.after, through);
  const heading = {
    id,
    kind: kindOf[event.type],
    on: event.on,
    bookedOn: today,
    about: { loan: kept.loanId, event: event.id },
  };
  if (event.type === 'chargeOff') await bookChargeOff(tx, kept, heading, moves);
  else await bookMoves(tx, heading, moves);
  return moves;
}

/**
 * A charge-off is taken from the allowance (借：贷款损失准备，贷：贷款), which is filled up for it
 * first: what was not provided for before is lost on this day.
 */
async function bookChargeOff(
  tx: Tx,
  { loanId }: KeptState,
  heading: Heading,
  moves: Moves,
): Promise<void> {
  const lost = moves.get(account.impairmentLoss()) ?? 0n;
  const allowance = account.lossAllowance(loanId);
  const provided: Moves = new Map([
    [account.impairmentLoss(), lost],
    [allowance, -lost],
  ]);
  const provision = { ...heading, id: `provision:${heading.about.event}`, kind: 'loan.provided' };
  if (lost > 0n) await bookMoves(tx, provision, provided);
  await bookMoves(tx, heading, lost > 0n ? lessMoves(moves, provided) : moves);
}

/** What the books call it. */
const kindOf: Record<Exclude<LoanEvent['type'], 'reversal'>, string> = {
  drawing: 'drawing',
  repayment: 'repayment',
  rateChange: 'rate.changed',
  interestPause: 'interest.paused',
  fee: 'fee.charged',
  restructuring: 'loan.restructured',
  chargeOff: 'loan.charged-off',
  refund: 'refund',
};

/** What the rest of the house is told beyond the days past due. */
async function appendOwn(
  tx: Tx,
  kept: KeptState,
  before: History,
  event: LoanEvent,
  relived: Relived,
  at: Instant,
): Promise<void> {
  const { loanId, borrowerId } = kept;
  const own = { borrowerId, occurredAt: at, source: 'open310', rawId: null } as const;
  const told: NewEvent[] = [];
  if (event.type === 'repayment') {
    const data = { loanId, repaymentId: event.id, amountFen: event.amount, on: event.on };
    told.push({ ...own, id: `open310:repayment:${event.id}`, kind: 'loan.repaid', data });
    const dpd = dpdOf(replay(before.terms, eventsOf(before), event.on).course);
    if (relived.position.oldestDueOn === null) told.push(...curedEvent(kept, event.on, dpd));
  }
  if (event.type === 'reversal') {
    const data = { loanId, repaymentId: event.of, on: event.on };
    told.push({
      ...own,
      id: `open310:reversal:${event.id}`,
      kind: 'loan.repayment_reversed',
      data,
    });
  }
  if (event.type === 'restructuring' || event.type === 'chargeOff') {
    const kind = event.type === 'chargeOff' ? 'loan.charged_off' : 'loan.restructured';
    told.push({ ...own, id: `open310:loan:${event.id}`, kind, data: { loanId, on: event.on } });
  }
  if (kept.status !== 'closed' && relived.position.status === 'closed') {
    const data = { loanId, on: relived.position.closedOn ?? event.on };
    // Closed once more after a reversal is another closing.
    told.push({
      ...own,
      id: `open310:loan:${loanId}:closed:${event.id}`,
      kind: 'loan.closed',
      data,
    });
  }
  if (told.length > 0) await appendEvents(tx, told, at);
}

import {
  addDays,
  type BusinessDate,
  type Id,
  instant,
  ok,
  parseId,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { lookUpLoans } from '../lending/index.ts';
import { openProfiles } from '../party/index.ts';
import { errorFields, getBusinessDate, OperationalError, type Tx } from '../platform/index.ts';
import {
  collectIdOf,
  listUnsettled,
  listUnsettledRefunds,
  refundIdOf,
} from '../servicing/index.ts';
import { copyMoves, findMoves, isPaidOutUntold, type KeptMove, listOrdersAfter } from './books.ts';
import { listPayingReturns } from './clearances.ts';
import { compare, type Known } from './compare.ts';
import { type DayTotals, findDay, findLastDay, insertDay, totalsOf } from './days.ts';
import { type ReconcileDeps, RUN } from './deps.ts';
import { type Item, lockOpenItems } from './items.ts';
import { findLines, type KeptLine, listLines } from './lines.ts';
import { findMatchedOrders, type Stamp } from './matches.ts';
import {
  accountIndex,
  findClosings,
  findSpan,
  findStatement,
  insertAttempt,
  keepStatement,
} from './statements.ts';
import { bankLineOf, bookMoveOf, takeIn } from './take-in.ts';

/** How a day came out; `exists`: it was reconciled before, and this is what was found then. */
export interface Reconciled {
  readonly status: 'reconciled' | 'exists';
  readonly totals: DayTotals;
}

/** In order of precedence. */
export type ReconcileRefusal =
  | { readonly code: 'day_not_over'; readonly today: BusinessDate }
  | { readonly code: 'day_out_of_turn'; readonly next: BusinessDate };

/** Asks for the statement of a day, once; what went wrong is kept beside it, and thrown. */
async function fetchStatement(deps: ReconcileDeps, on: BusinessDate): Promise<void> {
  if (await findStatement(deps.db, on)) return;
  try {
    const statement = await deps.statements.statement(on, {
      before: await findClosings(deps.db, addDays(on, -1)),
      isPaidOut: () => isPaidOutUntold(deps.db, on),
    });
    const at = deps.clock.now();
    await deps.db.tx((tx) => keepStatement(tx, deps.vault, deps.statements.name, statement, at));
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    await insertAttempt(deps.db, on, error.code, deps.clock.now());
    deps.log.warn('reconciliation.unanswered', { on, ...errorFields(error) });
    throw error;
  }
}

const loanOf = (orderId: string): Id<'loan'> | undefined =>
  orderId.startsWith('payout:') ? parseId('loan', orderId.slice('payout:'.length)) : undefined;

/** Of these orders, those that are ours and wait for their answer. */
async function findUnderWay(tx: Tx, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (orderIds.length === 0) return new Set();
  const ever = instant(Number.MAX_SAFE_INTEGER / 2 ** 12);
  const [repayments, refunds, returns] = await Promise.all([
    listUnsettled(tx, ever),
    listUnsettledRefunds(tx, ever),
    listPayingReturns(tx),
  ]);
  const waiting = new Set([
    ...repayments.map(({ id }) => collectIdOf(id)),
    ...refunds.map(({ id }) => refundIdOf(id)),
    ...returns,
  ]);
  const loans = await lookUpLoans(
    tx,
    orderIds.flatMap((orderId) => loanOf(orderId) ?? []),
  );
  for (const orderId of orderIds) {
    const loanId = loanOf(orderId);
    if (loanId && loans.get(loanId)?.status === 'paying') waiting.add(orderId);
  }
  return waiting;
}

async function lookUp(
  tx: Tx,
  lines: readonly KeptLine[],
  moves: readonly KeptMove[],
  { on, firstDay }: { readonly on: BusinessDate; readonly firstDay: BusinessDate },
): Promise<Known> {
  const orderIds = lines.flatMap(({ orderId }) => orderId ?? []);
  const matched = new Set(
    (await findMatchedOrders(tx, orderIds)).map((o) => `${o.direction} ${o.orderId}`),
  );
  // By direction: what takes a repayment back is an entry of the same order.
  const booked = new Set(moves.map((move) => `${move.direction} ${move.orderId}`));
  const unbooked = lines.flatMap(({ orderId, direction }) =>
    orderId === null || booked.has(`${direction} ${orderId}`) ? [] : [orderId],
  );
  const underWay = new Set([
    ...(await findUnderWay(tx, orderIds)),
    // Answered since: the books have it under a day that is not held against a statement yet.
    ...(await listOrdersAfter(tx, on, unbooked)),
  ]);
  return {
    isMatched: (orderId, direction) => matched.has(`${direction} ${orderId}`),
    isUnderWay: (orderId) => underWay.has(orderId),
    firstDay,
  };
}

/** Digests of the accounts that the orders of these moves were for, by order: its payee's, else its borrower's own. */
async function findAccounts(
  deps: ReconcileDeps,
  tx: Tx,
  moves: readonly KeptMove[],
): Promise<ReadonlyMap<string, string>> {
  const orders = moves.flatMap(({ loanId, orderId }) => {
    const id = orderId === null || loanId === null ? undefined : parseId('loan', loanId);
    return id === undefined || orderId === null ? [] : [{ loanId: id, orderId }];
  });
  const loans = await lookUpLoans(
    tx,
    orders.map(({ loanId }) => loanId),
  );
  const borrowerIds = [...new Set([...loans.values()].map(({ borrowerId }) => borrowerId))];
  const profiles = await openProfiles(tx, deps.vault, borrowerIds);
  const isPayout = ({ orderId }: { orderId: string }) => loanOf(orderId) !== undefined;
  const payees = await deps.payeesOf?.(orders.filter(isPayout).map(({ loanId }) => loanId));
  const found = new Map<string, string>();
  for (const order of orders) {
    const loan = loans.get(order.loanId);
    if (!loan) continue;
    const accountNumber =
      isPayout(order) && payees
        ? payees.get(loan.id)
        : profiles.get(loan.borrowerId)?.accountNumber;
    if (accountNumber != null) found.set(order.orderId, accountIndex(deps.vault, accountNumber));
  }
  return found;
}

const partsOf = (items: readonly Item[]) => ({
  lineIds: items.flatMap(({ lineId }) => lineId ?? []),
  entryIds: items.flatMap(({ entryId }) => entryId ?? []),
});

/** Holds a kept statement against the books, in one transaction: all of it or nothing. */
async function matchDay(deps: ReconcileDeps, tx: Tx, on: BusinessDate): Promise<Reconciled> {
  await tx.exec`select pg_advisory_xact_lock(hashtext('reconciliation.run'))`;
  const before = await findDay(tx, on);
  if (before) return { status: 'exists', totals: before };
  const stamp: Stamp = { byWhom: RUN, on, at: deps.clock.now() };
  const firstDay = (await findSpan(tx)).first ?? on;
  const booked = await copyMoves(tx, (await findLastDay(tx)) ?? addDays(on, -1), on);
  const items = await lockOpenItems(tx);
  const open = partsOf(items);
  const [stated, waitingLines, waitingMoves] = [
    await listLines(tx, on),
    await findLines(tx, open.lineIds),
    await findMoves(tx, open.entryIds),
  ];
  const lines = [...waitingLines, ...stated];
  const moves = [...waitingMoves, ...booked];
  const known = await lookUp(tx, lines, moves, { on, firstDay });
  const accounts = await findAccounts(deps, tx, moves);
  const found = compare(
    lines.map(bankLineOf),
    moves.map((move) => bookMoveOf(move, accounts.get(move.orderId ?? '') ?? null)),
    known,
  );
  const done = await takeIn(deps, tx, { ...found, items, stamp });
  const ofDay = new Set(stated.map(({ id }) => id));
  const matched = found.matches.flatMap((m) => m.lines).filter(({ id }) => ofDay.has(id)).length;
  const totals = await totalsOf(tx, on, stated, { ...done, matched }, stamp.at);
  await insertDay(tx, totals);
  return { status: 'reconciled', totals };
}

/**
 * Reconciles a day that the books have closed: its statement is asked for and kept, once, and held
 * against the entries that moved cash. Orders of our own ids match; what stands on one side alone, or
 * otherwise than on the other, becomes an item, and money that the books do not know goes into
 * suspense. What another day had left open and this one explains clears itself.
 *
 * May be stopped at any point and run again; days go in turn. Throws the rail's outage when the
 * statement is not to be had or not to be trusted: the attempt is kept, nothing else.
 */
export async function reconcileDay(
  deps: ReconcileDeps,
  on: BusinessDate,
): Promise<Result<Reconciled, ReconcileRefusal>> {
  const today = await getBusinessDate(deps.db);
  if (on >= today) return refuse({ code: 'day_not_over', today });
  const before = await findDay(deps.db, on);
  if (before) return ok({ status: 'exists', totals: before });
  const last = await findLastDay(deps.db);
  if (last !== undefined && on !== addDays(last, 1)) {
    return refuse({ code: 'day_out_of_turn', next: addDays(last, 1) });
  }
  await fetchStatement(deps, on);
  const reconciled = await deps.db.tx((tx) => matchDay(deps, tx, on));
  const { opened, cleared, unexplained } = reconciled.totals;
  deps.log.info('reconciliation.day', { on, status: reconciled.status, opened, cleared });
  if (unexplained !== 0n) deps.log.error('reconciliation.unexplained', { on });
  return ok(reconciled);
}

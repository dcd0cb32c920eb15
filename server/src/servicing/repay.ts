import assert from 'node:assert/strict';
import { FEN_MAX, type Fen, type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { findLoan } from '../lending/index.ts';
import { openProfile } from '../party/index.ts';
import {
  type Clock,
  type Database,
  errorFields,
  getBookingDate,
  type Log,
  type Tx,
  txOrRefuse,
  type Vault,
  type Workflows,
} from '../platform/index.ts';
import {
  type CollectionRail,
  type CollectOrder,
  type RailAnswer,
  RailUnanswered,
} from '../rails/index.ts';
import { type Applied, applyRepayment, collectIdOf } from './apply-repayment.ts';
import { type AttemptKey, insertAttempt } from './collect-due-attempts.ts';
import { eventsOf, findHistory } from './loan-history.ts';
import { lockState, setCollecting } from './loan-states.ts';
import { computeOwed } from './owed.ts';
import {
  findKept,
  insertRepayment,
  type KeptRepayment,
  type Repayment,
  repaymentOf,
} from './repayments.ts';

/** What repaying works with. */
export interface RepaymentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly rail: CollectionRail;
  readonly workflows: Workflows;
  readonly log: Log;
  /** A collection not settled in the path is looked after again after this. Default: 5 s. */
  readonly settleAfterMs?: number;
}

/** The borrower's command. The client makes `repaymentId` and keeps it across retries. */
export interface RepaymentRequest {
  readonly repaymentId: Id<'repayment'>;
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
  /** Unit: fen, `> 0`; or all that is owed today. */
  readonly amount: Fen | 'all';
  /**
   * The lender collects what is due under the mandate, and no more: less is better than nothing. An
   * attempt of a day's collection is kept together with the repayment it asks for.
   */
  readonly byMandate?: { readonly atLeast: Fen; readonly attempt?: AttemptKey };
}

/**
 * Why a repayment is refused. In order of precedence: when several apply, the first is returned.
 */
export type RepaymentRefusal =
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'repayment_conflict' }
  | {
      readonly code: 'loan_not_open';
      readonly status: 'paying' | 'closed' | 'cancelled' | 'chargedOff';
    }
  | { readonly code: 'repayment_in_progress'; readonly repaymentId: Id<'repayment'> }
  | { readonly code: 'more_than_owed'; readonly asked: Fen; readonly owed: Fen }
  | { readonly code: 'payer_unknown' };

export const SETTLE_REPAYMENT = 'servicing.settle-repayment.v1';
export const settleIdOf = (id: Id<'repayment'>): string => `settle-repayment:${id}`;

interface Payer {
  readonly name: string;
  readonly accountNumber: string;
}

const contextOf = (id: Id<'repayment'>): string => `servicing.repayments.payer:${id}`;

/** The account the borrower gave for paying out is the one repayments are collected from. */
async function findPayer(deps: RepaymentDeps, request: RepaymentRequest) {
  const profile = await openProfile(deps.db, deps.vault, request.borrowerId);
  const { holderName: name, accountNumber } = profile;
  if (name === null || accountNumber === null) return undefined;
  const payer: Payer = { name, accountNumber };
  return deps.vault.seal(JSON.stringify(payer), contextOf(request.repaymentId));
}

/** The same order however often it is sent: the rail collects an id once. */
export function collectOrderOf(deps: RepaymentDeps, repayment: KeptRepayment): CollectOrder {
  assert(repayment.payerSealed, 'a decided repayment is not collected');
  const sealed = deps.vault.open(repayment.payerSealed, contextOf(repayment.id));
  return {
    id: collectIdOf(repayment.id),
    from: JSON.parse(sealed) as Payer,
    mandateId: `M${repayment.loanId.slice(-32)}`, // Signed with the loan; rails allow 35 characters.
    amount: repayment.amountFen,
    purpose: 'open310 经营贷款还款',
    on: repayment.valueOn,
    ...(repayment.atLeastFen !== null && { atLeast: repayment.atLeastFen }),
  };
}

interface Intent {
  readonly repayment: KeptRepayment;
  readonly repeat: boolean;
}

/** The answer to a repayment whose id is known: the same one, or a conflict when it asked otherwise. */
function answerAgain(
  known: KeptRepayment,
  request: RepaymentRequest,
): Result<Intent, RepaymentRefusal> {
  const asked = request.amount === 'all' ? null : request.amount;
  const same =
    known.borrowerId === request.borrowerId &&
    known.loanId === request.loanId &&
    known.askedFen === asked;
  return same ? ok({ repayment: known, repeat: true }) : refuse({ code: 'repayment_conflict' });
}

/** Writes the intent to collect under the lock of the loan, or refuses. */
async function intend(
  deps: RepaymentDeps,
  tx: Tx,
  request: RepaymentRequest,
  payerSealed: Uint8Array | undefined,
): Promise<Result<Intent, RepaymentRefusal>> {
  const { repaymentId, borrowerId, loanId, amount } = request;
  const loan = await findLoan(tx, borrowerId, loanId);
  if (!loan) return refuse({ code: 'loan_not_found' });
  const state = await lockState(tx, loanId);
  const known = await findKept(tx, repaymentId);
  if (known) return answerAgain(known, request);
  if (!state)
    return refuse({
      code: 'loan_not_open',
      status: loan.status === 'cancelled' ? 'cancelled' : 'paying',
    });
  if (state.status === 'closed') return refuse({ code: 'loan_not_open', status: 'closed' });
  if (request.byMandate && state.status === 'chargedOff') {
    return refuse({ code: 'loan_not_open', status: 'chargedOff' }); // Left to people.
  }
  if (state.collectingId !== null) {
    return refuse({ code: 'repayment_in_progress', repaymentId: state.collectingId });
  }
  // Read under the lock: a loan that end of day has moved on stands on the new day.
  const today = await getBookingDate(tx);
  const history = await findHistory(tx, loanId);
  assert(history, `${loanId} has no history`);
  const owed = computeOwed(history.terms, eventsOf(history), today);
  const asked = amount === 'all' ? owed.payoff : amount;
  const most = request.byMandate ? owed.due : owed.payoff;
  if (asked > most) return refuse({ code: 'more_than_owed', asked, owed: most });
  if (!payerSealed) return refuse({ code: 'payer_unknown' });
  const repayment = await insertRepayment(tx, {
    id: repaymentId,
    borrowerId,
    loanId,
    askedFen: amount === 'all' ? null : amount,
    amountFen: asked,
    valueOn: owed.on,
    requestedAt: deps.clock.now(),
    payerSealed,
    byMandate: request.byMandate !== undefined,
    atLeastFen: request.byMandate?.atLeast ?? null,
  });
  // The id went to another loan this very moment: never a second collection under one id.
  if (!repayment) return refuse({ code: 'repayment_conflict' });
  const attempt = request.byMandate?.attempt;
  if (attempt) await insertAttempt(tx, attempt, repayment, 'asked', repayment.requestedAt);
  await setCollecting(tx, loanId, repaymentId);
  await deps.workflows.enqueue(tx, {
    workflow: SETTLE_REPAYMENT,
    id: settleIdOf(repaymentId),
    input: { repaymentId },
    delayMs: deps.settleAfterMs ?? 5_000,
    ...(request.byMandate && { patient: true }),
  });
  return ok({ repayment, repeat: false });
}

/** Applies an answer in one transaction; a decided repayment needs its safety net no longer. */
export async function applyAnswer(
  deps: RepaymentDeps,
  tx: Tx,
  repaymentId: Id<'repayment'>,
  answer: RailAnswer,
): Promise<Applied> {
  const applied = await applyRepayment(tx, repaymentId, answer, deps.clock.now());
  if (applied === 'contradicts') deps.log.error('repayment.contradicted', { repaymentId });
  return applied;
}

/** Asks the rail for the money. No answer is no failure: the settle workflow finds out. */
async function collect(deps: RepaymentDeps, repayment: KeptRepayment): Promise<void> {
  let answer: RailAnswer;
  try {
    answer = await deps.rail.collect(collectOrderOf(deps, repayment));
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('repayment.unanswered', { repaymentId: repayment.id, ...errorFields(error) });
    return;
  }
  if (answer.status === 'accepted') return;
  await deps.db.tx(async (tx) => {
    await applyAnswer(deps, tx, repayment.id, answer);
    await deps.workflows.forget(tx, settleIdOf(repayment.id));
  });
}

/**
 * Repays a loan, in part or in full, on any day: one transaction (intent to collect, the loan stands
 * still, settle workflow as safety net), one call to the rail, one transaction (debts met).
 *
 * The same id with the same content gives the same repayment, whatever became of it, and never a
 * second collection. A rail that does not answer leaves it `collecting`: what happened is unknown.
 * @param request - `amount` is positive and within range: edges refuse anything else by its type.
 */
export async function requestRepayment(
  deps: RepaymentDeps,
  request: RepaymentRequest,
): Promise<Result<Repayment, RepaymentRefusal>> {
  const { amount, repaymentId } = request;
  assert(
    amount === 'all' || (amount > 0n && amount <= FEN_MAX),
    'edges let no such amount through',
  );
  const payerSealed = await findPayer(deps, request);
  const intended = await txOrRefuse(deps.db, (tx) => intend(deps, tx, request, payerSealed));
  if (!intended.ok) return intended;
  if (intended.value.repeat) return ok(repaymentOf(intended.value.repayment));
  await collect(deps, intended.value.repayment);
  const now = await findKept(deps.db, repaymentId);
  assert(now);
  return ok(repaymentOf(now));
}

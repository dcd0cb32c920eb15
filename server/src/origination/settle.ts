import { appendEvents } from '../events/index.ts';
import { type BusinessDate, type Id, type Instant, type Json, parseId } from '../kernel/index.ts';
import { cancelLoan, lookUpLoan, settleLoan } from '../lending/index.ts';
import {
  errorFields,
  type Flow,
  getBookingDate,
  type Tx,
  type WorkflowDefinition,
} from '../platform/index.ts';
import { type PayoutRail, type RailAnswer, RailUnanswered } from '../rails/index.ts';
import { openAccrual } from '../servicing/index.ts';
import { bookRejected, bookSettled } from './book.ts';
import type { Deps } from './deps.ts';
import { openPayee, type Payee } from './payee.ts';
import {
  advance,
  endPayout,
  findApplication,
  findPayout,
  type Intent,
  listPayees,
  lockPayout,
  type Payout,
} from './queries.ts';

export const SETTLE_WORKFLOW = 'origination.settle-payout.v1';
export const settleId = (orderId: string): string => `settle:${orderId}`;

/** The id under which the rail knows a loan's payout: it pays an id once. */
export const payoutIdOf = (loanId: Id<'loan'>): string => `payout:${loanId}`;

/** The loan whose payout the rail knows as `orderId`; `undefined` when it is none of ours. */
const loanOfPayout = (orderId: string): Id<'loan'> | undefined =>
  orderId.startsWith('payout:') ? parseId('loan', orderId.slice('payout:'.length)) : undefined;

/**
 * Sends a loan's payout to the rail and settles it in the path of the borrower's request.
 * @returns When it was settled here; `undefined` when it was not, or somebody else was told first.
 *   Without an answer to trust nothing is known: the settle workflow asks again.
 */
export async function payOut(deps: Deps, payout: Intent): Promise<Instant | undefined> {
  let answer: RailAnswer;
  try {
    deps.probe('draw.before-transfer');
    answer = await deps.rail.transfer(orderOf(deps, payout));
    deps.probe('draw.after-transfer');
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('payout.unanswered', { loanId: payout.loanId, ...errorFields(error) });
    return undefined;
  }
  if (answer.status === 'accepted') return undefined;
  const at = deps.clock.now();
  const ended = await deps.db.tx((tx) => settlePayout(deps, tx, payout.orderId, answer, at));
  deps.probe('draw.after-settle');
  return ended === 'settled' ? at : undefined;
}

/** Where a loan's money went, opened for its own borrower. */
export async function openPayeeOf(
  deps: Pick<Deps, 'db' | 'vault'>,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
): Promise<Payee | undefined> {
  const payout = await findPayout(deps.db, borrowerId, loanId);
  return payout && openPayee(deps.vault, borrowerId, payout.payeeSealed);
}

/** The same of many loans; one that was not paid out is not in it. One query. */
export async function openPayeesOf(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  loanIds: readonly Id<'loan'>[],
): Promise<Map<Id<'loan'>, Payee>> {
  const rows = await listPayees(db, loanIds);
  return new Map(
    rows.map((one) => [one.loanId, openPayee(vault, one.borrowerId, one.payeeSealed)]),
  );
}

const orderOf = (deps: Deps, payout: Intent): Parameters<PayoutRail['transfer']>[0] => ({
  id: payout.orderId,
  to: openPayee(deps.vault, payout.borrowerId, payout.payeeSealed),
  amount: payout.amountFen,
  purpose: 'open310 经营贷款放款',
  on: payout.valueOn,
});

/** What an answer of the rail did. */
export type Settled = 'settled' | 'rejected' | 'exists' | 'pending' | 'not_found' | 'contradicts';

/**
 * Ends a payout by the rail's final answer: the loan opens and bears interest, or it is cancelled and
 * its entry reversed. May be told many times, by the path, the safety net and notices in any order:
 * the first takes effect, the others find it done.
 * @returns `contradicts` when the rail says the opposite of what it said before: nothing is changed
 *   and a person must look.
 */
export async function settlePayout(
  deps: Deps,
  tx: Tx,
  orderId: string,
  answer: RailAnswer,
  at: Instant = deps.clock.now(),
): Promise<Settled> {
  const loanId = loanOfPayout(orderId);
  if (loanId === undefined) return 'not_found';
  const [payout, loan, today] = await Promise.all([
    lockPayout(tx, orderId), // First: the others wait for it.
    lookUpLoan(tx, loanId),
    getBookingDate(tx),
  ]);
  if (!payout || !loan) return 'not_found';
  if (payout.status !== 'sent') return again(deps, payout, answer);
  if (answer.status === 'accepted') return 'pending';
  const booked = { loanId, amount: payout.amountFen, valueOn: payout.valueOn };
  const told = [
    deps.workflows.forget(tx, settleId(orderId)),
    tellApplication(tx, payout, answer, at),
  ];
  if (answer.status === 'settled') {
    // Found out days later: interest runs from the day of settlement, in the borrower's favour.
    await Promise.all([
      endPayout(tx, orderId, { status: 'settled', railRef: answer.railRef, at }),
      settleLoan(tx, loanId, answer.railRef, today),
      openAccrual(tx, loan, today, at),
      bookSettled(tx, { ...booked, valueOn: today }, deps.funderId, today),
      appendEvents(tx, [disbursedEvent(payout, today, at)], at),
      ...told,
    ]);
  } else {
    await Promise.all([
      endPayout(tx, orderId, { status: 'rejected', reason: answer.reason, at }),
      cancelLoan(tx, loanId, answer.reason),
      bookRejected(tx, booked, today),
      ...told,
    ]);
  }
  deps.probe('draw.in-settle');
  return answer.status;
}

/** An answer about a payout that has ended: said before, or the opposite of it. */
function again(deps: Deps, payout: Payout, answer: RailAnswer): 'exists' | 'contradicts' {
  if (answer.status === 'accepted' || answer.status === payout.status) return 'exists';
  const { orderId, loanId, status } = payout;
  deps.log.error('payout.contradicted', { orderId, loanId, stored: status, said: answer.status });
  return 'contradicts';
}

const disbursedEvent = (payout: Payout, on: BusinessDate, at: Payout['requestedAt']) =>
  ({
    id: `open310:loan:${payout.loanId}:disbursed`,
    kind: 'loan.disbursed',
    borrowerId: payout.borrowerId,
    occurredAt: at,
    source: 'open310',
    rawId: null,
    data: { loanId: payout.loanId, principalFen: payout.amountFen, on },
  }) as const;

async function tellApplication(
  tx: Tx,
  payout: Payout,
  answer: Exclude<RailAnswer, { status: 'accepted' }>,
  at: Payout['requestedAt'],
): Promise<void> {
  const { borrowerId, applicationId } = payout;
  if (applicationId === null) return;
  const place = { borrowerId, applicationId };
  if (answer.status === 'settled') {
    await advance(tx, place, at, {
      status: 'disbursed',
      nodes: [
        { name: 'disburse', state: 'passed' },
        { name: 'done', state: 'passed' },
      ],
    });
    return;
  }
  // The bank refused the account: the offer stands, the borrower gives another account. One that ran
  // out meanwhile ends here, as nothing else looks after it.
  const application = await findApplication(tx, borrowerId, applicationId);
  const isOver = (application?.offerExpiresAt ?? 0) <= at;
  const what = { zh: '银行退回付款', en: 'The bank rejected the payment' };
  await advance(tx, place, at, {
    status: isOver ? 'expired' : 'offered',
    nodes: [
      {
        name: 'disburse',
        state: 'failed',
        used: [{ what, detail: answer.reason, left: false, source: null }],
      },
    ],
  });
}

const ASK_AGAIN_MS = [2_000, 5_000, 15_000, 60_000]; // Then every minute.
const ROUNDS = 2_880; // Two days; a payout older than that is on the operator's list.

/**
 * The safety net under a payout: asks the rail what became of the order, sends it again under the
 * same id when the rail does not know it, and settles by the answer. Never gives up silently.
 */
export const settlePayoutWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: SETTLE_WORKFLOW,
  run: async (flow, input) => {
    const { orderId, borrowerId, loanId } = input as {
      readonly orderId: string;
      readonly borrowerId: Id<'borrower'>;
      readonly loanId: Id<'loan'>;
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await ask(deps, flow, round, { borrowerId, loanId });
      if (answer?.status === 'ended') return;
      if (answer && answer.status !== 'accepted') {
        await flow.commit(`settle.v1.${round}`, async (tx) => {
          await settlePayout(deps, tx, orderId, answer);
          return null;
        });
        return;
      }
      await flow.sleep(ASK_AGAIN_MS[round] ?? 60_000);
    }
    deps.log.error('payout.not_settled', { orderId, rounds: ROUNDS });
  },
});

type Asked = RailAnswer | { readonly status: 'ended' };

/** What the rail says now, or `null` when it says nothing. */
async function ask(
  deps: Deps,
  flow: Flow,
  round: number,
  of: { readonly borrowerId: Id<'borrower'>; readonly loanId: Id<'loan'> },
): Promise<Asked | null> {
  const asked = await flow.call(`ask.v1.${round}`, async (): Promise<Json> => {
    const payout = await findPayout(deps.db, of.borrowerId, of.loanId);
    if (payout?.status !== 'sent') return { status: 'ended' };
    try {
      const known = await deps.rail.queryTransfer(payout.orderId);
      const answer =
        known.status === 'not_found' ? await deps.rail.transfer(orderOf(deps, payout)) : known;
      return { ...answer };
    } catch (error) {
      if (!(error instanceof RailUnanswered)) throw error;
      deps.log.warn('payout.unanswered', { loanId: of.loanId, round });
      return null;
    }
  });
  return asked as Asked | null;
}

import assert from 'node:assert/strict';
import type { Fen, Id } from '../kernel/index.ts';
import { errorFields, getBusinessDate } from '../platform/index.ts';
import { type AttemptKey, insertAttempt } from './collect-due-attempts.ts';
import { type CollectionRules, nextOpening, repaymentIdOf } from './collect-due-rules.ts';
import { addTallies, nothingDone, type Outcome, outcomeOf, tallyOf } from './collect-due-tally.ts';
import { type RepaymentDeps, requestRepayment } from './repay.ts';

/** What collecting works with. */
export interface CollectDeps extends RepaymentDeps {
  readonly rules: CollectionRules;
}

/** A loan that is to be asked now, and for how much. */
export interface Asking {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly amount: Fen;
}

/** The fault of one loan is kept to itself. */
export function faulty(
  deps: CollectDeps,
  { on }: AttemptKey,
  loanId: Id<'loan'>,
  error: unknown,
): 'failed' {
  deps.log.error('collect.loan_failed', { loanId, on, ...errorFields(error) });
  return 'failed';
}

const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);

const ASK_AGAIN = 3; // What is due may change while it is asked for.

/** Asks one loan for what is due, under the id of this attempt and no other. */
async function ask(
  deps: CollectDeps,
  { on, attempt }: AttemptKey,
  asking: Asking,
): Promise<Outcome> {
  const { loanId, borrowerId } = asking;
  const repaymentId = repaymentIdOf(loanId, on, attempt);
  let { amount } = asking;
  for (let again = 0; again < ASK_AGAIN; again += 1) {
    if (amount === 0n) return 'nothing'; // Repaid meanwhile.
    const atLeast = least(deps.rules.atLeast, amount);
    const byMandate = { atLeast, attempt: { on, attempt } };
    const answer = await requestRepayment(deps, {
      repaymentId,
      borrowerId,
      loanId,
      amount,
      byMandate,
    });
    if (answer.ok) return outcomeOf(answer.value);
    const { error } = answer;
    switch (error.code) {
      case 'more_than_owed':
        amount = error.owed;
        break;
      case 'repayment_in_progress': // The borrower's own came first.
      case 'repayment_conflict': // Another worker asked under this id, for what was due then.
        return 'onItsWay';
      case 'loan_not_open':
        return 'nothing';
      case 'payer_unknown': {
        const asked = { id: repaymentId, borrowerId, loanId, amountFen: amount };
        await insertAttempt(deps.db, { on, attempt }, asked, 'payer_unknown', deps.clock.now());
        deps.log.warn('collect.payer_unknown', { loanId, on });
        return 'barred';
      }
      case 'loan_not_found':
        return assert.fail(`${loanId} is in servicing and not in lending`);
    }
  }
  return 'onItsWay';
}

/** `ask`, with the fault of one loan kept to itself. */
async function askOne(deps: CollectDeps, key: AttemptKey, asking: Asking): Promise<Outcome> {
  try {
    return await ask(deps, key, asking);
  } catch (error) {
    await getBusinessDate(deps.db); // Throws when it is the database that is away.
    return faulty(deps, key, asking.loanId, error);
  }
}

/** Asks the loans, a few at a time, until all are asked or night falls. */
export async function askAll(deps: CollectDeps, key: AttemptKey, askings: readonly Asking[]) {
  const queue = [...askings];
  let tally = nothingDone;
  let isNight = false;
  let isAway = false;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !isAway; next = queue.shift()) {
      const now = deps.clock.now();
      isNight ||= nextOpening(deps.rules, now) > now;
      if (isNight) return;
      const outcome = await askOne(deps, key, next).catch((error: unknown) => {
        isAway = true;
        throw error;
      });
      tally = addTallies(tally, tallyOf(outcome, true));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: deps.rules.atOnce }, work));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  return { tally, isNight };
}

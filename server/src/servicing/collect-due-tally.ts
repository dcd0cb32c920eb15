import { isFinalReason } from './collect-due-rules.ts';
import type { Repayment } from './repayments.ts';

/** What became of the loans that a walk came by. */
export type Tally = {
  /** Asked for what was due, in this attempt. */
  readonly asked: number;
  readonly settled: number;
  readonly partial: number;
  readonly rejected: number;
  /** Not to be asked again today: rejected for good, or nobody to collect from. */
  readonly barred: number;
  readonly onItsWay: number;
  /** At fault themselves: logged, and tried again by the next attempt. */
  readonly failed: number;
  /** Of all of them, those that a further attempt may do something for. */
  readonly left: number;
};

export const nothingDone: Tally = {
  asked: 0,
  settled: 0,
  partial: 0,
  rejected: 0,
  barred: 0,
  onItsWay: 0,
  failed: 0,
  left: 0,
};

export const addTallies = (a: Tally, b: Tally): Tally =>
  Object.fromEntries(
    Object.entries(a).map(([key, n]) => [key, n + b[key as keyof Tally]]),
  ) as Tally;

/** What one loan came to in a page. `before`: the page had asked it when it was cut off. */
export type Outcome = Exclude<keyof Tally, 'asked' | 'left'> | 'before' | 'nothing';

export function tallyOf(outcome: Outcome, isAsked: boolean): Tally {
  if (outcome === 'nothing') return nothingDone;
  const left = outcome === 'settled' || outcome === 'barred' ? 0 : 1;
  const tally = { ...nothingDone, left, asked: isAsked ? 1 : 0 };
  return outcome === 'before' ? tally : { ...tally, [outcome]: 1 };
}

/** What asking came to. */
export function outcomeOf(repayment: Repayment): Outcome {
  if (repayment.status === 'collecting') return 'onItsWay';
  if (repayment.status === 'failed') {
    return isFinalReason(repayment.reason ?? '') ? 'barred' : 'rejected';
  }
  return (repayment.settled ?? 0n) < repayment.amount ? 'partial' : 'settled';
}

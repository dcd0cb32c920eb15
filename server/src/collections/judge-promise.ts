import type { BusinessDate, Fen } from '../kernel/index.ts';

/** What a promise is judged by. */
export interface PromiseFacts {
  readonly amount: Fen;
  readonly dueOn: BusinessDate;
  /** Paid since it was made, counting from a day up to `dueOn`, and not undone. */
  readonly repaid: Fen;
  /** When another took its place; `null`: none did. */
  readonly replacedOn: BusinessDate | null;
}

export type PromiseState = 'open' | 'kept' | 'broken' | 'replaced';

/**
 * What became of a promise, by what was paid by the end of its day. Nobody says so: a repayment that is undone later
 * breaks it, one that is told late and counts from its day keeps it. Pure.
 */
export function judgePromise(
  { amount, dueOn, repaid, replacedOn }: PromiseFacts,
  today: BusinessDate,
): PromiseState {
  if (repaid >= amount) return 'kept';
  if (replacedOn !== null && replacedOn <= dueOn) return 'replaced';
  return today > dueOn ? 'broken' : 'open';
}

import type { BusinessDate, Fen, Id } from '../kernel/index.ts';
import type { Clock, Database, Log, Tx } from '../platform/index.ts';
import type { ControlSum } from './check-loans.ts';
import type { ClassRules } from './classes.ts';

/** What end of day works with. */
export interface EndOfDayDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** How loans are classified and provided for; the usual way unless told. */
  readonly classRules?: ClassRules;
  /** What is done in the transaction that closes the day, once: the new day's work is enqueued. */
  readonly inClose?: (tx: Tx, today: BusinessDate) => Promise<void>;
}

/** How one end of day went. Counts are of the whole run, restarts and other workers included. */
export interface EndOfDayReport {
  /** The business date that was closed. */
  readonly closed: BusinessDate;
  /** The business date from then on. */
  readonly today: BusinessDate;
  readonly loans: number;
  /** Of them, those that were looked at one by one: a due date, a change, a threshold. */
  readonly woken: number;
  /** Interest accrued, and interest that fell due. Unit: fen. */
  readonly accrued: Fen;
  readonly penalty: Fen;
  /** Interest owed that is no longer income. Unit: fen. */
  readonly offBalance: Fen;
  readonly due: Fen;
  /** Loans past due on `today`. */
  readonly delinquent: number;
  /** Loans that could not be moved on; tried again by the next end of day. */
  readonly failed: readonly Id<'loan'>[];
  /** Every control account beside the sum of the loans, at the close. */
  readonly controls: readonly ControlSum[];
  /** Whether they are the same, all of them. */
  readonly agree: boolean;
  /** From the first worker's start to the close. Unit: ms. */
  readonly tookMs: number;
}

import type { Id } from '../kernel/index.ts';
import type { Clock, Database, Log, Vault, Workflows } from '../platform/index.ts';
import type { PayoutRail, RailStatement } from '../rails/index.ts';

/** What reconciling works with. */
export interface ReconcileDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly vault: Vault;
  /** Tells of the account that all money of the lender goes through. */
  readonly statements: RailStatement;
  /**
   * The accounts that loans were ordered to be paid out to: a seller's, where one is paid in the borrower's stead. One
   * that is not known any more is not in it. Absent: the borrowers' own.
   */
  readonly payeesOf?: (loanIds: readonly Id<'loan'>[]) => Promise<ReadonlyMap<Id<'loan'>, string>>;
  /** Whose cash it is that comes in without a loan. */
  readonly funderId: string;
}

/** What clearing works with: money may have to go back. */
export interface ClearDeps extends Omit<ReconcileDeps, 'statements'> {
  readonly rail: PayoutRail;
  readonly workflows: Workflows;
  /** A return not settled in the path is looked after again after this. Default: 5 s. */
  readonly settleAfterMs?: number;
}

/** Whose act it is when no person did it. */
export const RUN = 'reconciliation';

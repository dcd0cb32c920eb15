import type { BusinessDate, Fen, Result } from '../kernel/index.ts';
import { OperationalError } from '../platform/index.ts';

/** Money out of the lender's account. */
export interface TransferOrder {
  /** Our own id, derived (`payout:<loanId>`): the rail pays an id once, however often it is sent. */
  readonly id: string;
  /** Name: 1 to 140 characters, none of control. Account number: 1 to 34 of `A-Za-z0-9-`. */
  readonly to: { readonly name: string; readonly accountNumber: string };
  readonly amount: Fen;
  /** What the payee reads on the statement; 1 to 140 characters. */
  readonly purpose: string;
  readonly on: BusinessDate;
}

/** Money in, from an account whose owner signed the mandate. */
export interface CollectOrder {
  /** Our own id, derived (`collect:<repaymentId>`). */
  readonly id: string;
  readonly from: { readonly name: string; readonly accountNumber: string };
  /** The debtor's standing permission; 1 to 35 of `A-Za-z0-9._:-`. The first collection registers it. */
  readonly mandateId: string;
  readonly amount: Fen;
  /**
   * The least worth taking where the account holds less than `amount`: `0 < atLeast <= amount`. The
   * rail then takes what is there. Absent: all or nothing.
   */
  readonly atLeast?: Fen;
  readonly purpose: string;
  readonly on: BusinessDate;
}

/** What an order permits to move: `amount`, or no less than `atLeast` of it. */
export type AskedAmount = Pick<CollectOrder, 'amount' | 'atLeast'>;

/**
 * What a rail says about one order. `settled`: the money moved. `accepted`: it will, or will be
 * rejected; a notice or a query tells. `rejected`: no money moved and none will under this id.
 */
export type RailAnswer =
  | {
      readonly status: 'settled';
      readonly railRef: string;
      /**
       * What was moved when it is less than was asked for; absent: all. Notices, and queries that
       * are not told the order, may name all as well: `settledAmount` holds it against the order.
       */
      readonly amount?: Fen;
    }
  | { readonly status: 'accepted'; readonly railRef: string }
  | { readonly status: 'rejected'; readonly reason: string };

/** What a rail says about a transfer: it moves as a whole or not at all. */
export type TransferAnswer =
  | { readonly status: 'settled'; readonly railRef: string }
  | Exclude<RailAnswer, { readonly status: 'settled' }>;

/**
 * The rail does not know the id, yet: a slow request may still be on its way. The one safe next
 * step is to send the same order again. Never give an order up on this answer alone.
 */
export interface RailNotFound {
  readonly status: 'not_found';
}

/** Pays out. A call without a trustworthy answer throws `RailUnanswered`. */
export interface PayoutRail {
  readonly name: string;
  transfer(order: TransferOrder): Promise<TransferAnswer>;
  queryTransfer(id: string): Promise<TransferAnswer | RailNotFound>;
}

/**
 * Collects. A call without a trustworthy answer throws `RailUnanswered`; so does one that settled
 * more than was asked for, nothing, or less than `atLeast`. The same id gives the same amount.
 */
export interface CollectionRail {
  readonly name: string;
  collect(order: CollectOrder): Promise<RailAnswer>;
  /** @param asked - What the order permits. Without it the caller holds the answer against it. */
  queryCollect(id: string, asked?: AskedAmount): Promise<RailAnswer | RailNotFound>;
}

/** One movement on the lender's account, as the rail booked it. */
export interface StatementLine {
  /** Our own order id where the rail carries it, otherwise the id the rail printed. */
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly amount: Fen;
  readonly railRef: string;
  readonly bookedOn: BusinessDate;
  /** The kind of movement in the rail's own words: `PMNT/RCDT/DMCT`. */
  readonly code: string;
  /** Who paid or was paid, where the rail says. */
  readonly party: { readonly name: string; readonly accountNumber: string | null } | null;
  /** What the payer wrote. */
  readonly text: string | null;
  /** Where in the body its own words stand: bytes, the last not included. Absent: the rail cannot tell. */
  readonly place?: { readonly from: number; readonly to: number };
}

/** One of the accounts behind a statement. */
export interface RailDay {
  /** Whose it is: `bank`, `alipay`. */
  readonly rail: string;
  /** `null`: nothing is known to have moved there ever, and what it holds is not known either. Unit: fen. */
  readonly opening: Fen | null;
  readonly closing: Fen | null;
}

/** What the rail booked on one day: the other side of a reconciliation. */
export interface DayStatement {
  /** The rail's id of it. */
  readonly id: string;
  readonly on: BusinessDate;
  /** What the account held before and after the day; below nothing when overdrawn. Unit: fen. */
  readonly opening: Fen;
  readonly closing: Fen;
  /** The accounts that it adds up. Absent: one, of the rail's name. */
  readonly rails?: readonly RailDay[];
  /** In the rail's order. Together they lead from `opening` to `closing`. */
  readonly lines: readonly StatementLine[];
  /** The bytes as received, verified; they name people. */
  readonly body: Uint8Array;
  /** What the rail signed them with, as it came. */
  readonly signature: string;
}

/** What is known before a day's statement is asked for, and no rail tells. */
export interface DayKnown {
  /**
   * What each account held when the day before was over, as it was kept; `null`: nothing had moved there ever. An account
   * that is not in it was not asked.
   */
  readonly before: ReadonlyMap<string, Fen | null>;
  /** Whether the books paid out that day, loans, refunds or money sent back, what no statement told of yet. */
  readonly isPaidOut: () => Promise<boolean>;
}

/** Tells of a day that is over. */
export interface RailStatement {
  /** Whose statements they are: `bank`, `bank+alipay`. */
  readonly name: string;
  statement(on: BusinessDate, known?: DayKnown): Promise<DayStatement>;
}

/** What a rail pushed to us about one order. */
export interface RailNotice {
  /** `name` of the rail that sent it. */
  readonly rail: string;
  /** The rail's id of the notice: the same on every delivery of it. */
  readonly noticeId: string;
  readonly kind: 'transfer' | 'collect';
  readonly orderId: string;
  readonly answer: RailAnswer;
}

/** Why a pushed notice is not believed. A refused notice changes nothing. */
export type NoticeRefusal =
  | { readonly code: 'bad_signature' }
  | { readonly code: 'stale' }
  | { readonly code: 'malformed' };

/** Verifies and reads what a rail pushed. */
export interface NoticeReader {
  /**
   * @param headers - Names in lower case.
   * @param body - The bytes as received: the signature is over them.
   */
  parseNotice(
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ): Result<RailNotice, NoticeRefusal>;
}

/**
 * No answer from the rail, or none that can be trusted (timeout, 5xx, cut connection, forged or
 * malformed answer). Whether money moved is UNKNOWN: ask `queryTransfer` / `queryCollect` with the
 * same id before anything else.
 */
export class RailUnanswered extends OperationalError {
  override readonly name = 'RailUnanswered';
  readonly code = 'rail_unanswered';
  readonly retryable = true;
  readonly orderId: string;

  constructor(rail: string, orderId: string, cause: unknown) {
    super(`No answer to trust from rail ${rail} for ${orderId}: what happened is unknown.`, {
      cause,
    });
    this.orderId = orderId;
  }
}

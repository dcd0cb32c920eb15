import { OperationalError } from '../../platform/index.ts';

/** The bank host gave no answer in time, cut the connection, or answered other than 200. */
export class BankUnavailable extends OperationalError {
  override readonly name = 'BankUnavailable';
  readonly code = 'bank_unavailable';
  readonly retryable = true;

  constructor(what: string, cause?: unknown) {
    super(`The bank host did not answer: ${what}.`, { cause });
  }
}

/** An answer without the bank's valid, fresh signature over its bytes. Nothing in it is believed. */
export class BankAnswerForged extends OperationalError {
  override readonly name = 'BankAnswerForged';
  readonly code = 'bank_answer_forged';
  readonly retryable = true;

  constructor(why: string) {
    super(`The bank's answer is not to be trusted: ${why}.`);
  }
}

/** An answer that the bank signed and that does not fit the profile or the question. */
export class BankAnswerMalformed extends OperationalError {
  override readonly name = 'BankAnswerMalformed';
  readonly code = 'bank_answer_malformed';
  readonly retryable = true;

  constructor(why: string) {
    super(`The bank's answer cannot be read: ${why}.`);
  }
}

/**
 * The bank knows the id with other content. What became of the order it knows only a query tells;
 * reading this as "rejected" could give up an order that was paid.
 */
export class BankOrderConflict extends OperationalError {
  override readonly name = 'BankOrderConflict';
  readonly code = 'bank_order_conflict';
  readonly retryable = true;

  constructor(reason: string) {
    super(`The bank knows this order id with other content (${reason}).`);
  }
}

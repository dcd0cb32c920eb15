import { OperationalError } from '../platform/index.ts';

/** A partner that did not answer, or said that it cannot just now. Reads may be repeated. */
export class PartnerUnavailable extends OperationalError {
  override readonly name = 'PartnerUnavailable';
  readonly code = 'partner_unavailable';
  readonly retryable = true;
  /** How long the partner asked to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(partner: string, what: string, cause: unknown, retryAfterMs?: number) {
    super(`No answer from ${partner} to ${what}.`, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** An answer whose signature is missing or does not fit. Nothing of it may be used or stored. */
export class PartnerAnswerForged extends OperationalError {
  override readonly name = 'PartnerAnswerForged';
  readonly code = 'partner_answer_forged';
  readonly retryable = false;

  constructor(partner: string, what: string) {
    super(`The answer of ${partner} to ${what} is not signed by it.`);
  }
}

/** An answer without a field that matters, or with one of another shape: the partner changed. */
export class PartnerAnswerMalformed extends OperationalError {
  override readonly name = 'PartnerAnswerMalformed';
  readonly code = 'partner_answer_malformed';
  readonly retryable = false;
  /** Where it stands in the answer: `trades.trade.3.payment`. */
  readonly field: string;

  constructor(partner: string, what: string, field: string) {
    super(`The answer of ${partner} to ${what} is malformed at "${field}".`);
    this.field = field;
  }
}

/** The borrower's token is expired or revoked: refresh it, or ask the borrower again. */
export class GrantExpired extends OperationalError {
  override readonly name = 'GrantExpired';
  readonly code = 'grant_expired';
  readonly retryable = false;

  constructor(partner: string, what: string) {
    super(`${partner} no longer accepts the grant for ${what}.`);
  }
}

/** The partner understood the call and refuses it: a permission, a parameter, a contract. */
export class PartnerRefusedCall extends OperationalError {
  override readonly name = 'PartnerRefusedCall';
  readonly code = 'partner_refused_call';
  readonly retryable = false;
  /** The partner's own codes, for the operator. */
  readonly partnerCode: string;
  readonly partnerSubCode: string | null;

  constructor(partner: string, what: string, partnerCode: string, partnerSubCode: string | null) {
    super(`${partner} refuses ${what}: ${partnerCode} ${partnerSubCode ?? ''}`.trimEnd());
    this.partnerCode = partnerCode;
    this.partnerSubCode = partnerSubCode;
  }
}

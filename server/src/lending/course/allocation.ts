import { type Fen, fen } from '../../kernel/index.ts';
import type { Component } from '../terms.ts';

/** Which debts one repayment met. Unit: fen each; they add up to the repayment. */
export interface Allocation {
  readonly fees: Fen;
  readonly penaltyInterest: Fen;
  /** Interest that had fallen due. */
  readonly dueInterest: Fen;
  /** Interest of the running period: it falls due by being paid. */
  readonly accruedInterest: Fen;
  readonly principal: Fen;
  /** More than was owed: the borrower's money. */
  readonly overpaid: Fen;
}

/** An allocation while it is worked out. */
export type Met = { -readonly [K in keyof Allocation]: Fen };

export const nothingMet = (): Met => ({
  fees: fen(0n),
  penaltyInterest: fen(0n),
  dueInterest: fen(0n),
  accruedInterest: fen(0n),
  principal: fen(0n),
  overpaid: fen(0n),
});

/** Where what is due and paid is counted. */
export const partOf: Record<Component, keyof Allocation> = {
  fee: 'fees',
  penalty: 'penaltyInterest',
  interest: 'dueInterest',
  principal: 'principal',
};

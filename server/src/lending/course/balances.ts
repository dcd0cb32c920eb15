import { type Fen, fen } from '../../kernel/index.ts';

/**
 * What the books hold of a loan: balances of what is owed, and what it all came to. Unit: fen.
 * A function of terms, history and day alone, so that the entry of anything that happens is the
 * difference of two of them, and a history replayed posts what is missing and nothing else.
 */
export interface Books {
  readonly principal: Fen;
  /** Interest that fell due and is not paid (应收利息). */
  readonly interestReceivable: Fen;
  /** Interest that runs, in whole fen, less what of it is paid (应计利息). */
  readonly interestAccrued: Fen;
  readonly penaltyAccrued: Fen;
  readonly feesReceivable: Fen;
  readonly overpaid: Fen;
  /** Interest owed that is no longer income (表外): kept beside the books. */
  readonly offBalance: Fen;
  /** What is still claimed of a debt that was charged off. */
  readonly claims: Fen;
  readonly interestIncome: Fen;
  readonly penaltyIncome: Fen;
  readonly feeIncome: Fen;
  /** Lost by charge-off, less what was recovered since. */
  readonly impairment: Fen;
  /** Money in less money out. */
  readonly cash: Fen;
}

export const emptyBooks: Books = {
  principal: fen(0n),
  interestReceivable: fen(0n),
  interestAccrued: fen(0n),
  penaltyAccrued: fen(0n),
  feesReceivable: fen(0n),
  overpaid: fen(0n),
  offBalance: fen(0n),
  claims: fen(0n),
  interestIncome: fen(0n),
  penaltyIncome: fen(0n),
  feeIncome: fen(0n),
  impairment: fen(0n),
  cash: fen(0n),
};

import {
  addMonths,
  type BusinessDate,
  daysBetween,
  divHalfEven,
  type Fen,
  fen,
  type RateE9,
} from '../kernel/index.ts';

/** What was owed when a facility came into default, and the money that came in since. */
export interface DefaultedDebt {
  readonly defaultedOn: BusinessDate;
  /** Principal, interest and fees. `> 0`. */
  readonly owed: Fen;
  /** What money later is discounted by: the contract's rate. */
  readonly annualRate: RateE9;
  readonly paid: readonly { readonly on: BusinessDate; readonly amount: Fen }[];
}

const WORKOUT_MONTHS = 24; // Then what is not paid is taken for lost. Assumed.
const PPM = 1_000_000n;
const YEAR_E9 = 365n * 1_000_000_000n;

/**
 * The share of a defaulted debt that was lost: what was owed less what came in within 24 months, discounted by
 * simple interest to the day of default. Unit: ppm, 0 to 1,000,000. `null`: it may still come in.
 * @param seenUntil - Up to which day the books are closed.
 */
export function lossOf(debt: DefaultedDebt, seenUntil: BusinessDate): bigint | null {
  const end = addMonths(debt.defaultedOn, WORKOUT_MONTHS);
  let recovered = 0n;
  for (const { on, amount } of debt.paid) {
    if (on < debt.defaultedOn || on > end || on > seenUntil) continue;
    const grown = YEAR_E9 + debt.annualRate * BigInt(daysBetween(debt.defaultedOn, on));
    recovered += divHalfEven(amount * YEAR_E9, grown);
  }
  const paid = debt.paid.reduce((sum, { amount }) => sum + amount, 0n);
  if (seenUntil < end && paid < debt.owed) return null;
  const lost = divHalfEven((debt.owed - recovered) * PPM, debt.owed);
  return lost < 0n ? 0n : lost > PPM ? PPM : lost;
}

/** A limit before a default, and on the day of it. */
export interface LimitUsed {
  readonly limit: Fen;
  readonly usedBefore: Fen;
  readonly owedAtDefault: Fen;
}

/**
 * Which share of a limit that was not drawn a year before (or when it was opened) had been drawn by the day of
 * default. Unit: ppm, 0 to 1,000,000. `null`: nothing was undrawn.
 */
export function useOfUndrawn({ limit, usedBefore, owedAtDefault }: LimitUsed): bigint | null {
  const undrawn = limit - usedBefore;
  if (undrawn <= 0n) return null;
  const share = divHalfEven((owedAtDefault - usedBefore) * PPM, undrawn);
  return share < 0n ? 0n : share > PPM ? PPM : share;
}

/** What is owed should a facility default: what is drawn, and the usual share of the rest. */
export const exposureOf = (limit: Fen, used: Fen, undrawnPpm: bigint): Fen =>
  used >= limit ? used : fen(used + divHalfEven((limit - used) * undrawnPpm, PPM));

/** What is lost of it in the mean. Unit of PD: parts per billion. */
export const expectedLossOf = (pdE9: bigint, lgdPpm: bigint, exposure: Fen): Fen =>
  fen(divHalfEven(pdE9 * lgdPpm * exposure, 1_000_000_000n * PPM));

/** A share as cases and an assumption tell it. Unit: ppm. */
export interface ShareEstimate {
  readonly cases: number;
  /** Of the cases alone; `null`: there is none. */
  readonly mean: bigint | null;
  /** Drawn to what was assumed where cases are few. */
  readonly ppm: bigint;
}

const PRIOR = 20n; // Cases that the assumption counts for. Assumed.

/** The mean of shares, beside an assumption that counts for twenty cases. */
export function estimateShare(shares: readonly bigint[], assumedPpm: bigint): ShareEstimate {
  const sum = shares.reduce((total, share) => total + share, 0n);
  const cases = BigInt(shares.length);
  return {
    cases: shares.length,
    mean: cases === 0n ? null : divHalfEven(sum, cases),
    ppm: divHalfEven(sum + PRIOR * assumedPpm, cases + PRIOR),
  };
}

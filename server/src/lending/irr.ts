import assert from 'node:assert/strict';
import {
  type BusinessDate,
  type DayCount,
  daysBetween,
  divHalfEven,
  type Fen,
  nominalYear,
  RATE_ONE,
  type RateE9,
  rateE9,
} from '../kernel/index.ts';

/** Money on a day: received by the borrower `> 0`, paid by the borrower `< 0`. */
export interface CashFlow {
  readonly on: BusinessDate;
  readonly amount: Fen;
}

const RATE_TOP = 100n * RATE_ONE; // 10,000 % a year: no lawful loan comes near.

interface Step {
  readonly days: number;
  readonly amount: bigint;
}

/** Flows of one day joined, as days since the flow before. The first must be money received. */
function stepsOf(flows: readonly CashFlow[]): [first: bigint, later: Step[]] {
  const byDay = new Map<BusinessDate, bigint>();
  for (const { on, amount } of flows) byDay.set(on, (byDay.get(on) ?? 0n) + amount);
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  const [start] = days;
  assert(start && start[1] > 0n, 'the first flow must be money received');
  const later = days.slice(1).map(([on, amount], i) => {
    const before = days[i];
    assert(before);
    assert(amount <= 0n, 'after the drawing the borrower only pays');
    return { days: daysBetween(before[0], on), amount };
  });
  return [start[1], later];
}

/** The first whole number in `[low, high]` where `reached` is true; `reached` turns once. */
function firstWhere(low: bigint, high: bigint, reached: (x: bigint) => boolean): bigint {
  let [a, b] = [low, high];
  while (a < b) {
    const middle = (a + b) / 2n;
    if (reached(middle)) b = middle;
    else a = middle + 1n;
  }
  return a;
}

/**
 * What is still owed after the last flow at `rate`, times a positive constant: exact, in integers.
 * Between two flows interest is simple on `days / basis`; at a flow it joins the balance.
 */
function owedAtEnd(first: bigint, later: readonly Step[], rate: bigint, basis: bigint): bigint {
  const one = RATE_ONE * basis;
  let balance = first;
  let scale = 1n;
  for (const { days, amount } of later) {
    scale *= one;
    balance = balance * (one + rate * BigInt(days)) + amount * scale;
  }
  return balance;
}

/**
 * The internal rate of return of `flows` to the day as a nominal annual rate: the rate at which a
 * balance that bears simple interest for the days between two payments is paid off by the last one.
 * A loan without fees gives its own contract rate, up to the rounding of its installments to fen.
 *
 *   B_0 = received;  B_k = B_(k-1) (1 + r d_k / basis) - paid_k;  B_n = 0
 *
 * Solved by bisection on whole parts per billion over exact integers: of the two neighbours between
 * which what is owed at the end changes its sign, the one nearer to zero.
 *
 * @param flows - The first day's sum must be positive, all later ones not; paid in total >= received.
 * @source Internal rate of return as allowed by PBoC Announcement 3 of 2021 (confirm: text not read).
 */
export function computeIrr(flows: readonly CashFlow[], dayCount: DayCount): RateE9 {
  const [first, later] = stepsOf(flows);
  const basis = nominalYear(dayCount);
  const owed = (rate: bigint) => owedAtEnd(first, later, rate, basis);
  assert(owed(0n) <= 0n && owed(RATE_TOP) > 0n, 'no rate between 0 and 10,000 % fits');
  const above = firstWhere(0n, RATE_TOP, (rate) => owed(rate) >= 0n);
  if (above === 0n || owed(above) === 0n) return rateE9(above);
  const [over, under] = [owed(above), -owed(above - 1n)];
  assert(over > 0n && under > 0n); // The sign changes here and nowhere else.
  return rateE9(under <= over ? above - 1n : above);
}

const FINE = 10n ** 36n; // Fixed point: a year of products loses less than 1e-30.

const times = (a: bigint, b: bigint): bigint => (a * b) / FINE;

function power(factor: bigint, exponent: number): bigint {
  let result = FINE;
  let square = factor;
  for (let left = exponent; left > 0; left = Math.trunc(left / 2)) {
    if (left % 2 === 1) result = times(result, square);
    square = times(square, square);
  }
  return result;
}

const DAY_FINE = 10n ** 18n; // The daily rate is found to 1e-18: 1e-14 relative after 365 days.

/**
 * The internal rate of return of `flows` as an effective annual rate: interest on interest every day,
 * a year of 365 days (what spreadsheets call XIRR).
 *
 *   sum_k flow_k (1 + i)^(-day_k) = 0;  rate = (1 + i)^365 - 1
 */
export function computeEffectiveRate(flows: readonly CashFlow[]): RateE9 {
  const [first, later] = stepsOf(flows);
  const owed = (daily: bigint): bigint => {
    const factor = FINE + daily * (FINE / DAY_FINE);
    return later.reduce(
      (balance, { days, amount }) => times(balance, power(factor, days)) + amount * FINE,
      first * FINE,
    );
  };
  const top = DAY_FINE / 10n; // 10 % a day.
  assert(owed(0n) <= 0n && owed(top) > 0n, 'no rate from 0 to 10 % fits a day');
  const daily = firstWhere(0n, top, (rate) => owed(rate) >= 0n);
  const year = power(FINE + daily * (FINE / DAY_FINE), 365) - FINE;
  return rateE9(divHalfEven(year * RATE_ONE, FINE));
}

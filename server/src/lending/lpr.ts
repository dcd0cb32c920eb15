import {
  addMonths,
  type BusinessDate,
  businessDate,
  type RateE9,
  rateE9,
} from '../kernel/index.ts';

/** The two maturities for which the loan prime rate (LPR, 贷款市场报价利率) is published. */
export type LprTenor = '1y' | '5y';

/** The LPR as published on a day; it holds until it is published otherwise. */
export type LprReading = { readonly on: BusinessDate } & { readonly [T in LprTenor]: RateE9 };

/** A rate that is the LPR and points on top of it. */
export interface LprBasis {
  readonly tenor: LprTenor;
  /** Added to the LPR; negative takes off. Unit: basis points, 1/100 of a percent. */
  readonly pointsBp: number;
  /** When the rate becomes the LPR of the day anew (重定价): every 1 January, every year from the drawing, never. */
  readonly reset: 'january_1' | 'anniversary' | 'none';
}

/** From a day on, a rate. */
export interface RateFrom {
  readonly on: BusinessDate;
  readonly annualRate: RateE9;
}

const BASIS_POINT = 100_000n; // Parts per billion.

const read = (on: string, oneYear: number, fiveYears: number): LprReading => ({
  on: businessDate(on),
  '1y': rateE9(BigInt(oneYear) * BASIS_POINT),
  '5y': rateE9(BigInt(fiveYears) * BASIS_POINT),
});

/**
 * The days on which the LPR changed, the first first. Unit of the two columns: basis points.
 * @source Published by the National Interbank Funding Center on the 20th of each month, authorized by
 *   the PBoC (全国银行间同业拆借中心). Confirm: written from memory, and what came after the last line
 *   is not known here.
 */
export const lprHistory: readonly LprReading[] = [
  read('2019-08-20', 425, 485),
  read('2019-09-20', 420, 485),
  read('2019-11-20', 415, 480),
  read('2020-02-20', 405, 475),
  read('2020-04-20', 385, 465),
  read('2021-12-20', 380, 465),
  read('2022-01-20', 370, 460),
  read('2022-05-20', 370, 445),
  read('2022-08-22', 365, 430),
  read('2023-06-20', 355, 420),
  read('2023-08-21', 345, 420),
  read('2024-02-20', 345, 395),
  read('2024-07-22', 335, 385),
  read('2024-10-21', 310, 360),
  read('2025-05-20', 300, 350),
];

/**
 * The LPR in force on a day, `undefined` before the first of `table`. After its last line it stays: a
 * later one is not known.
 * @param table - In the order of its days.
 */
export const lprOn = (
  tenor: LprTenor,
  on: BusinessDate,
  table: readonly LprReading[] = lprHistory,
): RateE9 | undefined => table.findLast((reading) => reading.on <= on)?.[tenor];

/** LPR and points on a day; `undefined` before the first LPR of `table`. It may be negative. */
export function lprRate(
  basis: LprBasis,
  on: BusinessDate,
  table: readonly LprReading[] = lprHistory,
): RateE9 | undefined {
  const lpr = lprOn(basis.tenor, on, table);
  return lpr === undefined ? undefined : rateE9(lpr + BigInt(basis.pointsBp) * BASIS_POINT);
}

/** The day of the reset `n`, counted from 1. */
function resetOn(drawnOn: BusinessDate, reset: LprBasis['reset'], n: number): BusinessDate {
  if (reset === 'anniversary') return addMonths(drawnOn, 12 * n);
  return businessDate(`${Number(drawnOn.slice(0, 4)) + n}-01-01`);
}

/** The first reset day after `after`; none where the rate is never reset. */
export function nextReset(
  { drawnOn }: { readonly drawnOn: BusinessDate },
  basis: LprBasis,
  after: BusinessDate,
): BusinessDate | undefined {
  if (basis.reset === 'none') return undefined;
  let n = 1;
  while (resetOn(drawnOn, basis.reset, n) <= after) n += 1;
  return resetOn(drawnOn, basis.reset, n);
}

/**
 * The changes of the rate that `basis` brings between the drawing and `until` (both not included): one
 * for each reset day on which LPR and points are not what they were.
 */
export function resetChanges(
  { drawnOn }: { readonly drawnOn: BusinessDate },
  basis: LprBasis,
  until: BusinessDate,
  table: readonly LprReading[] = lprHistory,
): RateFrom[] {
  const changes: RateFrom[] = [];
  if (basis.reset === 'none') return changes;
  let before = lprRate(basis, drawnOn, table);
  for (let n = 1; ; n += 1) {
    const on = resetOn(drawnOn, basis.reset, n);
    if (on >= until) return changes;
    const annualRate = lprRate(basis, on, table);
    if (annualRate !== undefined && annualRate !== before) changes.push({ on, annualRate });
    before = annualRate;
  }
}

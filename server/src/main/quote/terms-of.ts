import { type BusinessDate, ok, type RateE9, type Result, refuse } from '../../kernel/index.ts';
import {
  type LoanTerms,
  type LprReading,
  lprHistory,
  lprRate,
  maturityOf,
  nonWorkingDays,
} from '../../lending/index.ts';
import { type Drawings, drawingsOf } from './drawings.ts';
import { type QuoteRefusal, refusal } from './refusal.ts';
import type { Terms } from './terms-form.ts';

/** What is agreed, once the terms are known to go together. */
export interface Agreed {
  readonly terms: LoanTerms;
  readonly drawings: Drawings['all'];
  /** Of the LPR: the built-in ones and those of the document. */
  readonly lprTable: readonly LprReading[];
}

type Judged = QuoteRefusal | undefined;

/** `members` without those that are `undefined`. */
const given = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The table with the document's own lines; on one day the document's line holds. */
function lprTableOf({ lprTable = [] }: Terms): LprReading[] {
  const own = new Set(lprTable.map(({ on }) => on));
  const all = [...lprHistory.filter(({ on }) => !own.has(on)), ...lprTable];
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The rate on the first day. */
function rateOf(
  { annualRatePercent, lpr }: Terms,
  drawnOn: BusinessDate,
  table: readonly LprReading[],
): Result<RateE9, QuoteRefusal> {
  if (lpr === undefined) {
    return annualRatePercent === undefined
      ? refuse(refusal('missing', 'annualRatePercent'))
      : ok(annualRatePercent);
  }
  if (annualRatePercent !== undefined) {
    return refuse(refusal('bad_choice', 'lpr', 'either annualRatePercent or lpr is wanted'));
  }
  const rate = lprRate(lpr, drawnOn, table);
  if (rate === undefined) {
    return refuse(refusal('lpr_unknown', 'lpr', `no LPR is known for ${drawnOn}`));
  }
  if (rate < 0n) return refuse(refusal('bad_rate', 'lpr.pointsBp', 'the rate would be negative'));
  return ok(rate);
}

const PERIODS_MAX = { day: 36_525, week: 5_218, month: 1_200 } as const; // 100 years.

function judgePeriods({ installments = 1, repayEvery = 1, repayUnit = 'month' }: Terms): Judged {
  return installments * repayEvery > PERIODS_MAX[repayUnit]
    ? refusal('bad_number', 'installments', 'the last due date must be within 100 years')
    : undefined;
}

/** A seasonal plan: in the order of its days, all of the principal, and with no other way to count. */
function judgePlan({ method, plan: parts, installments }: Terms, drawnOn: BusinessDate): Judged {
  if (method !== 'season') {
    return parts && refusal('bad_choice', 'plan', 'a plan goes with the method season only');
  }
  if (parts === undefined) return refusal('missing', 'plan');
  let before = drawnOn;
  for (const [i, { on }] of parts.entries()) {
    if (on <= before)
      return refusal('out_of_order', `plan[${i}].on`, `${on} must be after ${before}`);
    before = on;
  }
  if (parts.reduce((sum, { percent }) => sum + percent, 0n) !== 1_000_000n) {
    return refusal('bad_number', 'plan', 'the percentages must add up to 100');
  }
  if (installments !== undefined && installments !== parts.length) {
    return refusal('bad_number', 'installments', `the plan has ${parts.length} parts`);
  }
  return undefined;
}

function judgeDays(terms: Terms, drawnOn: BusinessDate): Judged {
  const { firstDueOn, asOf, holidays, holidayShift } = terms;
  const after = (field: string, on: BusinessDate) =>
    refusal('out_of_order', field, `${on} must be after ${drawnOn}, the first drawing`);
  if (firstDueOn !== undefined && firstDueOn <= drawnOn) return after('firstDueOn', firstDueOn);
  if (firstDueOn !== undefined && terms.method === 'season') {
    return refusal('bad_choice', 'firstDueOn', 'the plan of a season has its due dates');
  }
  if (asOf !== undefined && asOf < drawnOn) {
    return refusal(
      'out_of_order',
      'asOf',
      `${asOf} must not be before ${drawnOn}, the first drawing`,
    );
  }
  if (holidayShift !== undefined && holidays === undefined) {
    return refusal('missing', 'holidays', 'a shift needs the days that it shifts from');
  }
  return undefined;
}

/** The holidays that can matter between two days. */
function holidaysOf(holidays: Terms['holidays'], from: BusinessDate, to: BusinessDate) {
  if (holidays !== 'cn') return holidays;
  const first = Number(from.slice(0, 4)) - 1;
  const years = Number(to.slice(0, 4)) + 1 - first;
  return Array.from({ length: years + 1 }, (_, i) => nonWorkingDays(first + i)).flat();
}

/** The members that the engine calls by the same name. */
const shapeOf = (terms: Terms) => ({
  dayCount: terms.dayCount,
  method: terms.method,
  interestPeriod: terms.interestPeriod,
  countedDay: terms.countedDay ?? 'last',
  installments: terms.installments ?? terms.plan?.length ?? 1,
  ...(terms.method !== 'season' &&
    given({ repayEvery: terms.repayEvery, repayUnit: terms.repayUnit })),
  ...given({
    firstDueOn: terms.firstDueOn,
    installmentMultiple: terms.installmentMultiple,
    downPaymentPpm: terms.downPaymentPercent,
    drawingsBear: terms.drawingsBear,
    actualYear: terms.actualYear,
    aheadMeets: terms.aheadMeets,
    penaltyRate: terms.penaltyRatePercent,
    penaltyMultiplePpm: terms.penaltyMultiple,
    graceDays: terms.graceDays,
    compounding: terms.compounding,
    plan: terms.plan?.map(({ on, percent }) => ({ on, principalPpm: percent })),
    allocation: allocationOf(terms),
  }),
});

const allocationOf = ({ allocation, allocateBy }: Terms): LoanTerms['allocation'] =>
  allocation === undefined && allocateBy === undefined
    ? undefined
    : {
        by: allocateBy ?? 'installment',
        order: allocation ?? ['penalty', 'fee', 'interest', 'principal'],
      };

/** The terms of the document as the engine knows them, or why they do not go together. */
export function termsOf(parsed: Terms): Result<Agreed, QuoteRefusal> {
  const { principal } = parsed;
  const { all: drawings, drawnOn } = drawingsOf(parsed);
  const lprTable = lprTableOf(parsed);
  const refused = judgePeriods(parsed) ?? judgePlan(parsed, drawnOn) ?? judgeDays(parsed, drawnOn);
  if (refused) return refuse(refused);
  const rate = rateOf(parsed, drawnOn, lprTable);
  if (!rate.ok) return rate;
  if (parsed.downPaymentPercent === 1_000_000n) {
    return refuse(refusal('bad_rate', 'downPaymentPercent', 'nothing would be left to repay'));
  }
  const plain: LoanTerms = { ...shapeOf(parsed), principal, annualRate: rate.value, drawnOn };
  const holidays = holidaysOf(parsed.holidays, drawnOn, maturityOf(plain));
  const terms: LoanTerms = holidays
    ? { ...plain, holidays, holidayShift: parsed.holidayShift ?? 'next' }
    : plain;
  return ok({ terms, drawings, lprTable });
}

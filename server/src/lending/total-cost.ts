import {
  accrueShare,
  divHalfEven,
  type Fen,
  fen,
  fraction,
  nominalYear,
  RATE_ONE,
  type RateE9,
  rateE9,
  roundInterest,
  type Says,
  sumFen,
} from '../kernel/index.ts';
import { interestBasis, penaltyBasis, penaltyWhen, principalBasis } from './cost-texts.ts';
import { type CashFlow, computeEffectiveRate, computeIrr } from './irr.ts';
import { computeSchedule, type Installment } from './schedule.ts';
import { type LoanTerms, penaltyRateOf } from './terms.ts';

/** One line of the disclosure table: what, how it is worked out, how much, who takes it. */
export interface CostRow {
  readonly item: 'principal' | 'interest';
  readonly says: Says;
  /** Unit: fen, over the whole term in normal performance. */
  readonly amount: Fen;
  readonly basis: Says;
  readonly receiver: Says;
  /** Annualised; `null` for the principal, which is not a cost. */
  readonly annualRate: RateE9 | null;
}

/** What is charged only when the borrower does not keep the contract. Not part of the total. */
export interface ContingentItem {
  readonly item: 'penaltyInterest';
  readonly says: Says;
  readonly when: Says;
  readonly basis: Says;
  readonly receiver: Says;
  readonly annualRate: RateE9;
  /** What one day late costs when the whole principal is overdue. Unit: fen, rounded. */
  readonly perDay: Fen;
}

/** The annualised total, by the conventions a reader may compare it with. */
export interface Annualised {
  /** Internal rate of return to the day, nominal, on the contract's own day count. The one to show. */
  readonly irr: RateE9;
  /** The same daily cost times 360, and times 365. */
  readonly on360: RateE9;
  readonly on365: RateE9;
  /** Simple interest: all cost over the principal really used, on the contract's own day count. */
  readonly simple: RateE9;
  /** Internal rate of return with interest on interest every day, a year of 365 days. */
  readonly effective: RateE9;
  readonly convention: Says;
}

/** The total-cost disclosure (综合融资成本明示) of one drawing. */
export interface TotalCost {
  readonly rows: readonly CostRow[];
  /** All that is paid beyond the principal in normal performance. Unit: fen. */
  readonly total: Fen;
  /** Principal and all cost. Unit: fen. */
  readonly totalPaid: Fen;
  readonly annualised: Annualised;
  readonly contingent: readonly ContingentItem[];
  readonly nothingElse: Says;
}

const lender: Says = { zh: '贷款人', en: 'the lender' };

/** The flows of a loan in normal performance: the drawing in, every installment out. */
export const flowsOf = (terms: LoanTerms, schedule: readonly Installment[]): CashFlow[] => [
  { on: terms.drawnOn, amount: terms.principal },
  ...schedule.map(({ dueOn, principal, interest }) => ({
    on: dueOn,
    amount: fen(-(principal + interest)),
  })),
];

/** Cost over the sum of balance times days, a year of `nominalYear` days. */
function simpleRate(terms: LoanTerms, schedule: readonly Installment[], cost: Fen): RateE9 {
  let balance: bigint = terms.principal;
  let used = 0n;
  for (const { days, principal } of schedule) {
    used += balance * BigInt(days);
    balance -= principal;
  }
  return rateE9(divHalfEven(cost * nominalYear(terms.dayCount) * RATE_ONE, used));
}

function annualise(terms: LoanTerms, schedule: readonly Installment[], cost: Fen): Annualised {
  const flows = flowsOf(terms, schedule);
  const irr = computeIrr(flows, terms.dayCount);
  const year = nominalYear(terms.dayCount);
  const on = (days: bigint) => rateE9(divHalfEven(irr * days, year));
  return {
    irr,
    on360: on(360n),
    on365: on(365n),
    simple: simpleRate(terms, schedule, cost),
    effective: computeEffectiveRate(flows),
    convention: {
      zh: `内部收益率法（IRR），按实际天数逐日计算；一年按${year}天折算为名义年化利率，付息日之间按单利计`,
      en: `Internal rate of return to the day; a nominal annual rate on a year of ${year} days, simple interest between due dates`,
    },
  };
}

function penaltyOf(terms: LoanTerms): ContingentItem {
  const rate = terms.penaltyRate ?? penaltyRateOf(terms.annualRate, terms.penaltyMultiplePpm);
  const oneDay = fraction(1n, nominalYear(terms.dayCount));
  return {
    item: 'penaltyInterest',
    says: { zh: '罚息', en: 'Penalty interest' },
    when: penaltyWhen(terms),
    basis: penaltyBasis(terms, rate),
    receiver: lender,
    annualRate: rate,
    perDay: roundInterest(accrueShare(terms.principal, rate, oneDay)),
  };
}

/**
 * The total-cost disclosure of `terms`. Pure; every amount comes from `computeSchedule`, the same
 * plan that servicing charges by.
 * @source Rules on disclosing the total financing cost of personal loans (in force 1 Aug 2026):
 *   table of items, annualised total in normal performance, contingent items, nothing else charged.
 */
export function computeTotalCost(
  terms: LoanTerms,
  schedule: readonly Installment[] = computeSchedule(terms),
): TotalCost {
  const interest = sumFen(schedule.map((row) => row.interest));
  return {
    rows: [
      {
        item: 'principal',
        says: { zh: '贷款本金', en: 'Principal' },
        amount: terms.principal,
        basis: principalBasis(terms),
        receiver: { zh: '借款人收取，归还贷款人', en: 'received by you, returned to the lender' },
        annualRate: null,
      },
      {
        item: 'interest',
        says: { zh: '利息', en: 'Interest' },
        amount: interest,
        basis: interestBasis(terms),
        receiver: lender,
        annualRate: terms.annualRate,
      },
    ],
    total: interest,
    totalPaid: fen(terms.principal + interest),
    annualised: annualise(terms, schedule, interest),
    contingent: [penaltyOf(terms)],
    nothingElse: {
      zh: '除上述明示项目外，不向您收取任何其他费用',
      en: 'Nothing else is charged beyond the items above',
    },
  };
}

import {
  accrue,
  divHalfEven,
  type Fen,
  fen,
  RATE_ONE,
  type RateE9,
  rateE9,
  roundInterest,
  sumFen,
} from '../kernel/index.ts';
import { type CashFlow, computeEffectiveRate, computeIrr } from './irr.ts';
import { computeSchedule, type Installment } from './schedule.ts';
import { type LoanTerms, penaltyRateOf } from './terms.ts';

/** A text in both languages of the pages. */
export interface Says {
  readonly zh: string;
  readonly en: string;
}

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

/** A rate as a percentage without trailing zeros: `7.2%`. */
export function formatRate(rate: RateE9): string {
  const digits = String(rate).padStart(10, '0');
  const whole = BigInt(digits.slice(0, -7));
  const part = digits.slice(-7).replace(/0+$/, '');
  return `${whole}${part === '' ? '' : `.${part}`}%`;
}

/** The flows of a loan in normal performance: the drawing in, every installment out. */
export const flowsOf = (terms: LoanTerms, schedule: readonly Installment[]): CashFlow[] => [
  { on: terms.drawnOn, amount: terms.principal },
  ...schedule.map(({ dueOn, principal, interest }) => ({
    on: dueOn,
    amount: fen(-(principal + interest)),
  })),
];

const basisDays = (terms: LoanTerms): bigint => (terms.dayCount === 'act/360' ? 360n : 365n);

/** Cost over the sum of balance times days, a year of `basis` days. */
function simpleRate(terms: LoanTerms, schedule: readonly Installment[], cost: Fen): RateE9 {
  const days = schedule.reduce((sum, { days }) => sum + BigInt(days), 0n);
  return rateE9(divHalfEven(cost * basisDays(terms) * RATE_ONE, terms.principal * days));
}

function annualise(terms: LoanTerms, schedule: readonly Installment[], cost: Fen): Annualised {
  const flows = flowsOf(terms, schedule);
  const irr = computeIrr(flows, terms.dayCount);
  const on = (days: bigint) => rateE9(divHalfEven(irr * days, basisDays(terms)));
  return {
    irr,
    on360: on(360n),
    on365: on(365n),
    simple: simpleRate(terms, schedule, cost),
    effective: computeEffectiveRate(flows),
    convention: {
      zh: `内部收益率法（IRR），按实际天数逐日计算；一年按${basisDays(terms)}天折算为名义年化利率，付息日之间按单利计`,
      en: `Internal rate of return to the day; a nominal annual rate on a year of ${basisDays(terms)} days, simple interest between due dates`,
    },
  };
}

function penaltyOf(terms: LoanTerms): ContingentItem {
  const rate = terms.penaltyRate ?? penaltyRateOf(terms.annualRate);
  return {
    item: 'penaltyInterest',
    says: { zh: '罚息', en: 'Penalty interest' },
    when: {
      zh: '到期日未归还的本金，自到期日（含）起至归还日（不含）止',
      en: 'On principal not repaid at maturity, from the maturity date (included) to the day it is repaid (not included)',
    },
    basis: {
      zh: `逾期本金 × 年利率${formatRate(rate)} ÷ ${basisDays(terms)} × 天数，代替（不叠加）合同利率；对未付利息不计复利`,
      en: `Overdue principal × ${formatRate(rate)} a year ÷ ${basisDays(terms)} × days, in place of the contract rate, not on top of it; unpaid interest bears no interest`,
    },
    receiver: lender,
    annualRate: rate,
    perDay: roundInterest(accrue(terms.principal, rate, 1, terms.dayCount)),
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
        basis: {
          zh: '一次性发放至您的账户；到期归还，可随时提前归还部分或全部，不收违约金',
          en: 'Paid to your account at once; due at maturity, repayable on any day in part or in full without a fee',
        },
        receiver: { zh: '借款人收取，归还贷款人', en: 'received by you, returned to the lender' },
        annualRate: null,
      },
      {
        item: 'interest',
        says: { zh: '利息', en: 'Interest' },
        amount: interest,
        basis: {
          zh: `未还本金 × 年利率${formatRate(terms.annualRate)} ÷ ${basisDays(terms)} × 实际天数，按日计息，每月付息；还款当日不计息`,
          en: `Principal outstanding × ${formatRate(terms.annualRate)} a year ÷ ${basisDays(terms)} × days, counted daily, paid monthly; the day of repayment bears none`,
        },
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

import { type BusinessDate, fen } from '../../kernel/index.ts';
import { computeSchedule, type Facility, type Loan } from '../../lending/index.ts';
import {
  type Disclosed,
  type Drawn,
  facilityTerms,
  LEAST_DRAW,
  maskAccount,
  maskName,
  openPayeeOf,
} from '../../origination/index.ts';
import { forbiddenUses, purposes } from '../../purposes/index.ts';
import {
  listPlan,
  listRepayments,
  type Owed,
  owedOn,
  type PlanRow,
  type Repayment,
} from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';

// How loans, facilities and cost tables are shown: money as text in fen, nothing computed.

export const viewDisclosure = (shown: Disclosed, termMonths: number) => {
  const { terms, schedule, totalCost } = shown.quote;
  return {
    id: shown.id,
    digest: shown.digest,
    amountFen: String(terms.principal),
    termMonths,
    annualRateE9: String(terms.annualRate),
    annualisedRateE9: String(totalCost.annualised.irr),
    dayCount: terms.dayCount,
    totalFen: String(totalCost.totalPaid),
    costFen: String(totalCost.total),
    rows: totalCost.rows.map((row) => ({
      item: row.item,
      says: { ...row.says },
      how: { ...row.basis },
      amountFen: String(row.amount),
      receiver: { ...row.receiver },
      annualRateE9: row.annualRate === null ? null : String(row.annualRate),
    })),
    contingent: totalCost.contingent.map((item) => ({
      item: item.item,
      says: { ...item.says },
      how: { zh: `${item.when.zh}：${item.basis.zh}`, en: `${item.when.en}: ${item.basis.en}` },
    })),
    nothingElse: { ...totalCost.nothingElse },
    schedule: schedule.map((row) => ({
      n: row.n,
      dueOn: row.dueOn,
      principalFen: String(row.principal),
      interestFen: String(row.interest),
      days: row.days,
    })),
    payee: maskedPayee(shown.payee),
    use: { ...shown.use, says: { ...shown.use.says } },
    purposes: shown.purposes.map((purpose) => ({ purpose, says: { ...purposes[purpose] } })),
    forbidden: Object.values(forbiddenUses).map((says) => ({ ...says })),
    shownAt: shown.shownAt,
    readableAt: shown.readableAt,
    readingMs: shown.readableAt - shown.shownAt,
  };
};

const maskedPayee = (payee: { readonly name: string; readonly accountNumber: string }) => ({
  holderName: maskName(payee.name),
  accountMasked: maskAccount(payee.accountNumber),
});

export const viewDrawn = (drawn: Drawn) => ({
  loanId: drawn.loanId,
  facilityId: drawn.facilityId,
  status: drawn.status,
  amountFen: String(drawn.amount),
  confirmToMoneyMs: drawn.confirmToMoneyMs,
});

export const viewFacility = (facility: Facility, today: BusinessDate) => ({
  id: facility.id,
  status: statusOf(facility, today),
  limitFen: String(facility.limit),
  availableFen: String(facility.available),
  outstandingFen: String(facility.used),
  annualRateE9: String(facility.annualRate),
  dayCount: facility.dayCount,
  openedOn: facility.openedOn,
  expiresOn: facility.expiresOn,
  decisionId: facility.decisionId,
  termMonths: [...facilityTerms],
  minDrawFen: String(LEAST_DRAW),
});

function statusOf(facility: Facility, today: BusinessDate): 'open' | 'frozen' | 'expired' {
  if (facility.frozenSince !== null && facility.frozenSince <= today) return 'frozen';
  return facility.expiresOn < today ? 'expired' : 'open';
}

/** A loan in a list. `owed` is absent while its money is on its way. */
export const viewLoanSummary = (loan: Loan, owed: Owed | undefined) => ({
  id: loan.id,
  status: loan.status,
  principalFen: String(loan.principal),
  outstandingFen: String(loan.outstanding),
  annualRateE9: String(loan.annualRate),
  drawnOn: loan.drawnOn,
  maturesOn: loan.maturesOn,
  dpd: owed?.dpd ?? 0,
});

export async function viewLoan(deps: ApiDeps, loan: Loan, today: BusinessDate) {
  const [owed, lived, repayments, payee] = await Promise.all([
    owedOn(deps.db, loan.id, today),
    listPlan(deps.db, loan.id, today),
    listRepayments(deps.db, loan.borrowerId, loan.id),
    openPayeeOf(deps, loan.borrowerId, loan.id),
  ]);
  return {
    ...viewLoanSummary(loan, owed),
    facilityId: loan.facilityId,
    dayCount: loan.dayCount,
    termMonths: loan.installments,
    accruedInterestFen: String(owed?.accruedInterest ?? 0n),
    dueFen: String(owed?.due ?? 0n),
    overdueFen: String(owed?.overdue ?? 0n),
    payoffFen: String(owed?.payoff ?? 0n),
    schedule: (lived?.map(withWhatIsLeft) ?? planned(loan)).map(viewInstallment),
    repayments: repayments.map(viewRepayment),
    payee: payee ? maskedPayee(payee) : { holderName: '', accountMasked: '' },
    today,
  };
}

type ShownInstallment = Pick<PlanRow, 'nr' | 'dueOn' | 'principal' | 'interest' | 'state'>;

/** The plan as agreed, before the money is out. */
const planned = (loan: Loan): ShownInstallment[] =>
  computeSchedule(loan).map(({ n, ...row }) => ({ ...row, nr: n, state: 'coming' }));

/** A row with what is left of it to pay, or as it was once it is paid. */
const withWhatIsLeft = (row: PlanRow): ShownInstallment =>
  row.state === 'paid'
    ? row
    : {
        ...row,
        principal: fen(row.principal - row.paidPrincipal),
        interest: fen(row.interest - row.paidInterest),
      };

/** An installment as it was lived, or as it will fall due if nothing is repaid early. */
const viewInstallment = (row: ShownInstallment) => ({
  n: row.nr,
  dueOn: row.dueOn,
  principalFen: String(row.principal),
  interestFen: String(row.interest),
  state: row.state,
});

export const viewRepayment = (repayment: Repayment) => ({
  id: repayment.id,
  status: repayment.reversed ? ('reversed' as const) : repayment.status,
  amountFen: String(repayment.settled ?? repayment.amount),
  byMandate: repayment.byMandate,
  interestFen: String(interestOf(repayment)),
  principalFen: String(repayment.allocation?.principal ?? 0n),
  on: repayment.on,
  failure: repayment.reason,
});

const interestOf = ({ allocation }: Repayment): bigint =>
  allocation === null
    ? 0n
    : allocation.dueInterest + allocation.accruedInterest + allocation.penaltyInterest;

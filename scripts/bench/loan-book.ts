import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  fen,
  instant,
  rateE9,
} from '../../server/src/kernel/index.ts';
import { account, credit, debit, type Line, postAll } from '../../server/src/ledger/index.ts';
import { type Loan, penaltyRateOf } from '../../server/src/lending/index.ts';
import { type Database, newId } from '../../server/src/platform/index.ts';
import { openAccruals } from '../../server/src/servicing/index.ts';
import { openProgress } from '../progress.ts';

export const FIRST_DAY = businessDate('2027-01-04');
export const FUNDER = 'lender';

const LATE_EVERY = 12; // Assumed: about 8 % of the loans are behind, for up to four months.

/**
 * Open loans as they stand on the first day: drawn on any of 150 days, some due every morning.
 * @param o.late - Some bear interest since they were drawn and were never repaid: the first close finds them behind.
 */
export async function openLoans(
  db: Database,
  n: number,
  { late = false }: { readonly late?: boolean } = {},
): Promise<void> {
  const batch = 2_000;
  const progress = openProgress(n, 'loans opened');
  for (let from = 0; from < n; from += batch) {
    const size = Math.min(batch, n - from);
    const loans = Array.from({ length: size }, (_, i) => loanOf(from + i));
    await db.tx(async (tx) => {
      await openAccruals(
        tx,
        loans.map((loan, i) => ({
          ...{ loan, on: late && (from + i) % LATE_EVERY === 0 ? loan.drawnOn : FIRST_DAY },
        })),
        instant(0),
      );
      await postAll(tx, [bookOf(loans, from)]);
    });
    progress.step(size);
  }
  progress.end();
  await writeContracts(db);
}

/** The disbursement of a batch of loans as one entry. */
function bookOf(loans: readonly Loan[], from: number) {
  const total = fen(loans.reduce((sum, loan) => sum + loan.principal, 0n));
  const lines: Line[] = loans.map((l) => debit(account.loanPrincipal(l.id), l.principal));
  return {
    id: `bench:${from}`,
    kind: 'disbursement',
    on: FIRST_DAY,
    bookedOn: FIRST_DAY,
    about: { bench: String(from) },
    lines: [...lines, credit(account.funderCash(FUNDER), total)],
  };
}

/** What lending would hold of these loans: a facility and a contract each, made of their states. */
async function writeContracts(db: Database): Promise<void> {
  await db.exec`analyze`;
  await db.exec`
    insert into lending.facilities
           (borrower_id, id, product, funder_id, limit_fen, used_fen, annual_rate_e9,
            penalty_rate_e9, day_count, opened_on, expires_on, decision_id)
    select s.borrower_id, replace(s.loan_id, 'loan_', 'facility_'), 'shopRevolving', s.funder_id,
           s.principal_fen, s.principal_fen, (t.terms ->> 'annualRate')::bigint,
           (t.terms ->> 'annualRate')::bigint * 3 / 2, 'act/360', '2026-01-04', '2028-01-04',
           replace(s.loan_id, 'loan_', 'decision_')
      from servicing.loan_states s
      join servicing.loan_terms t on t.loan_id = s.loan_id`;
  await db.exec`
    insert into lending.loans
           (borrower_id, id, drawdown_id, facility_id, funder_id, principal_fen, outstanding_fen,
            annual_rate_e9, penalty_rate_e9, day_count, method, installments, terms, drawn_on,
            matures_on, status, settled_on, rail_ref)
    select s.borrower_id, s.loan_id, replace(s.loan_id, 'loan_', 'drawdown_'),
           replace(s.loan_id, 'loan_', 'facility_'), s.funder_id, s.principal_fen, s.principal_fen,
           (t.terms ->> 'annualRate')::bigint, (t.terms ->> 'annualRate')::bigint * 3 / 2,
           'act/360', t.terms ->> 'method', (t.terms ->> 'installments')::int, t.terms,
           (t.terms ->> 'drawnOn')::date, '2028-01-04', 'open', ${FIRST_DAY}, 'bench'
      from servicing.loan_states s
      join servicing.loan_terms t on t.loan_id = s.loan_id`;
}

function loanOf(i: number): Loan {
  const drawnOn: BusinessDate = addDays(FIRST_DAY, -(i % 150));
  const annualRate = rateE9(60_000_000n + BigInt(i % 7) * 10_000_000n);
  const principal = fen(1_000_000n + BigInt(i % 991) * 10_000n);
  const installments = 6 + (i % 2) * 6;
  return {
    id: newId('loan'),
    drawdownId: newId('drawdown'),
    facilityId: newId('facility'),
    borrowerId: newId('borrower'),
    funderId: FUNDER,
    principal,
    outstanding: principal,
    annualRate,
    penaltyRate: penaltyRateOf(annualRate),
    dayCount: 'act/360',
    drawnOn,
    method: i % 5 === 0 ? 'equalInstallment' : 'revolvingDaily', // Assumed: one in five is paid in installments.
    installments,
    maturesOn: addMonths(drawnOn, installments),
    status: 'open',
    settledOn: drawnOn,
    railRef: null,
    closedOn: null,
    cancelledWhy: null,
    renews: null,
  };
}

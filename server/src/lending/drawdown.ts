import assert from 'node:assert/strict';
import { type BusinessDate, type Fen, type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { column, json, row, type Tx } from '../platform/index.ts';
import { type Facility, FacilityRow, facilityOf } from './facility.ts';
import { findByDrawdown, type Loan } from './loan.ts';
import { computeSchedule, type Installment, maturityOf } from './schedule.ts';
import type { LoanShape, LoanTerms } from './terms.ts';
import { writeTerms } from './terms-json.ts';

/** A drawing (支用) as the borrower confirmed it. The client makes `drawdownId` and keeps it. */
export interface DrawdownRequest {
  readonly drawdownId: Id<'drawdown'>;
  /** `loanIdOf(drawdownId)`; may be left out. */
  readonly loanId?: Id<'loan'>;
  readonly facilityId: Id<'facility'>;
  readonly borrowerId: Id<'borrower'>;
  /** Unit: fen, `> 0`. */
  readonly principal: Fen;
  /** How it is repaid. */
  readonly shape: LoanShape;
  /** The loan whose principal it takes over: its money never leaves the lender. */
  readonly renews?: Id<'loan'>;
  /** The business date; interest runs from it. */
  readonly on: BusinessDate;
  /** The last day of the consent the facility rests on; `null` or absent when none is asked for. */
  readonly consentEndsOn?: BusinessDate | null;
}

/**
 * Why a drawing is refused: an answer to the borrower, not an exception.
 * In order of precedence: when several apply, the first is returned.
 */
export type DrawdownRefusal =
  | { readonly code: 'drawdown_conflict' }
  | { readonly code: 'facility_not_found' }
  | { readonly code: 'facility_frozen'; readonly since: BusinessDate }
  | { readonly code: 'facility_expired'; readonly on: BusinessDate }
  | { readonly code: 'consent_expired'; readonly on: BusinessDate }
  | { readonly code: 'limit_exceeded'; readonly asked: Fen; readonly available: Fen };

/** The loan a drawing became; `repeat` when this drawing was answered before. */
export interface Drawn extends Loan {
  readonly repeat: boolean;
  /** What it was drawn under. `null`: answered before. */
  readonly facility: Facility | null;
}

/** The id of the loan that a drawing becomes: derived, so that a repeat names the same loan. */
export const loanIdOf = (drawdownId: Id<'drawdown'>): Id<'loan'> =>
  drawdownId.replace(/^drawdown_/, 'loan_') as Id<'loan'>;

/** The refusal that a drawing on `facility` meets first, or `undefined`. Pure. */
export function judgeDrawdown(
  facility: Facility | undefined,
  request: Pick<DrawdownRequest, 'principal' | 'on' | 'consentEndsOn'>,
): DrawdownRefusal | undefined {
  if (!facility) return { code: 'facility_not_found' };
  if (facility.frozenSince !== null && facility.frozenSince <= request.on) {
    return { code: 'facility_frozen', since: facility.frozenSince };
  }
  if (facility.expiresOn < request.on) {
    return { code: 'facility_expired', on: facility.expiresOn };
  }
  const consentEndsOn = request.consentEndsOn ?? null;
  if (consentEndsOn !== null && consentEndsOn < request.on) {
    return { code: 'consent_expired', on: consentEndsOn };
  }
  if (request.principal > facility.available) {
    return { code: 'limit_exceeded', asked: request.principal, available: facility.available };
  }
  return undefined;
}

/** The answer to a drawing whose id is known: the same loan, or a conflict when it asked otherwise. */
function answerAgain(known: Loan, request: DrawdownRequest): Result<Drawn, DrawdownRefusal> {
  const same =
    known.drawdownId === request.drawdownId &&
    known.borrowerId === request.borrowerId &&
    known.facilityId === request.facilityId &&
    known.principal === request.principal &&
    known.method === request.shape.method &&
    known.installments === request.shape.installments &&
    known.renews === (request.renews ?? null);
  return same
    ? ok({ ...known, repeat: true, facility: null })
    : refuse({ code: 'drawdown_conflict' });
}

const lockFacility = (tx: Tx, request: DrawdownRequest) =>
  tx.maybe(FacilityRow)`
    select *, greatest(limit_fen - used_fen, 0) as available_fen
      from lending.facilities
     where borrower_id = ${request.borrowerId} and id = ${request.facilityId}
       for update`;

const Made = row({ made: column.bool });

/**
 * Loan, plan and use of the limit in one statement; nothing at all when the ids are taken.
 *
 * Looked up first: an insert that meets a loan somebody is changing waits for them, and who ends a
 * loan waits for the facility that is locked here. `on conflict` is left with what the lock of this
 * facility does not order: the same id under another one.
 */
async function insertLoan(tx: Tx, loan: Loan, schedule: readonly Installment[]): Promise<boolean> {
  const { made } = await tx.one(Made)`
    with made as (
      insert into lending.loans
             (borrower_id, id, drawdown_id, facility_id, funder_id, principal_fen, outstanding_fen,
              annual_rate_e9, penalty_rate_e9, day_count, method, installments, terms, drawn_on,
              matures_on, status, renews, next_due_on)
      select ${loan.borrowerId}, ${loan.id}, ${loan.drawdownId}, ${loan.facilityId},
             ${loan.funderId}, ${loan.principal}, ${loan.principal}, ${loan.annualRate},
             ${loan.penaltyRate}, ${loan.dayCount}, ${loan.method}, ${loan.installments},
             ${json(writeTerms(loan))}, ${loan.drawnOn}, ${loan.maturesOn}, 'paying',
             ${loan.renews}, ${schedule[0]?.dueOn ?? loan.maturesOn}
       where not exists (select from lending.loans where id = ${loan.id})
      on conflict do nothing
      returning borrower_id, id, facility_id, principal_fen
    ), planned as (
      insert into lending.installments
             (borrower_id, loan_id, n, due_on, principal_fen, interest_fen, days)
      select made.borrower_id, made.id, plan.*
        from made,
             unnest(${schedule.map((row) => row.n)}::int[],
                    ${schedule.map((row) => row.dueOn)}::date[],
                    ${schedule.map((row) => row.principal)}::bigint[],
                    ${schedule.map((row) => row.interest)}::bigint[],
                    ${schedule.map((row) => row.days)}::int[]) as plan
    ), used as (
      update lending.facilities f
         set used_fen = f.used_fen + made.principal_fen
        from made
       where f.borrower_id = made.borrower_id and f.id = made.facility_id
    )
    select exists (select from made) as made`;
  return made;
}

/** The loan that `request` asks for under `facility`, its money still on the way. */
function newLoan(facility: Facility, request: DrawdownRequest): Loan {
  const terms: LoanTerms = {
    ...request.shape,
    principal: request.principal,
    annualRate: facility.annualRate,
    dayCount: facility.dayCount,
    drawnOn: request.on,
  };
  return {
    ...terms,
    penaltyRate: facility.penaltyRate,
    id: loanIdOf(request.drawdownId),
    drawdownId: request.drawdownId,
    facilityId: facility.id,
    borrowerId: facility.borrowerId,
    funderId: facility.funderId,
    maturesOn: maturityOf(terms),
    status: 'paying',
    outstanding: terms.principal,
    settledOn: null,
    railRef: null,
    closedOn: null,
    cancelledWhy: null,
    renews: request.renews ?? null,
  };
}

/**
 * Makes the loan of a drawing, in state `paying`, with its plan; its principal is taken off the limit.
 * Two statements when all is well. The facility row is locked until `tx` ends: drawings under one
 * facility wait for each other, so that together they never pass its limit.
 *
 * The same `drawdownId` with the same content gives the same loan (`repeat: true`), on any day and
 * whatever became of the facility; with other content it is refused.
 */
export async function requestLoan(
  tx: Tx,
  request: DrawdownRequest,
): Promise<Result<Drawn, DrawdownRefusal>> {
  const loanId = loanIdOf(request.drawdownId);
  assert(request.loanId === undefined || request.loanId === loanId, 'the loan id is derived');
  const locked = await lockFacility(tx, request);
  const facility = locked && facilityOf(locked);
  const refusal = judgeDrawdown(facility, request);
  if (!facility || refusal) {
    // Asked only now: a repeat comes rarely, and after the lock the answer is up to date.
    const known = await findByDrawdown(tx, request.drawdownId, loanId);
    if (known) return answerAgain(known, request);
    assert(refusal);
    return refuse(refusal);
  }
  const loan = newLoan(facility, request);
  if (await insertLoan(tx, loan, computeSchedule(loan))) {
    return ok({ ...loan, repeat: false, facility });
  }
  const known = await findByDrawdown(tx, request.drawdownId, loanId);
  assert(known, `drawing ${request.drawdownId} is taken but not there`);
  return answerAgain(known, request);
}

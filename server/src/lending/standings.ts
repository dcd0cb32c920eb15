import type { BusinessDate, Fen, Id } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';

// What servicing tells of loans that it moved: what is left of them, and where they stand on lists.

/** What is owed of a loan's principal from now on, and what that makes of the loan. */
export interface Standing {
  readonly loanId: Id<'loan'>;
  /** Unit: fen. */
  readonly outstanding: Fen;
  readonly status: 'open' | 'closed' | 'chargedOff';
  /** The day nothing was left; `null` while something is owed. */
  readonly closedOn: BusinessDate | null;
  /** Since when something is due and not paid, and when something falls due next; for lists. */
  readonly oldestDueOn: BusinessDate | null;
  readonly nextDueOn: BusinessDate | null;
}

/**
 * Writes where paid-out loans stand, and gives what was repaid back to their limits, or takes it off
 * again where a repayment was undone. Repeatable: what is written already changes nothing.
 * @returns How many loans changed.
 */
export const saveStandings = (tx: Tx, standings: readonly Standing[]): Promise<number> =>
  tx.exec`
    with asked as (
      select *
        from unnest(${standings.map((s) => s.loanId)}::text[],
                    ${standings.map((s) => s.outstanding)}::bigint[],
                    ${standings.map((s) => s.status)}::text[],
                    ${standings.map((s) => s.closedOn)}::date[],
                    ${standings.map((s) => s.oldestDueOn)}::date[],
                    ${standings.map((s) => s.nextDueOn)}::date[])
             as asked (loan_id, outstanding_fen, status, closed_on, oldest_due_on, next_due_on)
    ), before as (
      select l.borrower_id, l.id, l.facility_id, l.outstanding_fen,
             a.outstanding_fen as left_fen, a.status, a.closed_on, a.oldest_due_on, a.next_due_on
        from lending.loans l
        join asked a on a.loan_id = l.id
       where l.status in ('open', 'closed', 'chargedOff')
         and (l.outstanding_fen, l.status, l.closed_on, l.oldest_due_on, l.next_due_on)
             is distinct from (a.outstanding_fen, a.status, a.closed_on, a.oldest_due_on,
                               a.next_due_on)
       order by l.id
         for update of l
    ), saved as (
      update lending.loans l
         set outstanding_fen = b.left_fen, status = b.status, closed_on = b.closed_on,
             oldest_due_on = b.oldest_due_on, next_due_on = b.next_due_on
        from before b
       where l.borrower_id = b.borrower_id and l.id = b.id
    ), freed as (
      update lending.facilities f
         set used_fen = f.used_fen + d.more_fen
        from (select borrower_id, facility_id, sum(left_fen - outstanding_fen)::bigint as more_fen
                from before
               group by borrower_id, facility_id
              having sum(left_fen - outstanding_fen) <> 0) d
       where f.borrower_id = d.borrower_id and f.id = d.facility_id
    )
    select 1 from before`;

/** Writes the classes that loans came to at a close, as their index: 0 is pass. For lists. */
export const saveClasses = (
  tx: Tx,
  classes: readonly { readonly loanId: Id<'loan'>; readonly class: number }[],
): Promise<number> =>
  tx.exec`
    update lending.loans l
       set class = c.class
      from unnest(${classes.map((c) => c.loanId)}::text[],
                  ${classes.map((c) => c.class)}::smallint[]) as c (loan_id, class)
     where l.id = c.loan_id and l.class <> c.class`;

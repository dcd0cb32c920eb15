import type { BusinessDate, Fen, Id } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import { eventsOf, loadHistories } from './loan-history.ts';
import { computePlan } from './owed.ts';

const ComingRow = row({ loanId: column.id('loan'), borrowerId: column.id('borrower') });

/** An installment that is still to fall due. */
export interface FallingDue {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly dueOn: BusinessDate;
  /** Principal, interest and fees of it that are not paid yet. Unit: fen. */
  readonly amount: Fen;
}

/**
 * Of the next open loans in the order of their ids, those with an installment on `on`, which lies ahead. A loan is
 * woken on its due dates: those that sleep until later are not looked at.
 * @returns What falls due, and the loan to go on behind; `null`: those were all.
 */
export async function listFallingDue(
  db: Db,
  o: {
    readonly today: BusinessDate;
    readonly on: BusinessDate;
    readonly after: string;
    readonly atMost: number;
  },
): Promise<{ readonly due: FallingDue[]; readonly after: string | null }> {
  const loans = await db.many(ComingRow)`
    select loan_id, borrower_id
      from servicing.loan_states
     where status = 'open' and loan_id > ${o.after} and wake_on <= ${o.on}
     order by loan_id
     limit ${o.atMost}`;
  const histories = await loadHistories(
    db,
    loans.map(({ loanId }) => loanId),
  );
  const due = loans.flatMap(({ loanId, borrowerId }): FallingDue[] => {
    const history = histories.get(loanId);
    if (!history) return [];
    const plan = computePlan(history.terms, eventsOf(history), o.today);
    const row = plan.find(({ dueOn, state }) => dueOn === o.on && state === 'coming');
    if (!row || row.due <= row.paid) return [];
    return [{ loanId, borrowerId, dueOn: o.on, amount: (row.due - row.paid) as Fen }];
  });
  const last = loans.length === o.atMost ? loans.at(-1) : undefined;
  return { due, after: last?.loanId ?? null };
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId, type Result, refuse } from '../../kernel/index.ts';
import { EntryConflict, listEntries } from '../../ledger/index.ts';
import { type Loan, lookUpLoan } from '../../lending/index.ts';
import { getBusinessDate, txOrRefuse } from '../../platform/index.ts';
import {
  type Changed,
  type ChangeRefusal,
  type ChangeRequest,
  changeLoan,
  computeLoanBook,
  findHistory,
  requestRefund,
} from '../../servicing/index.ts';
import { amountOf } from '../borrower/applications.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { changeOf } from './change-of.ts';
import * as contract from './contract.ts';
import { viewChanged, viewEntry, viewRefund, viewStaffLoan } from './loan-view.ts';

/** The loan of an id in a path; 404 when there is none. */
export async function staffLoan(deps: ApiDeps, id: string): Promise<Loan> {
  const loanId = found(parseId('loan', id), 'loan_not_found');
  return found(await lookUpLoan(deps.db, loanId), 'loan_not_found');
}

/**
 * `changeLoan` in a transaction of its own. The books know an event by its id alone: one that stands for
 * another loan's is a conflict too.
 */
async function change(
  deps: ApiDeps,
  loan: Loan,
  request: Omit<ChangeRequest, 'loanId'>,
): Promise<Result<Changed, ChangeRefusal>> {
  try {
    const changed = await txOrRefuse(deps.db, (tx) =>
      changeLoan(tx, { loanId: loan.id, ...request }, deps.clock.now()),
    );
    // The loan is there: it has no state while its money is on its way, or never went out.
    if (changed.ok || changed.error.code !== 'loan_not_found') return changed;
    throw problemOf({ code: 'loan_not_open', status: loan.status } as { readonly code: string });
  } catch (error) {
    if (error instanceof EntryConflict) return refuse({ code: 'change_conflict' });
    throw error;
  }
}

/** A loan by day, what was booked about it, and what staff let happen to it. */
export function loanRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.getLoan, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    const today = await getBusinessDate(deps.db);
    const on = c.req.valid('query').on ?? today;
    if (on < loan.drawnOn) must(refuse({ code: 'before_drawing', drawnOn: loan.drawnOn }));
    const history = await findHistory(deps.db, loan.id);
    const lived = history && { history, book: computeLoanBook(loan, history, on) };
    return c.json(viewStaffLoan(loan, today, on, lived), 200);
  });

  app.openapi(contract.listEntries, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    const entries = await listEntries(deps.db, { about: { loan: loan.id } });
    return c.json({ entries: entries.map(viewEntry) }, 200);
  });

  app.openapi(contract.changeLoan, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    const body = c.req.valid('json');
    const event = changeOf(body, await getBusinessDate(deps.db));
    const changed = await change(deps, loan, { event, byWhom: c.var.access.name });
    return c.json(viewChanged(body.changeId, must(changed)), 201);
  });

  app.openapi(contract.refund, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    const { refundId, amountFen } = c.req.valid('json');
    const refunded = await requestRefund(deps, {
      refundId: found(parseId('refund', refundId)),
      by: { staff: c.var.access.name },
      loanId: loan.id,
      amount: amountFen === 'all' ? 'all' : amountOf(amountFen),
    });
    return c.json(viewRefund(must(refunded)), 201);
  });
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import { findDecision } from '../../decision/index.ts';
import { parseId } from '../../kernel/index.ts';
import { findFacility, findLoan, listLoans } from '../../lending/index.ts';
import { disclose, draw, findReviewOf } from '../../origination/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { listOwed, requestRepayment } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { amountOf, askedOf, commandOf } from './applications.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './contract.ts';
import { viewDecision } from './decision-view.ts';
import {
  viewDisclosure,
  viewDrawn,
  viewFacility,
  viewLoan,
  viewLoanSummary,
  viewRepayment,
} from './loan-view.ts';

/** What was agreed and what is owed: facilities, loans, repayments, decisions. */
export function loanRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const facilityId = (id: string) => found(parseId('facility', id), 'facility_not_found');

  app.openapi(contract.getFacility, async (c) => {
    const id = facilityId(c.req.valid('param').id);
    const facility = found(await findFacility(deps.db, c.var.borrowerId, id), 'facility_not_found');
    return c.json(viewFacility(facility, await getBusinessDate(deps.db)), 200);
  });

  app.openapi(contract.discloseDrawdown, async (c) => {
    const told = c.req.valid('json');
    const disclosed = await disclose(deps, {
      borrowerId: c.var.borrowerId,
      under: { facilityId: facilityId(c.req.valid('param').id) },
      ...askedOf(told),
    });
    return c.json(viewDisclosure(must(disclosed), told.termMonths), 201);
  });

  app.openapi(contract.draw, async (c) => {
    const drawn = await draw(deps, {
      borrowerId: c.var.borrowerId,
      sessionId: c.var.sessionId,
      under: { facilityId: facilityId(c.req.valid('param').id) },
      ...commandOf(c.req.valid('json')),
    });
    return c.json(viewDrawn(must(drawn)), 201);
  });

  app.openapi(contract.listLoans, async (c) => {
    const loans = await listLoans(deps.db, c.var.borrowerId);
    const today = await getBusinessDate(deps.db);
    const owed = await listOwed(deps.db, c.var.borrowerId, today);
    return c.json({ loans: loans.map((loan) => viewLoanSummary(loan, owed.get(loan.id))) }, 200);
  });

  app.openapi(contract.getLoan, async (c) => {
    const id = found(parseId('loan', c.req.valid('param').id), 'loan_not_found');
    const loan = found(await findLoan(deps.db, c.var.borrowerId, id), 'loan_not_found');
    return c.json(await viewLoan(deps, loan, await getBusinessDate(deps.db)), 200);
  });

  app.openapi(contract.repay, async (c) => {
    const { repaymentId, amountFen } = c.req.valid('json');
    const repaid = await requestRepayment(deps, {
      repaymentId: found(parseId('repayment', repaymentId)),
      borrowerId: c.var.borrowerId,
      loanId: found(parseId('loan', c.req.valid('param').id), 'loan_not_found'),
      amount: amountFen === 'all' ? 'all' : amountOf(amountFen),
    });
    return c.json(viewRepayment(must(repaid)), 201);
  });

  app.openapi(contract.getDecision, async (c) => {
    const id = found(parseId('decision', c.req.valid('param').id), 'decision_not_found');
    const decision = found(await findDecision(deps.db, c.var.borrowerId, id), 'decision_not_found');
    const review = await findReviewOf(deps.db, c.var.borrowerId, id);
    return c.json(viewDecision(decision, review), 200);
  });
}

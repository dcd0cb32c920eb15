import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId, type Source } from '../../kernel/index.ts';
import { type Loan, listLoans, lookUpLoan } from '../../lending/index.ts';
import { type Application, listApplications, lookUpApplication } from '../../origination/index.ts';
import { type BorrowerId, findToldBorrower, listToldBorrowers } from '../../party/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { owedOn } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import * as contract from './borrower-contract.ts';
import type { PartnerEnv } from './caller.ts';

const MOST = 100;

/** A partner's own borrowers, as far as they agreed to be seen. */
export function borrowerRoutes(app: OpenAPIHono<PartnerEnv>, deps: ApiDeps): void {
  const { db, vault, clock } = deps;
  const toldOf = (source: Source, borrowerId: BorrowerId | undefined) =>
    borrowerId && findToldBorrower(db, vault, { source, borrowerId, at: clock.now() });

  app.openapi(contract.listBorrowers, async (c) => {
    const { after = '' } = c.req.valid('query');
    const ask = { source: c.var.source, at: clock.now(), after, most: MOST };
    const borrowers = (await listToldBorrowers(db, vault, ask)).map(viewBorrower);
    return c.json({ borrowers }, 200);
  });

  app.openapi(contract.getBorrower, async (c) => {
    const id = parseId('borrower', c.req.valid('param').id);
    const borrower = found(await toldOf(c.var.source, id));
    const { borrowerId } = borrower;
    const applications = await listApplications(db, borrowerId);
    const loans = await listLoans(db, borrowerId);
    return c.json(
      {
        borrower: viewBorrower(borrower),
        applications: applications.map(viewApplication),
        loans: await Promise.all(loans.map((loan) => viewLoan(deps, loan))),
      },
      200,
    );
  });

  app.openapi(contract.getApplication, async (c) => {
    const id = parseId('application', c.req.valid('param').id);
    const application = id && (await lookUpApplication(db, id));
    found(await toldOf(c.var.source, application?.borrowerId), 'application_not_found');
    return c.json(viewApplication(found(application, 'application_not_found')), 200);
  });

  app.openapi(contract.getLoan, async (c) => {
    const id = parseId('loan', c.req.valid('param').id);
    const loan = id && (await lookUpLoan(db, id));
    found(await toldOf(c.var.source, loan?.borrowerId), 'loan_not_found');
    return c.json(await viewLoan(deps, found(loan, 'loan_not_found')), 200);
  });
}

const viewBorrower = (told: {
  readonly borrowerId: BorrowerId;
  readonly externalId: string;
  readonly until: number;
}) => ({ id: told.borrowerId, externalId: told.externalId, until: told.until });

const viewApplication = ({ id, borrowerId, status, createdAt, loanId }: Application) => ({
  ...{ id, borrowerId, status, createdAt, loanId },
});

async function viewLoan({ db }: ApiDeps, loan: Loan) {
  const owed = await owedOn(db, loan.id, await getBusinessDate(db));
  return {
    ...{ id: loan.id, borrowerId: loan.borrowerId, status: loan.status },
    ...{ principalFen: String(loan.principal), outstandingFen: String(loan.outstanding) },
    ...{ drawnOn: loan.drawnOn, maturesOn: loan.maturesOn, dpd: owed?.dpd ?? 0 },
    closedOn: loan.closedOn,
  };
}

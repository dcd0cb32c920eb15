import type { OpenAPIHono } from '@hono/zod-openapi';
import type { StaffScope } from '../../access/index.ts';
import { sayProduct } from '../../decision/index.ts';
import { listDocuments } from '../../documents/index.ts';
import { listFacilities, listLoans } from '../../lending/index.ts';
import { listApplicationsOf, maskName } from '../../origination/index.ts';
import { findBorrower, listDataRequests, openProfile } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import * as contract from './borrower-contract.ts';
import type { StaffEnv } from './caller.ts';

const MOST = 200;

/** A borrower at a glance. */
export function borrowerRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db, vault } = deps;
  app.openapi(contract.getOverview, async (c) => {
    const borrower = found(await findBorrower(db, c.req.valid('param').id), 'not_found');
    const { id, segment, createdAt: since } = borrower;
    const may = (scope: StaffScope) => c.var.access.scopes.includes(scope);
    const ifMay = async <T>(scope: StaffScope, read: () => Promise<T[]>): Promise<T[] | null> =>
      may(scope) ? read() : null;
    const [profile, applications, facilities, loans, documents, requests] = await Promise.all([
      openProfile(db, vault, id),
      ifMay('decisions.read', () => listApplicationsOf(db, id, MOST)),
      ifMay('loans.read', () => listFacilities(db, id)),
      ifMay('loans.read', () => listLoans(db, id)),
      ifMay('loans.read', () => listDocuments(db, id, MOST)),
      listDataRequests(db, id),
    ]);
    const { holderName } = profile;
    const name = holderName === null || may('identity.read') ? holderName : maskName(holderName);
    return c.json(
      {
        ...{ id, segment, since, name },
        applications: applications?.map(viewApplication) ?? null,
        facilities: facilities?.map(viewFacility) ?? null,
        loans: loans?.slice(0, MOST).map(viewLoan) ?? null,
        documents: documents?.map(viewDocument) ?? null,
        dataRequests: requests.map(({ kind, askedAt }) => ({ kind, askedAt })),
      },
      200,
    );
  });
}

type One<F extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<
  ReturnType<F>
>[number];

const viewApplication = (a: One<typeof listApplicationsOf>) => ({
  ...{ id: a.id, product: a.product, productSays: { ...sayProduct(a.product) } },
  ...{ status: a.status, createdAt: a.createdAt },
  ...{ decisionId: a.decisionId, loanId: a.loanId },
});

const viewFacility = (f: One<typeof listFacilities>) => ({
  ...{ id: f.id, product: f.product, productSays: { ...sayProduct(f.product) } },
  ...{ limitFen: String(f.limit), availableFen: String(f.available) },
  ...{ annualRateE9: String(f.annualRate), expiresOn: f.expiresOn, frozenSince: f.frozenSince },
});

const viewLoan = (l: One<typeof listLoans>) => ({
  ...{ id: l.id, status: l.status, principalFen: String(l.principal) },
  ...{ outstandingFen: String(l.outstanding), drawnOn: l.drawnOn, maturesOn: l.maturesOn },
});

const viewDocument = (d: One<typeof listDocuments>) => ({
  ...{ id: d.id, number: d.number, kind: d.kind, subject: d.subject, madeAt: d.madeAt },
});

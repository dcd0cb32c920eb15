import type { OpenAPIHono } from '@hono/zod-openapi';
import type { StaffScope } from '../../access/index.ts';
import { lookUpDecision, replayDecision, scoreAgain } from '../../decision/index.ts';
import { parseId } from '../../kernel/index.ts';
import { findReviewOf } from '../../origination/index.ts';
import { routes } from '../../platform/index.ts';
import { viewDecision } from '../borrower/decision-view.ts';
import type { ApiDeps } from '../deps.ts';
import { found, problemOf } from '../problems.ts';
import { webhookRoutes } from '../webhooks.ts';
import { auditRoutes } from './audit.ts';
import { audited } from './audited.ts';
import { bookRoutes } from './books.ts';
import { borrowerRoutes } from './borrower.ts';
import { type StaffEnv, staffKey } from './caller.ts';
import { checkedBySecond } from './checked.ts';
import { classRoutes } from './classes.ts';
import { complaintRoutes } from './complaints.ts';
import * as contract from './contract.ts';
import { featureRoutes } from './features.ts';
import { firmRoutes } from './firm.ts';
import { funderRoutes } from './funders.ts';
import { hardshipRoutes } from './hardships.ts';
import { identityRoutes } from './identities.ts';
import { jointLoanRoutes } from './joint-loans.ts';
import { limitRoutes } from './limits.ts';
import { loanListRoutes } from './loan-list.ts';
import { loanPageRoutes } from './loan-page.ts';
import { loanRoutes } from './loans.ts';
import { modelRoutes } from './models.ts';
import { overdueRoutes } from './overdue.ts';
import { paperRoutes } from './papers.ts';
import { peopleRoutes } from './people.ts';
import { type Dispatch, proposalRoutes } from './proposals.ts';
import { reconciliationRoutes } from './reconciliation.ts';
import { relationRoutes } from './relations.ts';
import { renewalRoutes } from './renewals.ts';
import { reportRoutes } from './reports.ts';
import { reviewRoutes } from './reviews.ts';
import { searchRoutes } from './search.ts';
import { sourceRoutes } from './sources.ts';
import { todayRoutes } from './today.ts';
import { useRoutes } from './uses.ts';
import * as webhooks from './webhook-contract.ts';

/** Which scope opens what. What is not here is not there. */
export const opens: readonly (readonly [
  method: 'GET' | 'POST',
  path: string,
  scope: StaffScope,
])[] = [
  ['GET', '/decisions/*', 'decisions.read'],
  ['GET', '/books', 'books.read'],
  ['GET', '/end-of-day', 'books.read'],
  ['GET', '/classes', 'books.read'],
  ['GET', '/funders', 'funders.read'],
  ['GET', '/funders/*', 'funders.read'],
  ['POST', '/funders', 'funders.write'],
  ['GET', '/joint-loans', 'funders.read'],
  ['GET', '/joint-loans/*', 'funders.read'],
  ['GET', '/uses', 'uses.read'],
  ['POST', '/uses/*', 'uses.write'],
  ['GET', '/limits', 'limits.read'],
  ['POST', '/limits', 'limits.write'],
  ['POST', '/periods/*', 'books.close'],
  ['GET', '/reconciliation/*', 'reconciliation.read'],
  ['POST', '/reconciliation/*', 'reconciliation.write'],
  ['GET', '/reports', 'reports.read'],
  ['GET', '/reports/*', 'reports.read'],
  ['GET', '/loans', 'loans.read'],
  ['GET', '/loans/*', 'loans.read'],
  ['GET', '/documents/*', 'loans.read'],
  ['POST', '/documents/*', 'papers.write'], // As with papers: to read of it is not enough.
  ['POST', '/loans/*', 'loans.write'],
  ['POST', '/facilities/*', 'loans.write'],
  ['GET', '/sources', 'sources.read'],
  ['GET', '/sources/*', 'sources.read'],
  ['GET', '/features', 'sources.read'],
  ['GET', '/relations', 'sources.read'],
  ['GET', '/models', 'models.read'],
  ['GET', '/models/*', 'models.read'],
  ['POST', '/models/*', 'models.write'],
  ['GET', '/reviews', 'reviews.read'],
  ['POST', '/reviews/*', 'reviews.write'],
  ['GET', '/identities', 'identity.read'],
  ['POST', '/identities/*', 'identity.write'],
  ['GET', '/borrower-sessions/*', 'identity.read'],
  ['POST', '/borrower-sessions/*', 'identity.write'],
  ['GET', '/audit', 'audit.read'],
  ['GET', '/audit/verdict', 'audit.read'],
  ['GET', '/proposals', 'checks.read'],
  ['POST', '/proposals/*', 'checks.write'],
  ['GET', '/papers', 'papers.read'],
  ['GET', '/papers/*', 'papers.read'],
  ['POST', '/papers/*', 'papers.write'], // A file holds personal data: to read the list is not enough.
  ['GET', '/webhooks', 'webhooks.read'],
  ['GET', '/webhooks/*', 'webhooks.read'],
  ['POST', '/webhooks', 'webhooks.write'],
  ['POST', '/webhooks/*', 'webhooks.write'],
  ['GET', '/webhook-deliveries', 'webhooks.read'],
  ['GET', '/webhook-deliveries/*', 'webhooks.read'],
  ['POST', '/webhook-deliveries/*', 'webhooks.write'],
  ['GET', '/overdue', 'collections.read'],
  ['GET', '/overdue/*', 'collections.read'],
  ['POST', '/overdue/*', 'collections.write'],
  ['POST', '/contacts/*', 'collections.write'],
  ['POST', '/holds/*', 'collections.write'],
  ['GET', '/contact-rules', 'collections.read'],
  ['GET', '/hardships', 'collections.read'],
  ['GET', '/hardships/*', 'collections.read'],
  ['POST', '/hardships/*', 'collections.write'],
  ['GET', '/complaints', 'complaints.read'],
  ['GET', '/complaints/*', 'complaints.read'],
  ['POST', '/complaints', 'complaints.write'],
  ['POST', '/complaints/*', 'complaints.write'],
  ['GET', '/partners', 'people.read'],
  ['POST', '/partners/*', 'people.write'],
  ['GET', '/people', 'people.read'],
  ['POST', '/people', 'people.write'],
  ['POST', '/people/*', 'people.write'],
  ['GET', '/borrowers/*', 'sources.read'],
  ['POST', '/borrowers/*', 'sources.write'], // A payload holds personal data: to read is not enough.
];

/** The scope that a command of this address takes. */
const scopeOf = (path: string): StaffScope | undefined =>
  opens.find(
    ([method, pattern]) => method === 'POST' && path.startsWith(pattern.replace('*', '')),
  )?.[2];

/** The staff's API, by session or access key: decisions with their replay, loans and what changes them, the books. */
export function staffRoutes(deps: ApiDeps, dispatch: Dispatch): OpenAPIHono<StaffEnv> {
  const app = routes<StaffEnv>();
  const watched = audited(deps);
  for (const [method, path, scope] of opens) app.on(method, path, staffKey(deps, scope));
  const second = checkedBySecond(deps, (path) => scopeOf(path.replace('/api/staff', '')));
  app.on('GET', '/me', staffKey(deps, null));
  app.on('GET', '/today', staffKey(deps, null));
  app.on('GET', '/search', staffKey(deps, null));
  app.use(async (c, next) => {
    if (!c.get('access')) throw problemOf({ code: 'not_found' });
    return next();
  });
  app.use(async (c, next) => (c.req.method === 'GET' ? next() : watched(c, next)));
  app.use(async (c, next) => (c.req.method === 'GET' ? next() : second(c, next)));
  app.openapi(contract.getCaller, (c) => {
    const { name, scopes } = c.var.access;
    return c.json({ name, scopes: [...scopes], roles: [...(c.var.person?.user.roles ?? [])] }, 200);
  });
  app.openapi(contract.getDecision, async (c) => {
    const id = found(parseId('decision', c.req.valid('param').id), 'decision_not_found');
    const record = found(await lookUpDecision(deps.db, id), 'decision_not_found');
    const again = await scoreAgain(deps.db, record);
    const replay = replayDecision(record, [...deps.scorecards.values()], again);
    const review = await findReviewOf(deps.db, record.borrowerId, id);
    return c.json({ decision: viewDecision(record, review), replaySame: replay.ok }, 200);
  });
  loanListRoutes(app, deps); // Before one loan: `file` is no id.
  loanPageRoutes(app, deps);
  searchRoutes(app, deps);
  borrowerRoutes(app, deps);
  loanRoutes(app, deps);
  renewalRoutes(app, deps);
  auditRoutes(app, deps);
  bookRoutes(app, deps);
  classRoutes(app, deps);
  reconciliationRoutes(app, deps);
  limitRoutes(app, deps);
  reportRoutes(app, deps);
  funderRoutes(app, deps);
  jointLoanRoutes(app, deps);
  useRoutes(app, deps);
  reviewRoutes(app, deps);
  identityRoutes(app, deps);
  sourceRoutes(app, deps);
  firmRoutes(app, deps);
  featureRoutes(app, deps);
  relationRoutes(app, deps);
  modelRoutes(app, deps);
  paperRoutes(app, deps);
  overdueRoutes(app, deps);
  hardshipRoutes(app, deps);
  complaintRoutes(app, deps);
  peopleRoutes(app, deps);
  proposalRoutes(app, deps, dispatch);
  todayRoutes(app, deps);
  webhookRoutes(app, deps, webhooks);
  return app;
}

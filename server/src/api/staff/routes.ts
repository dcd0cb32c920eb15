import type { OpenAPIHono } from '@hono/zod-openapi';
import { lookUpDecision, replayDecision, scoreAgain } from '../../decision/index.ts';
import { parseId } from '../../kernel/index.ts';
import { findReviewOf } from '../../origination/index.ts';
import { routes } from '../../platform/index.ts';
import { viewDecision } from '../borrower/decision-view.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import { auditRoutes } from './audit.ts';
import { audited } from './audited.ts';
import { bookRoutes } from './books.ts';
import { type StaffEnv, type StaffScope, staffKey } from './caller.ts';
import { checkedBySecond } from './checked.ts';
import { classRoutes } from './classes.ts';
import * as contract from './contract.ts';
import { featureRoutes } from './features.ts';
import { firmRoutes } from './firm.ts';
import { identityRoutes } from './identities.ts';
import { loanRoutes } from './loans.ts';
import { modelRoutes } from './models.ts';
import { paperRoutes } from './papers.ts';
import { type Dispatch, proposalRoutes } from './proposals.ts';
import { relationRoutes } from './relations.ts';
import { renewalRoutes } from './renewals.ts';
import { reviewRoutes } from './reviews.ts';
import { sourceRoutes } from './sources.ts';
import { todayRoutes } from './today.ts';

/** Which scope opens what. What is not here is not there. */
const opens: readonly (readonly [method: 'GET' | 'POST', path: string, scope: StaffScope])[] = [
  ['GET', '/decisions/*', 'decisions.read'],
  ['GET', '/books', 'books.read'],
  ['GET', '/end-of-day', 'books.read'],
  ['GET', '/classes', 'books.read'],
  ['POST', '/periods/*', 'books.close'],
  ['GET', '/loans/*', 'loans.read'],
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
  ['GET', '/audit', 'audit.read'],
  ['GET', '/audit/verdict', 'audit.read'],
  ['GET', '/proposals', 'checks.read'],
  ['POST', '/proposals/*', 'checks.write'],
  ['GET', '/papers', 'papers.read'],
  ['GET', '/papers/*', 'papers.read'],
  ['POST', '/papers/*', 'papers.write'], // A file holds personal data: to read the list is not enough.
  ['GET', '/borrowers/*', 'sources.read'],
  ['POST', '/borrowers/*', 'sources.write'], // A payload holds personal data: to read is not enough.
];

/** The scope that a command of this address takes. */
const scopeOf = (path: string): StaffScope | undefined =>
  opens.find(
    ([method, pattern]) => method === 'POST' && path.startsWith(pattern.replace('*', '')),
  )?.[2];

/** The staff's API, by access key: decisions with their replay, loans and what changes them, the books. */
export function staffRoutes(deps: ApiDeps, dispatch: Dispatch): OpenAPIHono<StaffEnv> {
  const app = routes<StaffEnv>();
  const watched = audited(deps);
  for (const [method, path, scope] of opens) app.on(method, path, staffKey(deps, scope));
  const second = checkedBySecond(deps, (path) => scopeOf(path.replace('/api/staff', '')));
  app.use(async (c, next) => (c.req.method === 'GET' ? next() : watched(c, next)));
  app.use(async (c, next) => (c.req.method === 'GET' ? next() : second(c, next)));
  app.on('GET', '/me', staffKey(deps, null));
  app.on('GET', '/today', staffKey(deps, null));
  app.openapi(contract.getCaller, (c) => {
    const { name, scopes } = c.var.access;
    return c.json({ name, scopes: [...scopes] }, 200);
  });
  app.openapi(contract.getDecision, async (c) => {
    const id = found(parseId('decision', c.req.valid('param').id), 'decision_not_found');
    const record = found(await lookUpDecision(deps.db, id), 'decision_not_found');
    const again = await scoreAgain(deps.db, record);
    const replay = replayDecision(record, [...deps.scorecards.values()], again);
    const review = await findReviewOf(deps.db, record.borrowerId, id);
    return c.json({ decision: viewDecision(record, review), replaySame: replay.ok }, 200);
  });
  loanRoutes(app, deps);
  renewalRoutes(app, deps);
  auditRoutes(app, deps);
  bookRoutes(app, deps);
  classRoutes(app, deps);
  reviewRoutes(app, deps);
  identityRoutes(app, deps);
  sourceRoutes(app, deps);
  firmRoutes(app, deps);
  featureRoutes(app, deps);
  relationRoutes(app, deps);
  modelRoutes(app, deps);
  paperRoutes(app, deps);
  proposalRoutes(app, deps, dispatch);
  todayRoutes(app, deps);
  return app;
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { idempotent, routes } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';
import { IdempotencyHeader } from '../shapes.ts';
import { applicationRoutes } from './applications.ts';
import { type BorrowerEnv, signedIn } from './caller.ts';
import { caseRoutes } from './cases.ts';
import { consentRoutes } from './consents.ts';
import { dataRoutes } from './data.ts';
import { documentRoutes } from './documents.ts';
import { guideRoutes } from './guide.ts';
import { identityRoutes } from './identity.ts';
import { loanRoutes } from './loans.ts';
import { paperRoutes } from './papers.ts';
import { phoneRoutes } from './phone.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { sourceRoutes } from './sources.ts';
import { tellingRoutes } from './telling.ts';

const badKey = { code: 'invalid_request', detail: 'idempotency-key: 8 to 120 characters' };
const OPEN_PATHS =
  /^\/api\/borrower\/(sign-in(\/phone(\/code)?)?|verify-document|callback\/[^/]+)$/;

/** The borrower's API. Everything but signing in asks for a session. */
export function borrowerRoutes(deps: ApiDeps): OpenAPIHono<BorrowerEnv> {
  const app = routes<BorrowerEnv>();
  const session = signedIn(deps);
  app.use((c, next) => (OPEN_PATHS.test(c.req.path) ? next() : session(c, next)));
  const once = idempotent(deps.db, (c: Context<BorrowerEnv>) => c.var.borrowerId);
  // Judged before it is kept: the route's own schema looks at it only afterwards.
  const usable: MiddlewareHandler<BorrowerEnv> = (c, next) => {
    const read = IdempotencyHeader.safeParse(c.req.header());
    if (read.success) return next();
    throw problemOf(badKey);
  };
  app.on('POST', ['/consents', '/applications', '/applications/:id/supplement'], usable, once);
  signInRoutes(app, deps);
  phoneRoutes(app, deps);
  sessionRoutes(app, deps);
  caseRoutes(app, deps);
  consentRoutes(app, deps);
  applicationRoutes(app, deps);
  guideRoutes(app, deps);
  identityRoutes(app, deps);
  dataRoutes(app, deps);
  documentRoutes(app, deps);
  loanRoutes(app, deps);
  paperRoutes(app, deps);
  sourceRoutes(app, deps);
  tellingRoutes(app, deps);
  return app;
}

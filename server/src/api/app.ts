import type { OpenAPIHono } from '@hono/zod-openapi';
import { FILE_MAX_BYTES } from '../connectors/index.ts';
import { httpApp, type Metrics } from '../platform/index.ts';
import { accountRoutes } from './account.ts';
import { borrowerRoutes } from './borrower/routes.ts';
import type { ApiDeps } from './deps.ts';
import { complete, type Document } from './describe.ts';
import { docsRoutes } from './docs.ts';
import * as partnerAccount from './partner/account-contract.ts';
import { noticeRoutes } from './partner/notices.ts';
import { pushRoutes } from './partner/pushes.ts';
import { partnerRoutes } from './partner/routes.ts';
import * as staffAccount from './staff/account-contract.ts';
import { staffRoutes } from './staff/routes.ts';

const words = `An open lending platform for small businesses.

Requests are JSON of at most 256 KiB, files of at most ${FILE_MAX_BYTES / 1024 / 1024} MiB; more answers 413. Problems are
\`application/problem+json\`: decide by \`code\`, never by \`title\`. Another party's id answers 404. Money is fen as text.
A borrower hands in so many papers a day and no more, and tries to sign in and codes to a phone are counted (429); nothing else is counted here:
rates are limited by what stands in front.`;

const about = {
  openapi: '3.1.0',
  info: {
    title: 'open310',
    version: '0.1.0',
    description: words,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'borrower', description: 'Borrowers, by a session.' },
    { name: 'partner', description: 'Partners, by a session of their people or a key.' },
    { name: 'staff', description: 'The lender’s people and systems, by a key.' },
    { name: 'webhooks', description: 'Messages to endpoints that were registered.' },
  ],
};

const files = {
  path: /^\/api\/borrower\/(sources\/[a-z0-9]+\/files|papers|verify-document)$/,
  maxBytes: FILE_MAX_BYTES,
};

const json = { 'content-type': 'application/json' };

/** The whole API by audience, with its description at `/openapi.json` and a page to try it at `/docs`. */
export function makeApi(deps: ApiDeps): OpenAPIHono {
  const app = httpApp({ ...deps, large: files });
  app.route('/api/borrower', borrowerRoutes(deps) as unknown as OpenAPIHono);
  app.route('/api/partner', noticeRoutes(deps) as unknown as OpenAPIHono);
  app.route('/api/partner', pushRoutes(deps) as unknown as OpenAPIHono);
  app.route('/api/partner', accountRoutes(deps, partnerAccount));
  app.route('/api/partner', partnerRoutes(deps) as unknown as OpenAPIHono);
  const dispatch = async (path: string, body: string, allowed: object) =>
    app.request(
      path,
      { method: 'POST', ...(body === '' ? {} : { headers: json, body }) },
      { allowed },
    );
  app.route('/api/staff', accountRoutes(deps, staffAccount));
  app.route('/api/staff', staffRoutes(deps, dispatch) as unknown as OpenAPIHono);
  const schemes = app.openAPIRegistry;
  schemes.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'open310_session',
  });
  schemes.registerComponent('securitySchemes', 'staffSession', {
    type: 'apiKey',
    in: 'cookie',
    name: 'open310_staff',
  });
  schemes.registerComponent('securitySchemes', 'partnerSession', {
    type: 'apiKey',
    in: 'cookie',
    name: 'open310_partner',
  });
  schemes.registerComponent('securitySchemes', 'accessKey', { type: 'http', scheme: 'bearer' });
  app.get('/openapi.json', (c) => c.json(described(app)));
  app.route('/docs', docsRoutes() as unknown as OpenAPIHono);
  app.get('/healthz', async (c) => {
    await deps.db.pool.query('select 1');
    return c.json({ status: 'ok' });
  });
  exposeMetrics(app, deps.metrics);
  return app;
}

const exposeMetrics = (app: OpenAPIHono, metrics: Metrics) =>
  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );

/** The API's description, made without a database: `npm run gen` writes it for the client. */
export const describeApi = (deps: ApiDeps): object => described(makeApi(deps));

const described = (app: OpenAPIHono): object =>
  complete(app.getOpenAPI31Document(about) as unknown as Document);

import type { OpenAPIHono } from '@hono/zod-openapi';
import { routes } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { audited } from '../staff/audited.ts';
import { webhookRoutes } from '../webhooks.ts';
import { borrowerRoutes } from './borrowers.ts';
import { type PartnerEnv, type PartnerScope, partnerKey } from './caller.ts';
import * as webhooks from './webhook-contract.ts';

/** Which scope opens what. What is not here is not there. */
const opens: readonly (readonly [method: 'GET' | 'POST', path: string, scope: PartnerScope])[] = [
  ['GET', '/borrowers', 'borrowers.read'],
  ['GET', '/borrowers/*', 'borrowers.read'],
  ['GET', '/applications/*', 'borrowers.read'],
  ['GET', '/loans/*', 'borrowers.read'],
  ['GET', '/webhooks', 'webhooks.read'],
  ['GET', '/webhooks/*', 'webhooks.read'],
  ['POST', '/webhooks', 'webhooks.write'],
  ['POST', '/webhooks/*', 'webhooks.write'],
  ['GET', '/webhook-deliveries', 'webhooks.read'],
  ['GET', '/webhook-deliveries/*', 'webhooks.read'],
  ['POST', '/webhook-deliveries/*', 'webhooks.write'],
];

/** The partners' API, by access key: their own borrowers as far as these agreed, and webhooks about them. */
export function partnerRoutes(deps: ApiDeps): OpenAPIHono<PartnerEnv> {
  const app = routes<PartnerEnv>();
  const watched = audited(deps);
  for (const [method, path, scope] of opens) {
    app.on(method, path, partnerKey(deps, scope));
    // What a partner changes stands in the log of acts beside what staff did.
    if (method === 'POST') app.on(method, path, watched);
  }
  borrowerRoutes(app, deps);
  webhookRoutes(app as never, deps, webhooks);
  return app;
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import type { PartnerScope } from '../../access/index.ts';
import { routes } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';
import { audited } from '../staff/audited.ts';
import { webhookRoutes } from '../webhooks.ts';
import { borrowerRoutes } from './borrowers.ts';
import { type PartnerEnv, partnerKey } from './caller.ts';
import { keyRoutes } from './keys.ts';
import { peopleRoutes } from './people.ts';
import * as webhooks from './webhook-contract.ts';

/** Which scope opens what. What is not here is not there. */
export const opens: readonly (readonly [
  method: 'GET' | 'POST',
  path: string,
  scope: PartnerScope,
])[] = [
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
  ['GET', '/keys', 'keys.read'],
  ['POST', '/keys', 'keys.write'],
  ['POST', '/keys/*', 'keys.write'],
  ['GET', '/people', 'people.read'],
  ['POST', '/people', 'people.write'],
  ['POST', '/people/*', 'people.write'],
];

/**
 * The partners' API, by access key or session: their own borrowers as far as these agreed, webhooks about them; by session
 * alone their people and keys.
 */
export function partnerRoutes(deps: ApiDeps): OpenAPIHono<PartnerEnv> {
  const app = routes<PartnerEnv>();
  const watched = audited(deps);
  for (const [method, path, scope] of opens) {
    // `/keys/*` stands for `/keys`, too: where both take the same it is asked for once.
    const isCovered = opens.some(([m, p, s]) => m === method && p === `${path}/*` && s === scope);
    if (!isCovered) app.on(method, path, partnerKey(deps, scope));
  }
  app.on('GET', '/me', partnerKey(deps, null));
  // What a partner changes stands in the log of acts beside what staff did, once; what nothing above opens is not there.
  app.use(async (c, next) => {
    if (!c.get('access')) throw problemOf({ code: 'not_found' });
    return next();
  });
  app.on('POST', '*', watched);
  peopleRoutes(app, deps);
  keyRoutes(app, deps);
  borrowerRoutes(app, deps);
  webhookRoutes(app as never, deps, webhooks);
  return app;
}

import { Hono } from 'hono';
import { type ConsentEnded, keepPush } from '../../connectors/index.ts';
import { sources } from '../../kernel/index.ts';
import { ASSESSMENT, recomputeLater } from '../../origination/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';

/**
 * Where partners push what happened to a borrower's business. A notice is verified over its raw bytes
 * before anything is read of it; whatever else it is, it is acknowledged in the partner's own words,
 * because the partner would send it for ever.
 */
export function pushRoutes(deps: ApiDeps): Hono {
  const app = new Hono();
  // A limit that stands on it is computed again, as if it had been taken back here.
  const ended: ConsentEnded = (tx, borrowerId, from, at) =>
    recomputeLater(deps, tx, borrowerId, from, at);
  for (const source of sources) {
    const { push } = deps.connectors[source] ?? {};
    if (!push) continue;
    app.post(`/sources/${source}/notices`, async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      const request = { headers: c.req.header(), query: c.req.query(), body };
      const kept = must(await keepPush(deps, source, ASSESSMENT, request, ended));
      deps.metrics.count('source-push', `${source}:${kept.outcome}`);
      const level = kept.outcome === 'malformed' ? 'warn' : 'info';
      const borrower = 'borrowerId' in kept ? kept.borrowerId : null;
      deps.log[level]('source.pushed', { source, outcome: kept.outcome, borrower });
      return c.body(push.thanks.body, 200, { 'content-type': push.thanks.contentType });
    });
  }
  return app;
}

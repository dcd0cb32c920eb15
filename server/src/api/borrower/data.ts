import type { OpenAPIHono } from '@hono/zod-openapi';
import { deleteCookie } from 'hono/cookie';
import { listDocuments } from '../../documents/index.ts';
import { parseId } from '../../kernel/index.ts';
import { consentCost, eraseData, exportData, keptAfterErasure } from '../../origination/index.ts';
import { listConsents, listReads } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { type BorrowerEnv, SESSION_COOKIE } from './caller.ts';
import * as contract from './data-contract.ts';
import { exportCases } from './export-cases.ts';

const ALL = 100_000; // More than anybody has; a bound all the same.

const consentId = (id: string) => found(parseId('consent', id), 'consent_not_found');
const READS_MOST = 200;

/** A borrower's rights over their data: what it feeds, who read it, a copy, an end. */
export function dataRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.consentCost, async (c) => {
    const id = consentId(c.req.valid('param').id);
    const { borrowerId } = c.var;
    const cost = must(await consentCost(deps, borrowerId, id));
    const consents = await listConsents(deps.db, borrowerId);
    const source = found(consents.find((one) => one.id === id)).source;
    const view = {
      ...{ source, decided: cost !== null },
      ...{ nowFen: String(cost?.now ?? 0n), withoutFen: String(cost?.without ?? 0n) },
      reasons: (cost?.reasons ?? []).map((says) => ({ ...says })),
      feeds: (cost?.feeds ?? []).map(({ says, now, without }) => ({
        ...{ says: { ...says }, nowFen: String(now), withoutFen: String(without) },
      })),
    };
    return c.json(view, 200);
  });

  app.openapi(contract.listReads, async (c) => {
    const id = consentId(c.req.valid('param').id);
    const { borrowerId } = c.var;
    const consents = await listConsents(deps.db, borrowerId);
    found(
      consents.find((one) => one.id === id),
      'consent_not_found',
    );
    const reads = await listReads(deps.db, borrowerId, { consentId: id, atMost: READS_MOST });
    return c.json(
      { reads: reads.map(({ source, what, readAt }) => ({ source, what, readAt })) },
      200,
    );
  });

  app.openapi(contract.exportData, async (c) => {
    const [data, cases, documents] = await Promise.all([
      exportData(deps, c.var.borrowerId),
      exportCases(deps, c.var.borrowerId),
      listDocuments(deps.db, c.var.borrowerId, ALL),
    ]);
    const all = { ...data, ...cases, documents };
    const text = JSON.stringify(all, (_, v) => (typeof v === 'bigint' ? String(v) : v), 2);
    return c.body(text, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="open310.json"',
      'cache-control': 'no-store',
    }) as never; // The contract says an object; it is sent as the file that it is.
  });

  app.openapi(contract.erasureNotice, (c) =>
    c.json(
      { kept: keptAfterErasure.map(({ what, why }) => ({ what: { ...what }, why: { ...why } })) },
      200,
    ),
  );

  app.openapi(contract.erase, async (c) => {
    const { forgotten } = must(await eraseData(deps, c.var.borrowerId));
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.json({ forgotten: { ...forgotten } }, 200);
  });
}

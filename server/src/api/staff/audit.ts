import type { OpenAPIHono } from '@hono/zod-openapi';
import { listEntries, verifyAudit } from '../../audit/index.ts';
import type { ApiDeps } from '../deps.ts';
import * as contract from './audit-contract.ts';
import type { StaffEnv } from './caller.ts';

const MOST = 200;

/** The log of what staff did. */
export function auditRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listAudit, async (c) => {
    const { before = null, actor = null, subject = null } = c.req.valid('query');
    const entries = await listEntries(deps.db, { before, actor, subject, most: MOST });
    const shown = entries.map(({ prev: _, toldDigest: __, ...entry }) => ({
      ...entry,
      subjects: { ...entry.subjects },
    }));
    return c.json({ entries: shown }, 200);
  });

  app.openapi(contract.auditVerdict, async (c) => {
    const { entries, head, problem } = await verifyAudit(deps.db);
    return c.json({ entries, head, problem: problem && { ...problem } }, 200);
  });
}

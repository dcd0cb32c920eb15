import type { MiddlewareHandler } from 'hono';
import { noteBegin, noteEnd } from '../../audit/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';
import { actionOf, allowedIn } from './request-of.ts';

/** Everything that staff may change goes into the log: before it is tried, and what came of it. */
export const audited =
  (deps: ApiDeps): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const { partyId, name } = c.var.access;
    const actor = { id: partyId, name };
    const { action, subjects } = actionOf(c.req.path);
    const text = await c.req.text();
    const proposal = allowedIn(c)?.proposalId;
    const about = proposal === undefined ? subjects : { ...subjects, proposal };
    const attempt = { actor, action: `${c.req.method} ${action}`, subjects: about };
    const seq = await noteBegin(deps, { ...attempt, ...(text === '' ? {} : { told: text }) });
    await next();
    const { status } = c.res;
    const isProblem = c.res.headers.get('content-type')?.startsWith('application/problem+json');
    const problem = isProblem ? ((await c.res.clone().json()) as { readonly code?: string }) : {};
    await noteEnd(deps, { ...attempt, seq }, { status, code: problem.code ?? null });
  };

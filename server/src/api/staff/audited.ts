import type { MiddlewareHandler } from 'hono';
import { noteBegin, noteEnd } from '../../audit/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';

const idShape = /^([a-z][a-z_]{1,23})_[0-9a-f]{32}$/;

/** An address without its ids, and the ids by what they are of. */
export function actionOf(path: string): {
  readonly action: string;
  readonly subjects: Readonly<Record<string, string>>;
} {
  const subjects: Record<string, string> = {};
  const parts = path.split('/').map((part) => {
    const kind = idShape.exec(part)?.[1];
    if (kind === undefined) return part;
    subjects[kind] = part;
    return `:${kind}`;
  });
  return { action: parts.join('/'), subjects };
}

/** Everything that staff may change goes into the log: before it is tried, and what came of it. */
export const audited =
  (deps: ApiDeps): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const { partyId, name } = c.var.access;
    const actor = { id: partyId, name };
    const { action, subjects } = actionOf(c.req.path);
    const text = await c.req.text();
    const attempt = { actor, action: `${c.req.method} ${action}`, subjects };
    const seq = await noteBegin(deps, { ...attempt, ...(text === '' ? {} : { told: text }) });
    await next();
    const { status } = c.res;
    const isProblem = c.res.headers.get('content-type')?.startsWith('application/problem+json');
    const problem = isProblem ? ((await c.res.clone().json()) as { readonly code?: string }) : {};
    await noteEnd(deps, { ...attempt, seq }, { status, code: problem.code ?? null });
  };

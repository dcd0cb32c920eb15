import type { OpenAPIHono } from '@hono/zod-openapi';
import { countProposals } from '../../audit/index.ts';
import { countWaiting } from '../../evidence/index.ts';
import { countQueues } from '../../origination/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { countFlags } from '../../purposes/index.ts';
import { listRuns } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv, StaffScope } from './caller.ts';
import * as contract from './today-contract.ts';

/** Today at a glance: nothing of what a key may not see. */
export function todayRoutes(app: OpenAPIHono<StaffEnv>, { db }: ApiDeps): void {
  app.openapi(contract.getToday, async (c) => {
    const { scopes } = c.var.access;
    const may = (scope: StaffScope) => scopes.includes(scope);
    const [today, runs, queues] = await Promise.all([
      getBusinessDate(db),
      may('books.read') ? listRuns(db, { atMost: 1 }) : [],
      queuesFor({ db }, may),
    ]);
    const [run] = runs;
    return c.json(
      {
        ...{ today, queues },
        lastRun: run
          ? {
              ...{ closed: run.closed, finishedAt: run.finishedAt, loans: run.loans },
              state: run.finishedAt === null ? ('running' as const) : ('finished' as const),
              ...{ failed: run.failed.length, dueFen: String(run.due), agree: run.agree },
            }
          : null,
      },
      200,
    );
  });
}

async function queuesFor({ db }: Pick<ApiDeps, 'db'>, may: (scope: StaffScope) => boolean) {
  const [proposals, papers, others, flags] = await Promise.all([
    countProposals(db),
    countWaiting(db),
    countQueues(db),
    countFlags(db),
  ]);
  const all = [
    { scope: 'checks.read', id: 'proposals', ...proposals },
    { scope: 'papers.read', id: 'papers', ...papers },
    {
      scope: 'identity.read',
      id: 'identities',
      ...{ waiting: others.identities, oldestAt: others.oldestIdentityAt },
    },
    { scope: 'uses.read', id: 'uses', ...flags },
    {
      scope: 'reviews.read',
      id: 'reviews',
      ...{ waiting: others.reviews, oldestAt: others.oldestReviewAt },
    },
  ] as const;
  return all.filter(({ scope }) => may(scope)).map(({ scope: _, ...queue }) => ({ ...queue }));
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import type { StaffScope } from '../../access/index.ts';
import { countProposals } from '../../audit/index.ts';
import { countComplaints } from '../../care/index.ts';
import { countHardships } from '../../collections/index.ts';
import { countWaiting } from '../../evidence/index.ts';
import { shanghaiDay } from '../../kernel/index.ts';
import { countQueues } from '../../origination/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { countFlags } from '../../purposes/index.ts';
import { countItems } from '../../reconciliation/index.ts';
import { listRuns } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './today-contract.ts';

/** Today at a glance: nothing of what a key may not see. */
export function todayRoutes(app: OpenAPIHono<StaffEnv>, { db, clock }: ApiDeps): void {
  app.openapi(contract.getToday, async (c) => {
    const { scopes } = c.var.access;
    const may = (scope: StaffScope) => scopes.includes(scope);
    const [today, runs, queues] = await Promise.all([
      getBusinessDate(db),
      may('books.read') ? listRuns(db, { atMost: 1 }) : [],
      queuesFor({ db, clock }, may),
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

async function queuesFor(
  { db, clock }: Pick<ApiDeps, 'db' | 'clock'>,
  may: (scope: StaffScope) => boolean,
) {
  const [proposals, items, papers, others, flags, hardships, complaints] = await Promise.all([
    countProposals(db),
    countItems(db),
    countWaiting(db),
    countQueues(db),
    countFlags(db),
    countHardships(db),
    countComplaints(db, shanghaiDay(clock.now())),
  ]);
  const all = [
    { scope: 'checks.read', id: 'proposals', ...proposals },
    { scope: 'reconciliation.read', id: 'reconciliation', ...items },
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
    { scope: 'collections.read', id: 'hardships', ...hardships },
    { scope: 'complaints.read', id: 'complaints', ...complaints },
  ] as const;
  return all
    .filter(({ scope }) => may(scope))
    .map(({ scope: _, ...queue }) => ({ overdue: 0, ...queue }));
}

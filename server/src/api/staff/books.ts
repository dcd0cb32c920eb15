import type { OpenAPIHono } from '@hono/zod-openapi';
import { checkBalanced } from '../../ledger/index.ts';
import { getBusinessDate, txOrRefuse } from '../../platform/index.ts';
import {
  type ControlSum,
  checkLoans,
  closePeriod,
  listRuns,
  type RunReport,
} from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './contract.ts';

const viewControl = ({ control, loans, ledger }: ControlSum) => ({
  control,
  loansFen: String(loans),
  ledgerFen: String(ledger),
});

const viewRun = (run: RunReport) => ({
  closed: run.closed,
  state: run.finishedAt === null ? ('running' as const) : ('finished' as const),
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  tookMs: run.tookMs,
  done: run.loans,
  total: run.loans + run.left,
  woken: run.woken,
  accruedFen: String(run.interest),
  penaltyFen: String(run.penalty),
  offBalanceFen: String(run.offBalance),
  dueFen: String(run.due),
  failed: run.failed.map(({ loanId, at, detail }) => ({ loanId, at, detail })),
  controls: run.controls.map(viewControl),
  agree: run.agree,
});

/** The books as a whole: whether they hold, how the days were closed, from when they are open. */
export function bookRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.getBooks, async (c) => {
    const [ledger, loans, today] = await Promise.all([
      checkBalanced(deps.db),
      checkLoans(deps.db),
      getBusinessDate(deps.db),
    ]);
    return c.json(
      {
        today,
        balanced: ledger.balanced,
        agree: loans.agree,
        entries: ledger.entries,
        controls: loans.sums.map(viewControl),
        problems: [...ledger.problems, ...loans.problems],
      },
      200,
    );
  });

  app.openapi(contract.listEndOfDay, async (c) => {
    const { before } = c.req.valid('query');
    const runs = await listRuns(deps.db, { before });
    return c.json({ today: await getBusinessDate(deps.db), runs: runs.map(viewRun) }, 200);
  });

  app.openapi(contract.closePeriod, async (c) => {
    const { until } = c.req.valid('param');
    const closed = await txOrRefuse(deps.db, (tx) =>
      closePeriod(tx, until, deps.clock.now(), c.var.access.name),
    );
    return c.json({ until, openFrom: must(closed).openFrom }, 200);
  });
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import { classReport, classTexts } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './class-contract.ts';

/** The book by classes. */
export function classRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.getClasses, async (c) => {
    const report = await classReport(deps.db, deps.classRules);
    const { rules } = report;
    return c.json(
      {
        on: report.on,
        lines: report.lines.map((line) => ({
          ...{ class: line.class, says: { ...classTexts[line.class] } },
          ...{ loans: line.loans, borrowers: line.borrowers },
          ...{ watched: line.watched, infected: line.infected, setAsidePpm: line.setAsidePpm },
          ...{ principalFen: String(line.principal), setAsideFen: String(line.setAside) },
        })),
        ...{ principalFen: String(report.principal), floorFen: String(report.floor) },
        nonPerformingFen: String(report.nonPerforming),
        nonPerformingPpm: report.nonPerformingPpm,
        byClassFen: String(report.byClass),
        byLoanRatioFen: String(report.byLoanRatio),
        byCoverageFen: String(report.byCoverage),
        ...{ look: rules.look, loanRatioPpm: rules.loanRatioPpm, coveragePpm: rules.coveragePpm },
      },
      200,
    );
  });
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import { policiesInForce } from '../../decision/index.ts';
import {
  type ClassReport,
  classReport,
  classTexts,
  listProvisions,
} from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './class-contract.ts';

const DAYS = 90;

/** The book by classes. */
export function classRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.getClasses, async (c) => {
    const [report, days] = await Promise.all([
      classReport(deps.db, deps.classRules),
      listProvisions(deps.db, DAYS),
    ]);
    const { rules } = report;
    return c.json(
      {
        on: report.on,
        lines: report.lines.map(viewLine),
        ...{ principalFen: String(report.principal), floorFen: String(report.floor) },
        nonPerformingFen: String(report.nonPerforming),
        nonPerformingPpm: report.nonPerformingPpm,
        byClassFen: String(report.byClass),
        byLoanRatioFen: String(report.byLoanRatio),
        byCoverageFen: String(report.byCoverage),
        ...{ look: rules.look, loanRatioPpm: rules.loanRatioPpm, coveragePpm: rules.coveragePpm },
        ...viewLosses(report),
        days: days.map(({ day, floor, expected, unknown }) => ({
          ...{ day, floorFen: String(floor), expectedFen: String(expected), unknown },
        })),
      },
      200,
    );
  });
}

const viewLine = (line: ClassReport['lines'][number]) => ({
  ...{ class: line.class, says: { ...classTexts[line.class] } },
  ...{ loans: line.loans, borrowers: line.borrowers },
  ...{ watched: line.watched, infected: line.infected },
  ...{ infectedElsewhere: line.infectedElsewhere, setAsidePpm: line.setAsidePpm },
  ...{ principalFen: String(line.principal), setAsideFen: String(line.setAside) },
  ...{ exposureFen: String(line.exposure), expectedFen: String(line.expected) },
  unknown: line.unknown,
});

const products = new Map(
  policiesInForce.flatMap((policy) => policy.products).map(({ id, says }) => [id, says]),
);

function viewLosses(report: ClassReport) {
  const { loss } = report.rules;
  return {
    products: report.products.map((line) => {
      const says = products.get(line.product);
      return {
        ...{ class: line.class, product: line.product, says: says ? { ...says } : null },
        ...{ loans: line.loans, unknown: line.unknown, principalFen: String(line.principal) },
        ...{ exposureFen: String(line.exposure), expectedFen: String(line.expected) },
      };
    }),
    models: report.models.map((model) => ({ ...model })),
    ...{ onLoansFen: String(report.onLoans), onUndrawnFen: String(report.onUndrawn) },
    ...{ undrawnFen: String(report.undrawn), expectedFen: String(report.expected) },
    ...{ unknown: report.unknown, provisionFen: String(report.provision) },
    ...{ lgdPpm: loss.lgdPpm, lgdFrom: loss.lgdFrom },
    ...{ specialMentionPpm: loss.specialMentionPpm, undrawnPpm: loss.undrawnPpm },
  };
}

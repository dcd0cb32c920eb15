import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  type Agreement,
  type AgreementRefusal,
  capOf,
  listAgreements,
  owedTo,
  setAgreement,
  statementOf,
} from '../../funding/index.ts';
import { fen } from '../../kernel/index.ts';
import { getBusinessDate, txOrRefuse } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './funder-contract.ts';

const viewAgreement = ({ partner, name, sharePpm, tier1, capPpm, since }: Agreement) => ({
  ...{ partner, name, sharePpm, tier1Fen: String(tier1), capPpm, since },
});

/** Joint loans. */
export function funderRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listFunders, async (c) => {
    const partners = [];
    for (const agreement of await listAgreements(deps.db)) {
      const owed = await owedTo(deps.db, agreement.partner);
      partners.push({
        ...{ ...viewAgreement(agreement), loans: owed.loans, partnerFen: String(owed.partner) },
        ...{ ownFen: String(owed.own), capFen: String(capOf(agreement)) },
      });
    }
    return c.json({ partners }, 200);
  });

  app.openapi(contract.setFunder, async (c) => {
    const { tier1Fen, ...told } = c.req.valid('json');
    const since = await getBusinessDate(deps.db);
    const by = { recordedAt: deps.clock.now(), byWhom: c.var.access.name };
    const change = { ...told, ...by, since, tier1: fen(BigInt(tier1Fen)) };
    const set = await txOrRefuse<typeof change, AgreementRefusal>(deps.db, (tx) =>
      setAgreement(tx, change),
    );
    return c.json(viewAgreement(must(set)), 201);
  });

  app.openapi(contract.getFunderStatement, async (c) => {
    const { from, to } = c.req.valid('query');
    const moves = await statementOf(deps.db, c.req.valid('param').partner, { from, to });
    return c.json(
      {
        movements: moves.map(({ amount, partner, own, ...rest }) => ({
          ...rest,
          ...{ amountFen: String(amount), partnerFen: String(partner), ownFen: String(own) },
        })),
      },
      200,
    );
  });
}

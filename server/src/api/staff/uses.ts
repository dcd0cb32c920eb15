import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import { freezeFacility, listFacilities } from '../../lending/index.ts';
import { getBusinessDate, type Tx, txOrRefuse } from '../../platform/index.ts';
import {
  decideFlag,
  type FlagDecision,
  forbiddenUses,
  listFlags,
  purposes,
} from '../../purposes/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './use-contract.ts';

const MOST = 200;

/** What loans were used for, where payments speak against it. */
export function useRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listUseFlags, async (c) => {
    const open = c.req.valid('query').state === 'open';
    const flags = await listFlags(deps.db, { open, most: MOST });
    return c.json(
      {
        flags: flags.map(({ purpose, amountFen, loanFen, ...flag }) => ({
          ...flag,
          ...{ purpose: { ...purposes[purpose] }, says: { ...forbiddenUses[flag.kind] } },
          ...{ amountFen: String(amountFen), loanFen: String(loanFen) },
        })),
      },
      200,
    );
  });

  app.openapi(contract.decideUseFlag, async (c) => {
    const id = found(parseId('flag', c.req.valid('param').id), 'flag_not_found');
    const decision = {
      ...c.req.valid('json'),
      ...{ by: c.var.access.name, at: deps.clock.now() },
    };
    const frozen = await txOrRefuse(deps.db, (tx) => decide(tx, id, decision));
    return c.json({ frozen: must(frozen) }, 200);
  });
}

/** A misuse freezes every limit of the borrower. @returns How many were frozen by it. */
async function decide(tx: Tx, id: Parameters<typeof decideFlag>[1], decision: FlagDecision) {
  const decided = await decideFlag(tx, id, decision);
  if (!decided.ok) return decided;
  if (decision.outcome === 'explained') return { ok: true as const, value: 0 };
  const today = await getBusinessDate(tx);
  let frozen = 0;
  for (const facility of await listFacilities(tx, decided.value.borrowerId)) {
    if ((await freezeFacility(tx, facility, today, `misused: ${id}`)) === 'frozen') frozen += 1;
  }
  return { ok: true as const, value: frozen };
}

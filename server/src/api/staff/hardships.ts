import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  askHardship,
  assignHardship,
  declineHardship,
  findHardship,
  type Hardship,
  listQueue,
  offerHardship,
  openHardship,
  proposeReliefs,
} from '../../collections/index.ts';
import { type Id, parseId } from '../../kernel/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { findHistory } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { reliefOf, viewHardship, viewRelief, viewTable } from '../view-case.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './hardship-contract.ts';
import { staffLoan } from './loans.ts';
import { personOf } from './overdue.ts';

const MOST = 200;

const viewStaff = async (deps: ApiDeps, kept: Hardship) => ({
  ...(await viewHardship(deps, kept)),
  ...{ assigneeName: kept.assigneeName, offeredBy: kept.offeredBy },
});

const idOf = (id: string): Id<'hardship'> => found(parseId('hardship', id), 'hardship_not_found');

/** Borrowers who cannot pay. */
export function hardshipRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listHardships, async (c) => {
    const open = c.req.valid('query').state === 'open';
    const kept = await listQueue(deps.db, { open, most: MOST });
    const hardships = await Promise.all(
      kept.map((one) => viewStaff(deps, openHardship(deps, one))),
    );
    return c.json({ hardships }, 200);
  });

  app.openapi(contract.getHardship, async (c) => {
    const id = idOf(c.req.valid('param').id);
    const kept = found(await findHardship(deps.db, id), 'hardship_not_found');
    const history = await findHistory(deps.db, kept.loanId);
    const isOpen = kept.state === 'asked' || kept.state === 'offered';
    const today = await getBusinessDate(deps.db);
    const proposals = history && isOpen ? proposeReliefs(history, today, id) : [];
    return c.json(
      {
        hardship: await viewStaff(deps, openHardship(deps, kept)),
        proposals: proposals.map(({ relief, table }) => ({
          ...{ relief: viewRelief(relief), table: viewTable(table) },
        })),
      },
      200,
    );
  });

  app.openapi(contract.askHardship, async (c) => {
    const { id: loanId, borrowerId } = await staffLoan(deps, c.req.valid('param').id);
    const { hardshipId, ground, said } = c.req.valid('json');
    const asked = await askHardship(deps, {
      ...{ id: hardshipId as Id<'hardship'>, borrowerId, loanId, ground },
      ...(said !== undefined && { said }),
      by: personOf(c.var.access),
    });
    return c.json(await viewStaff(deps, must(asked)), 201);
  });

  app.openapi(contract.assignHardship, async (c) => {
    const to = c.req.valid('json').take ? personOf(c.var.access) : null;
    const assigned = must(await assignHardship(deps, idOf(c.req.valid('param').id), to));
    return c.json(await viewStaff(deps, assigned), 200);
  });

  app.openapi(contract.offerHardship, async (c) => {
    const relief = reliefOf(c.req.valid('json').relief);
    const by = personOf(c.var.access);
    const offered = await offerHardship(deps, idOf(c.req.valid('param').id), { relief, by });
    return c.json(await viewStaff(deps, must(offered)), 200);
  });

  app.openapi(contract.declineHardship, async (c) => {
    const o = { why: c.req.valid('json').reason, byName: c.var.access.name };
    const declined = await declineHardship(deps, idOf(c.req.valid('param').id), o);
    return c.json(await viewStaff(deps, must(declined)), 200);
  });
}

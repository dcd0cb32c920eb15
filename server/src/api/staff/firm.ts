import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  type BorrowerId,
  breakTie,
  findBorrower,
  listEvidence,
  listIdentifiers,
  listSameFirm,
  mendTie,
} from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './firm-contract.ts';

/** Which firm a borrower is by the numbers that sources name, what speaks for it, who decided otherwise. */
export function firmRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db, clock } = deps;
  app.openapi(contract.getFirm, async (c) => {
    const { id: borrowerId } = found(await findBorrower(db, c.req.valid('param').id));
    return c.json(await viewFirm(deps, borrowerId), 200);
  });

  app.openapi(contract.breakTie, async (c) => {
    const { id: borrowerId } = found(await findBorrower(db, c.req.valid('param').id));
    const { keys: named, why } = c.req.valid('json');
    const keys = await evidenceOf(deps, borrowerId, named);
    await breakTie(db, keys, { by: c.var.access.name, why, at: clock.now() });
    return c.json(await viewFirm(deps, borrowerId), 200);
  });

  app.openapi(contract.mendTie, async (c) => {
    const { id: borrowerId } = found(await findBorrower(db, c.req.valid('param').id));
    const keys = await evidenceOf(deps, borrowerId, c.req.valid('json').keys);
    await mendTie(db, keys, { by: c.var.access.name, at: clock.now() });
    return c.json(await viewFirm(deps, borrowerId), 200);
  });
}

async function viewFirm({ db }: ApiDeps, borrowerId: BorrowerId) {
  const own = await listIdentifiers(db, borrowerId);
  const told = await Promise.all(own.map(({ key }) => listEvidence(db, key)));
  // Evidence between two of the borrower's own numbers is found by both.
  const evidence = new Map(
    told
      .flat()
      .map(({ leftKey, rightKey, ...rest }) => [
        `${leftKey} ${rightKey} ${rest.source} ${rest.rawId}`,
        { keys: [leftKey, rightKey], ...rest },
      ]),
  );
  return {
    numbers: own.map(({ kind, key, source }) => ({ kind, key, source })),
    same: await listSameFirm(db, borrowerId),
    evidence: [...evidence.values()],
  };
}

/** The two keys, where a payload names them as one firm's and one is of this borrower; 404 otherwise. */
async function evidenceOf(
  deps: ApiDeps,
  borrowerId: BorrowerId,
  named: readonly string[],
): Promise<readonly [string, string]> {
  const { evidence } = await viewFirm(deps, borrowerId);
  const tie = evidence.find(({ keys }) => named.every((key) => keys.includes(key)));
  const [left, right] = found(tie).keys;
  return [left ?? '', right ?? ''];
}

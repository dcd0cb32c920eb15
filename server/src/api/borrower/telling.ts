import type { OpenAPIHono } from '@hono/zod-openapi';
import { allowTelling, listTelling, sourceText, tellingText } from '../../origination/index.ts';
import { type BorrowerId, listLinks } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './telling-contract.ts';

/** What a borrower agrees to partners being told. */
export function tellingRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.getTelling, async (c) =>
    c.json(await viewTelling(deps, c.var.borrowerId), 200),
  );

  app.openapi(contract.allowTelling, async (c) => {
    must(await allowTelling(deps, c.var.borrowerId, c.req.valid('json')));
    return c.json(await viewTelling(deps, c.var.borrowerId), 201);
  });
}

async function viewTelling(deps: ApiDeps, borrowerId: BorrowerId) {
  const [links, live] = await Promise.all([
    listLinks(deps.db, deps.vault, borrowerId),
    listTelling(deps, borrowerId),
  ]);
  const { version, digest, days, says } = tellingText;
  const partners = links.map(({ source }) => ({
    source,
    name: { ...sourceText(source).name },
    consentId: live.get(source)?.id ?? null,
  }));
  return { version, digest, days, says: says.map((one) => ({ ...one })), partners };
}

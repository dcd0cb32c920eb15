import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  endFaceCheck,
  type IdentityView,
  identityOf,
  tellIdentity,
} from '../../origination/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './identity-contract.ts';

/** Who a borrower is. */
export function identityRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.getIdentity, async (c) =>
    c.json(viewIdentity(await identityOf(deps, c.var.borrowerId)), 200),
  );

  app.openapi(contract.tellIdentity, async (c) => {
    const { name, idCard, applicationId } = c.req.valid('json');
    const place = applicationId === undefined ? '' : `apply/${applicationId}/identity`;
    const returnUrl = `${deps.publicUrl}/${place}`;
    const told = await tellIdentity(deps, c.var.borrowerId, { name, idCard, returnUrl });
    return c.json(viewIdentity(must(told)), 200);
  });

  app.openapi(contract.endFace, async (c) =>
    c.json(viewIdentity(must(await endFaceCheck(deps, c.var.borrowerId))), 200),
  );
}

/** As a borrower sees it: a hit is not told, and looks like any other until the face is looked at. */
export function stateShown({ state, faceUrl }: Pick<IdentityView, 'state' | 'faceUrl'>) {
  if (state !== 'held' && state !== 'refused') return state;
  return faceUrl ? ('open' as const) : ('checking' as const);
}

const viewIdentity = (identity: IdentityView) => {
  const { id, says, who, documents } = identity.form;
  const form = {
    id,
    says: { ...says },
    who: { ...who },
    documents: documents.map((d) => ({ ...d })),
  };
  const { faceUrl, holder, knownCard } = identity;
  return { state: stateShown(identity), form, faceUrl, holder, knownCard };
};

import type { OpenAPIHono } from '@hono/zod-openapi';
import { findUserByName, scopesOf } from '../../access/index.ts';
import {
  decideProposal,
  endProposal,
  findProposal,
  listProposals,
  type Proposal,
} from '../../audit/index.ts';
import { parseId } from '../../kernel/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { viewProposal } from './checked.ts';
import * as contract from './proposal-contract.ts';
import type { Allowed } from './request-of.ts';

const MOST = 200;

/** Makes a request within this process, as one that was allowed. */
export type Dispatch = (path: string, body: string, allowed: Allowed) => Promise<Response>;

/** What waits for a second person. */
export function proposalRoutes(
  app: OpenAPIHono<StaffEnv>,
  deps: ApiDeps,
  dispatch: Dispatch,
): void {
  app.openapi(contract.listProposals, async (c) => {
    const open = c.req.valid('query').state === 'open';
    const proposals = await listProposals(deps, { open, most: MOST });
    const shown = proposals.filter(({ scope }) => maySee(c.var, scope));
    return c.json({ proposals: shown.map(viewProposal) }, 200);
  });

  app.openapi(contract.decideProposal, async (c) => {
    const id = found(parseId('proposal', c.req.valid('param').id), 'proposal_not_found');
    const wanted = await findProposal(deps, id);
    const { scope } = found(
      wanted && maySee(c.var, wanted.scope) ? wanted : undefined,
      'proposal_not_found',
    );
    if (!mayCheck(c.var, scope)) throw problemOf({ code: 'access_denied' });
    const { partyId, name } = c.var.access;
    const by = { id: partyId, name };
    const taken = must(await decideProposal(deps, id, { ...c.req.valid('json'), by }));
    if (taken.state !== 'running')
      return c.json(viewProposal({ ...taken, checkerName: name }), 200);
    const { status, code } = (await mayStill(deps, taken))
      ? await carryOut(taken, dispatch)
      : { status: 401, code: 'access_denied' };
    return c.json(viewProposal(found(await endProposal(deps, id, { status, code }))), 200);
  });
}

/** Whether somebody's roles let them see at all what it is about; a key that may see what waits sees all of it. */
const maySee = ({ access, person }: StaffEnv['Variables'], scope: string): boolean =>
  person === undefined || access.scopes.includes(`${scope.split('.')[0]}.read`);

/** Whether they could have wanted it themselves: who may only read of it does not allow it, by a session or by a key. */
const mayCheck = ({ access }: StaffEnv['Variables'], scope: string): boolean =>
  access.scopes.includes(scope);

/** Whether its maker may still want it: blocked or of other roles meanwhile, they may not. Keys are not people. */
async function mayStill({ db }: ApiDeps, { makerName, makerId, scope }: Proposal) {
  const user = await findUserByName(db, makerName);
  if (user?.partyId !== makerId) return true;
  return user.state === 'active' && scopesOf(user.roles).some((one) => one === scope);
}

async function carryOut(
  { id, path, told, scope, makerId, makerName }: Proposal,
  dispatch: Dispatch,
): Promise<{ readonly status: number; readonly code: string | null }> {
  const access = { partyId: makerId, name: makerName, role: 'staff', scopes: [scope] } as never;
  const answer = await dispatch(path, told, { access, proposalId: id });
  if (answer.status < 400) return { status: answer.status, code: null };
  const problem = (await answer.json().catch(() => ({}))) as { readonly code?: string };
  return { status: answer.status, code: problem.code ?? null };
}

import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { StaffScope } from '../../access/index.ts';
import { type Proposal, propose } from '../../audit/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as complaintContract from './complaint-contract.ts';
import * as contract from './contract.ts';
import { setFunder } from './funder-contract.ts';
import * as hardshipContract from './hardship-contract.ts';
import { liftPhoneStop } from './identity-contract.ts';
import { setLimit } from './limit-contract.ts';
import * as overdueContract from './overdue-contract.ts';
import * as people from './person-contract.ts';
import { clearItem, undoClearance } from './reconciliation-contract.ts';
import { actionOf, allowedIn } from './request-of.ts';

/**
 * What moves money, closes the books, changes a rule, a right or terms, takes more time than usual or ends a stop that a borrower
 * asked for: one wants it, another allows it.
 */
const checkedRoutes = [
  contract.changeLoan,
  contract.refund,
  contract.renewLoan,
  contract.renewFacility,
  contract.closePeriod,
  clearItem,
  undoClearance,
  setLimit,
  hardshipContract.offerHardship,
  overdueContract.disposeLoan,
  overdueContract.liftHold,
  complaintContract.extendComplaintAgain,
  setFunder,
  liftPhoneStop,
  people.invitePerson,
  people.invitePartnerPerson,
  people.setRoles,
  people.unblockPerson,
  people.resetPerson,
];

interface Checked {
  readonly pattern: RegExp;
  /** `null`: nothing is sent with it. */
  readonly body: z.ZodType | null;
}

const checked: readonly Checked[] = checkedRoutes.map(({ path, request }) => ({
  pattern: new RegExp(`^/api/staff${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  body: bodyOf(request),
}));

interface Described {
  readonly body?: { readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>> };
}

function bodyOf(request: unknown): z.ZodType | null {
  return (request as Described).body?.content['application/json']?.schema ?? null;
}

/**
 * Keeps what would move money for a second person, where the lender wants one (`MAKER_CHECKER`). What could not be done
 * at all is refused at once, by its shape.
 */
export const checkedBySecond =
  (deps: ApiDeps, scopeOf: (path: string) => StaffScope | undefined): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const route = checked.find(({ pattern }) => pattern.test(c.req.path));
    if (!route || !deps.makerChecker || allowedIn(c)) return next();
    const told = await c.req.text();
    if (route.body?.safeParse(parsed(told)).success === false) return next(); // Its own route says what is wrong.
    const { partyId, name } = c.var.access;
    const { action, subjects } = actionOf(c.req.path);
    // Whatever is not written as our addresses are is nobody's loan: it does not pass by.
    if (action.includes(':strange')) throw problemOf({ code: 'not_found' });
    const scope = scopeOf(c.req.path);
    if (scope === undefined) throw problemOf({ code: 'access_denied' });
    const proposal = await propose(deps, {
      ...{ maker: { id: partyId, name }, scope, path: c.req.path, subjects, told },
      action: `${c.req.method} ${action}`,
    });
    return c.json(viewProposal(proposal), 202);
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A proposal as staff see it. */
export const viewProposal = ({ checkerId: _, ...proposal }: Proposal) => ({
  ...proposal,
  subjects: { ...proposal.subjects },
});

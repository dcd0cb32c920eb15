import type { OpenAPIHono } from '@hono/zod-openapi';
import { lookUpDecision, type StoredDecision } from '../../decision/index.ts';
import { type BusinessDate, type Id, parseId, type Result } from '../../kernel/index.ts';
import {
  getFacility,
  lookUpFacility,
  type RenewalRefusal,
  type Renewed,
  renewFacility,
} from '../../lending/index.ts';
import {
  findReviewOf,
  grantedBy,
  pdOf,
  productOf,
  shapeOf,
  type UseOfferRefusal,
  useOffer,
} from '../../origination/index.ts';
import { getBookingDate, txOrRefuse } from '../../platform/index.ts';
import { renewLoan } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './contract.ts';
import { staffLoan } from './loans.ts';

/** Renews a facility by what was decided; the offer of the decision can be signed no more. */
function renewBy(
  deps: ApiDeps,
  facilityId: Id<'facility'>,
  decision: StoredDecision,
  expiresOn: BusinessDate,
): Promise<Result<Renewed, RenewalRefusal | UseOfferRefusal>> {
  const { id: decisionId, borrowerId, applicationId, outcome } = decision;
  const { annualRate } = outcome;
  return txOrRefuse<Renewed, RenewalRefusal | UseOfferRefusal>(deps.db, async (tx) => {
    // What a person said of it holds, both ways.
    const limit = grantedBy(decision, await findReviewOf(tx, borrowerId, decisionId));
    if (limit <= 0n) throw problemOf({ code: 'decision_not_approved' });
    const on = await getBookingDate(tx);
    const what = {
      borrowerId,
      facilityId,
      decisionId,
      on,
      limit,
      annualRate,
      expiresOn,
      pd: pdOf(decision),
    };
    const renewed = await renewFacility(tx, what);
    if (!renewed.ok || renewed.value.repeat || applicationId === null) return renewed;
    const used = await useOffer(tx, { borrowerId, applicationId }, deps.clock.now());
    return used.ok ? renewed : used;
  });
}

/** What a new examination promises anew: the debt of a loan, the limit of a facility. */
export function renewalRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.renewLoan, async (c) => {
    const { borrowerId, id: loanId, facilityId } = await staffLoan(deps, c.req.valid('param').id);
    const { drawdownId, termMonths, approvedOn } = c.req.valid('json');
    const facility = await getFacility(deps.db, borrowerId, facilityId);
    const renewal = {
      borrowerId,
      loanId,
      drawdownId: found(parseId('drawdown', drawdownId)),
      shape: shapeOf(productOf(facility), termMonths),
      approvedOn,
      byWhom: c.var.access.name,
    };
    const renewed = await txOrRefuse(deps.db, (tx) => renewLoan(tx, renewal, deps.clock.now()));
    return c.json(must(renewed), 201);
  });

  app.openapi(contract.renewFacility, async (c) => {
    const id = found(parseId('facility', c.req.valid('param').id), 'facility_not_found');
    const { borrowerId } = found(await lookUpFacility(deps.db, id), 'facility_not_found');
    const { decisionId, expiresOn } = c.req.valid('json');
    const decision = await lookUpDecision(deps.db, found(parseId('decision', decisionId)));
    const decided = found(
      decision?.borrowerId === borrowerId ? decision : undefined,
      'decision_not_found',
    );
    const { facility, repeat } = must(await renewBy(deps, id, decided, expiresOn));
    return c.json(
      {
        facilityId: facility.id,
        limitFen: String(facility.limit),
        availableFen: String(facility.available),
        annualRateE9: String(facility.annualRate),
        expiresOn: facility.expiresOn,
        repeat,
      },
      201,
    );
  });
}

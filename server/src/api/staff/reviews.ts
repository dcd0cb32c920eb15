import type { OpenAPIHono } from '@hono/zod-openapi';
import { getDecision, getProduct } from '../../decision/index.ts';
import { fen, parseId } from '../../kernel/index.ts';
import {
  decideReview,
  listContests,
  listReviews,
  openSaid,
  type Review,
} from '../../origination/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './review-contract.ts';

const MOST = 200;

/** The queue of people who asked for a person. */
export function reviewRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listReviews, async (c) => {
    const waiting = c.req.valid('query').state === 'waiting';
    const reviews = await listReviews(deps.db, { waiting, most: MOST });
    return c.json({ reviews: await Promise.all(reviews.map((one) => viewReview(deps, one))) }, 200);
  });

  app.openapi(contract.decideReview, async (c) => {
    const id = found(parseId('application', c.req.valid('param').id), 'review_not_found');
    const { partyId, name } = c.var.access;
    const { outcome, reason, limitFen } = c.req.valid('json');
    const limit = limitFen === undefined ? null : fen(BigInt(limitFen));
    const by = { id: partyId, name };
    const decided = must(await decideReview(deps, id, { outcome, reason, limit, by }));
    return c.json(await viewReview(deps, decided), 200);
  });
}

async function viewReview(deps: ApiDeps, review: Review) {
  const { saidSealed: _, limitFen, decidedBy: __, decidedByName, ...rest } = review;
  const { outcome, policyVersion, productId } = await getDecision(deps.db, review.decisionId);
  const { limitMin } = getProduct(policyVersion, productId);
  return {
    ...rest,
    said: openSaid(deps, review),
    contests: await listContests(deps, deps.db, review),
    machine: {
      outcome: outcome.outcome,
      reasons: outcome.rules
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ code, says }) => ({ code, says: { ...says } })),
      computedLimitFen: String(outcome.computedLimit),
      limitMinFen: String(limitMin),
      annualRateE9: String(outcome.annualRate),
    },
    limitFen: limitFen === null ? null : String(limitFen),
    decidedBy: decidedByName,
  };
}

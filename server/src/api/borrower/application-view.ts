import { findDecision, getProduct, type StoredDecision } from '../../decision/index.ts';
import {
  type Application,
  findApplication,
  findReviewOf,
  grantedBy,
  type JourneyNode,
  LEAST_DRAW,
  listNodes,
  nodeBudgetMs,
  nodeNames,
  type Place,
  type Review,
} from '../../origination/index.ts';
import type { ApiDeps } from '../deps.ts';
import { viewParts, viewRatePart, viewReview } from './decision-view.ts';

/** An application as its borrower sees it, or `undefined` when it is not theirs. */
export async function viewApplication(deps: ApiDeps, place: Place) {
  const application = await findApplication(deps.db, place.borrowerId, place.applicationId);
  if (!application) return undefined;
  const { decisionId } = application;
  const [nodes, decision] = await Promise.all([
    listNodes(deps.db, place),
    decisionId === null ? undefined : findDecision(deps.db, place.borrowerId, decisionId),
  ]);
  const review = decision && (await findReviewOf(deps.db, place.borrowerId, decision.id));
  const { id, status, product, createdAt, loanId, facilityId, version } = application;
  const unhappy = status === 'declined' || status === 'referred';
  return {
    id,
    status,
    product,
    createdAt,
    nodes: viewNodes(nodes),
    missing: status === 'waiting_supplement' ? missing.map((m) => ({ ...m })) : [],
    decisionId,
    offer: decision ? viewOffer(application, decision, review, deps.clock.now()) : null,
    reasons: decision && unhappy ? viewReasons(decision) : [],
    review: review ? viewReview(review) : null,
    loanId,
    facilityId,
    version,
  };
}

const missing = [
  {
    field: 'holderName',
    why: { zh: '收款账户的户名，放款时银行核对', en: 'The account’s holder: the bank checks it' },
  },
  {
    field: 'accountNumber',
    why: { zh: '贷款发放到这个账户', en: 'The account the money is paid to' },
  },
] as const;

function viewNodes(known: readonly JourneyNode[]) {
  const byName = new Map(known.map((node) => [node.name, node]));
  return nodeNames.map((name) => {
    const node = byName.get(name);
    const ended = node?.endedAt ?? null;
    return {
      name,
      state: node?.state ?? ('pending' as const),
      startedAt: node?.startedAt ?? null,
      ms: node && ended !== null ? ended - node.startedAt : null,
      budgetMs: nodeBudgetMs[name] ?? null,
      used: (node?.used ?? []).map(({ what, detail, left }) => ({
        what: { ...what },
        detail,
        left,
      })),
    };
  });
}

function viewOffer(
  application: Application,
  decision: StoredDecision,
  review: Review | undefined,
  now: number,
) {
  const { offerId, offerExpiresAt } = application;
  if (offerId === null || offerExpiresAt === null) return null;
  const product = getProduct(decision.policyVersion, decision.productId);
  // With the payout rejected it is open again: the facility is there, the money is not.
  const accepted = application.facilityId !== null && application.status !== 'offered';
  const state = accepted ? 'accepted' : offerExpiresAt <= now ? 'expired' : 'open';
  return {
    id: offerId,
    decisionId: decision.id,
    limitFen: String(grantedBy(decision, review)),
    limitMinDrawFen: String(LEAST_DRAW),
    annualRateE9: String(decision.outcome.annualRate),
    dayCount: product.dayCount,
    termMonths: [...product.termMonths],
    parts: viewParts(decision, review),
    rateParts: decision.outcome.rateParts.map(viewRatePart),
    expiresAt: offerExpiresAt,
    state: state as 'open' | 'expired' | 'accepted',
  };
}

/** Why it was declined: the rules that stood in the way, each with what helps. */
const viewReasons = (decision: StoredDecision) =>
  decision.outcome.rules
    .filter((rule) => rule.verdict !== 'pass')
    .map(({ code, says, advice }) => ({ code, says: { ...says }, advice: { ...advice } }));

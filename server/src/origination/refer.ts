import { findDecision, getProduct } from '../decision/index.ts';
import { type Fen, instant, ok, type Result, refuse } from '../kernel/index.ts';
import { type Tx, txOrRefuse } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { expireAfter } from './expire.ts';
import type { ApplicationId, Place } from './nodes.ts';
import { offerIdOf } from './offer.ts';
import { type Application, advance, lockApplication } from './queries.ts';
import { endReview, findReview, insertReview, type Review } from './reviews.ts';

/** In order of precedence. */
export type ReferRefusal =
  | { readonly code: 'application_not_found' }
  /** Nothing was decided that a person could look at, or it was signed. */
  | { readonly code: 'nothing_to_review'; readonly status: string }
  /** A person has decided. */
  | { readonly code: 'review_decided' };

const saidOf = ({ borrowerId, applicationId }: Place): string =>
  `origination.reviews.said:${borrowerId}:${applicationId}`;

/**
 * Sends a decision to a person: a borrower may refuse one made by a machine alone. Asking again changes
 * nothing. What the borrower says beside it is sealed.
 * @source PIPL Art. 24 (rule R6).
 */
export function referApplication(
  deps: Deps,
  place: Place,
  said: string | undefined,
): Promise<Result<Application, ReferRefusal>> {
  return txOrRefuse<Application, ReferRefusal>(deps.db, async (tx) => {
    const application = await lockApplication(tx, place.borrowerId, place.applicationId);
    if (!application) return refuse({ code: 'application_not_found' });
    const { status, decisionId } = application;
    if (status === 'referred') return ok(application);
    const open = (status === 'declined' || status === 'offered') && application.loanId === null;
    if (decisionId === null || !open) return refuse({ code: 'nothing_to_review', status });
    const at = deps.clock.now();
    const saidSealed = said ? deps.vault.seal(said, saidOf(place)) : null;
    const made = await insertReview(tx, { ...place, decisionId, at, saidSealed });
    if (made === 0) return refuse({ code: 'review_decided' });
    await advance(tx, place, at, {
      status: 'referred',
      nodes: [{ name: 'offer', state: 'waiting' }],
    });
    return ok({ ...application, status: 'referred' as const });
  });
}

/** What a borrower said when asking for a person; `null`: nothing. */
export const openSaid = ({ vault }: Pick<Deps, 'vault'>, review: Review): string | null =>
  review.saidSealed && vault.open(review.saidSealed, saidOf(review));

/** In order of precedence. */
export type DecideReviewRefusal =
  | { readonly code: 'review_not_found' }
  | { readonly code: 'review_decided' }
  /** A person may set rules aside, and not what the parts come to. */
  | { readonly code: 'limit_not_allowed'; readonly least: Fen; readonly most: Fen };

/** What a person decides on a record, with the reason that is kept beside it. */
export interface Verdict {
  readonly outcome: 'approve' | 'decline';
  /** What is granted, at most the sum of the record's parts; of an approval alone. Unit: fen. */
  readonly limit: Fen | null;
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string };
}

/**
 * A person's decision on the record that the machine made: the same features, parts and price. An approval
 * opens the offer, and the borrower is told by the application itself. Final.
 */
export function decideReview(
  deps: Deps,
  applicationId: ApplicationId,
  verdict: Verdict,
): Promise<Result<Review, DecideReviewRefusal>> {
  return txOrRefuse<Review, DecideReviewRefusal>(deps.db, async (tx) => {
    const review = await findReview(tx, applicationId);
    if (!review) return refuse({ code: 'review_not_found' });
    const place = { borrowerId: review.borrowerId, applicationId };
    const application = await lockApplication(tx, place.borrowerId, applicationId);
    if (application?.status !== 'referred') return refuse({ code: 'review_decided' });
    const wrong = verdict.outcome === 'approve' && (await limitWrong(tx, review, verdict.limit));
    if (wrong) return refuse(wrong);
    const at = deps.clock.now();
    const limit = verdict.outcome === 'approve' ? verdict.limit : null;
    await endReview(tx, place, { ...verdict, limit, at });
    if (limit === null) {
      const nodes = [{ name: 'offer', state: 'failed' } as const];
      await advance(tx, place, at, { status: 'declined', nodes });
    } else await openOffer(deps, tx, place, review);
    return ok((await findReview(tx, applicationId)) ?? review);
  });
}

async function limitWrong(
  tx: Tx,
  { borrowerId, decisionId }: Review,
  limit: Fen | null,
): Promise<DecideReviewRefusal | undefined> {
  const decision = await findDecision(tx, borrowerId, decisionId);
  if (!decision) throw new Error(`no decision ${decisionId}`);
  const { limitMin: least } = getProduct(decision.policyVersion, decision.productId);
  const most = decision.outcome.computedLimit;
  const allowed = limit !== null && limit >= least && limit <= most;
  return allowed ? undefined : { code: 'limit_not_allowed', least, most };
}

async function openOffer(deps: Deps, tx: Tx, place: Place, { decisionId }: Review): Promise<void> {
  const at = deps.clock.now();
  await advance(tx, place, at, {
    status: 'offered',
    offer: { id: offerIdOf(decisionId), expiresAt: instant(at + deps.times.offerTtlMs) },
    nodes: [
      { name: 'limit', state: 'passed' },
      { name: 'offer', state: 'passed' },
      { name: 'sign', state: 'waiting' },
    ],
  });
  await expireAfter(deps, tx, place, deps.times.offerTtlMs + 1_000, 'review');
}

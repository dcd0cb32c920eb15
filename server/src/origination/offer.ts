import assert from 'node:assert/strict';
import {
  findDecision,
  getProduct,
  type ProductDefinition,
  type StoredDecision,
  soldProduct,
} from '../decision/index.ts';
import {
  addMonths,
  type BusinessDate,
  type DayCount,
  type Fen,
  fen,
  type Id,
  type RateE9,
  type Segment,
} from '../kernel/index.ts';
import type { Facility, FacilityPd, LoanShape } from '../lending/index.ts';
import type { Db } from '../platform/index.ts';
import { findReviewOf, type Review } from './reviews.ts';

/** The one offer of a decision. */
export const offerIdOf = (decisionId: Id<'decision'>): Id<'offer'> =>
  `offer_${decisionId.slice('decision_'.length)}` as Id<'offer'>;

/** What is offered: read from the decision record and nothing else. */
export interface OfferTerms {
  readonly id: Id<'offer'>;
  readonly decisionId: Id<'decision'>;
  readonly product: ProductDefinition;
  readonly limit: Fen;
  readonly annualRate: RateE9;
  readonly dayCount: DayCount;
  readonly termMonths: readonly number[];
  readonly pd: FacilityPd;
  readonly segment: Segment;
  /** Those that were read for the decision. */
  readonly sources: readonly string[];
}

/** What a decision grants: what a person said of it, else what it says itself. Unit: fen. */
export function grantedBy(
  { outcome }: Pick<StoredDecision, 'outcome'>,
  review: Pick<Review, 'outcome' | 'limitFen'> | undefined,
): Fen {
  if (!review || review.outcome === null) return outcome.limit;
  return review.limitFen ?? fen(0n);
}

/** The PD that a decision was made by, and whose it is. */
export function pdOf({ model, score }: Pick<StoredDecision, 'model' | 'score'>): FacilityPd {
  const { pdE9, modelId, version } = model ?? score;
  return { pdE9, from: `${modelId} v${version}` };
}

/** The terms that an approving decision offers. Throws when the decision offers none. */
export async function getOffer(
  db: Db,
  borrowerId: Id<'borrower'>,
  decisionId: Id<'decision'> | null,
): Promise<OfferTerms> {
  assert(decisionId, 'an offered application has a decision');
  const decision = await findDecision(db, borrowerId, decisionId);
  assert(decision, `no decision ${decisionId}`);
  const limit = grantedBy(decision, await findReviewOf(db, borrowerId, decisionId));
  assert(limit > 0n, `${decisionId} offers nothing`);
  const product = getProduct(decision.policyVersion, decision.productId);
  return {
    id: offerIdOf(decisionId),
    decisionId,
    product,
    limit,
    annualRate: decision.outcome.annualRate,
    dayCount: product.dayCount,
    termMonths: product.termMonths,
    pd: pdOf(decision),
    segment: product.segment,
    sources: decision.connected,
  };
}

/** How a drawing under `product` over `termMonths` is repaid: due monthly. */
export const shapeOf = (
  product: Pick<ProductDefinition, 'repayment'>,
  termMonths: number,
): LoanShape => ({ method: product.repayment, installments: termMonths });

/** The product that a facility was opened under, as it is sold now. */
export const productOf = (facility: Pick<Facility, 'product'>): ProductDefinition =>
  soldProduct(facility.product);

/** The last day on which a facility of `product` opened on `today` can be drawn. */
export const facilityEnd = (product: ProductDefinition, today: BusinessDate): BusinessDate =>
  addMonths(today, product.facilityMonths);

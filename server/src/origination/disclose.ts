import { createHash } from 'node:crypto';
import { type Buckets, type ConcentrationRefusal, roomStops } from '../concentration/index.ts';
import type { ProductDefinition } from '../decision/index.ts';
import {
  canonicalJson,
  type Fen,
  type Id,
  type Instant,
  instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { findFacility, type LoanTerms, type Quote, quote } from '../lending/index.ts';
import { openProfile } from '../party/index.ts';
import { getBusinessDate, newId } from '../platform/index.ts';
import {
  allowedPurposes,
  isWatched,
  judgeUse,
  type LoanUse,
  type Purpose,
  type UseRefusal,
} from '../purposes/index.ts';
import { bucketsOf } from './buckets.ts';
import type { Deps } from './deps.ts';
import { groupStops } from './group.ts';
import { identityStops } from './identity.ts';
import type { ApplicationId } from './nodes.ts';
import { getOffer, productOf, shapeOf } from './offer.ts';
import { type Payee, sealPayee } from './payee.ts';
import { findApplication, insertDisclosure } from './queries.ts';

/** What the borrower asks to see before deciding. */
export interface DisclosureRequest {
  readonly borrowerId: Id<'borrower'>;
  readonly under:
    | { readonly applicationId: ApplicationId }
    | { readonly facilityId: Id<'facility'> };
  readonly amount: Fen;
  readonly termMonths: number;
  /** What it is for; the usual purpose of the kind of business unless told. */
  readonly purpose?: string | undefined;
  /** Whom the borrower buys from, and who is paid then. */
  readonly seller?: Payee | undefined;
}

/** In order of precedence. */
export type DisclosureRefusal =
  | { readonly code: 'application_not_found' }
  | { readonly code: 'facility_not_found' }
  | { readonly code: 'not_offered'; readonly status: string }
  | { readonly code: 'offer_expired' }
  | { readonly code: 'group_exposure_high' }
  | { readonly code: 'identity_missing' }
  | { readonly code: 'identity_held' }
  | { readonly code: 'payee_missing' }
  | { readonly code: 'term_not_offered'; readonly termMonths: readonly number[] }
  | { readonly code: 'amount_too_small'; readonly least: Fen }
  | { readonly code: 'limit_exceeded'; readonly asked: Fen; readonly available: Fen }
  | ConcentrationRefusal
  | UseRefusal
  /** All it costs a year is above what the lender may take (rules R3): nothing is shown to sign. */
  | { readonly code: 'cost_above_cap'; readonly costE9: string; readonly capE9: string };

/** The total-cost table as it is shown; kept as proof, with the moment from which it may be confirmed. */
export interface Disclosed {
  readonly id: Id<'disclosure'>;
  /** SHA-256 of all that stands there, base64url: what a borrower signs. */
  readonly digest: string;
  readonly quote: Quote;
  readonly payee: Payee;
  readonly use: LoanUse;
  /** What it may be for, the usual first. */
  readonly purposes: readonly Purpose[];
  readonly shownAt: Instant;
  readonly readableAt: Instant;
}

/** What a drawing may look like, from an open offer or from a facility. */
interface Bounds {
  readonly available: Fen;
  readonly annualRate: LoanTerms['annualRate'];
  readonly dayCount: LoanTerms['dayCount'];
  readonly termMonths: readonly number[];
  readonly product: Pick<ProductDefinition, 'repayment' | 'segment'>;
  readonly least: Fen;
  readonly buckets: Buckets;
}

/** Whom no loan is paid to in a borrower's stead; `undefined`: nothing speaks against it. */
async function whyNoSeller(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  seller: Payee,
  own: Payee,
): Promise<UseRefusal | undefined> {
  if (seller.name === own.name || seller.accountNumber === own.accountNumber) {
    return { code: 'seller_is_borrower' };
  }
  return (await isWatched(db, vault, seller.name)) ? { code: 'seller_not_allowed' } : undefined;
}

/** The least one may draw: below it, a bank's fee for a payout would outweigh the interest. Assumed. */
export const LEAST_DRAW = 10_000n as Fen;

/**
 * Shows the total cost of a drawing and keeps what was shown: every item, who takes it, the
 * annualised total, what a breach would cost. The money goes to the account shown here.
 * @source Total-cost disclosure rules of 15 March 2026 (rules R4): pop-up, forced reading time,
 *   confirmation before the contract.
 */
export async function disclose(
  deps: Deps,
  request: DisclosureRequest,
): Promise<Result<Disclosed, DisclosureRefusal>> {
  const { borrowerId, under, amount, termMonths } = request;
  const today = await getBusinessDate(deps.db);
  const bounds = await boundsOf(deps, request);
  if (!bounds.ok) return bounds;
  const { available, annualRate, dayCount, least } = bounds.value;
  const signing = 'applicationId' in under;
  const stopped = await identityStops(deps, deps.db, borrowerId, { signing });
  if (stopped) return refuse(stopped);
  const profile = await openProfile(deps.db, deps.vault, borrowerId);
  if (profile.holderName === null || profile.accountNumber === null) {
    return refuse({ code: 'payee_missing' });
  }
  if (!bounds.value.termMonths.includes(termMonths)) {
    return refuse({ code: 'term_not_offered', termMonths: bounds.value.termMonths });
  }
  if (amount < least) return refuse({ code: 'amount_too_small', least });
  if (amount > available) return refuse({ code: 'limit_exceeded', asked: amount, available });
  const full = await deps.db.tx((tx) =>
    roomStops(tx, bounds.value.buckets, amount, deps.clock.now()),
  );
  if (full) return refuse(full);
  const { segment } = bounds.value.product;
  const told = { purpose: request.purpose, hasSeller: request.seller !== undefined };
  const judged = judgeUse(segment, amount, told, deps.entrustedFrom);
  if (!judged.ok) return judged;
  const own = { name: profile.holderName, accountNumber: profile.accountNumber };
  const odd = request.seller && (await whyNoSeller(deps, request.seller, own));
  if (odd) return refuse(odd);
  const use = judged.value;

  const terms: LoanTerms = {
    principal: amount,
    annualRate,
    dayCount,
    drawnOn: today,
    ...shapeOf(bounds.value.product, termMonths),
  };
  const table = quote(terms);
  const shown = { ...table, use };
  const { irr } = table.totalCost.annualised;
  if (irr > deps.costCap) {
    deps.log.error('disclosure.cost_above_cap', { cost: String(irr), cap: String(deps.costCap) });
    return refuse({ code: 'cost_above_cap', costE9: String(irr), capE9: String(deps.costCap) });
  }
  const payee = request.seller ?? own;
  const shownAt = deps.clock.now();
  const readableAt = instant(shownAt + deps.times.readingMs);
  const id = newId('disclosure', deps.clock);
  const digest = createHash('sha256').update(canonicalJson(shown)).digest('base64url');
  await insertDisclosure(deps.db, {
    borrowerId,
    id,
    applicationId: 'applicationId' in under ? under.applicationId : null,
    facilityId: 'facilityId' in under ? under.facilityId : null,
    terms: { amount, termMonths, annualRate, drawnOn: today, method: terms.method, use },
    shown,
    digest,
    payeeSealed: sealPayee(deps.vault, borrowerId, payee),
    shownAt,
    readableAt,
  });
  const purposes = allowedPurposes[segment];
  return ok({ id, digest, quote: table, payee, use, purposes, shownAt, readableAt });
}

async function boundsOf(
  deps: Deps,
  { borrowerId, under }: DisclosureRequest,
): Promise<Result<Bounds, DisclosureRefusal>> {
  if ('facilityId' in under) {
    const facility = await findFacility(deps.db, borrowerId, under.facilityId);
    if (!facility) return refuse({ code: 'facility_not_found' });
    return ok({
      ...facility,
      product: productOf(facility),
      termMonths: facilityTerms,
      least: LEAST_DRAW,
      buckets: facility,
    });
  }
  const application = await findApplication(deps.db, borrowerId, under.applicationId);
  if (!application) return refuse({ code: 'application_not_found' });
  if (application.status !== 'offered') {
    return refuse({ code: 'not_offered', status: application.status });
  }
  if ((application.offerExpiresAt ?? 0) <= deps.clock.now())
    return refuse({ code: 'offer_expired' });
  const { facilityId, product } = application;
  const full = facilityId === null && (await groupStops(deps.db, borrowerId, product));
  if (full) return refuse(full);
  const offer = await getOffer(deps.db, borrowerId, application.decisionId);
  const at = deps.clock.now();
  const buckets = await bucketsOf(deps, deps.db, borrowerId, { ...offer, at });
  return ok({ ...offer, available: offer.limit, least: LEAST_DRAW, buckets });
}

/** The terms a facility's drawings may have. Unit: months. */
export const facilityTerms: readonly number[] = [3, 6, 12];

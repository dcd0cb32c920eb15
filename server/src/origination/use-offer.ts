import { type Instant, ok, type Result, refuse } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Place } from './nodes.ts';
import { advance, lockApplication, underWay } from './queries.ts';

export type UseOfferRefusal = { readonly code: 'offer_signed'; readonly status: string };

/**
 * The offer of an application serves a facility that is there, in the transaction that renews it: the
 * application ends, so that no second facility is opened by it. One that has ended stays as it is.
 */
export async function useOffer(
  tx: Tx,
  place: Place,
  at: Instant,
): Promise<Result<'used', UseOfferRefusal>> {
  const application = await lockApplication(tx, place.borrowerId, place.applicationId);
  const status = application?.status ?? 'withdrawn';
  if (status === 'disbursing' || status === 'disbursed') {
    return refuse({ code: 'offer_signed', status });
  }
  if (underWay.has(status)) await advance(tx, place, at, { status: 'withdrawn' });
  return ok('used');
}

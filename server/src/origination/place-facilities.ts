import { type Buckets, measureAll } from '../concentration/index.ts';
import { findDecision, soldProduct } from '../decision/index.ts';
import type { Id } from '../kernel/index.ts';
import { listUnplaced, placeFacility, type Unplaced } from '../lending/index.ts';
import type { Tx } from '../platform/index.ts';
import { bucketsOf } from './buckets.ts';
import type { Deps } from './deps.ts';

/** What a page of facilities came to. */
export interface Placed {
  /** Looked at. */
  readonly facilities: number;
  /** Of which a region or an industry is known now. */
  readonly placed: number;
  /** The last one; `null`: there is none after it. */
  readonly last: Id<'facility'> | null;
}

/**
 * Says where and in which trade facilities are that were opened while it was not known, by what facts tell today; what
 * was known stays. Their limits are measured anew in the same transaction. Stopped and run again it goes on.
 * @param page.after - Id of the last facility that was looked at; empty: from the first.
 */
export const placeFacilities = (
  deps: Pick<Deps, 'db' | 'clock' | 'vault'>,
  page: { readonly after: string; readonly most: number },
): Promise<Placed> =>
  deps.db.tx(async (tx) => {
    const found = await listUnplaced(tx, page);
    let placed = 0;
    for (const facility of found) {
      const buckets = await whereIs(deps, tx, facility);
      placed += await placeFacility(tx, facility, buckets);
    }
    if (placed > 0) await measureAll(tx, deps.clock.now());
    const last = found.length < page.most ? null : (found.at(-1)?.id ?? null);
    return { facilities: found.length, placed, last };
  });

async function whereIs(
  deps: Pick<Deps, 'clock' | 'vault'>,
  tx: Tx,
  { borrowerId, decisionId, product }: Unplaced,
): Promise<Buckets> {
  const decision = await findDecision(tx, borrowerId, decisionId);
  const { segment } = soldProduct(product);
  const known = { segment, sources: decision?.connected ?? [], at: deps.clock.now() };
  return bucketsOf(deps, tx, borrowerId, known);
}

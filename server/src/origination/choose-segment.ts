import { type Id, ok, type Result, refuse, type Segment } from '../kernel/index.ts';
import { listFacilities } from '../lending/index.ts';
import { saveSegment } from '../party/index.ts';
import { txOrRefuse } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { findLatestApplication, underWay } from './queries.ts';

/** While something is decided or lent on it, what a business is stays as it was. */
export interface SegmentRefusal {
  readonly code: 'segment_fixed';
}

/** What kind of business the borrower says it is: by it the product, its evidence and its rules are found. */
export const chooseSegment = (
  deps: Pick<Deps, 'db'>,
  borrowerId: Id<'borrower'>,
  segment: Segment,
): Promise<Result<null, SegmentRefusal>> =>
  txOrRefuse<null, SegmentRefusal>(deps.db, async (tx) => {
    await saveSegment(tx, borrowerId, segment); // First, so that an application begun beside it waits.
    const [latest, facilities] = await Promise.all([
      findLatestApplication(tx, borrowerId),
      listFacilities(tx, borrowerId),
    ]);
    const stands = (latest && underWay.has(latest.status)) || facilities.length > 0;
    return stands ? refuse({ code: 'segment_fixed' }) : ok(null);
  });

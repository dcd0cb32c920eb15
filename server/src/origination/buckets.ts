import { type Buckets, industryOf, regionOf, usesOf } from '../concentration/index.ts';
import type { Exposures } from '../decision/index.ts';
import { listEvents } from '../events/index.ts';
import { type Id, type Instant, instant, type Segment } from '../kernel/index.ts';
import { openIdentifier } from '../party/index.ts';
import type { Db, Tx } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { exposuresOf } from './group.ts';

/**
 * Where and in which trade a borrower does business, as far as facts tell: the credit code that a source or the
 * borrower told, the land it farms, the kind of business, the platform it sells on.
 */
export async function bucketsOf(
  { vault }: Pick<Deps, 'vault'>,
  db: Db,
  borrowerId: Id<'borrower'>,
  known: { readonly segment: Segment; readonly sources: readonly string[]; readonly at: Instant },
): Promise<Buckets> {
  const creditCode = await openIdentifier(db, vault, borrowerId, 'creditCode');
  const parcelCode = creditCode === null ? await parcelOf(db, borrowerId, known) : null;
  return {
    region: regionOf({ creditCode, parcelCode }),
    industry: industryOf(known),
  };
}

const farms: ReadonlySet<Segment> = new Set(['cropFarm', 'livestockFarm']);

/** The code of the land that was contracted last; only farms are asked. */
async function parcelOf(
  db: Db,
  borrowerId: Id<'borrower'>,
  { segment, at }: { readonly segment: Segment; readonly at: Instant },
): Promise<string | null> {
  if (!farms.has(segment)) return null;
  const filter = { recordedBefore: instant(at + 1), kinds: ['land.contracted'] } as const;
  const data = (await listEvents(db, borrowerId, filter)).at(-1)?.data;
  return data && 'parcelCode' in data ? data.parcelCode : null;
}

/** What a decision is passed of the books: what the group owes, and how full region and industry are. */
export async function exposuresFor(
  deps: Pick<Deps, 'vault'>,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  o: { readonly segment: Segment; readonly sources: readonly string[]; readonly at: Instant },
): Promise<Exposures> {
  const buckets = await bucketsOf(deps, tx, borrowerId, o);
  const [group, uses] = [await exposuresOf(tx, borrowerId), await usesOf(tx, buckets, o.at)];
  return { ...group, ...uses };
}

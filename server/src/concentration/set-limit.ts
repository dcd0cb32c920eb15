import { ok, type Result, refuse, sumFen } from '../kernel/index.ts';
import { sumUsed } from '../lending/index.ts';
import type { Db, Tx } from '../platform/index.ts';
import { type Buckets, bucketText, type Dimension, dimensions, EVERY } from './buckets.ts';
import {
  type ConcentrationLimit,
  type LimitChange,
  limitFor,
  limitOf,
  listConcentrationLimits,
} from './limits.ts';
import { changeLimits, measureAll, type Use } from './uses.ts';

/** Sets a limit from today on; all counters are measured anew. Drawings under way are waited for. */
export async function setConcentrationLimit(
  tx: Tx,
  change: LimitChange,
): Promise<Result<LimitChange, { readonly code: 'bucket_unknown' }>> {
  const { dimension, bucket, amount, sharePpm, warnPpm, since, recordedAt, byWhom, why } = change;
  if (!bucketText(dimension, bucket)) return refuse({ code: 'bucket_unknown' });
  await changeLimits(tx);
  await tx.exec`
    insert into concentration.limits
           (dimension, bucket, amount_fen, share_ppm, warn_ppm, since, recorded_at, by_whom, why)
    values (${dimension}, ${bucket}, ${amount}, ${sharePpm}, ${warnPpm}, ${since},
            ${new Date(recordedAt)}, ${byWhom}, ${why})`;
  await measureAll(tx, recordedAt);
  return ok(change);
}

/** How full a bucket is. */
export type UseState = 'open' | 'warn' | 'full';

/** A bucket as staff see it. */
export interface ShownUse extends Use {
  readonly dimension: Dimension;
  readonly warnPpm: number | null;
  readonly state: UseState;
}

/** The share of a limit from which on staff are usually warned: time to look before nobody can draw. Assumed; ppm. */
export const usualWarnPpm = 800_000;

const stateOf = ({ used, limit }: Pick<Use, 'used' | 'limit'>, warnPpm: number): UseState => {
  if (limit === null) return 'open';
  if (used >= limit) return 'full';
  return used * 1_000_000n >= limit * BigInt(warnPpm) ? 'warn' : 'open';
};

/** Every bucket that holds something or has a limit, by the book as it is now. Locks nothing. */
export async function showUses(db: Db): Promise<ShownUse[]> {
  const [owed, limits] = [await sumUsed(db), await listConcentrationLimits(db)];
  const book = sumFen(owed.map(({ used }) => used));
  return dimensions.flatMap((dimension) => {
    const named = limits.filter((one) => one.dimension === dimension && one.bucket !== EVERY);
    const buckets = new Set([...owed, ...named].map((one) => bucketIn(one, dimension)));
    return [...buckets]
      .map((bucket) => {
        const here = owed.filter((one) => one[dimension] === bucket);
        const used = sumFen(here.map((one) => one.used));
        const limit = limitOf(limits, { dimension, bucket }, book);
        const warnPpm = limitFor(limits, { dimension, bucket })?.warnPpm ?? null;
        const state = stateOf({ used, limit }, warnPpm ?? usualWarnPpm);
        return { dimension, bucket, used, limit, warnPpm, state };
      })
      .sort((a, b) => Number(b.used - a.used) || (a.bucket < b.bucket ? -1 : 1));
  });
}

const bucketIn = (one: Buckets | ConcentrationLimit, dimension: Dimension): string =>
  'bucket' in one ? one.bucket : one[dimension];

import { type BusinessDate, type Fen, fen, type Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import { type Dimension, dimensions, EVERY, UNKNOWN } from './buckets.ts';

/**
 * The most that may be owed in a bucket: an amount, a share of the whole book (then the amount is the least that
 * is allowed, so that a young book can grow), or neither, which takes the limit away.
 */
export interface ConcentrationLimit {
  readonly dimension: Dimension;
  /** A region's or an industry's code, `unknown`, or `*` for every bucket without a limit of its own. */
  readonly bucket: string;
  readonly amount: Fen | null;
  /** Parts per million of what is owed in all. */
  readonly sharePpm: number | null;
  /** From this part of the limit on staff are warned. Parts per million. */
  readonly warnPpm: number;
}

/** A limit as it was set. */
export interface LimitChange extends ConcentrationLimit {
  readonly since: BusinessDate;
  readonly recordedAt: Instant;
  readonly byWhom: string;
  readonly why: string;
}

const ChangeRow = row({
  dimension: column.oneOf(...dimensions),
  bucket: column.text,
  amountFen: column.nullable(column.fen),
  sharePpm: column.nullable(column.int),
  warnPpm: column.int,
  since: column.date,
  recordedAt: column.instant,
  byWhom: column.text,
  why: column.text,
});

/** The changes of limits, the newest first. */
export async function listLimitChanges(db: Db, most: number): Promise<LimitChange[]> {
  const rows = await db.many(ChangeRow)`
    select dimension, bucket, amount_fen, share_ppm, warn_ppm, since, recorded_at, by_whom, why
      from concentration.limits
     order by seq desc
     limit ${most}`;
  return rows.map(({ amountFen: amount, ...rest }) => ({ ...rest, amount }));
}

const InForce = row({
  dimension: column.oneOf(...dimensions),
  bucket: column.text,
  amountFen: column.nullable(column.fen),
  sharePpm: column.nullable(column.int),
  warnPpm: column.int,
});

/** The limits that hold now, each bucket's newest; those taken away are not among them. */
export async function listConcentrationLimits(db: Db): Promise<ConcentrationLimit[]> {
  const rows = await db.many(InForce)`
    select * from (
      select distinct on (dimension, bucket) dimension, bucket, amount_fen, share_ppm, warn_ppm
        from concentration.limits
       order by dimension, bucket, seq desc) newest
     where amount_fen is not null or share_ppm is not null
     order by dimension, bucket`;
  return rows.map(({ amountFen: amount, ...rest }) => ({ ...rest, amount }));
}

/**
 * The limit that holds for a bucket: its own, else that of every other. Of whom nobody knows where they belong, a limit of
 * every other says nothing: facilities of before limits would all stand in one bucket.
 */
export const limitFor = (
  limits: readonly ConcentrationLimit[],
  { dimension, bucket }: Pick<ConcentrationLimit, 'dimension' | 'bucket'>,
): ConcentrationLimit | undefined => {
  const of = (wanted: string) =>
    limits.find((one) => one.dimension === dimension && one.bucket === wanted);
  return of(bucket) ?? (bucket === UNKNOWN ? undefined : of(EVERY));
};

/** The most that may be owed in a bucket, of a book of `book`; `null`: as much as there is. Unit: fen. */
export function limitOf(
  limits: readonly ConcentrationLimit[],
  of: Pick<ConcentrationLimit, 'dimension' | 'bucket'>,
  book: Fen,
): Fen | null {
  const limit = limitFor(limits, of);
  if (!limit) return null;
  const { amount, sharePpm } = limit;
  if (sharePpm === null) return amount;
  const share = fen((book * BigInt(sharePpm)) / 1_000_000n); // Cut off: never a fen above the share.
  return amount !== null && amount > share ? amount : share;
}

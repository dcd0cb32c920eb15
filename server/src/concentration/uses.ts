import assert from 'node:assert/strict';
import { type Fen, type Instant, sumFen } from '../kernel/index.ts';
import { sumUsed } from '../lending/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { type Buckets, type Dimension, dimensions, EVERY } from './buckets.ts';
import { limitOf, listConcentrationLimits } from './limits.ts';

const UseRow = row({
  dimension: column.oneOf(...dimensions),
  bucket: column.text,
  usedFen: column.fen,
  limitFen: column.nullable(column.fen),
});

/** What is owed in one bucket, drawings on their way included, and the most that may be. Unit: fen. */
export interface Use {
  readonly bucket: string;
  readonly used: Fen;
  /** `null`: no limit is set. */
  readonly limit: Fen | null;
}

/** Why nothing more is lent in a region or an industry. */
export type ConcentrationRefusal =
  | { readonly code: 'region_limit_reached' }
  | { readonly code: 'industry_limit_reached' };

const refusals: Readonly<Record<Dimension, ConcentrationRefusal>> = {
  region: { code: 'region_limit_reached' },
  industry: { code: 'industry_limit_reached' },
};

const LOCK = 310_001; // Of all who lend against whoever changes a limit.

/** Held by a drawing until its transaction ends: no limit begins to hold while it is under way. */
const holdLimits = (tx: Tx) => tx.exec`select pg_advisory_xact_lock_shared(${LOCK}::bigint)`;
/** Waits for the drawings under way, and lets none begin. */
export const changeLimits = (tx: Tx) => tx.exec`select pg_advisory_xact_lock(${LOCK}::bigint)`;

const Grown = row({ known: column.int, fits: column.bool });

/** Adds `amount` to the counters that have a limit, if it fits in all of them. They stay locked. */
const grow = (tx: Tx, { region, industry }: Buckets, amount: Fen) =>
  tx.one(Grown)`
    with locked as (
      select dimension, bucket, used_fen, limit_fen
        from concentration.uses
       where ((dimension = 'region' and bucket = ${region})
           or (dimension = 'industry' and bucket = ${industry}))
         and limit_fen is not null
       order by dimension, bucket
         for update
    ), judged as (
      select coalesce(bool_and(used_fen + ${amount}::bigint <= limit_fen), true) as fits from locked
    ), grown as (
      update concentration.uses u
         set used_fen = u.used_fen + ${amount}::bigint
        from locked l, judged
       where judged.fits and u.dimension = l.dimension and u.bucket = l.bucket
    )
    select fits,
           (select count(*) from concentration.uses
             where (dimension = 'region' and bucket = ${region})
                or (dimension = 'industry' and bucket = ${industry})) as known
      from judged`;

/** The counters of all buckets as the book and the limits have them now. Locks them until the transaction ends. */
export async function measureAll(tx: Tx, at: Instant): Promise<void> {
  const owed = await sumUsed(tx);
  await addCounters(tx, at, [
    ...owed.flatMap(({ region, industry }) => [
      { dimension: 'region', bucket: region } as const,
      { dimension: 'industry', bucket: industry } as const,
    ]),
    ...(await listNamed(tx)),
  ]);
  await measure(tx, at, null);
}

const NamedRow = row({ dimension: column.oneOf(...dimensions), bucket: column.text });
type Named = RowOf<typeof NamedRow>;

const listNamed = (db: Db) =>
  db.many(NamedRow)`
    select distinct dimension, bucket from concentration.limits where bucket <> ${EVERY}`;

const addCounters = (tx: Tx, at: Instant, named: readonly Named[]) =>
  tx.exec`
    insert into concentration.uses (dimension, bucket, used_fen, limit_fen, measured_at)
    select distinct dimension, bucket, 0, null::bigint, ${new Date(at)}::timestamptz
      from unnest(${named.map((n) => n.dimension)}::text[], ${named.map((n) => n.bucket)}::text[])
           as named (dimension, bucket)
     order by dimension, bucket
        on conflict do nothing`;

const lockCounters = (tx: Tx, only: Buckets | null) =>
  tx.exec`
    select 1 from concentration.uses
     where ${only === null}::boolean
        or (dimension = 'region' and bucket = ${only?.region ?? null})
        or (dimension = 'industry' and bucket = ${only?.industry ?? null})
     -- Those that a drawing locks by itself come first, for everybody: nobody waits in a ring.
     order by limit_fen is null, dimension, bucket
       for update`;

/** The counters of these buckets (`null`: of all) as the book and the limits have them now. Locks them. */
async function measure(tx: Tx, at: Instant, only: Buckets | null): Promise<void> {
  await lockCounters(tx, only); // First: what is summed must see whatever those committed who held them.
  const limits = await listConcentrationLimits(tx);
  const wholeBook = only === null || limits.some(({ sharePpm }) => sharePpm !== null);
  const owed = await sumUsed(tx, wholeBook ? null : only);
  const book = sumFen(owed.map(({ used }) => used));
  const counters = (await listUses(tx)).filter(
    ({ dimension, bucket }) => only === null || only[dimension] === bucket,
  );
  const measured = counters.map(({ dimension, bucket }) => {
    const used = sumFen(owed.filter((one) => one[dimension] === bucket).map((one) => one.used));
    return { dimension, bucket, used, limit: limitOf(limits, { dimension, bucket }, book) };
  });
  await tx.exec`
    update concentration.uses u
       set used_fen = m.used_fen, limit_fen = m.limit_fen, measured_at = ${new Date(at)}
      from unnest(${measured.map((m) => m.dimension)}::text[], ${measured.map((m) => m.bucket)}::text[],
                  ${measured.map((m) => m.used)}::bigint[], ${measured.map((m) => m.limit)}::bigint[])
           as m (dimension, bucket, used_fen, limit_fen)
     where u.dimension = m.dimension and u.bucket = m.bucket`;
}

async function measureOnly(tx: Tx, at: Instant, buckets: Buckets): Promise<void> {
  await addCounters(
    tx,
    at,
    dimensions.map((dimension) => ({ dimension, bucket: buckets[dimension] })),
  );
  await measure(tx, at, buckets);
}

async function read(db: Db, { region, industry }: Buckets) {
  const rows = await db.many(UseRow)`
    select dimension, bucket, used_fen, limit_fen
      from concentration.uses
     where (dimension = 'region' and bucket = ${region})
        or (dimension = 'industry' and bucket = ${industry})`;
  const of = (dimension: Dimension): Use | undefined => {
    const found = rows.find((one) => one.dimension === dimension);
    return found && { bucket: found.bucket, used: found.usedFen, limit: found.limitFen };
  };
  return { region: of('region'), industry: of('industry') };
}

const full = (use: Use): boolean => use.limit !== null && use.used >= use.limit;

/**
 * What is owed in a business's region and industry, and the most that may be. What the counters call full is
 * measured first. Drawings under way are not seen: `takeRoom` decides.
 */
export async function usesOf(
  tx: Tx,
  buckets: Buckets,
  at: Instant,
): Promise<Readonly<Record<Dimension, Use>>> {
  const { region, industry } = await read(tx, buckets);
  if (region && industry && !full(region) && !full(industry)) return { region, industry };
  await measureOnly(tx, at, buckets);
  const measured = await read(tx, buckets);
  assert(measured.region && measured.industry, 'a measured bucket has a counter');
  return { region: measured.region, industry: measured.industry };
}

/** Why a loan of `amount` would not fit, as far as can be told before it is drawn. */
export async function roomStops(
  tx: Tx,
  buckets: Buckets,
  amount: Fen,
  at: Instant,
): Promise<ConcentrationRefusal | undefined> {
  const over = (uses: Partial<Record<Dimension, Use | undefined>>) =>
    dimensions.find((one) => {
      const use = uses[one];
      return !use || (use.limit !== null && use.used + amount > use.limit);
    });
  if (over(await read(tx, buckets)) === undefined) return undefined;
  await measureOnly(tx, at, buckets);
  const still = over(await read(tx, buckets));
  return still && refusals[still];
}

/**
 * Takes room for a loan that this transaction has made. Its counters stay locked until the transaction ends, so
 * that drawings at once cannot pass a limit together: make it the last statement.
 * @returns Why there is none. Before that the buckets are measured: nobody is refused by a counter that is behind.
 * @source Internet-loan measures, Order 9 of 2020 (rules R1): limits by region and industry
 */
export async function takeRoom(
  tx: Tx,
  buckets: Buckets,
  amount: Fen,
  at: Instant,
): Promise<ConcentrationRefusal | undefined> {
  const [, { known, fits }] = await Promise.all([holdLimits(tx), grow(tx, buckets, amount)]);
  if (known === dimensions.length && fits) return undefined;
  await measureOnly(tx, at, buckets); // It counts the loan itself already.
  const uses = await read(tx, buckets);
  const over = dimensions.find((one) => {
    const use = uses[one];
    return use && use.limit !== null && use.used > use.limit;
  });
  return over && refusals[over];
}

/** Every counter, region by region and trade by trade. */
async function listUses(db: Db): Promise<(Use & { readonly dimension: Dimension })[]> {
  const rows = await db.many(UseRow)`
    select dimension, bucket, used_fen, limit_fen
      from concentration.uses
     order by dimension, used_fen desc, bucket`;
  return rows.map(({ dimension, bucket, usedFen: used, limitFen: limit }) => ({
    ...{ dimension, bucket, used, limit },
  }));
}

import type { Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';

const ValuesRow = row({
  productId: column.text,
  name: column.text,
  values: column.json<readonly (string | null)[]>(),
});

/** What decisions on one product knew of one feature. */
export interface FeatureValues {
  readonly productId: string;
  readonly name: string;
  /** The oldest decision's first; `null`: not known. */
  readonly values: readonly (bigint | null)[];
}

/**
 * Values of every feature in the newest decisions, as their records hold them.
 * @param o.most - Decisions looked at, over all products.
 * @param o.productId - Only decisions on this product.
 */
export async function listFeatureValues(
  db: Db,
  { before, most, productId = null }: { before: Instant; most: number; productId?: string | null },
): Promise<FeatureValues[]> {
  // Served by the index records_by_time.
  const rows = await db.many(ValuesRow)`
    with newest as (
      select product_id, decided_at, record
        from decision.records
       where decided_at < ${new Date(before)}
         and (${productId}::text is null or product_id = ${productId})
       order by decided_at desc
       limit ${most}
    )
    select n.product_id, f.key as name,
           to_json(array_agg(f.value->>'value' order by n.decided_at)) as values
      from newest n, jsonb_each(n.record->'features') f
     group by n.product_id, f.key`;
  return rows.map(({ values, ...rest }) => ({
    ...rest,
    values: values.map((value) => (value === null ? null : BigInt(value))),
  }));
}

const MedianRow = row({
  name: column.text,
  known: column.int,
  median: column.nullable(column.text),
});

/** What is in the middle of what the newest decisions on a product knew of a feature. */
export interface Median {
  readonly name: string;
  /** Decisions that knew it. */
  readonly known: number;
  readonly value: bigint | null;
}

/**
 * The medians of some features over the newest decisions on a product, as their records hold them.
 * @param o.most - Decisions looked at.
 */
export async function listMedians(
  db: Db,
  { productId, names, most }: { productId: string; names: readonly string[]; most: number },
): Promise<Median[]> {
  // Served by the index records_by_time.
  const rows = await db.many(MedianRow)`
    with newest as (
      select record->'features' as features
        from decision.records
       where product_id = ${productId}
       order by decided_at desc
       limit ${most}
    ), told as (
      select n.name, (features->n.name->>'value')::numeric as value
        from newest, unnest(${[...names]}::text[]) as n (name)
    )
    select name, count(value)::int as known,
           (percentile_disc(0.5) within group (order by value))::text as median
      from told
     group by name`;
  return rows.map(({ name, known, median }) => ({
    ...{ name, known, value: median === null ? null : BigInt(median) },
  }));
}

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

import { getDefinition } from '../features/index.ts';
import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import { decodeFeatures } from './record.ts';

const Known = row({ borrowerId: column.id('borrower'), features: column.json<unknown>() });

/** A value that a decision knew, with everybody who told it. */
export interface KnownValue {
  readonly name: string;
  readonly value: bigint;
  readonly sources: readonly string[];
}

/**
 * What the newest decision on each of some borrowers knew, of some features: values alone that mean today what they meant
 * then. A borrower on whom nothing was decided before is not there.
 */
export async function listKnownValues(
  db: Db,
  borrowerIds: readonly Id<'borrower'>[],
  o: { readonly columns: readonly string[]; readonly before: Instant },
): Promise<ReadonlyMap<Id<'borrower'>, readonly KnownValue[]>> {
  // Served by the index records_newest, one borrower after the other.
  const rows = await db.many(Known)`
    select b.id as borrower_id, r.features
      from unnest(${[...borrowerIds]}::text[]) as b (id)
      cross join lateral (
        select record->'features' as features
          from decision.records
         where borrower_id = b.id and decided_at < ${new Date(o.before)}
         order by decided_at desc
         limit 1
      ) r`;
  return new Map(
    rows.map(({ borrowerId, features }) => {
      const known = decodeFeatures(features);
      const values = o.columns.flatMap((name): KnownValue[] => {
        const of = known[name];
        if (!of || of.value === null || of.version !== getDefinition(name).version) return [];
        return [{ name, value: of.value, sources: [of.source, ...(of.also ?? [])] }];
      });
      return [borrowerId, values];
    }),
  );
}

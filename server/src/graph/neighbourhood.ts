import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';

const Related = row({
  borrowerId: column.id('borrower'),
  type: column.text,
  other: column.text,
  events: column.int,
  weightFen: column.bigint,
  firstOn: column.date,
  lastOn: column.date,
  untilOn: column.date,
});
/** A relation that a borrower's facts tell of. `type` ends in `:in` where it points to the borrower. */
export type Relation = RowOf<typeof Related>;

/** What of a node to list. */
export interface RelationFilter {
  /** Types, without direction; empty: all. */
  readonly types: readonly string[];
  /** Relations that hold on this day. */
  readonly on: BusinessDate;
  readonly most: number;
}

/** Relations of a node, a borrower's or a counterparty's, the strongest first. */
export const listRelations = (db: Db, node: string, { types, on, most }: RelationFilter) =>
  // Each side by itself: of a hub the strongest come from the indexes edges_by_weight and
  // edges_told_by_weight, and no more is read.
  db.many(Related)`
    with own as (
      select * from graph.edges
       where borrower_id = ${node} and events > 0 and first_on <= ${on} and until_on >= ${on}
         and (cardinality(${[...types]}::text[]) = 0
              or split_part(type, ':', 1) = any (${[...types]}::text[]))
       order by weight_fen desc
       limit ${most}
    ), told as (
      select * from graph.edges
       where other = ${node} and events > 0 and first_on <= ${on} and until_on >= ${on}
         and (cardinality(${[...types]}::text[]) = 0
              or split_part(type, ':', 1) = any (${[...types]}::text[]))
       order by weight_fen desc
       limit ${most}
    )
    select borrower_id, type, other, events, weight_fen, first_on, last_on, until_on
      from (select * from own union all select * from told) e
     order by weight_fen desc, events desc, other, borrower_id, type
     limit ${most}`;

const Count = row({ relations: column.int });

/** A hub is not counted to its end. */
export const COUNTED_MOST = 10_000;

/** How many relations of a node hold on a day, whatever their types; `COUNTED_MOST` stands for more. */
export const countRelations = async (db: Db, node: string, on: BusinessDate): Promise<number> => {
  const { relations } = await db.one(Count)`
    select count(*) as relations
      from (
        select from graph.edges
         where borrower_id = ${node} and events > 0 and first_on <= ${on} and until_on >= ${on}
        union all
        select from graph.edges
         where other = ${node} and events > 0 and first_on <= ${on} and until_on >= ${on}
        limit ${COUNTED_MOST}
      ) e`;
  return relations;
};

import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';

/** What stands where a region or an industry is not known. */
const UNKNOWN = 'unknown';

const UnplacedRow = row({
  id: column.id('facility'),
  borrowerId: column.id('borrower'),
  decisionId: column.id('decision'),
  product: column.text,
});
/** A facility of which it is not known where, or in which trade, it lends. */
export type Unplaced = RowOf<typeof UnplacedRow>;

/** Facilities of which the region or the industry is not known, by id, from the first after `after` on. */
export const listUnplaced = (
  db: Db,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<Unplaced[]> =>
  db.many(UnplacedRow)`
    select id, borrower_id, decision_id, product
      from lending.facilities
     where (region = ${UNKNOWN} or industry = ${UNKNOWN}) and id > ${after}
     order by id
     limit ${most}`;

/** Says where and in which trade a facility lends, where that was not known. @returns Whether anything is known now that was not. */
export const placeFacility = (
  tx: Tx,
  { borrowerId, id }: Pick<Unplaced, 'borrowerId' | 'id'>,
  { region, industry }: { readonly region: string; readonly industry: string },
): Promise<number> =>
  tx.exec`
    update lending.facilities
       set region = case region when ${UNKNOWN} then ${region} else region end,
           industry = case industry when ${UNKNOWN} then ${industry} else industry end
     where borrower_id = ${borrowerId} and id = ${id}
       and ((region = ${UNKNOWN} and ${region}::text <> ${UNKNOWN})
         or (industry = ${UNKNOWN} and ${industry}::text <> ${UNKNOWN}))`;

import type { BusinessDate, Instant } from '../kernel/index.ts';
import { column, type Db, newId, row, type Tx } from '../platform/index.ts';

/** How parts came together. `late`: by id, on a later day than the first of them was seen. */
export type MatchHow = 'id' | 'late' | 'undone' | 'suspense' | 'released' | 'person' | 'accepted';

export interface NewMatch {
  readonly how: MatchHow;
  readonly lineIds: readonly string[];
  readonly entryIds: readonly string[];
}

/** Whose it is and when. */
export interface Stamp {
  readonly byWhom: string;
  readonly on: BusinessDate;
  readonly at: Instant;
}

/** Writes matches. A part that is matched already makes it fail: nothing belongs to two. */
export async function insertMatches(
  tx: Tx,
  matches: readonly NewMatch[],
  { byWhom, on, at }: Stamp,
): Promise<void> {
  if (matches.length === 0) return;
  const made = matches.map((match) => ({ ...match, id: newId('match') }));
  await tx.exec`
    insert into reconciliation.matches (id, how, by_whom, matched_on, matched_at)
    select id, how, ${byWhom}, ${on}::date, ${new Date(at)}
      from unnest(${made.map((m) => m.id)}::text[], ${made.map((m) => m.how)}::text[]) as m (id, how)`;
  const parts = made.flatMap(({ id, lineIds, entryIds }) => [
    ...lineIds.map((part) => ({ id, part, isLine: true })),
    ...entryIds.map((part) => ({ id, part, isLine: false })),
  ]);
  await tx.exec`
    insert into reconciliation.match_parts (match_id, part_id, is_line)
    select *
      from unnest(${parts.map((p) => p.id)}::text[], ${parts.map((p) => p.part)}::text[],
                  ${parts.map((p) => p.isLine)}::bool[])`;
}

/** Takes apart the matches in which these parts stand. */
export const dissolve = (tx: Tx, partIds: readonly string[]): Promise<number> =>
  tx.exec`
    update reconciliation.match_parts
       set live = false
     where live
       and match_id in (select match_id from reconciliation.match_parts
                         where live and part_id = any (${partIds}::text[]))`;

const OrderRow = row({ orderId: column.text, direction: column.oneOf('in', 'out') });

/** Orders of which a line was matched, in its direction; money that waits in suspense was not. */
export const findMatchedOrders = (db: Db, orderIds: readonly string[]) =>
  db.many(OrderRow)`
    select distinct l.order_id, l.direction
      from reconciliation.lines l
      join reconciliation.match_parts p on p.part_id = l.id and p.live
      join reconciliation.matches m on m.id = p.match_id and m.how <> 'suspense'
     where l.order_id = any (${orderIds}::text[])`;

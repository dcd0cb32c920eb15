import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';
import { type DifferenceKind, differenceKinds } from './compare.ts';

const Listed = row({
  id: column.id('item'),
  kind: column.oneOf(...differenceKinds),
  state: column.oneOf('open', 'returning', 'cleared'),
  sinceOn: column.date,
  openedAt: column.instant,
  inSuspense: column.bool,
  clearedOn: column.nullable(column.date),
  clearedHow: column.nullable(column.text),
  lineId: column.nullable(column.text),
  lineOn: column.nullable(column.date),
  lineDirection: column.nullable(column.oneOf('in', 'out')),
  lineFen: column.nullable(column.fen),
  railRef: column.nullable(column.text),
  code: column.nullable(column.text),
  lineOrder: column.nullable(column.text),
  entryId: column.nullable(column.text),
  entryKind: column.nullable(column.text),
  valueOn: column.nullable(column.date),
  bookedOn: column.nullable(column.date),
  moveDirection: column.nullable(column.oneOf('in', 'out')),
  moveFen: column.nullable(column.fen),
  moveOrder: column.nullable(column.text),
  loanId: column.nullable(column.text),
});
type Raw = RowOf<typeof Listed>;

/** What the rail says of an item, without names. */
export interface Theirs {
  readonly lineId: string;
  readonly on: BusinessDate;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly railRef: string;
  readonly code: string;
  readonly orderId: string | null;
}

/** What the books say of it. */
export interface Ours {
  readonly entryId: string;
  readonly kind: string;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly valueOn: BusinessDate;
  readonly bookedOn: BusinessDate;
  readonly orderId: string | null;
  readonly loanId: string | null;
}

/** An item with both of its sides. */
export interface ListedItem {
  readonly id: Id<'item'>;
  readonly kind: DifferenceKind;
  readonly state: 'open' | 'returning' | 'cleared';
  readonly sinceOn: BusinessDate;
  readonly openedAt: Instant;
  readonly inSuspense: boolean;
  readonly clearedOn: BusinessDate | null;
  readonly clearedHow: string | null;
  readonly theirs: Theirs | null;
  readonly ours: Ours | null;
}

function theirsOf(raw: Raw): Theirs | null {
  const { lineId, lineOn, lineDirection, lineFen, railRef, code, lineOrder } = raw;
  if (lineId === null || lineOn === null || lineDirection === null || lineFen === null) return null;
  if (railRef === null || code === null) return null;
  const what = { direction: lineDirection, amount: lineFen, railRef, code, orderId: lineOrder };
  return { lineId, on: lineOn, ...what };
}

function oursOf(raw: Raw): Ours | null {
  const { entryId, entryKind, valueOn, bookedOn, moveDirection, moveFen } = raw;
  if (entryId === null || entryKind === null || valueOn === null || bookedOn === null) return null;
  if (moveDirection === null || moveFen === null) return null;
  return {
    ...{ entryId, kind: entryKind, direction: moveDirection, amount: moveFen, valueOn, bookedOn },
    ...{ orderId: raw.moveOrder, loanId: raw.loanId },
  };
}

const itemIn = (raw: Raw): ListedItem => ({
  ...{ id: raw.id, kind: raw.kind, state: raw.state, sinceOn: raw.sinceOn, openedAt: raw.openedAt },
  ...{ inSuspense: raw.inSuspense, clearedOn: raw.clearedOn, clearedHow: raw.clearedHow },
  ...{ theirs: theirsOf(raw), ours: oursOf(raw) },
});

/** Which items to list. What is left out does not narrow. */
export interface ItemFilter {
  readonly cleared: boolean;
  readonly kind?: DifferenceKind | undefined;
  readonly direction?: 'in' | 'out' | undefined;
  /** Open since this day or before it. */
  readonly until?: BusinessDate | undefined;
  /** Of this day alone. */
  readonly on?: BusinessDate | undefined;
  readonly atMost: number;
}

/** Items, the oldest first; cleared ones the newest first. */
export async function listItems(db: Db, f: ItemFilter): Promise<ListedItem[]> {
  // Served by items_open and items_cleared.
  const rows = await db.many(Listed)`
    select i.id, i.kind, i.state, i.since_on, i.opened_at, i.suspense_entry_id is not null as in_suspense,
           i.cleared_on, i.cleared_how, l.id as line_id, l.on_day as line_on,
           l.direction as line_direction, l.amount_fen as line_fen, l.rail_ref, l.code,
           l.order_id as line_order, m.entry_id, m.kind as entry_kind, m.value_on, m.booked_on,
           m.direction as move_direction, m.amount_fen as move_fen, m.order_id as move_order, m.loan_id
      from reconciliation.items i
      left join reconciliation.lines l on l.id = i.line_id
      left join reconciliation.moves m on m.entry_id = i.entry_id
     where (i.state = 'cleared') = ${f.cleared}
       and (${f.kind ?? null}::text is null or i.kind = ${f.kind ?? null})
       and (${f.direction ?? null}::text is null
            or coalesce(l.direction, m.direction) = ${f.direction ?? null})
       and i.since_on <= coalesce(${f.until ?? null}::date, 'infinity')
       and (${f.on ?? null}::date is null or i.since_on = ${f.on ?? null})
     order by case when not ${f.cleared} then i.since_on end, i.cleared_at desc, i.id
     limit ${f.atMost}`;
  return rows.map(itemIn);
}

/** One item with both sides. */
export async function getListed(db: Db, id: Id<'item'>): Promise<ListedItem | undefined> {
  const raw = await db.maybe(Listed)`
    select i.id, i.kind, i.state, i.since_on, i.opened_at, i.suspense_entry_id is not null as in_suspense,
           i.cleared_on, i.cleared_how, l.id as line_id, l.on_day as line_on,
           l.direction as line_direction, l.amount_fen as line_fen, l.rail_ref, l.code,
           l.order_id as line_order, m.entry_id, m.kind as entry_kind, m.value_on, m.booked_on,
           m.direction as move_direction, m.amount_fen as move_fen, m.order_id as move_order, m.loan_id
      from reconciliation.items i
      left join reconciliation.lines l on l.id = i.line_id
      left join reconciliation.moves m on m.entry_id = i.entry_id
     where i.id = ${id}`;
  return raw && itemIn(raw);
}

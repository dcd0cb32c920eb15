import { addDays, type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import {
  type ChartMove,
  findEntry,
  listMoves,
  listMovesAbout,
  sumControlTotals,
} from '../ledger/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';

// The books' side: entries that moved the cash which stands in the rail's account.

const CASH = 'funder_cash';

/** What the books say the account holds, by what was booked up to and including `on`. Unit: fen. */
export const balanceOfChart = async (db: Db, on: BusinessDate): Promise<Fen> =>
  (await sumControlTotals(db, { bookedOn: on })).get(CASH) ?? fen(0n);

const REPAID = 'repayment:';

/** The order of a rail behind an entry: derived as the orders are, `null` for what no order moved. */
export function orderOf({ kind, about, reverses }: Pick<ChartMove, 'kind' | 'about' | 'reverses'>) {
  const { loan, event = '' } = about;
  if (kind === 'disbursement.settled') return loan === undefined ? null : `payout:${loan}`;
  if (kind === 'repayment') return collectOf(event);
  if (kind === 'refund') return `refund:${event}`;
  if (kind === 'suspense.returned') return `return:${about.return}`;
  return reverses?.startsWith(REPAID) ? collectOf(reverses.slice(REPAID.length)) : null;
}

/** Repayments that a rail collected have ids of their own; what staff wrote down has a change's. */
const collectOf = (id: string): string | null =>
  id.startsWith('repayment_') ? `collect:${id}` : null;

const MoveRow = row({
  entryId: column.text,
  kind: column.text,
  direction: column.oneOf('in', 'out'),
  amountFen: column.fen,
  valueOn: column.date,
  bookedOn: column.date,
  orderId: column.nullable(column.text),
  loanId: column.nullable(column.text),
  reverses: column.nullable(column.text),
});
export type KeptMove = RowOf<typeof MoveRow>;

/** Notes moves of the books on this side. @returns Those that were not noted before. */
export function insertMoves(tx: Tx, moves: readonly ChartMove[]): Promise<KeptMove[]> {
  return tx.many(MoveRow)`
    insert into reconciliation.moves
           (entry_id, kind, direction, amount_fen, value_on, booked_on, order_id, loan_id, reverses)
    select *
      from unnest(${moves.map((m) => m.entryId)}::text[], ${moves.map((m) => m.kind)}::text[],
                  ${moves.map((m) => (m.movedFen > 0n ? 'in' : 'out'))}::text[],
                  ${moves.map((m) => (m.movedFen > 0n ? m.movedFen : -m.movedFen))}::bigint[],
                  ${moves.map((m) => m.valueOn)}::date[], ${moves.map((m) => m.bookedOn)}::date[],
                  ${moves.map(orderOf)}::text[], ${moves.map((m) => m.about.loan ?? null)}::text[],
                  ${moves.map((m) => m.reverses)}::text[])
        on conflict do nothing
    returning entry_id, kind, direction, amount_fen, value_on, booked_on, order_id, loan_id, reverses`;
}

/** Notes what the books moved after `after` up to `until`, once. @returns What is new here. */
export async function copyMoves(
  tx: Tx,
  after: BusinessDate,
  until: BusinessDate,
): Promise<KeptMove[]> {
  return insertMoves(tx, await listMoves(tx, { chart: CASH, after, until }));
}

/** Notes the cash moves of these entries, before their day is copied. */
export async function noteMoves(tx: Tx, entryIds: readonly string[]): Promise<KeptMove[]> {
  const entries = await Promise.all(entryIds.map((id) => findEntry(tx, id)));
  const moves = entries.flatMap((entry): ChartMove[] => {
    const cash = entry?.lines.filter((line) => line.account.startsWith(`${CASH}:`)) ?? [];
    const moved = cash.reduce(
      (sum, l) => (l.side === 'debit' ? sum + l.amount : sum - l.amount),
      0n,
    );
    return entry && moved !== 0n ? [{ ...entry, entryId: entry.id, movedFen: fen(moved) }] : [];
  });
  return insertMoves(tx, moves);
}

/** What the entries of an order are about: the other way round from `orderOf`. */
function aboutOf(orderId: string): Readonly<Record<string, string>>[] {
  const [kind, id] = [
    orderId.slice(0, orderId.indexOf(':')),
    orderId.slice(orderId.indexOf(':') + 1),
  ];
  if (kind === 'payout') return [{ loan: id }];
  if (kind === 'collect' || kind === 'refund') return [{ event: id }];
  return kind === 'return' ? [{ return: id }] : [];
}

/** Of these orders, those whose entries were booked after `on`. */
export async function listOrdersAfter(
  tx: Tx,
  on: BusinessDate,
  orderIds: readonly string[],
): Promise<string[]> {
  const about = orderIds.flatMap(aboutOf);
  if (about.length === 0) return [];
  const asked = new Set(orderIds);
  const moves = await listMovesAbout(tx, { chart: CASH, after: on, about });
  return moves.flatMap((move) => orderOf(move) ?? []).filter((orderId) => asked.has(orderId));
}

const SeenRow = row({ orderId: column.text });

const PAID = /^(payout|refund|return):/; // Whoever collects, these leave by the pay-out rail.

/** Whether the books paid out on a day (loans, refunds, money sent back) what no statement that is kept told of. */
export async function isPaidOutUntold(db: Db, on: BusinessDate): Promise<boolean> {
  const moves = await listMoves(db, { chart: CASH, after: addDays(on, -1), until: on });
  const orders = moves.flatMap((move) => orderOf(move) ?? []);
  const orderIds = [...new Set(orders.filter((orderId) => PAID.test(orderId)))];
  if (orderIds.length === 0) return false;
  const told = await db.many(SeenRow)`
    -- Served by the index lines_order.
    select distinct order_id from reconciliation.lines where order_id = any (${orderIds}::text[])`;
  return told.length < orderIds.length;
}

/** Moves by their entries. */
export const findMoves = (db: Db, entryIds: readonly string[]): Promise<KeptMove[]> =>
  db.many(MoveRow)`
    select entry_id, kind, direction, amount_fen, value_on, booked_on, order_id, loan_id, reverses
      from reconciliation.moves
     where entry_id = any (${entryIds}::text[])`;

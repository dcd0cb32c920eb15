import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { account } from '../ledger/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';

/** Where a person may book money that nobody will explain further. */
export const bookable = {
  bank_charges: account.bankCharges,
  fee_income: account.feeIncome,
  other_income: account.otherIncome,
  other_loss: account.otherLoss,
} as const;
export type Bookable = keyof typeof bookable | 'funder_capital';

/**
 * What a person does with an item. `match`: it belongs together with these other items; `loan`: it is
 * a repayment of this loan, counted from `on`; `return`: it goes back to whoever sent it; `book`: the
 * difference goes to this account; `accept`: both are right, on days far apart or
 * through another account.
 */
export type Clearing =
  | { readonly way: 'match'; readonly withItems: readonly Id<'item'>[] }
  | { readonly way: 'loan'; readonly loanId: Id<'loan'>; readonly on: BusinessDate }
  | { readonly way: 'return' }
  | { readonly way: 'book'; readonly account: Bookable }
  | { readonly way: 'accept' };

const ClearanceRow = row({
  id: column.id('clearance'),
  itemId: column.id('item'),
  way: column.oneOf('match', 'loan', 'return', 'book', 'accept'),
  content: column.json<Clearing>(),
  reason: column.text,
  byWhom: column.text,
  clearedOn: column.date,
  madeAt: column.instant,
  undoneBy: column.nullable(column.text),
  undoneAt: column.nullable(column.instant),
  undoneWhy: column.nullable(column.text),
});
export type Clearance = RowOf<typeof ClearanceRow>;

export const findClearance = (db: Db, id: Id<'clearance'>): Promise<Clearance | undefined> =>
  db.maybe(ClearanceRow)`
    select c.*, u.by_whom as undone_by, u.made_at as undone_at, u.reason as undone_why
      from reconciliation.clearances c
      left join reconciliation.undoings u on u.clearance_id = c.id
     where c.id = ${id}`;

export const listClearances = (db: Db, itemId: Id<'item'>): Promise<Clearance[]> =>
  db.many(ClearanceRow)`
    select c.*, u.by_whom as undone_by, u.made_at as undone_at, u.reason as undone_why
      from reconciliation.clearances c
      left join reconciliation.undoings u on u.clearance_id = c.id
     where c.item_id = ${itemId}
     order by c.made_at, c.id`;

export const insertClearance = (
  tx: Tx,
  c: Pick<Clearance, 'id' | 'itemId' | 'content' | 'reason' | 'byWhom' | 'clearedOn' | 'madeAt'>,
): Promise<number> =>
  tx.exec`
    insert into reconciliation.clearances
           (id, item_id, way, content, reason, by_whom, cleared_on, made_at)
    values (${c.id}, ${c.itemId}, ${c.content.way}, ${json(c.content)}::jsonb, ${c.reason},
            ${c.byWhom}, ${c.clearedOn}, ${new Date(c.madeAt)})`;

export const insertUndoing = (
  tx: Tx,
  u: {
    readonly id: Id<'clearance'>;
    readonly reason: string;
    readonly byWhom: string;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into reconciliation.undoings (clearance_id, reason, by_whom, made_at)
    values (${u.id}, ${u.reason}, ${u.byWhom}, ${new Date(u.at)})`;

const ReturnRow = row({
  id: column.id('return'),
  itemId: column.id('item'),
  clearanceId: column.id('clearance'),
  amountFen: column.fen,
  onDay: column.date,
  payeeSealed: column.nullable(column.bytes),
  status: column.oneOf('paying', 'settled', 'failed'),
  railRef: column.nullable(column.text),
  reason: column.nullable(column.text),
});
export type KeptReturn = RowOf<typeof ReturnRow>;

export const findReturn = (db: Db, id: Id<'return'>): Promise<KeptReturn | undefined> =>
  db.maybe(ReturnRow)`select * from reconciliation.returns where id = ${id}`;

export const lockReturn = (tx: Tx, id: Id<'return'>): Promise<KeptReturn | undefined> =>
  tx.maybe(ReturnRow)`select * from reconciliation.returns where id = ${id} for update`;

export const insertReturn = (
  tx: Tx,
  r: {
    readonly id: Id<'return'>;
    readonly itemId: Id<'item'>;
    readonly clearanceId: Id<'clearance'>;
    readonly amount: Fen;
    readonly on: BusinessDate;
    readonly payeeSealed: Uint8Array;
  },
): Promise<number> =>
  tx.exec`
    insert into reconciliation.returns
           (id, item_id, clearance_id, amount_fen, on_day, payee_sealed, status)
    values (${r.id}, ${r.itemId}, ${r.clearanceId}, ${r.amount}, ${r.on}, ${r.payeeSealed}, 'paying')`;

export const endReturn = (
  tx: Tx,
  id: Id<'return'>,
  end: { readonly railRef: string } | { readonly reason: string },
  at: Instant,
): Promise<number> =>
  tx.exec`
    update reconciliation.returns
       set status = ${'railRef' in end ? 'settled' : 'failed'}, payee_sealed = null,
           rail_ref = ${'railRef' in end ? end.railRef : null},
           reason = ${'reason' in end ? end.reason : null}, decided_at = ${new Date(at)}
     where id = ${id} and status = 'paying'`;

const PayingRow = row({ id: column.text });

/** The orders of returns that wait for their answer. */
export const listPayingReturns = async (db: Db): Promise<string[]> =>
  (await db.many(PayingRow)`select id from reconciliation.returns where status = 'paying'`).map(
    ({ id }) => `return:${id}`,
  );

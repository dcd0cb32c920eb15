import { type BusinessDate, daysBetween, type Id } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import { differenceKinds } from './compare.ts';
import type { Stamp } from './matches.ts';

const ItemRow = row({
  id: column.id('item'),
  kind: column.oneOf(...differenceKinds),
  lineId: column.nullable(column.text),
  entryId: column.nullable(column.text),
  sinceOn: column.date,
  openedAt: column.instant,
  state: column.oneOf('open', 'returning', 'cleared'),
  suspenseEntryId: column.nullable(column.text),
  suspenseCount: column.int,
  clearedOn: column.nullable(column.date),
  clearedAt: column.nullable(column.instant),
  clearedHow: column.nullable(column.text),
});
export type Item = RowOf<typeof ItemRow>;

/** The item, locked until the transaction ends. */
export const lockItem = (tx: Tx, id: Id<'item'>): Promise<Item | undefined> =>
  tx.maybe(ItemRow)`select * from reconciliation.items where id = ${id} for update`;

/** All items that are open, locked: who clears one waits for the run, and the run for them. */
export const lockOpenItems = (tx: Tx): Promise<Item[]> =>
  tx.many(ItemRow)`
    select * from reconciliation.items where state = 'open' order by since_on, id for update`;

export const insertItem = (
  tx: Tx,
  item: Pick<Item, 'id' | 'kind' | 'lineId' | 'entryId' | 'sinceOn'>,
  { at }: Stamp,
): Promise<number> =>
  tx.exec`
    insert into reconciliation.items (id, kind, line_id, entry_id, since_on, opened_at, state)
    values (${item.id}, ${item.kind}, ${item.lineId}, ${item.entryId}, ${item.sinceOn},
            ${new Date(at)}, 'open')`;

/** The item is another difference by now: what it is made of, and since when, changes. */
export const changeItem = (
  tx: Tx,
  item: Pick<Item, 'id' | 'kind' | 'lineId' | 'entryId' | 'sinceOn'>,
): Promise<number> =>
  tx.exec`
    update reconciliation.items
       set kind = ${item.kind}, line_id = ${item.lineId}, entry_id = ${item.entryId},
           since_on = ${item.sinceOn}
     where id = ${item.id}`;

export const setSuspense = (
  tx: Tx,
  id: Id<'item'>,
  entryId: string | null,
  count: number,
): Promise<number> =>
  tx.exec`
    update reconciliation.items
       set suspense_entry_id = ${entryId}, suspense_count = ${count}
     where id = ${id}`;

/** @param how - `late`, `undone`, `merged`, or the way a person cleared it. */
export const clearItem = (
  tx: Tx,
  id: Id<'item'>,
  how: string,
  { on, at }: Stamp,
): Promise<number> =>
  tx.exec`
    update reconciliation.items
       set state = 'cleared', cleared_on = ${on}, cleared_at = ${new Date(at)}, cleared_how = ${how}
     where id = ${id}`;

export const setItemState = (
  tx: Tx,
  id: Id<'item'>,
  state: 'open' | 'returning',
): Promise<number> =>
  tx.exec`
    update reconciliation.items
       set state = ${state}, cleared_on = null, cleared_at = null, cleared_how = null
     where id = ${id}`;

/** Notes what happened to an item. */
export const insertAct = (
  tx: Tx,
  itemId: Id<'item'>,
  act: string,
  { byWhom, at }: Stamp,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<number> =>
  tx.exec`
    insert into reconciliation.acts (item_id, made_at, act, by_whom, detail)
    values (${itemId}, ${new Date(at)}, ${act}, ${byWhom}, ${json(detail)}::jsonb)`;

const ActRow = row({
  madeAt: column.instant,
  act: column.text,
  byWhom: column.text,
  detail: column.json<Readonly<Record<string, unknown>>>(),
});
export type Act = RowOf<typeof ActRow>;

export const listActs = (db: Db, itemId: Id<'item'>): Promise<Act[]> =>
  db.many(ActRow)`
    select made_at, act, by_whom, detail from reconciliation.acts
     where item_id = ${itemId} order by made_at, act`;

const WaitingRow = row({ waiting: column.int, oldestAt: column.nullable(column.instant) });

/** How many items wait for somebody, and since when the oldest. */
export const countItems = (db: Db) =>
  db.one(WaitingRow)`
    select count(*) as waiting, min(opened_at) as oldest_at
      from reconciliation.items
     where state <> 'cleared'`;

/** The day since which something is open, of those that became known up to `on`. */
export const ageOf = (item: Pick<Item, 'sinceOn'>, today: BusinessDate): number =>
  Math.max(0, daysBetween(item.sinceOn, today));

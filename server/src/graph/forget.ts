import type { Id } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { listOwnKeys } from './own.ts';
import { holdNames, renameNumbers } from './rename.ts';

type BorrowerId = Id<'borrower'>;

/** What was made of the facts; whoever follows drops it too. */
async function dropRelations(tx: Tx, borrowerId: BorrowerId): Promise<number> {
  await tx.exec`delete from graph.days where borrower_id = ${borrowerId}`;
  const gone = await tx.exec`delete from graph.edges where borrower_id = ${borrowerId}`;
  await tx.exec`delete from graph.standings where borrower_id = ${borrowerId}`;
  return gone;
}

/**
 * Drops what was made of a borrower's facts here: relations and standing, which the next refresh makes anew. Facts stay, and
 * so does what was told of neighbours, and to whom: by nothing else does the next look know what it is to take back.
 */
export async function forgetRelations(tx: Tx, borrowerId: BorrowerId): Promise<void> {
  await tx.exec`
    update graph.borrowers set plan = '', anew_in = pg_current_xact_id()
     where borrower_id = ${borrowerId}`;
  await dropRelations(tx, borrowerId);
}

/** What an erasure did to the graph. */
export interface Erased {
  /** Relations of the borrower's own, which are gone. */
  readonly relations: number;
  /** Relations of others with one of the borrower's numbers, which lead to a node without a name. */
  readonly renamed: number;
}

/**
 * Forgets somebody in the graph: their own relations are gone and none is made again, and in those of others their
 * numbers give way to nodes without a name. Before the numbers themselves are forgotten. Those who were near
 * are told by the next spread from the borrower, for which alone it is kept who they were.
 */
export async function eraseRelations(tx: Tx, borrowerId: BorrowerId): Promise<Erased> {
  await holdNames(tx);
  const keys = await listOwnKeys(tx, borrowerId);
  await tx.exec`
    insert into graph.borrowers (borrower_id, plan, forgotten, anew_in)
    values (${borrowerId}, '', true, pg_current_xact_id())
        on conflict (borrower_id) do update
       set plan = '', forgotten = true, live_until = null, anew_in = excluded.anew_in`;
  const relations = await dropRelations(tx, borrowerId);
  await tx.exec`delete from graph.told where borrower_id = ${borrowerId}`;
  return { relations, renamed: await renameNumbers(tx, keys) };
}

const ForgottenRow = row({ forgotten: column.bool });

export const isForgotten = async (db: Db, borrowerId: BorrowerId): Promise<boolean> =>
  (
    await db.maybe(ForgottenRow)`
    select forgotten from graph.borrowers where borrower_id = ${borrowerId}`
  )?.forgotten ?? false;

import type { Id, Instant, Json, Source } from '../kernel/index.ts';
import { column, type Db, json, row, type Tx } from '../platform/index.ts';

const Cursor = row({ cursor: column.json<Json>(), revision: column.int });

/** How far a source was read. `revision` 0: never. */
export interface KeptCursor {
  readonly cursor: Json | null;
  readonly revision: number;
}

export const findCursor = async (
  db: Db,
  borrowerId: Id<'borrower'>,
  source: Source,
): Promise<KeptCursor> =>
  (await db.maybe(Cursor)`
    select cursor, revision from connectors.cursors
     where borrower_id = ${borrowerId} and source = ${source}`) ?? { cursor: null, revision: 0 };

/**
 * Moves the cursor on from `revision`.
 * @returns `false` when another pull moved it meanwhile: this one must store nothing and stop.
 */
export async function moveCursor(
  tx: Tx,
  borrowerId: Id<'borrower'>,
  source: Source,
  next: { readonly cursor: Json; readonly revision: number; readonly at: Instant },
): Promise<boolean> {
  const moved = await tx.exec`
    insert into connectors.cursors as c (borrower_id, source, cursor, revision, moved_at)
    values (${borrowerId}, ${source}, ${json(next.cursor)}::jsonb, ${next.revision + 1},
            to_timestamp(${next.at}::bigint / 1000.0))
    on conflict (borrower_id, source) do update
       set cursor = excluded.cursor, revision = excluded.revision, moved_at = excluded.moved_at
     where c.revision = ${next.revision}`;
  return moved === 1;
}

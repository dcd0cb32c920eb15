import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import { type RailAnswerJson, railAnswerFromJson, railAnswerToJson } from './answer-json.ts';
import type { RailAnswer, RailNotice } from './port.ts';

/**
 * Keeps a verified notice with the bytes it came in. The caller acts on `'new'` in the same
 * transaction and on `'repeat'` not at all: rails deliver a notice again until we answer.
 */
export async function keepNotice(
  tx: Tx,
  notice: RailNotice,
  rawBody: Uint8Array,
): Promise<'new' | 'repeat'> {
  const written = await tx.exec`
    insert into rails.notices (rail, notice_id, kind, order_id, answer, body)
    values (${notice.rail}, ${notice.noticeId}, ${notice.kind}, ${notice.orderId},
            ${json(railAnswerToJson(notice.answer))}::jsonb, ${rawBody})
    on conflict (rail, notice_id) do nothing`;
  return written === 1 ? 'new' : 'repeat';
}

const KeptRow = row({
  rail: column.text,
  noticeId: column.text,
  kind: column.oneOf('transfer', 'collect'),
  orderId: column.text,
  answer: column.json<RailAnswerJson>(),
  recordedAt: column.instant,
});
export type KeptNotice = Omit<RowOf<typeof KeptRow>, 'answer'> & { readonly answer: RailAnswer };

/** What rails pushed about one order, oldest first. */
export async function listNotices(db: Db, orderId: string): Promise<KeptNotice[]> {
  // Served by the index notices_order.
  const kept = await db.many(KeptRow)`
    select rail, notice_id, kind, order_id, answer, recorded_at
      from rails.notices
     where order_id = ${orderId}
     order by recorded_at, notice_id`;
  return kept.map((notice) => ({ ...notice, answer: railAnswerFromJson(notice.answer) }));
}

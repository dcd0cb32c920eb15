import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Source } from '../events/index.ts';
import type { Id, Instant, Json } from '../kernel/index.ts';
import { column, type Db, json, row, type Tx, type Vault } from '../platform/index.ts';
import type { RawPage } from './source.ts';

const compress = promisify(gzip); // Off the main thread: a page of 2,000 entries is half a megabyte.

const sealFor = (borrowerId: string, rawId: string) =>
  `connectors.raw_pages.body:${borrowerId}:${rawId}`;

/** A page ready to be stored: its body compressed and sealed for its row. */
export interface SealedPage {
  readonly id: Id<'raw'>;
  readonly borrowerId: Id<'borrower'>;
  readonly page: RawPage;
  readonly digest: string;
  readonly body: Uint8Array;
}

export async function sealPage(
  vault: Vault,
  borrowerId: Id<'borrower'>,
  id: Id<'raw'>,
  page: RawPage,
): Promise<SealedPage> {
  const packed = await compress(page.body);
  const body = vault.seal(packed.toString('base64'), sealFor(borrowerId, id));
  return { id, borrowerId, page, digest: hash('sha256', page.body, 'base64url'), body };
}

export const keepPage = (
  tx: Tx,
  source: Source,
  sealed: SealedPage,
  at: Instant,
): Promise<number> =>
  tx.exec`
    insert into connectors.raw_pages (borrower_id, id, source, method, request, digest, body,
                                      received_at)
    values (${sealed.borrowerId}, ${sealed.id}, ${source}, ${sealed.page.method},
            ${json(sealed.page.request)}::jsonb, ${sealed.digest}, ${sealed.body},
            to_timestamp(${at}::bigint / 1000.0))`;

const Kept = row({
  source: column.oneOf('taobao', 'alipay'),
  method: column.text,
  request: column.json<Json>(),
  digest: column.text,
  body: column.bytes,
  receivedAt: column.instant,
});

/** A partner's answer, as it came. */
export interface KeptPage {
  readonly source: Source;
  readonly method: string;
  readonly request: Json;
  readonly body: Uint8Array;
  readonly receivedAt: Instant;
}

/** The payload behind an event's `rawId`. Throws when its bytes are not those that were received. */
export async function openRawPage(
  db: Db,
  vault: Vault,
  borrowerId: Id<'borrower'>,
  rawId: string,
): Promise<KeptPage | undefined> {
  const kept = await db.maybe(Kept)`
    select source, method, request, digest, body, received_at
      from connectors.raw_pages
     where borrower_id = ${borrowerId} and id = ${rawId}`;
  if (!kept) return undefined;
  const { digest, ...page } = kept;
  const body = gunzipSync(Buffer.from(vault.open(kept.body, sealFor(borrowerId, rawId)), 'base64'));
  assert(hash('sha256', body, 'base64url') === digest, 'a kept payload was altered');
  return { ...page, body };
}

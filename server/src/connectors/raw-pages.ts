import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { type Id, type Instant, type Json, type Source, sources } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx, type Vault } from '../platform/index.ts';
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

const Found = row({ id: column.text });

/** The payload of these very bytes, where it was kept before. */
export const findPageByDigest = async (
  db: Db,
  borrowerId: Id<'borrower'>,
  source: Source,
  digest: string,
): Promise<string | undefined> =>
  (
    await db.maybe(Found)`
      select id from connectors.raw_pages
       where borrower_id = ${borrowerId} and source = ${source} and digest = ${digest}
       order by id
       limit 1`
  )?.id;

const Kept = row({
  source: column.oneOf(...sources),
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

const Listed = row({
  id: column.id('raw'),
  source: column.oneOf(...sources),
  method: column.text,
  request: column.json<Json>(),
  bytes: column.int,
  receivedAt: column.instant,
});

/** A kept payload without its body. `bytes`: as it is kept, compressed and sealed. */
export type PageListing = RowOf<typeof Listed>;

/** What is kept of a borrower as it came, the newest first. */
export const listRawPages = (
  db: Db,
  borrowerId: Id<'borrower'>,
  o: { readonly source: Source | null; readonly before: Instant | null; readonly atMost: number },
): Promise<PageListing[]> =>
  db.many(Listed)`
    select id, source, method, request, octet_length(body) as bytes, received_at
      from connectors.raw_pages
     where borrower_id = ${borrowerId}
       and (${o.source}::text is null or source = ${o.source})
       and received_at < coalesce(${o.before === null ? null : new Date(o.before)}::timestamptz, 'infinity')
     order by received_at desc, id desc
     limit ${o.atMost}`;

/**
 * Forgets payloads that were received before `before`: their facts stay, with the id of what they were
 * read from. At most `atMost` at a time, so that nothing waits.
 * @returns How many went; fewer than `atMost`: all are gone.
 */
export const dropRawPages = (
  db: Db,
  source: Source,
  before: Instant,
  atMost: number,
): Promise<number> =>
  db.exec`
    delete from connectors.raw_pages
     where (borrower_id, id) in (
             select borrower_id, id from connectors.raw_pages
              where source = ${source} and received_at < ${new Date(before)}
              order by received_at
              limit ${atMost})`;

/**
 * Forgets every payload kept of a borrower, at most `atMost` at a time; their facts stay, with the id of
 * what they were read from.
 * @returns How many went; fewer than `atMost`: all are gone.
 */
export const dropRawPagesOf = (
  db: Db,
  borrowerId: Id<'borrower'>,
  atMost: number,
): Promise<number> =>
  db.exec`
    delete from connectors.raw_pages
     where (borrower_id, id) in (
       select borrower_id, id from connectors.raw_pages where borrower_id = ${borrowerId} limit ${atMost}
     )`;

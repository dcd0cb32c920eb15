import type { Instant } from '../kernel/index.ts';
import { type Source, sources } from '../kernel/index.ts';
import { column, type Db, isSqlState, type RowOf, row } from '../platform/index.ts';
import { at } from './at.ts';
import type { ConsentId } from './consents.ts';
import type { BorrowerId } from './parties.ts';

/** A read was to be recorded without a live consent: what was read must not be kept. */
export class ConsentNotLive extends Error {
  override readonly name = 'ConsentNotLive';
  readonly consentId: ConsentId;

  constructor(consentId: ConsentId, cause: unknown) {
    super(`Consent ${consentId} is not live.`, { cause });
    this.consentId = consentId;
  }
}

/**
 * Records that partner data was read under a consent, in the transaction that keeps what was read.
 * The database itself decides, in this one statement, whether the consent is live at `at`; once a
 * withdrawal has committed, no read is recorded, whatever its `at`. Throws `ConsentNotLive` when it
 * is not, and the transaction is over.
 * @param read - `what`: the partner's method or file; `rawId`: where the answer is kept.
 */
export async function recordRead(
  db: Db,
  read: {
    readonly consentId: ConsentId;
    readonly borrowerId: BorrowerId;
    readonly source: Source;
    readonly what: string;
    readonly rawId: string | null;
    readonly at: Instant;
  },
): Promise<void> {
  const { consentId, borrowerId, source, what, rawId } = read;
  const write = db.exec`
    insert into party.consent_reads (borrower_id, consent_id, source, what, raw_id, read_at)
    values (${borrowerId}, ${consentId}, ${source}, ${what}, ${rawId}, ${at(read.at)})`;
  await write.catch((error: unknown) => {
    const refused =
      isSqlState(error, '23514') &&
      (error as { constraint?: string }).constraint === 'read_needs_live_consent';
    throw refused ? new ConsentNotLive(consentId, error) : error;
  });
}

const Read = row({
  consentId: column.id('consent'),
  source: column.oneOf(...sources),
  what: column.text,
  rawId: column.nullable(column.text),
  readAt: column.instant,
});

/** One read of a partner's data, as the borrower may see it. */
export type Read = RowOf<typeof Read>;

/** What was read of a borrower's data, the newest first. @param atMost - 200 unless told. */
export const listReads = (
  db: Db,
  borrowerId: BorrowerId,
  { consentId, atMost = 200 }: { readonly consentId?: ConsentId; readonly atMost?: number } = {},
): Promise<Read[]> =>
  db.many(Read)`
    select consent_id, source, what, raw_id, read_at
      from party.consent_reads
     where borrower_id = ${borrowerId}
       and (${consentId ?? null}::text is null or consent_id = ${consentId ?? null})
     order by read_at desc, id desc
     limit ${atMost}`;

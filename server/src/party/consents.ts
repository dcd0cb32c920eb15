import {
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
  type Source,
  sources,
} from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';
import { at } from './at.ts';
import type { BorrowerId } from './parties.ts';

export type ConsentId = Id<'consent'>;

/** What a borrower agreed to, in which words. Live from `grantedAt` up to `expiresAt`, not included. */
export interface NewConsent {
  readonly id: ConsentId;
  readonly borrowerId: BorrowerId;
  readonly source: Source;
  /** Kinds of the partner's data that may be read. At least one. */
  readonly scopes: readonly string[];
  /** What it may be used for: `credit_assessment`. */
  readonly purpose: string;
  readonly grantedAt: Instant;
  readonly expiresAt: Instant;
  /** Version and SHA-256 of the text that was on the screen. */
  readonly textVersion: string;
  readonly textDigest: string;
}

/** The id of a consent was used before, for another one. A bug of the caller. */
export class ConsentConflict extends Error {
  override readonly name = 'ConsentConflict';

  constructor(id: ConsentId) {
    super(`Consent ${id} exists with other content.`);
  }
}

const Consent = row({
  id: column.id('consent'),
  borrowerId: column.id('borrower'),
  source: column.oneOf(...sources),
  scopes: column.json<readonly string[]>(),
  purpose: column.text,
  grantedAt: column.instant,
  expiresAt: column.instant,
  textVersion: column.text,
  textDigest: column.text,
  withdrawnAt: column.nullable(column.instant),
});
export type Consent = RowOf<typeof Consent>;

/**
 * Whether a read under `consent` is permitted at `when`: granted, not expired, not withdrawn. The
 * database decides by the same rule, see `findLiveConsent` and `recordRead`.
 */
export const isLive = (
  consent: Pick<Consent, 'grantedAt' | 'expiresAt' | 'withdrawnAt'>,
  when: Instant,
): boolean =>
  consent.grantedAt <= when &&
  when < consent.expiresAt &&
  (consent.withdrawnAt === null || when < consent.withdrawnAt);

/** The sources that live consents for a purpose open at `when`, each until when. */
export function liveSources(
  consents: readonly Pick<
    Consent,
    'source' | 'purpose' | 'grantedAt' | 'expiresAt' | 'withdrawnAt'
  >[],
  purpose: string,
  when: Instant,
): ReadonlyMap<Source, Instant> {
  const live = new Map<Source, Instant>();
  for (const consent of consents) {
    if (consent.purpose !== purpose || !isLive(consent, when)) continue;
    const known = live.get(consent.source);
    if (known === undefined || known < consent.expiresAt) {
      live.set(consent.source, consent.expiresAt);
    }
  }
  return live;
}

/** Records a consent. `exists`: this very consent was recorded before; other content throws. */
export async function grantConsent(db: Db, consent: NewConsent): Promise<'granted' | 'exists'> {
  const { id, borrowerId, source, scopes, purpose, grantedAt, expiresAt } = consent;
  const made = await db.exec`
    insert into party.consents (borrower_id, id, source, scopes, purpose, granted_at, expires_at,
                                text_version, text_digest)
    values (${borrowerId}, ${id}, ${source}, ${scopes}, ${purpose}, ${at(grantedAt)},
            ${at(expiresAt)}, ${consent.textVersion}, ${consent.textDigest})
        on conflict do nothing`;
  if (made === 1) return 'granted';
  const same = await db.maybe(Consent)`
    select *, null as withdrawn_at
      from party.consents
     where borrower_id = ${borrowerId} and id = ${id} and source = ${source}
       and scopes = ${scopes} and purpose = ${purpose} and granted_at = ${at(grantedAt)}
       and expires_at = ${at(expiresAt)} and text_version = ${consent.textVersion}
       and text_digest = ${consent.textDigest}`;
  if (!same) throw new ConsentConflict(id);
  return 'exists';
}

/** The consent under which `scope` of `source` may be read for `purpose` at `at`: the last to expire. */
export const findLiveConsent = (
  db: Db,
  ask: {
    readonly borrowerId: BorrowerId;
    readonly source: Source;
    readonly scope: string;
    readonly purpose: string;
    readonly at: Instant;
  },
): Promise<Consent | undefined> =>
  db.maybe(Consent)`
    select c.*, w.withdrawn_at
      from party.consents c
      left join party.consent_withdrawals w
             on w.borrower_id = c.borrower_id and w.consent_id = c.id
     where c.borrower_id = ${ask.borrowerId}
       and c.source = ${ask.source}
       and ${ask.scope} = any (c.scopes)
       and c.purpose = ${ask.purpose}
       and c.granted_at <= ${at(ask.at)}
       and ${at(ask.at)} < c.expires_at
       and (w.withdrawn_at is null or ${at(ask.at)} < w.withdrawn_at)
     order by c.expires_at desc, c.id
     limit 1`;

const Withdrawn = row({ withdrawnAt: column.instant });

/**
 * Withdraws a consent from `at` on; a repeat changes nothing and answers the first instant. Waits for
 * reads in progress: when the transaction has committed, no further read can be recorded.
 * @returns Refused when the borrower has no such consent: another's is not found either.
 */
export async function withdrawConsent(
  db: Db,
  withdrawal: {
    readonly borrowerId: BorrowerId;
    readonly consentId: ConsentId;
    readonly at: Instant;
  },
): Promise<Result<{ readonly withdrawnAt: Instant }, { readonly code: 'consent_not_found' }>> {
  const { borrowerId, consentId } = withdrawal;
  await db.exec`
    with held as (
      select borrower_id, id
        from party.consents
       where borrower_id = ${borrowerId} and id = ${consentId}
         for update
    )
    insert into party.consent_withdrawals (borrower_id, consent_id, withdrawn_at)
    select borrower_id, id, ${at(withdrawal.at)}::timestamptz from held
        on conflict do nothing`;
  const found = await db.maybe(Withdrawn)`
    select withdrawn_at
      from party.consent_withdrawals
     where borrower_id = ${borrowerId} and consent_id = ${consentId}`;
  return found ? ok(found) : refuse({ code: 'consent_not_found' });
}

const ConsentInUse = row({
  id: column.id('consent'),
  borrowerId: column.id('borrower'),
  source: column.oneOf(...sources),
  scopes: column.json<readonly string[]>(),
  purpose: column.text,
  grantedAt: column.instant,
  expiresAt: column.instant,
  textVersion: column.text,
  textDigest: column.text,
  withdrawnAt: column.nullable(column.instant),
  lastReadAt: column.nullable(column.instant),
  readCount: column.int,
});

/** A consent and what was made of it. */
export type ConsentInUse = RowOf<typeof ConsentInUse>;

/** Every consent a borrower ever gave, the newest first, expired and withdrawn ones included. */
export const listConsents = (db: Db, borrowerId: BorrowerId): Promise<ConsentInUse[]> =>
  db.many(ConsentInUse)`
    select c.*, w.withdrawn_at, r.last_read_at, r.read_count
      from party.consents c
      left join party.consent_withdrawals w
             on w.borrower_id = c.borrower_id and w.consent_id = c.id
     cross join lateral (
             select max(read_at) as last_read_at, count(*) as read_count
               from party.consent_reads
              where borrower_id = c.borrower_id and consent_id = c.id) r
     where c.borrower_id = ${borrowerId}
     order by c.granted_at desc, c.id desc`;

/** The consents of several borrowers, without how they were used. */
export const listConsentsOf = (db: Db, borrowerIds: readonly BorrowerId[]): Promise<Consent[]> =>
  db.many(Consent)`
    select c.*, w.withdrawn_at
      from party.consents c
      left join party.consent_withdrawals w
             on w.borrower_id = c.borrower_id and w.consent_id = c.id
     where c.borrower_id = any (${[...borrowerIds]}::text[])
     order by c.borrower_id, c.granted_at desc, c.id desc`;

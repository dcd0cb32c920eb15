import type { Instant, Source } from '../kernel/index.ts';
import { column, type Db, row, type Vault } from '../platform/index.ts';
import { at } from './at.ts';
import type { BorrowerId } from './parties.ts';

/**
 * Why a partner may be told how a borrower's applications and loans stand. A consent of its own names it, apart from
 * the one to read data.
 * @source PIPL Art. 23: handing personal information to another takes a separate consent.
 */
export const TELLING = 'tell_partner';

const ToldPartner = row({
  borrowerId: column.id('borrower'),
  partnerId: column.id('partner'),
});

/** Which partners may be told about these borrowers at `when`: by an account there and a live consent. */
export const listToldPartners = (db: Db, borrowers: readonly BorrowerId[], when: Instant) =>
  db.many(ToldPartner)`
    select distinct c.borrower_id, p.party_id as partner_id
      from party.consents c
      join party.partners p on p.source = c.source
      join party.links l on l.borrower_id = c.borrower_id and l.source = c.source
     where c.borrower_id = any (${[...borrowers]}::text[])
       and c.purpose = ${TELLING}
       and c.granted_at <= ${at(when)} and ${at(when)} < c.expires_at
       and not exists (
             select from party.consent_withdrawals w
              where w.borrower_id = c.borrower_id and w.consent_id = c.id)`;

const ToldRow = row({
  borrowerId: column.id('borrower'),
  externalId: column.bytes,
  until: column.instant,
});

/** A borrower of whom a partner may be told, under the partner's own name for it. */
export interface ToldBorrower {
  readonly borrowerId: BorrowerId;
  /** The partner's id of the account. */
  readonly externalId: string;
  /** When the consent ends. */
  readonly until: Instant;
}

interface ToldAsk {
  readonly source: Source;
  readonly at: Instant;
  /** Only those after this one. */
  readonly after: string;
  readonly most: number;
  readonly only: BorrowerId | null;
}

async function told(db: Db, vault: Vault, ask: ToldAsk): Promise<ToldBorrower[]> {
  const rows = await db.many(ToldRow)`
    select c.borrower_id, l.external_id, max(c.expires_at) as until
      from party.consents c
      join party.links l on l.borrower_id = c.borrower_id and l.source = c.source
     where c.source = ${ask.source}
       and c.purpose = ${TELLING}
       and c.borrower_id > ${ask.after}
       and (${ask.only}::text is null or c.borrower_id = ${ask.only})
       and c.granted_at <= ${at(ask.at)} and ${at(ask.at)} < c.expires_at
       and not exists (
             select from party.consent_withdrawals w
              where w.borrower_id = c.borrower_id and w.consent_id = c.id)
     group by c.borrower_id, l.external_id
     order by c.borrower_id
     limit ${ask.most}`;
  return rows.map(({ borrowerId, externalId, until }) => ({
    borrowerId,
    externalId: vault.open(externalId, `party.links.external_id:${borrowerId}:${ask.source}`),
    until,
  }));
}

/** Borrowers of whom the partner that `source` is may be told, by id, from the first after `after` on. */
export const listToldBorrowers = (
  db: Db,
  vault: Vault,
  ask: Omit<ToldAsk, 'only'>,
): Promise<ToldBorrower[]> => told(db, vault, { ...ask, only: null });

/** That borrower, if the partner may be told of it; `undefined` whether it is another's or there is none. */
export const findToldBorrower = async (
  db: Db,
  vault: Vault,
  ask: { readonly source: Source; readonly at: Instant; readonly borrowerId: BorrowerId },
): Promise<ToldBorrower | undefined> =>
  (await told(db, vault, { ...ask, after: '', most: 1, only: ask.borrowerId }))[0];

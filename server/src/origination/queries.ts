import type { BusinessDate, Fen, Id, Instant, RateE9 } from '../kernel/index.ts';
import type { Method } from '../lending/index.ts';
import { column, type Db, json, type RowOf, row, signal, type Tx } from '../platform/index.ts';
import type { LoanUse } from '../purposes/index.ts';
import { type ApplicationId, type Mark, markNodes, type Place, topicOf } from './nodes.ts';
import { tellStatus } from './tell-status.ts';

export const ApplicationRow = row({
  borrowerId: column.id('borrower'),
  id: column.id('application'),
  product: column.text,
  status: column.oneOf(
    'running',
    'waiting_supplement',
    'offered',
    'disbursing',
    'disbursed',
    'declined',
    'referred',
    'withdrawn',
    'expired',
  ),
  version: column.int,
  createdAt: column.instant,
  expiresAt: column.instant,
  decisionId: column.nullable(column.id('decision')),
  offerId: column.nullable(column.id('offer')),
  offerExpiresAt: column.nullable(column.instant),
  facilityId: column.nullable(column.id('facility')),
  loanId: column.nullable(column.id('loan')),
});
export type Application = RowOf<typeof ApplicationRow>;
export type ApplicationStatus = Application['status'];

/** The statuses in which an application still goes on. */
export const underWay: ReadonlySet<Application['status']> = new Set([
  'running',
  'waiting_supplement',
  'offered',
  'disbursing',
  'referred',
]);

export const findApplication = (db: Db, borrowerId: Id<'borrower'>, id: ApplicationId) =>
  db.maybe(ApplicationRow)`
    select borrower_id, id, product, status, version, created_at, expires_at, decision_id, offer_id,
           offer_expires_at, facility_id, loan_id
      from origination.applications
     where borrower_id = ${borrowerId} and id = ${id}`;

/** As `findApplication`, locked until the transaction ends: its status decides what may happen. */
export const lockApplication = (tx: Tx, borrowerId: Id<'borrower'>, id: ApplicationId) =>
  tx.maybe(ApplicationRow)`
    select borrower_id, id, product, status, version, created_at, expires_at, decision_id, offer_id,
           offer_expires_at, facility_id, loan_id
      from origination.applications
     where borrower_id = ${borrowerId} and id = ${id}
       for update`;

/** The borrower's newest application, on whatever device it was begun. */
export const findLatestApplication = (db: Db, borrowerId: Id<'borrower'>) =>
  db.maybe(ApplicationRow)`
    select borrower_id, id, product, status, version, created_at, expires_at, decision_id, offer_id,
           offer_expires_at, facility_id, loan_id
      from origination.applications
     where borrower_id = ${borrowerId}
     order by created_at desc, id desc
     limit 1`;

export interface NewApplication extends Place {
  readonly product: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** @returns 0 when that id exists or another application of the borrower is under way. */
export const insertApplication = (tx: Tx, a: NewApplication): Promise<number> =>
  tx.exec`
    insert into origination.applications (borrower_id, id, product, status, created_at, expires_at)
    values (${a.borrowerId}, ${a.applicationId}, ${a.product}, 'running', ${new Date(a.at)},
            ${new Date(a.expiresAt)})
    on conflict do nothing`;

/** What a step of the journey changes. Fields not named stay. */
export interface Change {
  readonly nodes?: readonly Mark[];
  readonly status?: ApplicationStatus;
  readonly decisionId?: Id<'decision'>;
  readonly offer?: { readonly id: Id<'offer'>; readonly expiresAt: Instant };
  readonly facilityId?: Id<'facility'>;
  readonly loanId?: Id<'loan'>;
}

/** Writes a change of the application, raises its version and signals those who follow it. */
export async function advance(tx: Tx, place: Place, at: Instant, change: Change): Promise<void> {
  const { nodes = [], status = null, decisionId = null, offer, facilityId = null } = change;
  const marked = nodes.length > 0 ? markNodes(tx, place, at, nodes) : undefined;
  const written = tx.exec`
    update origination.applications
       set status = coalesce(${status}::text, status),
           version = version + 1,
           decision_id = coalesce(${decisionId}::text, decision_id),
           offer_id = coalesce(${offer?.id ?? null}::text, offer_id),
           offer_expires_at = coalesce(${offer ? new Date(offer.expiresAt) : null}::timestamptz,
                                       offer_expires_at),
           facility_id = coalesce(${facilityId}::text, facility_id),
           loan_id = coalesce(${change.loanId ?? null}::text, loan_id)
     where borrower_id = ${place.borrowerId} and id = ${place.applicationId}`;
  const told = status === null ? undefined : tellStatus(tx, place, at, status);
  await Promise.all([marked, written, told, signal(tx, topicOf(place.applicationId))]);
}

/** What was asked to be shown. */
export interface DisclosedTerms {
  readonly amount: Fen;
  readonly termMonths: number;
  readonly annualRate: RateE9;
  /** The business date that the table starts from: on another day it would be another table. */
  readonly drawnOn: BusinessDate;
  readonly method: Method;
  readonly use: Pick<LoanUse, 'purpose' | 'payment'>;
}

const DisclosureRow = row({
  id: column.id('disclosure'),
  applicationId: column.nullable(column.id('application')),
  facilityId: column.nullable(column.id('facility')),
  terms: column.json<{
    amountFen: string;
    termMonths: number;
    annualRateE9: string;
    drawnOn: BusinessDate;
    method: Method;
    /** Absent: shown before it was asked. */
    use?: Pick<LoanUse, 'purpose' | 'payment'>;
  }>(),
  digest: column.text,
  payeeSealed: column.bytes,
  readableAt: column.instant,
});
export type Disclosure = RowOf<typeof DisclosureRow>;

export interface NewDisclosure {
  readonly borrowerId: Id<'borrower'>;
  readonly id: Id<'disclosure'>;
  readonly applicationId: ApplicationId | null;
  readonly facilityId: Id<'facility'> | null;
  readonly terms: DisclosedTerms;
  readonly shown: unknown;
  readonly digest: string;
  readonly payeeSealed: Uint8Array;
  readonly shownAt: Instant;
  readonly readableAt: Instant;
}

export const insertDisclosure = (db: Db, d: NewDisclosure): Promise<number> =>
  db.exec`
    insert into origination.disclosures
           (borrower_id, id, application_id, facility_id, terms, shown, digest, payee_sealed,
            shown_at, readable_at)
    values (${d.borrowerId}, ${d.id}, ${d.applicationId}, ${d.facilityId},
            ${json({
              amountFen: d.terms.amount,
              termMonths: d.terms.termMonths,
              annualRateE9: d.terms.annualRate,
              drawnOn: d.terms.drawnOn,
              method: d.terms.method,
              use: { purpose: d.terms.use.purpose, payment: d.terms.use.payment },
            })},
            ${json(d.shown)}, ${d.digest}, ${d.payeeSealed}, ${new Date(d.shownAt)},
            ${new Date(d.readableAt)})`;

export const findDisclosure = (db: Db, borrowerId: Id<'borrower'>, id: Id<'disclosure'>) =>
  db.maybe(DisclosureRow)`
    select id, application_id, facility_id, terms, digest, payee_sealed, readable_at
      from origination.disclosures
     where borrower_id = ${borrowerId} and id = ${id}`;

const PayoutRow = row({
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  orderId: column.text,
  applicationId: column.nullable(column.id('application')),
  disclosureId: column.id('disclosure'),
  amountFen: column.fen,
  valueOn: column.date,
  payeeSealed: column.bytes,
  status: column.oneOf('sent', 'settled', 'rejected'),
  requestedAt: column.instant,
  settledAt: column.nullable(column.instant),
});
export type Payout = RowOf<typeof PayoutRow>;

export const findPayout = (db: Db, borrowerId: Id<'borrower'>, loanId: Id<'loan'>) =>
  db.maybe(PayoutRow)`
    select borrower_id, loan_id, order_id, application_id, disclosure_id, amount_fen, value_on,
           payee_sealed, status, requested_at, settled_at
      from origination.payouts
     where borrower_id = ${borrowerId} and loan_id = ${loanId}`;

const PayeeRow = row({
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  payeeSealed: column.bytes,
});

/** Where these loans' money went, sealed. */
export const listPayees = (db: Db, loanIds: readonly Id<'loan'>[]) =>
  db.many(PayeeRow)`
    select p.borrower_id, p.loan_id, p.payee_sealed
      from origination.payouts p
     where p.order_id = any (${loanIds.map((id) => `payout:${id}`)}::text[])`;

/** As `findPayout`, by the id the rail knows, and locked. */
export const lockPayout = (tx: Tx, orderId: string) =>
  tx.maybe(PayoutRow)`
    select borrower_id, loan_id, order_id, application_id, disclosure_id, amount_fen, value_on,
           payee_sealed, status, requested_at, settled_at
      from origination.payouts
     where order_id = ${orderId}
       for update`;

/** A payout as it is asked for, before the rail has said anything. */
export type Intent = Omit<Payout, 'status' | 'settledAt'>;

export const insertPayout = (tx: Tx, p: Intent & { readonly rail: string }): Promise<number> =>
  tx.exec`
    insert into origination.payouts
           (borrower_id, loan_id, order_id, application_id, disclosure_id, amount_fen, value_on,
            payee_sealed, status, rail, requested_at)
    values (${p.borrowerId}, ${p.loanId}, ${p.orderId}, ${p.applicationId}, ${p.disclosureId},
            ${p.amountFen}, ${p.valueOn}, ${p.payeeSealed}, 'sent', ${p.rail},
            ${new Date(p.requestedAt)})`;

/** Ends a payout, once: 0 when it had ended before. */
export const endPayout = (
  tx: Tx,
  orderId: string,
  end:
    | { status: 'settled'; railRef: string; at: Instant }
    | { status: 'rejected'; reason: string; at: Instant },
): Promise<number> =>
  tx.exec`
    update origination.payouts
       set status = ${end.status},
           rail_ref = ${end.status === 'settled' ? end.railRef : null},
           reason = ${end.status === 'rejected' ? end.reason : null},
           settled_at = ${new Date(end.at)}
     where order_id = ${orderId} and status = 'sent'`;

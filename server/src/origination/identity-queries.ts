import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';

const IdentityRow = row({
  borrowerId: column.id('borrower'),
  legalForm: column.oneOf('person', 'soleTrader', 'company', 'cooperative'),
  state: column.oneOf('open', 'passed', 'held', 'refused'),
  toldSealed: column.bytes,
  tries: column.int,
  ticket: column.nullable(column.text),
  faceUrl: column.nullable(column.text),
  facePassed: column.bool,
  toldAt: column.instant,
  outcome: column.nullable(column.oneOf('clear', 'refuse')),
  reason: column.nullable(column.text),
  decidedByName: column.nullable(column.text),
  decidedAt: column.nullable(column.instant),
});
/** Who a borrower said they are, and how it stands. */
export type Identity = RowOf<typeof IdentityRow>;

const CheckRow = row({
  kind: column.oneOf('person', 'licence', 'owners', 'screen', 'face'),
  verdict: column.oneOf('pass', 'fail', 'hit'),
  about: column.text,
  detailSealed: column.nullable(column.bytes),
  checkedAt: column.instant,
});
/** One thing that was asked of a register. */
export type IdentityChecked = RowOf<typeof CheckRow>;

export const findIdentity = (db: Db, borrowerId: Id<'borrower'>) =>
  db.maybe(IdentityRow)`
    select borrower_id, legal_form, state, told_sealed, tries, ticket, face_url, face_passed, told_at,
           outcome, reason, decided_by_name, decided_at
      from origination.identities
     where borrower_id = ${borrowerId}`;

/** As `findIdentity`, locked until the transaction ends. */
export const lockIdentity = (tx: Tx, borrowerId: Id<'borrower'>) =>
  tx.maybe(IdentityRow)`
    select borrower_id, legal_form, state, told_sealed, tries, ticket, face_url, face_passed, told_at,
           outcome, reason, decided_by_name, decided_at
      from origination.identities
     where borrower_id = ${borrowerId}
       for update`;

/** Those of whom it is confirmed who they are, in the order of their ids, behind `after`. */
export const listPassedAfter = (db: Db, o: { readonly after: string; readonly most: number }) =>
  db.many(IdentityRow)`
    select borrower_id, legal_form, state, told_sealed, tries, ticket, face_url, face_passed, told_at,
           outcome, reason, decided_by_name, decided_at
      from origination.identities
     where state = 'passed' and borrower_id > ${o.after}
     order by borrower_id
     limit ${o.most}`;

/** Holds a borrower of whom it was confirmed who they are. */
export const holdIdentity = (tx: Tx, borrowerId: Id<'borrower'>): Promise<number> =>
  tx.exec`
    update origination.identities
       set state = 'held'
     where borrower_id = ${borrowerId} and state = 'passed'`;

/** Those that wait for a person, or that a person decided, the oldest first. */
export const listIdentities = (db: Db, o: { readonly waiting: boolean; readonly most: number }) =>
  db.many(IdentityRow)`
    select borrower_id, legal_form, state, told_sealed, tries, ticket, face_url, face_passed, told_at,
           outcome, reason, decided_by_name, decided_at
      from origination.identities
     where case when ${o.waiting}::boolean then state = 'held' else outcome is not null end
     order by told_at, borrower_id
     limit ${o.most}`;

const PassedRow = row({ borrowerId: column.id('borrower') });

/** Those of `borrowers` of whom it is confirmed who they are. */
export const listPassed = async (
  db: Db,
  borrowers: readonly Id<'borrower'>[],
): Promise<Id<'borrower'>[]> => {
  const found = await db.many(PassedRow)`
    select borrower_id
      from origination.identities
     where borrower_id = any (${borrowers}::text[]) and state = 'passed'`;
  return found.map(({ borrowerId }) => borrowerId);
};

/** What was asked about a borrower, the oldest first. */
export const listChecks = (db: Db, borrowerId: Id<'borrower'>) =>
  db.many(CheckRow)`
    select kind, verdict, about, detail_sealed, checked_at
      from origination.identity_checks
     where borrower_id = ${borrowerId}
     order by seq`;

/** What is written of a borrower who said who they are: a new one, or once more. */
export const writeIdentity = (
  tx: Tx,
  o: Pick<Identity, 'borrowerId' | 'legalForm' | 'state' | 'toldSealed'> & {
    readonly ticket: string | null;
    readonly faceUrl: string | null;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into origination.identities as known
           (borrower_id, legal_form, state, told_sealed, ticket, face_url, told_at)
    values (${o.borrowerId}, ${o.legalForm}, ${o.state}, ${o.toldSealed}, ${o.ticket}, ${o.faceUrl},
            ${new Date(o.at)})
        on conflict (borrower_id) do update
       set legal_form = excluded.legal_form, state = excluded.state,
           told_sealed = excluded.told_sealed, ticket = excluded.ticket, face_url = excluded.face_url,
           tries = known.tries + 1, told_at = excluded.told_at`;

export const writeChecks = async (
  tx: Tx,
  borrowerId: Id<'borrower'>,
  checks: readonly Omit<IdentityChecked, 'checkedAt'>[],
  at: Instant,
): Promise<void> => {
  for (const { kind, verdict, about, detailSealed } of checks) {
    await tx.exec`
      insert into origination.identity_checks
             (borrower_id, kind, verdict, about, detail_sealed, checked_at)
      values (${borrowerId}, ${kind}, ${verdict}, ${about}, ${detailSealed}, ${new Date(at)})`;
  }
};

/** Writes where an identity stands after the face was looked at. */
export const endFace = (
  tx: Tx,
  borrowerId: Id<'borrower'>,
  o: { readonly passed: boolean; readonly state: Identity['state'] },
): Promise<number> =>
  tx.exec`
    update origination.identities
       set face_passed = ${o.passed}, state = ${o.state},
           ticket = case when ${o.passed}::boolean then ticket end
     where borrower_id = ${borrowerId}`;

/** Writes what a person decided about a hit. */
export const endIdentity = (
  tx: Tx,
  borrowerId: Id<'borrower'>,
  o: {
    readonly outcome: 'clear' | 'refuse';
    readonly state: Identity['state'];
    readonly reason: string;
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    update origination.identities
       set outcome = ${o.outcome}, state = ${o.state}, reason = ${o.reason},
           decided_by = ${o.by.id}, decided_by_name = ${o.by.name}, decided_at = ${new Date(o.at)}
     where borrower_id = ${borrowerId}`;

import {
  type BusinessDate,
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row, type Tx } from '../platform/index.ts';
import type { HoldKind } from './judge-contact.ts';

const at = (instant: Instant): Date => new Date(instant);

export const holdKinds = ['stopRequest', 'complaint', 'hardship', 'dispute'] as const;

const HoldRow = row({
  id: column.id('hold'),
  borrowerId: column.id('borrower'),
  kind: column.oneOf(...holdKinds),
  about: column.nullable(column.text),
  reason: column.text,
  until: column.nullable(column.date),
  byName: column.text,
  placedAt: column.instant,
  liftedAt: column.nullable(column.instant),
  liftedBy: column.nullable(column.text),
  liftedWhy: column.nullable(column.text),
});
/** Why a borrower is not contacted, and until when. */
export type Hold = RowOf<typeof HoldRow>;

/** Stops contacts with a borrower. What follows from something (`about`) is placed once while it stands. */
export async function placeHold(
  tx: Tx,
  o: {
    readonly borrowerId: Id<'borrower'>;
    readonly kind: HoldKind;
    readonly about?: string;
    readonly reason: string;
    readonly until?: BusinessDate;
    readonly byName: string;
    readonly at: Instant;
  },
): Promise<Id<'hold'>> {
  const id = newId('hold');
  await tx.exec`
    insert into collections.holds (borrower_id, id, kind, about, reason, until, by_name, placed_at)
    values (${o.borrowerId}, ${id}, ${o.kind}, ${o.about ?? null}, ${o.reason}, ${o.until ?? null},
            ${o.byName}, ${at(o.at)})
        on conflict (about) where lifted_at is null and about is not null do nothing`;
  return id;
}

interface Lift {
  readonly byName: string;
  readonly why: string;
  readonly at: Instant;
}

/** What followed from `about` stands no longer. */
export const liftHoldsAbout = (tx: Tx, about: string, o: Lift): Promise<number> =>
  tx.exec`
    update collections.holds
       set lifted_at = ${at(o.at)}, lifted_by = ${o.byName}, lifted_why = ${o.why}
     where about = ${about} and lifted_at is null`;

/** In order of precedence. */
export type LiftRefusal =
  | { readonly code: 'hold_not_found' }
  /** What follows from a complaint or a plan ends with it. */
  | { readonly code: 'hold_follows' };

/** Lifts what a person set. */
export async function liftHold(
  tx: Tx,
  id: Id<'hold'>,
  o: Lift,
): Promise<Result<Hold, LiftRefusal>> {
  const hold = await tx.maybe(HoldRow)`
    select id, borrower_id, kind, about, reason, until, by_name, placed_at, lifted_at, lifted_by,
           lifted_why
      from collections.holds
     where id = ${id}
       for update`;
  if (!hold) return refuse({ code: 'hold_not_found' });
  if (hold.about !== null) return refuse({ code: 'hold_follows' });
  if (hold.liftedAt !== null) return ok(hold);
  await tx.exec`
    update collections.holds
       set lifted_at = ${at(o.at)}, lifted_by = ${o.byName}, lifted_why = ${o.why}
     where id = ${id}`;
  return ok({ ...hold, liftedAt: o.at, liftedBy: o.byName, liftedWhy: o.why });
}

/** What stands of these borrowers, on a day by the calendar. */
export const listStanding = (db: Db, borrowers: readonly Id<'borrower'>[], on: BusinessDate) =>
  db.many(HoldRow)`
    select id, borrower_id, kind, about, reason, until, by_name, placed_at, lifted_at, lifted_by,
           lifted_why
      from collections.holds
     where borrower_id = any (${borrowers}::text[]) and lifted_at is null
       and (until is null or until > ${on})
     order by placed_at, id`;

/** All of a borrower's, the newest first. */
export const listHolds = (db: Db, borrowerId: Id<'borrower'>): Promise<Hold[]> =>
  db.many(HoldRow)`
    select id, borrower_id, kind, about, reason, until, by_name, placed_at, lifted_at, lifted_by,
           lifted_why
      from collections.holds
     where borrower_id = ${borrowerId}
     order by placed_at desc, id desc
     limit 200`;

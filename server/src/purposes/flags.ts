import { createHash } from 'node:crypto';
import { listPaidTo } from '../events/index.ts';
import {
  type Fen,
  type Id,
  type Instant,
  instant,
  ok,
  type Result,
  refuse,
  shanghaiDay,
} from '../kernel/index.ts';
import { identifierKey, listTied } from '../party/index.ts';
import { column, type Database, type Db, row, type Tx, type Vault } from '../platform/index.ts';
import {
  type ForbiddenUse,
  forbiddenUses,
  type Purpose,
  purposes,
  watchedPayees,
} from './catalogue.ts';

const DAY_MS = 86_400_000;
const kinds = Object.keys(forbiddenUses) as ForbiddenUse[];

/** Keeps the digests of watched names, which only whoever holds the keys can make. Repeatable. */
export async function keepWatched(
  db: Db,
  vault: Vault,
  watched: readonly (readonly [ForbiddenUse, string])[] = watchedPayees,
): Promise<void> {
  await db.exec`
    insert into purposes.watched (key, kind, name)
    select * from unnest(${watched.map(([, name]) => identifierKey(vault, 'name', name))}::text[],
                         ${watched.map(([kind]) => kind)}::text[],
                         ${watched.map(([, name]) => name)}::text[])
        on conflict (key) do nothing`;
}

const Key = row({ key: column.text });

/** Whether `name` is one whom business loans are not for. */
export const isWatched = async (db: Db, vault: Vault, name: string): Promise<boolean> =>
  (await db.maybe(Key)`
    select key from purposes.watched where key = ${identifierKey(vault, 'name', name)}`) !==
  undefined;

const WatchedRow = row({ key: column.text, kind: column.oneOf(...kinds), name: column.text });
const LookedRow = row({ until: column.instant });

/** After the drawing, so many days of payments are looked at. Assumed: three statements. */
const WATCH_DAYS = 90;

/**
 * Looks at the payments that were told since it last looked, of every borrower: one to somebody whom business loans
 * are not for, within 90 days of a drawing, is flagged for a person. Once each.
 * @returns How many were flagged.
 * @source Loan measures of 2024 (rules R14): what is lent is followed after the loan
 */
export async function flagUses(db: Database, at: Instant): Promise<number> {
  return db.tx(async (tx) => {
    await tx.exec`
      insert into purposes.looked (until) values (${new Date(0)}) on conflict do nothing`;
    const { until } = await tx.one(LookedRow)`select until from purposes.looked for update`;
    const watched = await tx.many(WatchedRow)`select key, kind, name from purposes.watched`;
    const byKey = new Map(watched.map((one) => [one.key, one]));
    for (const [key, name] of await listTied(tx, [...byKey.keys()])) {
      const known = byKey.get(name);
      if (known && !byKey.has(key)) byKey.set(key, known);
    }
    const paid = await listPaidTo(tx, [...byKey.keys()], {
      // What was being written when it was looked at last; a flag that is there already stays one.
      from: instant(Math.max(0, until - DAY_MS)),
      to: at,
    });
    let flagged = 0;
    for (const payment of paid) {
      const payee = byKey.get(payment.payee);
      if (payee) flagged += await flag(tx, { ...payment, ...payee }, at);
    }
    await tx.exec`update purposes.looked set until = ${new Date(at)}`;
    return flagged;
  });
}

interface Paid {
  readonly borrowerId: Id<'borrower'>;
  readonly eventId: string;
  readonly amount: Fen;
  readonly paidAt: Instant;
  readonly kind: ForbiddenUse;
  readonly name: string;
}

/** The newest loan before the payment is the one in doubt. */
function flag(tx: Tx, paid: Paid, at: Instant): Promise<number> {
  const day = shanghaiDay(paid.paidAt);
  const hex = createHash('sha256').update(paid.eventId).digest('hex');
  return tx.exec`
    insert into purposes.flags
           (id, borrower_id, loan_id, event_id, kind, payee, amount_fen, paid_at, found_at)
    select ${`flag_${hex.slice(0, 32)}`}, borrower_id, loan_id, ${paid.eventId}, ${paid.kind},
           ${paid.name}, ${paid.amount}, ${new Date(paid.paidAt)}, ${new Date(at)}
      from purposes.uses
     where borrower_id = ${paid.borrowerId}
       and ${day}::date between drawn_on and drawn_on + ${WATCH_DAYS}::int
     order by drawn_on desc, loan_id
     limit 1
        on conflict do nothing`;
}

const FlagRow = row({
  id: column.id('flag'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  kind: column.oneOf(...kinds),
  payee: column.text,
  amountFen: column.fen,
  paidAt: column.instant,
  foundAt: column.instant,
  purpose: column.oneOf(...(Object.keys(purposes) as Purpose[])),
  payment: column.oneOf('own', 'entrusted'),
  loanFen: column.fen,
  outcome: column.nullable(column.oneOf('explained', 'misused')),
  decidedBy: column.nullable(column.text),
  reason: column.nullable(column.text),
  decidedAt: column.nullable(column.instant),
});

/** Flags that nobody decided on (the oldest first), or those decided (the newest first). */
export const listFlags = (db: Db, o: { readonly open: boolean; readonly most: number }) =>
  db.many(FlagRow)`
    select f.id, f.borrower_id, f.loan_id, f.kind, f.payee, f.amount_fen, f.paid_at, f.found_at,
           u.purpose, u.payment, u.amount_fen as loan_fen, f.outcome, f.decided_by, f.reason, f.decided_at
      from purposes.flags f
      join purposes.uses u on u.loan_id = f.loan_id
     where (f.outcome is null) = ${o.open}
     order by case when f.outcome is null then f.found_at end, f.decided_at desc, f.id
     limit ${o.most}`;

const WaitingRow = row({ waiting: column.int, oldestAt: column.nullable(column.instant) });

/** How many flags wait for a person, and since when. */
export const countFlags = (db: Db) =>
  db.one(WaitingRow)`
    select count(*) as waiting, min(found_at) as oldest_at from purposes.flags where outcome is null`;

const FlaggedRow = row({
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  outcome: column.nullable(column.text),
});

/** What a person says of a flag. */
export interface FlagDecision {
  readonly outcome: 'explained' | 'misused';
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** A person decides on a flag, once. @returns Whose it is. */
export async function decideFlag(
  tx: Tx,
  id: Id<'flag'>,
  { outcome, reason, by, at }: FlagDecision,
): Promise<
  Result<
    { readonly borrowerId: Id<'borrower'>; readonly loanId: Id<'loan'> },
    { readonly code: 'flag_not_found' } | { readonly code: 'flag_decided' }
  >
> {
  const found = await tx.maybe(FlaggedRow)`
    select borrower_id, loan_id, outcome from purposes.flags where id = ${id} for update`;
  if (!found) return refuse({ code: 'flag_not_found' });
  if (found.outcome !== null) return refuse({ code: 'flag_decided' });
  await tx.exec`
    update purposes.flags
       set outcome = ${outcome}, reason = ${reason}, decided_by = ${by},
           decided_at = ${new Date(instant(at))}
     where id = ${id}`;
  return ok({ borrowerId: found.borrowerId, loanId: found.loanId });
}

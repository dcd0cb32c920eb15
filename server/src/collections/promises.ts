import {
  addDays,
  type BusinessDate,
  type Fen,
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import {
  column,
  type Db,
  getBusinessDate,
  type RowOf,
  row,
  txOrRefuse,
} from '../platform/index.ts';
import { owedOn, sumRepaid } from '../servicing/index.ts';
import { findContact } from './contact-store.ts';
import type { CollectionsDeps, Person } from './deps.ts';
import { judgePromise, type PromiseState } from './judge-promise.ts';

const at = (instant: Instant): Date => new Date(instant);

const PromiseRow = row({
  id: column.id('promise'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  amountFen: column.fen,
  dueOn: column.date,
  madeOn: column.date,
  madeAt: column.instant,
  toldBy: column.oneOf('borrower', 'guarantor'),
  contactId: column.nullable(column.id('contact')),
  byId: column.text,
  byName: column.text,
  replacedOn: column.nullable(column.date),
});
type Kept = RowOf<typeof PromiseRow>;

/** A promise to pay, with what became of it by what was paid. */
export interface PaymentPromise extends Kept {
  /** Paid towards it. Unit: fen. */
  readonly repaidFen: Fen;
  readonly state: PromiseState;
}

const find = (db: Db, id: Id<'promise'>) =>
  db.maybe(PromiseRow)`
    select p.*, (select min(n.made_on)
                   from collections.promises n
                  where n.loan_id = p.loan_id and n.made_at > p.made_at) as replaced_on
      from collections.promises p
     where p.id = ${id}`;

const listOf = (db: Db, loanId: Id<'loan'>) =>
  db.many(PromiseRow)`
    select p.*, lead(p.made_on) over (order by p.made_at, p.id) as replaced_on
      from collections.promises p
     where p.loan_id = ${loanId}
     order by p.made_at desc, p.id desc
     limit 200`;

const listNewest = (db: Db, loans: readonly Id<'loan'>[]) =>
  db.many(PromiseRow)`
    select n.*, null::date as replaced_on
      from unnest(${loans}::text[]) as l (loan_id)
      cross join lateral (select * from collections.promises p
                           where p.loan_id = l.loan_id
                           order by p.made_at desc, p.id desc
                           limit 1) n`;

/** Promises that fell or fall due between two days, both included. */
const listDue = (db: Db, from: BusinessDate, until: BusinessDate, byId: string | null) =>
  db.many(PromiseRow)`
    select p.*, (select min(n.made_on)
                   from collections.promises n
                  where n.loan_id = p.loan_id and n.made_at > p.made_at) as replaced_on
      from collections.promises p
     where p.due_on between ${from} and ${until}
       and (${byId}::text is null or p.by_id = ${byId}::text)`;

async function judged(
  db: Db,
  kept: readonly Kept[],
  today: BusinessDate,
): Promise<PaymentPromise[]> {
  const repaid = await sumRepaid(
    db,
    kept.map(({ id, loanId, madeAt, madeOn, dueOn, replacedOn }) => ({
      ...{ key: id, loanId, after: madeAt, from: madeOn },
      // What comes once another took its place is that one's: no payment keeps two.
      until: replacedOn !== null && replacedOn <= dueOn ? addDays(replacedOn, -1) : dueOn,
    })),
  );
  return kept.map((promise) => {
    const repaidFen = repaid.get(promise.id) ?? (0n as Fen);
    const { amountFen: amount, dueOn, replacedOn } = promise;
    const state = judgePromise({ amount, dueOn, replacedOn, repaid: repaidFen }, today);
    return { ...promise, repaidFen, state };
  });
}

/** The promises about a loan, the newest first, judged as of today's business date. */
export const listPromises = async (db: Db, loanId: Id<'loan'>): Promise<PaymentPromise[]> =>
  judged(db, await listOf(db, loanId), await getBusinessDate(db));

/** The newest promise about each of these loans. */
export const newestPromises = async (
  db: Db,
  loans: readonly Id<'loan'>[],
  today: BusinessDate,
): Promise<PaymentPromise[]> => judged(db, await listNewest(db, loans), today);

/** How far back a broken promise is looked for. Unit: days. Assumed. */
const LOOK_BACK = 90;
const LOOK_AHEAD = 366;

/** Loans whose newest promise is open, or was broken in the last 90 days. */
export async function loansPromised(
  db: Db,
  today: BusinessDate,
  state: 'open' | 'broken',
): Promise<Id<'loan'>[]> {
  const from = state === 'open' ? today : addDays(today, -LOOK_BACK);
  const until = state === 'open' ? addDays(today, LOOK_AHEAD) : addDays(today, -1);
  const due = (await listDue(db, from, until, null)).filter((one) => one.replacedOn === null);
  const all = await judged(db, due, today);
  return all.filter((one) => one.state === state).map((one) => one.loanId);
}

/** Of the promises that fell due in the last 90 days: kept and broken, of all or of one who took them down. */
export async function countKept(
  db: Db,
  byId: string | null = null,
): Promise<{ readonly kept: number; readonly broken: number; readonly days: number }> {
  const today = await getBusinessDate(db);
  const due = await listDue(db, addDays(today, -LOOK_BACK), addDays(today, -1), byId);
  const all = await judged(db, due, today);
  const count = (state: PromiseState) => all.filter((one) => one.state === state).length;
  return { kept: count('kept'), broken: count('broken'), days: LOOK_BACK };
}

/** A promise as it was told. The caller makes `id` and keeps it across retries. */
export interface PromiseRequest {
  readonly id: Id<'promise'>;
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly amount: Fen;
  readonly dueOn: BusinessDate;
  readonly toldBy: 'borrower' | 'guarantor';
  readonly contactId?: Id<'contact'>;
  readonly by: Person;
}

/** In order of precedence. */
export type PromiseRefusal =
  | { readonly code: 'promise_conflict' }
  | { readonly code: 'contact_not_found' }
  | { readonly code: 'loan_not_open' }
  | { readonly code: 'promise_day_past'; readonly today: BusinessDate }
  | { readonly code: 'promise_too_far'; readonly until: BusinessDate }
  | { readonly code: 'more_than_owed'; readonly owed: Fen };

/** Takes down a promise. A later one about the same loan takes the place of one that is still open. */
export const makePromise = (
  deps: CollectionsDeps,
  request: PromiseRequest,
): Promise<Result<PaymentPromise, PromiseRefusal>> =>
  txOrRefuse<PaymentPromise, PromiseRefusal>(deps.db, async (tx) => {
    const { id, loanId, borrowerId, amount, dueOn, toldBy, by, contactId } = request;
    const today = await getBusinessDate(tx);
    if (!(await find(tx, id))) {
      const contact = contactId && (await findContact(tx, contactId));
      if (contactId && contact?.borrowerId !== borrowerId) {
        return refuse({ code: 'contact_not_found' });
      }
      const owed = await owedOn(tx, loanId, today);
      if (!owed || owed.payoff === 0n) return refuse({ code: 'loan_not_open' });
      if (dueOn < today) return refuse({ code: 'promise_day_past', today });
      const until = addDays(today, deps.contactRules.promiseDays);
      if (dueOn > until) return refuse({ code: 'promise_too_far', until });
      if (amount > owed.payoff) return refuse({ code: 'more_than_owed', owed: owed.payoff });
      await tx.exec`
        insert into collections.promises (borrower_id, loan_id, id, amount_fen, due_on, made_on,
                                          made_at, told_by, contact_id, by_id, by_name)
        values (${borrowerId}, ${loanId}, ${id}, ${amount}, ${dueOn}, ${today},
                ${at(deps.clock.now())}, ${toldBy}, ${contactId ?? null}, ${by.id},
                ${by.name})
            on conflict (id) do nothing`;
    }
    const kept = await find(tx, id); // Sent twice at once, it is the first of the two.
    const isSame = kept?.loanId === loanId && kept.amountFen === amount && kept.dueOn === dueOn;
    const [promise] = await judged(tx, kept && isSame ? [kept] : [], today);
    return promise ? ok(promise) : refuse({ code: 'promise_conflict' });
  });

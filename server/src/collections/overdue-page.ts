import {
  type BusinessDate,
  type Fen,
  type Id,
  type Instant,
  shanghaiDay,
} from '../kernel/index.ts';
import { column, type Db, getBusinessDate, type RowOf, row } from '../platform/index.ts';
import { type ClassRules, countOverdue, listOverdue, type OverdueAsk } from '../servicing/index.ts';
import type { Channel } from './contact-rules.ts';
import { listLastContacts } from './contact-store.ts';
import { groundsOf } from './contacts.ts';
import type { CollectionsDeps, Person } from './deps.ts';
import { type HoldKind, nextContactAt } from './judge-contact.ts';
import { loansPromised, newestPromises, type PaymentPromise } from './promises.ts';

/** Days past due at which each bucket begins: where classes end, and months of the first quarter. */
export const bucketsFrom = [1, 31, 61, 91, 181, 271, 361] as const;

const AssignmentRow = row({
  loanId: column.id('loan'),
  assigneeId: column.text,
  assigneeName: column.text,
  assignedAt: column.instant,
});
export type Assignment = RowOf<typeof AssignmentRow>;

const listAssignments = (db: Db, loans: readonly Id<'loan'>[]) =>
  db.many(AssignmentRow)`
    select loan_id, assignee_id, assignee_name, assigned_at
      from collections.assignments
     where loan_id = any (${loans}::text[])`;

const LoanRow = row({ loanId: column.id('loan') });

const listAssigned = async (db: Db, assigneeId: string | null): Promise<Id<'loan'>[]> =>
  (
    await db.many(LoanRow)`
      select loan_id from collections.assignments
       where ${assigneeId}::text is null or assignee_id = ${assigneeId}::text`
  ).map((found) => found.loanId);

/** Takes a loan past due to work on, whoever had it before. */
export const assignLoan = (
  { db, clock }: Pick<CollectionsDeps, 'db' | 'clock'>,
  o: { readonly loanId: Id<'loan'>; readonly borrowerId: Id<'borrower'>; readonly to: Person },
): Promise<number> =>
  db.exec`
    insert into collections.assignments (loan_id, borrower_id, assignee_id, assignee_name, assigned_at)
    values (${o.loanId}, ${o.borrowerId}, ${o.to.id}, ${o.to.name}, ${new Date(clock.now())})
        on conflict (loan_id) do update
       set assignee_id = excluded.assignee_id, assignee_name = excluded.assignee_name,
           assigned_at = excluded.assigned_at`;

/** Nobody works on it any more. */
export const releaseLoan = ({ db }: Pick<CollectionsDeps, 'db'>, loanId: Id<'loan'>) =>
  db.exec`delete from collections.assignments where loan_id = ${loanId}`;

export const findAssignment = async (db: Db, loanId: Id<'loan'>): Promise<Assignment | null> =>
  (await listAssignments(db, [loanId]))[0] ?? null;

type Overdue = Awaited<ReturnType<typeof listOverdue>>[number];

/** A loan past due with what was done about it. */
export interface OverdueLine extends Overdue {
  readonly assignee: Assignment | null;
  readonly lastContact: {
    readonly at: Instant;
    readonly channel: Channel;
    readonly outcome: string | null;
  } | null;
  readonly promise: PaymentPromise | null;
  readonly holds: readonly HoldKind[];
  /** From when its borrower may be called; `null`: not before a hold is lifted. */
  readonly nextCallAt: Instant | null;
}

/** What of the list is wanted. */
export interface OverdueWish {
  readonly bucket?: number;
  readonly class?: Overdue['class'];
  readonly borrowerId?: Id<'borrower'>;
  readonly dueMin?: Fen;
  readonly assigned?: 'me' | 'nobody';
  readonly promise?: 'open' | 'broken';
  readonly sort: 'dpd' | 'due';
  readonly after?: OverdueAsk['after'];
  readonly most: number;
}

/**
 * A page of the loans past due, with contacts, promises, holds and whoever works on them: seven questions however long
 * the page is.
 */
export async function overduePage(
  deps: CollectionsDeps,
  classRules: ClassRules,
  caller: Person,
  wish: OverdueWish,
): Promise<{ readonly today: BusinessDate; readonly lines: OverdueLine[] }> {
  const { db } = deps;
  const today = await getBusinessDate(db);
  const filter = await filterOf(db, today, caller, wish);
  const { sort, most } = wish;
  const place = wish.after === undefined ? {} : { after: wish.after };
  const loans = await listOverdue(db, { today, filter, sort, most, rules: classRules, ...place });
  return { today, lines: await linesOf(deps, loans, today) };
}

async function filterOf(
  db: Db,
  today: BusinessDate,
  caller: Person,
  wish: OverdueWish,
): Promise<OverdueAsk['filter']> {
  const [mine, taken, promised] = await Promise.all([
    wish.assigned === 'me' ? listAssigned(db, caller.id) : undefined,
    wish.assigned === 'nobody' ? listAssigned(db, null) : undefined,
    wish.promise === undefined ? undefined : loansPromised(db, today, wish.promise),
  ]);
  const among = promised && new Set(promised);
  const only = mine && among ? mine.filter((id) => among.has(id)) : (mine ?? promised);
  const from = wish.bucket === undefined ? undefined : bucketsFrom[wish.bucket];
  const next = wish.bucket === undefined ? undefined : bucketsFrom[wish.bucket + 1];
  return {
    ...(from !== undefined && { dpdMin: from }),
    ...(next !== undefined && { dpdMax: next - 1 }),
    ...(wish.class !== undefined && { class: wish.class }),
    ...(wish.borrowerId !== undefined && { borrowerId: wish.borrowerId }),
    ...(wish.dueMin !== undefined && { dueMin: wish.dueMin }),
    ...(only !== undefined && { only }),
    ...(taken !== undefined && { except: taken }),
  };
}

async function linesOf(
  deps: CollectionsDeps,
  loans: readonly Overdue[],
  today: BusinessDate,
): Promise<OverdueLine[]> {
  const { db } = deps;
  const now = deps.clock.now();
  const ids = loans.map((loan) => loan.loanId);
  const borrowers = [...new Set(loans.map((loan) => loan.borrowerId))];
  const [assignments, contacts, promises, groundOf] = await Promise.all([
    listAssignments(db, ids),
    listLastContacts(db, borrowers),
    newestPromises(db, ids, today),
    groundsOf(deps, db, borrowers, now),
  ]);
  const lastOf = new Map(contacts.map((one) => [one.borrowerId, one]));
  const promiseOf = new Map(promises.map((one) => [one.loanId, one]));
  const assigneeOf = new Map(assignments.map((one) => [one.loanId, one]));
  const onDay = shanghaiDay(now);
  return loans.map((loan) => {
    const ground = groundOf(loan.borrowerId);
    const last = lastOf.get(loan.borrowerId);
    const standing = ground.holds.filter(({ until }) => until === null || until > onDay);
    return {
      ...loan,
      assignee: assigneeOf.get(loan.loanId) ?? null,
      lastContact: last ? { at: last.at, channel: last.channel, outcome: last.outcome } : null,
      promise: promiseOf.get(loan.loanId) ?? null,
      holds: [...new Set(standing.map(({ kind }) => kind))],
      nextCallAt: nextContactAt(ground, 'call', now),
    };
  });
}

/** All loans past due by days, each bucket with its first and last number of days. */
export async function overdueBuckets(db: Db) {
  const today = await getBusinessDate(db);
  const counted = await countOverdue(db, today, bucketsFrom);
  return bucketsFrom.map((from, i) => {
    const found = counted.find((one) => one.bucket === i);
    const next = bucketsFrom[i + 1];
    return {
      ...{ from, until: next === undefined ? null : next - 1 },
      ...{ loans: found?.loans ?? 0, borrowers: found?.borrowers ?? 0 },
      ...{ dueFen: found?.dueFen ?? (0n as Fen), principalFen: found?.principalFen ?? (0n as Fen) },
    };
  });
}

import type { BusinessDate, Id, Instant } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import { complaintKindNames } from './complaint-rules.ts';

const at = (instant: Instant): Date => new Date(instant);

export const complaintChannels = ['app', 'phone', 'letter', 'visit', 'regulator'] as const;
export const complaintOutcomes = ['upheld', 'partly', 'notUpheld'] as const;

const ComplaintRow = row({
  id: column.id('complaint'),
  borrowerId: column.id('borrower'),
  kind: column.oneOf(...complaintKindNames),
  loanId: column.nullable(column.id('loan')),
  channel: column.oneOf(...complaintChannels),
  state: column.oneOf('open', 'answered', 'withdrawn'),
  receivedAt: column.instant,
  receivedOn: column.date,
  dueOn: column.date,
  extended: column.int,
  reopenedOn: column.nullable(column.date),
  assigneeId: column.nullable(column.text),
  assigneeName: column.nullable(column.text),
  answeredOn: column.nullable(column.date),
  outcome: column.nullable(column.oneOf(...complaintOutcomes)),
  firstOutcome: column.nullable(column.oneOf(...complaintOutcomes)),
  firstAnsweredOn: column.nullable(column.date),
  firstDueOn: column.nullable(column.date),
});
/** A complaint, without what was said. */
export type Complaint = RowOf<typeof ComplaintRow>;

export const findComplaint = (db: Db, id: Id<'complaint'>) =>
  db.maybe(ComplaintRow)`select * from care.complaints where id = ${id}`;

export const lockComplaint = (tx: Tx, id: Id<'complaint'>) =>
  tx.maybe(ComplaintRow)`select * from care.complaints where id = ${id} for update`;

/** A borrower's own, the newest first. */
export const listComplaintsOf = (db: Db, borrowerId: Id<'borrower'>) =>
  db.many(ComplaintRow)`
    select * from care.complaints
     where borrower_id = ${borrowerId}
     order by received_at desc, id desc
     limit 100`;

const CountRow = row({ n: column.int });

/** How many of a borrower's wait for an answer. */
export const countOpenOf = async (db: Db, borrowerId: Id<'borrower'>): Promise<number> =>
  (
    await db.one(CountRow)`
      select count(*) as n
        from care.complaints where borrower_id = ${borrowerId} and state = 'open'`
  ).n;

/** Those that wait for an answer, the nearest to its day first; or those that are over, the newest first. */
export const listComplaints = (
  db: Db,
  o: {
    readonly open: boolean;
    readonly kind: string | null;
    readonly assigneeId: string | null;
    readonly most: number;
  },
) =>
  db.many(ComplaintRow)`
    select * from care.complaints
     where (state = 'open') = ${o.open}::boolean
       and (${o.kind}::text is null or kind = ${o.kind}::text)
       and (${o.assigneeId}::text is null or assignee_id = ${o.assigneeId}::text)
     order by case when ${o.open}::boolean then due_on end,
              case when not ${o.open}::boolean then coalesce(answered_on, received_on) end desc, id
     limit ${o.most}`;

export const insertComplaint = (
  tx: Tx,
  c: Pick<Complaint, 'id' | 'borrowerId' | 'kind' | 'loanId' | 'channel' | 'receivedAt'> & {
    readonly receivedOn: BusinessDate;
    readonly dueOn: BusinessDate;
  },
): Promise<number> =>
  tx.exec`
    insert into care.complaints (borrower_id, id, kind, loan_id, channel, state, received_at,
                                 received_on, due_on)
    values (${c.borrowerId}, ${c.id}, ${c.kind}, ${c.loanId}, ${c.channel}, 'open',
            ${at(c.receivedAt)}, ${c.receivedOn}, ${c.dueOn})
        on conflict (id) do nothing`;

/** Writes where it stands; what does not change is left as it is. */
export const saveComplaint = (tx: Tx, c: Complaint): Promise<number> =>
  tx.exec`
    update care.complaints
       set state = ${c.state}, due_on = ${c.dueOn}, extended = ${c.extended},
           reopened_on = ${c.reopenedOn}, assignee_id = ${c.assigneeId},
           assignee_name = ${c.assigneeName}, answered_on = ${c.answeredOn}, outcome = ${c.outcome},
           first_outcome = ${c.firstOutcome}, first_answered_on = ${c.firstAnsweredOn},
           first_due_on = ${c.firstDueOn}
     where id = ${c.id}`;

const EntryRow = row({
  id: column.text,
  kind: column.oneOf(
    'filed',
    'acknowledged',
    'assigned',
    'message',
    'extended',
    'answered',
    'reopened',
    'withdrawn',
  ),
  byWhom: column.oneOf('borrower', 'staff', 'system'),
  byName: column.text,
  textSealed: column.nullable(column.bytes),
  data: column.json<Readonly<Record<string, string | number>>>(),
  at: column.instant,
});
export type KeptEntry = RowOf<typeof EntryRow>;

export const listEntriesOf = (db: Db, complaintId: Id<'complaint'>) =>
  db.many(EntryRow)`
    select id, kind, by_whom, by_name, text_sealed, data, at
      from care.complaint_entries
     where complaint_id = ${complaintId}
     order by seq`;

const AnswererRow = row({ answeredBy: column.nullable(column.text) });

/** Who answered a complaint first; `undefined`: nobody, or it is not known. */
export async function findAnswerer(
  db: Db,
  complaintId: Id<'complaint'>,
): Promise<string | undefined> {
  const found = await db.maybe(AnswererRow)`
    select data ->> 'answeredBy' as answered_by
      from care.complaint_entries
     where complaint_id = ${complaintId} and kind = 'answered'
     order by seq
     limit 1`;
  return found?.answeredBy ?? undefined;
}

/** @returns 0 where an entry of this id is there already. */
export const insertEntry = (
  tx: Tx,
  e: Omit<KeptEntry, 'data'> & {
    readonly complaintId: Id<'complaint'>;
    readonly data?: KeptEntry['data'];
  },
): Promise<number> =>
  tx.exec`
    insert into care.complaint_entries (complaint_id, id, kind, by_whom, by_name, text_sealed, data, at)
    values (${e.complaintId}, ${e.id}, ${e.kind}, ${e.byWhom}, ${e.byName}, ${e.textSealed},
            ${json(e.data ?? {})}::jsonb, ${at(e.at)})
        on conflict (id) do nothing`;

const WaitingRow = row({
  waiting: column.int,
  overdue: column.int,
  oldestAt: column.nullable(column.instant),
});

/** How many wait for an answer, how many past their day, and since when the oldest. */
export const countComplaints = (db: Db, today: BusinessDate) =>
  db.one(WaitingRow)`
    select count(*) as waiting, count(*) filter (where due_on < ${today}) as overdue,
           min(received_at) as oldest_at
      from care.complaints where state = 'open'`;

const ReportRow = row({
  kind: column.oneOf(...complaintKindNames),
  received: column.int,
  open: column.int,
  answered: column.int,
  upheld: column.int,
  partly: column.int,
  withdrawn: column.int,
  reopened: column.int,
  late: column.int,
  /** From the day it came to its first answer, in the middle; `null`: none was answered. */
  medianDays: column.nullable(column.int),
});
/** Complaints of one kind. */
export type ComplaintLine = RowOf<typeof ReportRow>;

/** Complaints that came between two days, both included, by kind: how many, how long, how they ended. */
export const reportComplaints = (
  db: Db,
  o: { readonly from: BusinessDate; readonly until: BusinessDate; readonly today: BusinessDate },
): Promise<ComplaintLine[]> =>
  db.many(ReportRow)`
    select kind, count(*) as received, count(*) filter (where state = 'open') as open,
           count(*) filter (where state = 'answered') as answered,
           count(*) filter (where outcome = 'upheld') as upheld,
           count(*) filter (where outcome = 'partly') as partly,
           count(*) filter (where state = 'withdrawn') as withdrawn,
           count(*) filter (where reopened_on is not null) as reopened,
           -- What was answered late first is late, whatever came of another look.
           count(*) filter (where first_answered_on > first_due_on
                               or (coalesce(answered_on, ${o.today}) > due_on and state <> 'withdrawn'))
             as late,
           percentile_disc(0.5) within group (order by coalesce(first_answered_on, answered_on) - received_on)
             filter (where coalesce(first_answered_on, answered_on) is not null) as median_days
      from care.complaints
     where received_on between ${o.from} and ${o.until}
     group by kind
     order by kind`;

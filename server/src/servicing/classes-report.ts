import {
  type BusinessDate,
  divHalfEven,
  type Fen,
  fen,
  type Instant,
  sumFen,
} from '../kernel/index.ts';
import { saveClasses } from '../lending/index.ts';
import {
  column,
  type Database,
  type Db,
  getBusinessDate,
  joined,
  row,
  textOf,
} from '../platform/index.ts';
import {
  type ClassRules,
  classes,
  NON_PERFORMING,
  OVERDUE_DAYS,
  type RiskClass,
  usualClassRules,
} from './classes.ts';

const _ = null;

const ClassRow = row({
  class: column.int,
  loans: column.int,
  borrowers: column.int,
  principalFen: column.fen,
  /** Not by their own days past due: restructured and watched, or by their borrower's other debt. */
  watched: column.int,
  infected: column.int,
});

/**
 * Every open loan with its class: by its days, by itself (watched after a restructuring), and with what its
 * borrower owes besides. One pass over the table, as a part of `with`. The rules are those of `classOf` and `spreads`.
 */
const classed = textOf`
    with restructured as (
      select loan_id, max(value_on) as value_on
        from servicing.loan_events
       where type = 'restructuring'
       group by loan_id
    ), watched as (
      select r.loan_id
        from restructured r
       where ${_}::date < r.value_on + ${_}::int
          or (select count(*)
                from servicing.loan_events e
               where e.loan_id = r.loan_id and e.type = 'repayment' and e.value_on > r.value_on
                 and not exists (select from servicing.loan_events u
                                  where u.loan_id = e.loan_id and u.reverses = e.id))
             < ${_}::int
    ), open_loans as (
      select s.loan_id, s.borrower_id, s.principal_fen, w.loan_id is not null as observed,
             coalesce(s.class, 0) as kept,
             case when s.oldest_due_on is null
                    or ${_}::date - s.oldest_due_on
                       <= coalesce((t.terms ->> 'graceDays')::int, 0)
                  then 0 else ${_}::date - s.oldest_due_on end as dpd
        from servicing.loan_states s
        left join servicing.loan_terms t on t.loan_id = s.loan_id and s.oldest_due_on is not null
        left join watched w on w.loan_id = s.loan_id
       where s.status = 'open' and s.principal_fen > 0
    ), alone as (
      select *, (dpd > ${_})::int + (dpd > ${_})::int + (dpd > ${_})::int
                + (dpd > ${_})::int as by_days
        from open_loans
    ), seen as (
      select *, greatest(by_days, case when not observed then 0 when dpd > 0 then 2 else 1 end)
                as by_itself
        from alone
    ), together as (
      select *, sum(principal_fen) over debt as all_fen,
             sum(principal_fen) filter (where by_itself >= ${_}) over debt as bad_fen
        from seen
      window debt as (partition by borrower_id)
    ), judged as (
      select *, ${_}::boolean
                and coalesce(bad_fen, 0) * 1000000 > all_fen * ${_}::bigint as infected
        from together
    ), classed as (
      select *, case when infected then greatest(by_itself, ${_}) else by_itself end as class
        from judged
    )`;

const valuesOf = (today: BusinessDate, rules: ClassRules) => [
  ...[today, rules.observation.days, rules.observation.payments, today, today, ...OVERDUE_DAYS],
  ...[NON_PERFORMING, rules.look === 'borrower', rules.contagionPpm, NON_PERFORMING],
];

const counted = joined(
  classed,
  textOf`
    select class, count(*) as loans, count(distinct borrower_id) as borrowers,
           sum(principal_fen)::bigint as principal_fen,
           count(*) filter (where by_itself > by_days) as watched,
           count(*) filter (where class > by_itself) as infected
      from classed
     group by class
     order by class`,
);

/** Loans that are open, by class. */
const countClasses = (db: Db, today: BusinessDate, rules: ClassRules) =>
  db.many(ClassRow)(counted, ...valuesOf(today, rules));

const changed = joined(
  classed,
  textOf`
    , changed as (
      select loan_id, kept, class from classed where class <> kept
       union all -- Closed and charged-off loans have none any more.
      select loan_id, class, 0 from servicing.loan_states where class > 0
         and (status <> 'open' or principal_fen = 0)
    ), told as (
      insert into servicing.class_changes (loan_id, seen_on, recorded_at, from_class, to_class)
      select loan_id, ${_}, ${_}, kept, class from changed
    ), saved as (
      update servicing.loan_states s
         set class = c.class
        from changed c
       where s.loan_id = c.loan_id
    )
    select loan_id, class from changed`,
);

const ChangedRow = row({ loanId: column.id('loan'), class: column.int });

/**
 * Classes every open loan on the morning of today's business date, keeps what changed since it was done last, and
 * tells lending for its lists. Seconds for a million loans; a repeat changes nothing.
 * @returns How many loans changed their class.
 */
export const keepClasses = (db: Database, rules: ClassRules, at: Instant): Promise<number> =>
  db.tx(async (tx) => {
    // Who repays meanwhile waits for the loans whose class changes, as for a batch of the end of day.
    await tx.exec`select pg_advisory_xact_lock(hashtext('servicing.keep_classes'))`;
    const today = await getBusinessDate(tx);
    const found = await tx.many(ChangedRow)(
      changed,
      ...[...valuesOf(today, rules), today, new Date(at)],
    );
    await saveClasses(tx, found);
    return found.length;
  });

/** One class of the book. */
export interface ClassLine {
  readonly class: RiskClass;
  readonly loans: number;
  readonly borrowers: number;
  readonly principal: Fen;
  readonly watched: number;
  readonly infected: number;
  readonly setAsidePpm: number;
  readonly setAside: Fen;
}

/** The book by classes, with what is to be set aside at least. */
export interface ClassReport {
  readonly on: BusinessDate;
  readonly lines: readonly ClassLine[];
  readonly principal: Fen;
  readonly nonPerforming: Fen;
  /** Non-performing of all. Parts per million. */
  readonly nonPerformingPpm: number;
  /** By class, by the ratio to all loans, by the ratio to the non-performing: the largest is the floor. */
  readonly byClass: Fen;
  readonly byLoanRatio: Fen;
  readonly byCoverage: Fen;
  readonly floor: Fen;
  readonly rules: ClassRules;
}

const MILLION = 1_000_000n;
const share = (amount: bigint, ppm: number): Fen => fen(divHalfEven(amount * BigInt(ppm), MILLION));

/**
 * The open loans by class on today's business date, and the floor of provisions. One pass: seconds for a million loans.
 * @source R9 (classes), R10 (floor); `usualClassRules` says what was read of them
 */
export async function classReport(
  db: Db,
  rules: ClassRules = usualClassRules,
): Promise<ClassReport> {
  const on = await getBusinessDate(db);
  const counted = await countClasses(db, on, rules);
  const lines = classes.map((name, i): ClassLine => {
    const found = counted.find((one) => one.class === i);
    const principal = found?.principalFen ?? fen(0n);
    const setAsidePpm = rules.setAsidePpm[name];
    return {
      ...{ class: name, loans: found?.loans ?? 0, borrowers: found?.borrowers ?? 0, principal },
      ...{ watched: found?.watched ?? 0, infected: found?.infected ?? 0 },
      ...{ setAsidePpm, setAside: share(principal, setAsidePpm) },
    };
  });
  const principal = sumFen(lines.map((line) => line.principal));
  const nonPerforming = sumFen(lines.slice(NON_PERFORMING).map((line) => line.principal));
  const byClass = sumFen(lines.map((line) => line.setAside));
  const byLoanRatio = share(principal, rules.loanRatioPpm);
  const byCoverage = share(nonPerforming, rules.coveragePpm);
  const [floor = byClass] = [byClass, byLoanRatio, byCoverage].toSorted((a, b) => Number(b - a));
  const nonPerformingPpm =
    principal === 0n ? 0 : Number(divHalfEven(nonPerforming * MILLION, principal));
  return {
    ...{ on, lines, principal, nonPerforming, nonPerformingPpm, rules },
    ...{ byClass, byLoanRatio, byCoverage, floor },
  };
}

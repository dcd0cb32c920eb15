import { type BusinessDate, divHalfEven, type Fen, fen, sumFen } from '../kernel/index.ts';
import { column, type Db, getBusinessDate, row } from '../platform/index.ts';
import {
  type ClassRules,
  classes,
  NON_PERFORMING,
  OVERDUE_DAYS,
  type RiskClass,
  usualClassRules,
} from './classes.ts';

const ClassRow = row({
  class: column.int,
  loans: column.int,
  borrowers: column.int,
  principalFen: column.fen,
  /** Not by their own days past due: restructured and watched, or by their borrower's other debt. */
  watched: column.int,
  infected: column.int,
});

/** Loans that are open, by class, in one pass over the table. The rules are those of `classOf` and `spreads`. */
const countClasses = (db: Db, today: BusinessDate, rules: ClassRules) => {
  const [late, substandard, doubtful, loss] = OVERDUE_DAYS;
  return db.many(ClassRow)`
    with restructured as (
      select loan_id, max(value_on) as value_on
        from servicing.loan_events
       where type = 'restructuring'
       group by loan_id
    ), watched as (
      select r.loan_id
        from restructured r
       where ${today}::date < r.value_on + ${rules.observation.days}::int
          or (select count(*)
                from servicing.loan_events e
               where e.loan_id = r.loan_id and e.type = 'repayment' and e.value_on > r.value_on
                 and not exists (select from servicing.loan_events u
                                  where u.loan_id = e.loan_id and u.reverses = e.id))
             < ${rules.observation.payments}::int
    ), open_loans as (
      select s.loan_id, s.borrower_id, s.principal_fen, w.loan_id is not null as observed,
             case when s.oldest_due_on is null
                    or ${today}::date - s.oldest_due_on
                       <= coalesce((t.terms ->> 'graceDays')::int, 0)
                  then 0 else ${today}::date - s.oldest_due_on end as dpd
        from servicing.loan_states s
        left join servicing.loan_terms t on t.loan_id = s.loan_id and s.oldest_due_on is not null
        left join watched w on w.loan_id = s.loan_id
       where s.status = 'open' and s.principal_fen > 0
    ), alone as (
      select *, (dpd > ${late})::int + (dpd > ${substandard})::int + (dpd > ${doubtful})::int
                + (dpd > ${loss})::int as by_days
        from open_loans
    ), seen as (
      select *, greatest(by_days, case when not observed then 0 when dpd > 0 then 2 else 1 end)
                as by_itself
        from alone
    ), together as (
      select *, sum(principal_fen) over debt as all_fen,
             sum(principal_fen) filter (where by_itself >= ${NON_PERFORMING}) over debt as bad_fen
        from seen
      window debt as (partition by borrower_id)
    ), judged as (
      select *, ${rules.look === 'borrower'}::boolean
                and coalesce(bad_fen, 0) * 1000000 > all_fen * ${rules.contagionPpm}::bigint as infected
        from together
    ), classed as (
      select *, case when infected then greatest(by_itself, ${NON_PERFORMING}) else by_itself end as class
        from judged
    )
    select class, count(*) as loans, count(distinct borrower_id) as borrowers,
           sum(principal_fen)::bigint as principal_fen,
           count(*) filter (where by_itself > by_days) as watched,
           count(*) filter (where class > by_itself) as infected
      from classed
     group by class
     order by class`;
};

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

import { listLateElsewhere } from '../events/index.ts';
import {
  ASSESSMENT,
  addDays,
  type BusinessDate,
  divHalfEven,
  type Fen,
  fen,
  type Instant,
  startOfDay,
  sumFen,
} from '../kernel/index.ts';
import { saveClasses, sumUndrawn } from '../lending/index.ts';
import { listConsentsOf } from '../party/index.ts';
import {
  column,
  type Database,
  type Db,
  getBusinessDate,
  joined,
  type RowOf,
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
  /** `null`: of all classes, by where their PD is from. */
  class: column.nullable(column.int),
  /** `null`: of all products. */
  product: column.nullable(column.text),
  pdFrom: column.nullable(column.text),
  /** Which of the three it is a line of. */
  by: column.oneOf('class', 'product', 'pd'),
  loans: column.int,
  /** Of a line of a class: no other tells how many they are. */
  borrowers: column.int,
  principalFen: column.fen,
  /** Not by their own days past due: restructured and watched, or by their borrower's other debt. */
  watched: column.int,
  infected: column.int,
  /** Of the infected, those that only their borrower's debt to others makes so. */
  infectedElsewhere: column.int,
  exposureFen: column.fen,
  expectedFen: column.fen,
  /** Performing, and their PD is not known: nothing is expected of them here, which is told. */
  unknown: column.int,
});

/**
 * Every open loan with its class: by its days, by itself (watched after a restructuring), and with what its
 * borrower owes besides. One pass over the table, as a part of `with`. The rules are those of `classOf` and `spreads`.
 */
const classed = textOf`
    with elsewhere as (
      select * from unnest(${_}::text[], ${_}::bigint[], ${_}::bigint[])
                 as e (borrower_id, owed_fen, late_fen)
    ), restructured as (
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
             s.principal_fen + s.interest_receivable_fen + s.interest_accrued_fen
               + s.penalty_accrued_fen + s.fees_receivable_fen as exposure_fen,
             coalesce(r.product, '') as product, r.pd_e9, coalesce(r.pd_from, '') as pd_from,
             case when s.oldest_due_on is null
                    or ${_}::date - s.oldest_due_on -- Asked of the few that are behind, not joined to all.
                       <= coalesce((select (t.terms ->> 'graceDays')::int from servicing.loan_terms t
                                     where t.loan_id = s.loan_id), 0)
                  then 0 else ${_}::date - s.oldest_due_on end as dpd
        from servicing.loan_states s
        left join watched w on w.loan_id = s.loan_id
        left join servicing.loan_risks r on r.loan_id = s.loan_id
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
             sum(principal_fen) filter (where by_itself >= ${_}) over debt as bad_fen,
             sum(principal_fen) filter (where dpd > ${_}) over debt as late_fen
        from seen
      window debt as (partition by borrower_id)
    ), judged as (
      select t.*, ${_}::boolean
                  and coalesce(t.bad_fen, 0) * 1000000 > t.all_fen * ${_}::bigint as infected_here,
             e.borrower_id is not null
               and (coalesce(t.late_fen, 0) + e.late_fen) * 1000000
                   > (t.all_fen + e.owed_fen) * ${_}::bigint as infected_elsewhere
        from together t
        left join elsewhere e on e.borrower_id = t.borrower_id
    ), classed as (
      select *, case when infected_here or infected_elsewhere then greatest(by_itself, ${_}) else by_itself end as class
        from judged
    )`;

/**
 * What bureaux tell of late debts elsewhere, of whoever still lets them be asked: what was taken back counts no more
 * (rules R7), nor what has run out by the business date.
 */
async function lateElsewhere(db: Db, today: BusinessDate, rules: ClassRules) {
  const late = await listLateElsewhere(db, startOfDay(addDays(today, -rules.elsewhere.days)));
  const consents = await listConsentsOf(
    db,
    late.map(({ borrowerId }) => borrowerId),
  );
  const live = new Set(
    consents
      .filter((one) => one.purpose === ASSESSMENT && one.withdrawnAt === null)
      .filter(({ expiresAt }) => startOfDay(today) < expiresAt)
      .map(({ borrowerId, source }) => `${borrowerId} ${source}`),
  );
  return late.filter(({ borrowerId, source }) => live.has(`${borrowerId} ${source}`));
}

async function valuesOf(db: Db, today: BusinessDate, rules: ClassRules) {
  const together = rules.look === 'borrower';
  const late = together ? await lateElsewhere(db, today, rules) : [];
  return [
    ...[late.map((e) => e.borrowerId), late.map((e) => e.owed), late.map((e) => e.late)],
    ...[today, rules.observation.days, rules.observation.payments, today, today, ...OVERDUE_DAYS],
    ...[NON_PERFORMING, OVERDUE_DAYS[1], together, rules.contagionPpm],
    ...[rules.elsewhere.sharePpm, NON_PERFORMING],
  ];
}

const counted = joined(
  classed,
  textOf`
    , likely as (
      select *, case when class >= ${_} then 1000000000
                     when class = 1 then greatest(pd_e9, ${_}::bigint * 1000)
                     else pd_e9 end as pd_now_e9
        from classed
    ), costed as (
      select *, row_number() over (partition by borrower_id, class) = 1 as is_first,
             case when class < ${_} and pd_e9 is null then null
                     else round(exposure_fen::numeric * pd_now_e9 * ${_}::bigint
                                / 1000000000000000) end as expected_fen
        from likely
    )
    select class, product, pd_from,
           case when grouping(class) = 1 then 'pd' when grouping(product) = 1 then 'class'
                else 'product' end as by,
           count(*) as loans, count(*) filter (where is_first) as borrowers,
           sum(principal_fen)::bigint as principal_fen,
           count(*) filter (where by_itself > by_days) as watched,
           count(*) filter (where class > by_itself) as infected,
           count(*) filter (where class > by_itself and not infected_here) as infected_elsewhere,
           sum(exposure_fen)::bigint as exposure_fen,
           coalesce(sum(expected_fen), 0)::bigint as expected_fen,
           count(*) filter (where expected_fen is null) as unknown
      from costed
     group by grouping sets ((class), (class, product), (pd_from))
     order by class, product, pd_from`,
);

/** Loans that are open, by class, by class and product, and by whose PD they have: `lossOf` says what is expected. */
const countClasses = async (db: Db, today: BusinessDate, rules: ClassRules) =>
  db.many(ClassRow)(
    counted,
    ...[...(await valuesOf(db, today, rules)), NON_PERFORMING, rules.loss.specialMentionPpm],
    ...[NON_PERFORMING, rules.loss.lgdPpm],
  );

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
    await tx.exec`set local work_mem = '256MB'`; // A million loans by borrower are sorted in memory.
    const today = await getBusinessDate(tx);
    const found = await tx.many(ChangedRow)(
      changed,
      ...[...(await valuesOf(tx, today, rules)), today, new Date(at)],
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
  readonly infectedElsewhere: number;
  readonly setAsidePpm: number;
  readonly setAside: Fen;
  /** What is owed in all: principal, interest, penalty interest, fees. */
  readonly exposure: Fen;
  /** PD times LGD times exposure, loan by loan. */
  readonly expected: Fen;
  /** Loans whose PD is not known, which are not in `expected`. */
  readonly unknown: number;
}

/** One class of one product; the product of a loan that was drawn before it was kept is ''. */
export type ProductLine = Pick<
  ClassLine,
  'class' | 'loans' | 'principal' | 'exposure' | 'expected' | 'unknown'
> & { readonly product: string };

/** What is expected to be lost, and what it was worked out by. */
export interface ExpectedLoss {
  readonly products: readonly ProductLine[];
  /** Whose PD how many loans have; '' has none. */
  readonly models: readonly { readonly from: string; readonly loans: number }[];
  /** Of loans. */
  readonly onLoans: Fen;
  /** Of what may still be drawn. */
  readonly undrawn: Fen;
  readonly onUndrawn: Fen;
  readonly unknown: number;
  /** On loans and undrawn limits. */
  readonly expected: Fen;
}

/** The book by classes, with what is to be set aside at least and what is expected to be lost. */
export interface ClassReport extends ExpectedLoss {
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
  /** The greater of floor and expected loss. */
  readonly provision: Fen;
  readonly rules: ClassRules;
}

const MILLION = 1_000_000n;
const share = (amount: bigint, ppm: number): Fen => fen(divHalfEven(amount * BigInt(ppm), MILLION));

type Counted = RowOf<typeof ClassRow>;

const ofClass = (counted: readonly Counted[], index: number) =>
  counted.find((one) => one.by === 'class' && one.class === index);

function lineOf(name: RiskClass, rules: ClassRules, found: Counted | undefined): ClassLine {
  const principal = found?.principalFen ?? fen(0n);
  const setAsidePpm = rules.setAsidePpm[name];
  return {
    ...{ class: name, loans: found?.loans ?? 0, borrowers: found?.borrowers ?? 0, principal },
    ...{ watched: found?.watched ?? 0, infected: found?.infected ?? 0 },
    infectedElsewhere: found?.infectedElsewhere ?? 0,
    ...{ setAsidePpm, setAside: share(principal, setAsidePpm) },
    ...{ exposure: found?.exposureFen ?? fen(0n), expected: found?.expectedFen ?? fen(0n) },
    unknown: found?.unknown ?? 0,
  };
}

function lossesOf(
  counted: readonly Counted[],
  { undrawn, lossE9 }: { readonly undrawn: Fen; readonly lossE9: bigint },
  { loss }: ClassRules,
): ExpectedLoss {
  const products = counted.flatMap((one): ProductLine[] => {
    const name = one.by === 'product' && one.class !== null ? classes[one.class] : undefined;
    if (name === undefined) return [];
    return [
      {
        ...{ class: name, product: one.product ?? '', loans: one.loans },
        ...{ principal: one.principalFen, exposure: one.exposureFen },
        ...{ expected: one.expectedFen, unknown: one.unknown },
      },
    ];
  });
  const models = counted.flatMap(({ by, pdFrom, loans }) =>
    by === 'pd' ? [{ from: pdFrom ?? '', loans }] : [],
  );
  const onLoans = sumFen(products.map((line) => line.expected));
  const onUndrawn = fen(
    divHalfEven(
      lossE9 * BigInt(loss.undrawnPpm) * BigInt(loss.lgdPpm),
      1_000_000_000n * MILLION * MILLION,
    ),
  );
  const unknown = products.reduce((sum, line) => sum + line.unknown, 0);
  return {
    ...{ products, models, onLoans, undrawn, onUndrawn, unknown },
    expected: fen(onLoans + onUndrawn),
  };
}

/**
 * The open loans by class on today's business date, the floor of provisions, and expected loss beside it. One pass: seconds for a million loans.
 * @source R9 (classes), R10 (floor); `usualClassRules` says what was read of them
 */
export async function classReport(
  db: Db,
  rules: ClassRules = usualClassRules,
): Promise<ClassReport> {
  const on = await getBusinessDate(db);
  const counted = await countClasses(db, on, rules);
  const lines = classes.map((name, i) => lineOf(name, rules, ofClass(counted, i)));
  const principal = sumFen(lines.map((line) => line.principal));
  const nonPerforming = sumFen(lines.slice(NON_PERFORMING).map((line) => line.principal));
  const byClass = sumFen(lines.map((line) => line.setAside));
  const byLoanRatio = share(principal, rules.loanRatioPpm);
  const byCoverage = share(nonPerforming, rules.coveragePpm);
  const [floor = byClass] = [byClass, byLoanRatio, byCoverage].toSorted((a, b) => Number(b - a));
  const nonPerformingPpm =
    principal === 0n ? 0 : Number(divHalfEven(nonPerforming * MILLION, principal));
  const loss = lossesOf(counted, await sumUndrawn(db, on), rules);
  const [provision = floor] = [floor, loss.expected].toSorted((a, b) => Number(b - a));
  return {
    ...{ ...loss, on, lines, principal, nonPerforming, nonPerformingPpm, rules },
    ...{ byClass, byLoanRatio, byCoverage, floor, provision },
  };
}

import { type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row } from '../platform/index.ts';
import type { AccountCode, Line } from './account.ts';
import { type ChartCode, chart } from './chart.ts';
import type { Side } from './chart-account.ts';

/** The day to look at: value dates and booking dates up to and including it. Left out: no bound. */
export interface AsOf {
  readonly valueOn?: BusinessDate;
  readonly bookedOn?: BusinessDate;
}

const Balance = row({ account: column.text, balanceFen: column.fen });

/** What stood on `account`, debits less credits: negative when credits are more. Unit: fen. */
export async function balanceOf(db: Db, account: AccountCode, asOf: AsOf = {}): Promise<Fen> {
  return (await balancesOf(db, [account], asOf)).get(account) ?? fen(0n);
}

/** `balanceOf` for many accounts in one query; an account without lines stands at zero. */
export async function balancesOf(
  db: Db,
  accounts: readonly AccountCode[],
  asOf: AsOf = {},
): Promise<Map<AccountCode, Fen>> {
  // Served by lines_balance alone (index-only).
  const found = await db.many(Balance)`
    select account,
           sum(case side when 'debit' then amount_fen else -amount_fen end)::text as balance_fen
      from ledger.lines
     where account = any (${accounts}::text[])
       and value_on <= coalesce(${asOf.valueOn ?? null}::date, 'infinity')
       and booked_on <= coalesce(${asOf.bookedOn ?? null}::date, 'infinity')
     group by account`;
  const known = new Map(found.map((b) => [b.account, b.balanceFen]));
  return new Map(accounts.map((account) => [account, known.get(account) ?? fen(0n)]));
}

/** What all accounts of one chart code add up to. Unit: fen. */
export interface ChartTotal {
  readonly chart: ChartCode;
  readonly debits: Fen;
  readonly credits: Fen;
  /** Debits less credits, as `balanceOf`. */
  readonly balance: Fen;
}

const Total = row({ code: column.text, debitsFen: column.fen, creditsFen: column.fen });

/** The trial balance (试算平衡) by value date `on`: every code of the chart, in the chart's order. */
export async function sumByChart(
  db: Db,
  { on, bookedOn }: { readonly on: BusinessDate; readonly bookedOn?: BusinessDate },
): Promise<ChartTotal[]> {
  const found = await db.many(Total)`
    select split_part(account, ':', 1) as code,
           coalesce(sum(amount_fen) filter (where side = 'debit'), 0)::text as debits_fen,
           coalesce(sum(amount_fen) filter (where side = 'credit'), 0)::text as credits_fen
      from ledger.lines
     where value_on <= ${on}
       and booked_on <= coalesce(${bookedOn ?? null}::date, 'infinity')
     group by 1`;
  const byCode = new Map(found.map((t) => [t.code, t]));
  return chart.map(({ code }) => {
    const { debitsFen: debits = fen(0n), creditsFen: credits = fen(0n) } = byCode.get(code) ?? {};
    return { chart: code, debits, credits, balance: fen(debits - credits) };
  });
}

const Entry = row({
  id: column.text,
  kind: column.text,
  valueOn: column.date,
  bookedOn: column.date,
  about: column.json<Readonly<Record<string, string>>>(),
  reverses: column.nullable(column.text),
  why: column.nullable(column.text),
  reversedBy: column.nullable(column.text),
  createdAt: column.instant,
  lines: (raw): Line[] =>
    column
      .json<{ account: AccountCode; side: Side; amountFen: string }[]>()(raw)
      .map((l) => ({
        account: l.account,
        side: l.side,
        amount: fen(BigInt(l.amountFen)),
      })),
});

/** An entry as it stands in the books. `reversedBy` names the reversal, if there is one. */
export type Entry = RowOf<typeof Entry>;

/** The entries of these ids with their lines, oldest value date first. */
const loadEntries = (db: Db, ids: readonly string[]): Promise<Entry[]> =>
  db.many(Entry)`
    select e.id, e.kind, e.value_on, e.booked_on, e.about, e.reverses, e.why, e.created_at,
           (select r.id from ledger.entries r where r.reverses = e.id) as reversed_by, l.lines
      from ledger.entries e
     cross join lateral (
             select jsonb_agg(jsonb_build_object('account', account, 'side', side,
                              'amountFen', amount_fen::text) order by n) as lines
               from ledger.lines
              where entry_id = e.id) l
     where e.id = any (${ids}::text[])
     order by e.value_on, e.created_at, e.id`;

/** The entry of this id, or `undefined`. */
export const findEntry = async (db: Db, id: string): Promise<Entry | undefined> =>
  (await loadEntries(db, [id]))[0];

/** Which entries to list. What is left out does not narrow. */
export interface EntryFilter {
  /** Entries that are about all of these: `{ loan: 'loan_…' }`. */
  readonly about?: Readonly<Record<string, string>>;
  /** Entries with a line on this account. */
  readonly account?: AccountCode;
  /** Value dates from here on, to there and no further. */
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
  /** At most so many, 500 unless told. */
  readonly atMost?: number;
}

const Found = row({ id: column.text });

/** Entries with their lines, oldest value date first. */
export async function listEntries(db: Db, filter: EntryFilter = {}): Promise<Entry[]> {
  const { account, about = {}, from = null, to = null, atMost = 500 } = filter;
  const found = account
    ? await db.many(Found)`
        -- Served by the index lines_balance.
        select e.id
          from ledger.entries e
         where e.id in (select entry_id from ledger.lines where account = ${account}
                           and value_on between coalesce(${from}::date, '-infinity')
                                            and coalesce(${to}::date, 'infinity'))
           and e.about @> ${json(about)}
         order by e.value_on, e.created_at, e.id
         limit ${atMost}`
    : await db.many(Found)`
        -- Served by the index entries_about.
        select id
          from ledger.entries
         where about @> ${json(about)}
           and value_on between coalesce(${from}::date, '-infinity')
                            and coalesce(${to}::date, 'infinity')
         order by value_on, created_at, id
         limit ${atMost}`;
  return loadEntries(
    db,
    found.map((f) => f.id),
  );
}

const KindSum = row({ sumFen: column.fen });

/**
 * What entries of one kind, and those that took them back, did to a chart account up to and including a booking date: debit
 * less credit. Unit: fen.
 */
export async function sumOfKind(
  db: Db,
  o: { readonly kind: string; readonly chart: ChartCode; readonly until: BusinessDate },
): Promise<Fen> {
  const { sumFen } = await db.one(KindSum)`
    select coalesce(sum(case l.side when 'debit' then l.amount_fen else -l.amount_fen end), 0)::text
             as sum_fen
      from ledger.entries e
      join ledger.lines l on l.entry_id = e.id
      left join ledger.entries of on of.id = e.reverses
     where (e.kind = ${o.kind} or of.kind = ${o.kind}) and e.booked_on <= ${o.until}
       and split_part(l.account, ':', 1) = ${o.chart}`;
  return sumFen;
}

const Move = row({
  entryId: column.text,
  kind: column.text,
  valueOn: column.date,
  bookedOn: column.date,
  about: column.json<Readonly<Record<string, string>>>(),
  reverses: column.nullable(column.text),
  movedFen: column.fen,
});

/** What one entry moved on all accounts of a chart code together: debits less credits. Unit: fen. */
export type ChartMove = RowOf<typeof Move>;

/**
 * The entries about any of these, booked after `after`, that moved the accounts of `chart` by more than nothing: to look
 * a few up without reading the days since.
 */
export const listMovesAbout = (
  db: Db,
  o: {
    readonly chart: ChartCode;
    readonly after: BusinessDate;
    /** Each has these fields, and may have others. */
    readonly about: readonly Readonly<Record<string, string>>[];
  },
): Promise<ChartMove[]> =>
  db.many(Move)`
    -- Served by the index entries_about.
    select e.id as entry_id, e.kind, e.value_on, e.booked_on, e.about, e.reverses,
           moved.moved_fen::text as moved_fen
      from (select distinct on (e.id) e.*
              from unnest(${o.about.map((one) => JSON.stringify(one))}::text[]) as asked (about)
              join ledger.entries e on e.about @> asked.about::jsonb
             where e.booked_on > ${o.after}
             order by e.id) e
     cross join lateral (
             select sum(case side when 'debit' then amount_fen else -amount_fen end) as moved_fen
               from ledger.lines
              where entry_id = e.id and split_part(account, ':', 1) = ${o.chart}) moved
     where moved.moved_fen <> 0
     order by e.booked_on, e.created_at, e.id`;

/**
 * The entries booked after `after`, up to and including `until`, that moved the accounts of `chart`
 * by more than nothing, in the order in which they were booked. Of a closed day none is added later.
 */
export const listMoves = (
  db: Db,
  o: {
    readonly chart: ChartCode;
    readonly after: BusinessDate | null;
    readonly until: BusinessDate;
  },
): Promise<ChartMove[]> =>
  db.many(Move)`
    -- Served by the index lines_booked.
    select e.id as entry_id, e.kind, e.value_on, e.booked_on, e.about, e.reverses, moved.moved_fen
      from (select entry_id,
                   sum(case side when 'debit' then amount_fen else -amount_fen end)::text as moved_fen
              from ledger.lines
             where booked_on > coalesce(${o.after}::date, '-infinity') and booked_on <= ${o.until}
               and split_part(account, ':', 1) = ${o.chart}
             group by entry_id) moved
      join ledger.entries e on e.id = moved.entry_id
     where moved.moved_fen <> '0'
     order by e.booked_on, e.created_at, e.id`;

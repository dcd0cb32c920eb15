import type { BusinessDate, Fen, Instant } from '../kernel/index.ts';
import { fen } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { balanceOfChart } from './books.ts';
import { signedOf } from './compare.ts';
import type { KeptLine } from './lines.ts';
import { findStatement } from './statements.ts';
import type { TakenIn } from './take-in.ts';

const DayRow = row({
  onDay: column.date,
  openingFen: column.fen,
  closingFen: column.fen,
  ledgerFen: column.fen,
  lines: column.int,
  inFen: column.fen,
  outFen: column.fen,
  matched: column.int,
  opened: column.int,
  cleared: column.int,
  openFen: column.fen,
  timingFen: column.fen,
  unexplainedFen: column.fen,
  reconciledAt: column.instant,
});
type Raw = RowOf<typeof DayRow>;

/** How a day came out, as it stood when it was reconciled. Amounts in fen. */
export interface DayTotals {
  readonly on: BusinessDate;
  readonly opening: Fen;
  readonly closing: Fen;
  /** What the books said the account held when the day was over, by booking date. */
  readonly ledger: Fen;
  /** The rail's lines; line 0 is none of them. */
  readonly lines: number;
  readonly cameIn: Fen;
  readonly wentOut: Fen;
  readonly matched: number;
  readonly opened: number;
  /** Items of other days that cleared themselves. */
  readonly cleared: number;
  /** On one side alone, the rail's less the books': `closing = ledger + open + timing + unexplained`. */
  readonly open: Fen;
  /** Of what belongs together, the part that the books have on another day. */
  readonly timing: Fen;
  /** What nobody can explain: never anything but 0 unless something is broken. */
  readonly unexplained: Fen;
  readonly at: Instant;
}

const totalsIn = (raw: Raw): DayTotals => ({
  ...{ on: raw.onDay, opening: raw.openingFen, closing: raw.closingFen, ledger: raw.ledgerFen },
  ...{ lines: raw.lines, cameIn: raw.inFen, wentOut: raw.outFen, matched: raw.matched },
  ...{ opened: raw.opened, cleared: raw.cleared, open: raw.openFen, timing: raw.timingFen },
  ...{ unexplained: raw.unexplainedFen, at: raw.reconciledAt },
});

export async function findDay(db: Db, on: BusinessDate): Promise<DayTotals | undefined> {
  const raw = await db.maybe(DayRow)`select * from reconciliation.days where on_day = ${on}`;
  return raw && totalsIn(raw);
}

const Last = row({ last: column.nullable(column.date) });

/** The last day that was reconciled. */
export const findLastDay = async (db: Db): Promise<BusinessDate | undefined> =>
  (await db.one(Last)`select max(on_day) as last from reconciliation.days`).last ?? undefined;

const Sum = row({ sumFen: column.fen });

/** What stands on one side alone now: open items' parts that are in no match. */
const sumOpen = async (db: Db): Promise<Fen> =>
  (
    await db.one(Sum)`
      with parts as (
        select l.id as part, case l.direction when 'in' then l.amount_fen else -l.amount_fen end as by
          from reconciliation.items i join reconciliation.lines l on l.id = i.line_id
         where i.state <> 'cleared'
         union all
        select m.entry_id, case m.direction when 'in' then -m.amount_fen else m.amount_fen end
          from reconciliation.items i join reconciliation.moves m on m.entry_id = i.entry_id
         where i.state <> 'cleared'
      )
      select coalesce(sum(by), 0)::text as sum_fen
        from parts p
       where not exists (select from reconciliation.match_parts mp
                          where mp.part_id = p.part and mp.live)`
  ).sumFen;

/** What belongs together and is, in the books, partly on a day after `on`. */
const sumTiming = async (db: Db, on: BusinessDate): Promise<Fen> =>
  (
    await db.one(Sum)`
      with later as ( -- Served by the index moves_booked.
        select distinct p.match_id
          from reconciliation.moves m
          join reconciliation.match_parts p on p.part_id = m.entry_id and p.live
         where m.booked_on > ${on}
      )
      select coalesce(sum(coalesce(
               case l.direction when 'in' then l.amount_fen when 'out' then -l.amount_fen end,
               case m.direction when 'in' then -m.amount_fen when 'out' then m.amount_fen end, 0)), 0)::text
               as sum_fen
        from later
        join reconciliation.match_parts p on p.match_id = later.match_id and p.live
        left join reconciliation.lines l on p.is_line and l.id = p.part_id and l.on_day <= ${on}
        left join reconciliation.moves m on not p.is_line and m.entry_id = p.part_id
                                        and m.booked_on <= ${on}`
  ).sumFen;

const sumOf = (lines: readonly KeptLine[], direction: 'in' | 'out'): Fen =>
  fen(
    lines
      .filter((line) => line.n > 0 && line.direction === direction)
      .reduce((sum, line) => sum + line.amountFen, 0n),
  );

/** Adds a day up, when everything that was found of it is written. */
export async function totalsOf(
  tx: Tx,
  on: BusinessDate,
  lines: readonly KeptLine[],
  done: TakenIn & { readonly matched: number },
  at: Instant,
): Promise<DayTotals> {
  const statement = await findStatement(tx, on);
  if (!statement) throw new Error(`no statement of ${on} is kept`);
  const { openingFen: opening, closingFen: closing } = statement;
  const ledger = await balanceOfChart(tx, on);
  const [open, timing] = [await sumOpen(tx), await sumTiming(tx, on)];
  const stated = lines.filter(({ n }) => n > 0);
  const moved = stated.reduce((sum, l) => sum + signedOf({ ...l, amount: l.amountFen }), 0n);
  // The rail's door refuses a statement that does not add up: this is what was kept of it.
  if (opening + moved !== closing) throw new Error(`the kept lines of ${on} do not add up`);
  const unexplained = fen(closing - ledger - open - timing);
  const [cameIn, wentOut] = [sumOf(lines, 'in'), sumOf(lines, 'out')];
  return {
    ...{ on, opening, closing, ledger, lines: stated.length, cameIn, wentOut, ...done },
    ...{ open, timing, unexplained, at },
  };
}

export const insertDay = (tx: Tx, d: DayTotals): Promise<number> =>
  tx.exec`
    insert into reconciliation.days
           (on_day, opening_fen, closing_fen, ledger_fen, lines, in_fen, out_fen, matched, opened,
            cleared, open_fen, timing_fen, unexplained_fen, reconciled_at)
    values (${d.on}, ${d.opening}, ${d.closing}, ${d.ledger}, ${d.lines}, ${d.cameIn}, ${d.wentOut},
            ${d.matched}, ${d.opened}, ${d.cleared}, ${d.open}, ${d.timing}, ${d.unexplained},
            ${new Date(d.at)})`;

const Listed = row({
  onDay: column.date,
  openingFen: column.fen,
  closingFen: column.fen,
  ledgerFen: column.fen,
  lines: column.int,
  inFen: column.fen,
  outFen: column.fen,
  matched: column.int,
  opened: column.int,
  cleared: column.int,
  openFen: column.fen,
  timingFen: column.fen,
  unexplainedFen: column.fen,
  reconciledAt: column.instant,
  stillOpen: column.int,
  stillOpenFen: column.fen,
});

/** A day, and how much of it is still open now. */
export interface DayNow extends DayTotals {
  readonly stillOpen: number;
  /** Without regard to direction. Unit: fen. */
  readonly stillOpenAmount: Fen;
}

/** The days that were reconciled, the newest first. */
export async function listDays(
  db: Db,
  o: { readonly before?: BusinessDate | undefined; readonly atMost: number },
): Promise<DayNow[]> {
  const rows = await db.many(Listed)`
    select d.*, coalesce(i.items, 0) as still_open, coalesce(i.amount_fen, 0)::text as still_open_fen
      from reconciliation.days d
      left join lateral (
             select count(*) as items,
                    sum(coalesce(l.amount_fen, m.amount_fen)) as amount_fen
               from reconciliation.items it
               left join reconciliation.lines l on l.id = it.line_id
               left join reconciliation.moves m on m.entry_id = it.entry_id
              where it.state <> 'cleared' and it.since_on = d.on_day) i on true
     where d.on_day < coalesce(${o.before ?? null}::date, 'infinity')
     order by d.on_day desc
     limit ${o.atMost}`;
  return rows.map((raw) => ({
    ...totalsIn(raw),
    stillOpen: raw.stillOpen,
    stillOpenAmount: raw.stillOpenFen,
  }));
}

const Pending = row({
  onDay: column.date,
  code: column.text,
  tries: column.int,
  lastAt: column.instant,
});

/** Days whose statement was asked for in vain, and that are not reconciled yet. */
export type DayWithout = RowOf<typeof Pending>;
export const listDaysWithout = (db: Db): Promise<DayWithout[]> =>
  db.many(Pending)`
    select a.on_day, (array_agg(a.code order by a.attempted_at desc))[1] as code,
           count(*) as tries, max(a.attempted_at) as last_at
      from reconciliation.attempts a
     where not exists (select from reconciliation.days d where d.on_day = a.on_day)
     group by a.on_day
     order by a.on_day desc
     limit 31`;

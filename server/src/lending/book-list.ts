import type { BusinessDate, Fen, Id, RateE9 } from '../kernel/index.ts';
import {
  column,
  type Database,
  type Db,
  joined,
  type RowOf,
  row,
  type Tx,
  textOf,
  txOf,
} from '../platform/index.ts';
import type { LoanStatus } from './loan.ts';
import { methods } from './terms.ts';

// The list of all loans, for people: filtered, in one of a few orders, page by page. A page begins behind the
// last loan of the one before (a keyset), so that the thousandth costs what the first does.

/** What of the loans is listed. What is left out does not narrow. */
export interface LoanFilter {
  readonly status?: LoanStatus | undefined;
  readonly product?: string | undefined;
  readonly borrowerId?: string | undefined;
  /** As it was at the last close: 0 (pass) to 4 (loss). */
  readonly class?: number | undefined;
  /** Days past due on `today`, at least 1. */
  readonly dpdFrom?: number | undefined;
  readonly dpdTo?: number | undefined;
  readonly drawnFrom?: BusinessDate | undefined;
  readonly drawnTo?: BusinessDate | undefined;
  /** The next day on which something falls due. */
  readonly dueFrom?: BusinessDate | undefined;
  readonly dueTo?: BusinessDate | undefined;
}

/** `dpd`: the longest past due first when it descends. */
export const loanSorts = ['drawn', 'due', 'dpd', 'outstanding'] as const;
export type LoanSort = (typeof loanSorts)[number];

/** Behind which loan a page begins: the value it is sorted by, as text, and its id. */
export interface LoanCursor {
  readonly value: string;
  readonly id: string;
}

const LineRow = row({
  id: column.id('loan'),
  borrowerId: column.id('borrower'),
  facilityId: column.id('facility'),
  product: column.text,
  status: column.oneOf('paying', 'open', 'closed', 'cancelled', 'chargedOff'),
  class: column.int,
  method: column.oneOf(...methods),
  principalFen: column.fen,
  outstandingFen: column.fen,
  annualRateE9: column.rate,
  drawnOn: column.date,
  maturesOn: column.date,
  nextDueOn: column.nullable(column.date),
  oldestDueOn: column.nullable(column.date),
  dpd: column.int,
  /** What it is sorted by, for the cursor. */
  sortedBy: column.text,
});

/** A loan as a line of the list. Amounts in fen. */
export interface LoanLine {
  readonly id: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly facilityId: Id<'facility'>;
  readonly product: string;
  readonly status: LoanStatus;
  readonly class: number;
  readonly method: (typeof methods)[number];
  readonly principalFen: Fen;
  readonly outstandingFen: Fen;
  readonly annualRateE9: RateE9;
  readonly drawnOn: BusinessDate;
  readonly maturesOn: BusinessDate;
  readonly nextDueOn: BusinessDate | null;
  readonly oldestDueOn: BusinessDate | null;
  readonly dpd: number;
}

/** Of each order: what is compared, of which type, and whether the larger stands for "more of it". */
const orders = {
  drawn: { key: 'drawn_on', type: 'date', turned: false },
  due: { key: "coalesce(next_due_on, 'infinity'::date)", type: 'date', turned: false },
  dpd: { key: "coalesce(oldest_due_on, 'infinity'::date)", type: 'date', turned: true },
  outstanding: { key: 'outstanding_fen', type: 'bigint', turned: false },
} as const satisfies Record<LoanSort, unknown>;

const _ = null;
// Every filter twice: whether it is asked for, and what for. The plan is made for the values (`ask`), and one
// that is not asked for is not in it.
const narrowed = textOf`
       where (${_}::text is null or status = ${_})
         and (${_}::text is null or product = ${_})
         and (${_}::text is null or borrower_id = ${_})
         and (${_}::int is null or class = ${_} and (${_} = 0 or class > 0))
         and (${_}::int is null
              or coalesce(oldest_due_on, 'infinity'::date) <= ${_}::date - ${_}::int
                 and ${_}::date - oldest_due_on > coalesce((terms ->> 'graceDays')::int, 0))
         and (${_}::int is null
              or coalesce(oldest_due_on, 'infinity'::date) >= ${_}::date - ${_}::int
              or ${_}::date - oldest_due_on <= coalesce((terms ->> 'graceDays')::int, 0))
         and (${_}::date is null or drawn_on >= ${_})
         and (${_}::date is null or drawn_on <= ${_})
         and (${_}::date is null or coalesce(next_due_on, 'infinity'::date) >= ${_})
         and (${_}::date is null or coalesce(next_due_on, 'infinity'::date) <= ${_})`;

const valuesOf = (f: LoanFilter, today: BusinessDate) => {
  const twice = (value: string | number | null | undefined) => [value ?? null, value ?? null];
  const [from, to] = [f.dpdFrom ?? null, f.dpdTo ?? null];
  return [
    ...[...twice(f.status), ...twice(f.product), ...twice(f.borrowerId)],
    ...[...twice(f.class), f.class ?? null],
    ...[from, today, from, today, to, today, to, today],
    ...[...twice(f.drawnFrom), ...twice(f.drawnTo), ...twice(f.dueFrom), ...twice(f.dueTo)],
  ];
};

const page = textOf`
      select id, borrower_id, facility_id, product, status, class, method, principal_fen,
             outstanding_fen, annual_rate_e9, drawn_on, matures_on, next_due_on, oldest_due_on,
             case when ${_}::date - oldest_due_on > coalesce((terms ->> 'graceDays')::int, 0)
                  then ${_}::date - oldest_due_on else 0 end as dpd,
             (KEY)::text as sorted_by
        from lending.loans`;
const behind = textOf`
         and (${_}::text is null or (KEY, id) PAST (${_}::text::TYPE, ${_}))
       order by KEY DIRECTION, id DIRECTION
       limit ${_}`;

/** The query of one order, its words put in from the list above: nothing that a caller says is among them. */
function queryOf(sort: LoanSort, descends: boolean): TemplateStringsArray {
  const { key, type, turned } = orders[sort];
  const down = descends !== turned;
  const words = (text: string) =>
    text
      .replaceAll('KEY', key)
      .replaceAll('TYPE', type)
      .replaceAll('PAST', down ? '<' : '>')
      .replaceAll('DIRECTION', down ? 'desc' : 'asc');
  return joined(page.map(words), narrowed, behind.map(words));
}

const queries = Object.fromEntries(
  loanSorts.flatMap((sort) =>
    [true, false].map((down) => [`${sort} ${down}`, queryOf(sort, down)] as const),
  ),
);

/** A page of the list as it is asked for. */
export interface LoanPageRequest {
  readonly filter: LoanFilter;
  readonly sort: LoanSort;
  readonly descends: boolean;
  readonly after?: LoanCursor | undefined;
  readonly atMost: number;
  readonly today: BusinessDate;
}

/** A page, and behind what the next one begins; `null`: there is none. */
export interface LoanPage {
  readonly lines: readonly LoanLine[];
  readonly next: LoanCursor | null;
}

async function readPage(tx: Tx, o: LoanPageRequest): Promise<LoanPage> {
  const query = queries[`${o.sort} ${o.descends}`] as TemplateStringsArray;
  const { after } = o;
  const rows = await tx.many(LineRow)(
    query,
    ...[o.today, o.today, ...valuesOf(o.filter, o.today)],
    ...[after?.id ?? null, after?.value ?? null, after?.id ?? null, o.atMost + 1],
  );
  const lines = rows.slice(0, o.atMost);
  const last = lines.at(-1);
  const isMore = rows.length > o.atMost && last !== undefined;
  return { lines: lines.map(lineOf), next: isMore ? { value: last.sortedBy, id: last.id } : null };
}

const lineOf = ({ sortedBy: _sortedBy, ...line }: RowOf<typeof LineRow>): LoanLine => line;

/** One plan for all values would read the whole table for most of them. */
const plannedForValues = (tx: Tx) => tx.exec`set local plan_cache_mode = force_custom_plan`;

/** A page of the loans that `filter` leaves, in the order asked for. */
export const listBook = (db: Database, request: LoanPageRequest): Promise<LoanPage> =>
  db.tx(async (tx) => {
    await plannedForValues(tx);
    return readPage(tx, request);
  });

const EXPORT_PAGE = 5_000;

/** All loans that `filter` leaves, as they were at one moment, some at a time: for a file. */
export async function* readBook(
  db: Database,
  request: Omit<LoanPageRequest, 'after' | 'atMost'>,
): AsyncGenerator<readonly LoanLine[]> {
  const client = await db.connect();
  let isWhole = false;
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    const tx = txOf(client);
    await plannedForValues(tx);
    for (let after: LoanCursor | null | undefined; after !== null; ) {
      const found = await readPage(tx, { ...request, after, atMost: EXPORT_PAGE });
      yield found.lines;
      after = found.next;
    }
    await client.query('commit');
    isWhole = true;
  } finally {
    client.release(!isWhole); // Whoever reads may stop on the way.
  }
}

const countText = joined(
  textOf`
      select count(*) as loans from (select from lending.loans`,
  narrowed,
  textOf` limit ${_}) found`,
);

const Count = row({ loans: column.int });

/** How many loans `filter` leaves, counted up to `most` and one more: beyond it nobody asks how many. */
export const countBook = (
  db: Database,
  o: { readonly filter: LoanFilter; readonly today: BusinessDate; readonly most: number },
): Promise<number> =>
  db.tx(async (tx) => {
    await plannedForValues(tx);
    return (await tx.one(Count)(countText, ...valuesOf(o.filter, o.today), o.most + 1)).loans;
  });

const UnlistedRow = row({ id: column.id('loan') });

/** Open loans behind `after` of which no list knows when something falls due: those of before there were lists. */
export const listUnlisted = async (db: Db, after: string, atMost: number): Promise<Id<'loan'>[]> =>
  // Served by the index loans_by_due.
  (
    await db.many(UnlistedRow)`
      select id from lending.loans
       where coalesce(next_due_on, 'infinity'::date) = 'infinity' and id > ${after}
         and status = 'open' and oldest_due_on is null
       order by id
       limit ${atMost}`
  ).map(({ id }) => id);

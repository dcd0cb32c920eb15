import { type BusinessDate, fen, type Instant, shanghaiDay } from '@open310/server/kernel';
import type { AnchorOrder } from './anchor-records.ts';
import type { Books, Draft } from './cluster-books.ts';
import { creditFileOf } from './credit-file.ts';
import type { InputPurchase, ProduceSale } from './farm-records.ts';
import { noHoldings } from './holdings.ts';
import type { BankBook, Holdings } from './records.ts';
import { anchorOrderAt } from './seen.ts';

interface Span {
  readonly seed: number;
  /** The first moment on record. */
  readonly from: Instant;
  readonly to: Instant;
  /** The first day that was lived. */
  readonly warmFrom: BusinessDate;
}

/**
 * Takes back what happened after `to`, for the last day was lived to its end. In place: the other side
 * holds the same object.
 */
export function cutBooks(all: readonly Books[], to: Instant): void {
  for (const order of new Set(all.flatMap(({ anchorOrders }) => anchorOrders))) {
    Object.assign(order as Draft<AnchorOrder>, anchorOrderAt(order, to) ?? {});
  }
  for (const record of new Set(all.flatMap(({ inputs, produce }) => [...inputs, ...produce]))) {
    const draft = record as Draft<InputPurchase | ProduceSale>;
    if (draft.paidAt !== null && draft.paidAt > to) draft.paidAt = null;
  }
}

/** The part of `records` whose first moment is on record, by that moment. */
function within<R>(records: readonly R[], at: (record: R) => number, { from, to }: Span): R[] {
  return records
    .filter((record) => at(record) >= from && at(record) <= to)
    .sort((a, b) => at(a) - at(b));
}

/** A firm's books as its partners hold them. */
export function holdingsOfBooks(books: Books, o: Span): Holdings {
  const payments = books.debtPayments.filter(({ at }) => at <= o.to);
  return {
    ...noHoldings(books.firm),
    wholesale: within(books.wholesale, (order) => order.createdAt, o),
    parcels: within(books.parcels, ({ steps }) => steps[0]?.at ?? 0, o),
    invoices: within(books.invoices, ({ issuedAt }) => issuedAt, o),
    bank: bookFrom(books.bank.book(o.to), o.from),
    credit: creditFileOf({
      ...{ seed: o.seed, key: books.firm.key, monthly: books.debtMonthly, payments },
      ...{ firstOn: o.warmFrom, billedUntil: shanghaiDay(o.to), lastOn: shanghaiDay(o.to) },
    }),
    anchorOrders: within(books.anchorOrders, (order) => order.orderedAt, o),
    landContracts: books.landContracts,
    landTransfers: books.landTransfers,
    inputs: within(books.inputs, (input) => input.at, o),
    produce: within(books.produce, (sale) => sale.at, o),
  };
}

/** The account from `from` on: what came before stands in its opening. */
function bookFrom(book: BankBook, from: Instant): BankBook {
  const first = book.lines.findIndex(({ at }) => at >= from);
  const before = first < 0 ? book.lines.at(-1) : book.lines[first - 1];
  return {
    ...book,
    opening: before ? before.balance : fen(book.opening),
    lines: first < 0 ? [] : book.lines.slice(first),
  };
}

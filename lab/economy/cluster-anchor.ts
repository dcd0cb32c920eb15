import { addDays, daysBetween, type Fen, fen, instant } from '@open310/server/kernel';
import type { AnchorOrder, AnchorPayable, AnchorReceipt } from './anchor-records.ts';
import type { Books, ClusterBooks, Draft } from './cluster-books.ts';
import { drawLines } from './cluster-wholesale.ts';
import { digits } from './codes.ts';
import { drawInvoice, scaled } from './invoices.ts';
import { counties } from './names.ts';
import { parameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { Parcel } from './records.ts';
import { between } from './seller-records.ts';
import { drawRange, part } from './traits.ts';

const ARRIVES_MS = 31 * 3_600_000; // Seven in the morning of the next day.

/** A supplier as the anchor's buyers know it. */
export interface Supplied {
  readonly books: Books;
  readonly things: readonly string[];
  readonly className: string;
  readonly termsDays: number;
  /** Told of what was accepted. */
  delivered(worth: bigint): void;
}

/** Orders goods of `worth`; all that follows happens on its days. */
export function orderFromSupplier(
  books: ClusterBooks,
  random: Random,
  anchor: Books,
  supplier: Supplied,
  worth: bigint,
): void {
  const p = parameters.cluster.anchor;
  const days = Math.round(drawRange(random, p.deliverDays));
  const order: Draft<AnchorOrder> = {
    orderNo: `PO${books.today.digits}${digits(random, 8)}`,
    ...{ anchor: anchor.seen, supplier: supplier.books.seen, orderedAt: books.tick() },
    deliverOn: addDays(books.today.date, days),
    ...{ lines: drawLines(random, supplier.things, worth), total: fen(worth) },
    ...{ receipts: [], invoiceNo: null, invoicedAt: null, payable: null },
  };
  anchor.anchorOrders.push(order);
  supplier.books.anchorOrders.push(order);
  const lots = random.chance(p.inTwoLots) ? [worth / 2n, worth - worth / 2n] : [worth];
  for (const [i, lot] of lots.entries()) {
    const last = i === lots.length - 1;
    books.plan(days + 3 * i - 1, () => {
      send(books, random, anchor, supplier, order);
      books.plan(1, () => receive(books, random, anchor, supplier, order, lot, last));
    });
  }
}

/** A lot arrives at the gate; after the last one the supplier invoices what was accepted. */
function receive(
  books: ClusterBooks,
  random: Random,
  anchor: Books,
  supplier: Supplied,
  order: Draft<AnchorOrder>,
  lot: bigint,
  last: boolean,
): void {
  const p = parameters.cluster.anchor;
  const share = drawRange(random, p.rejectShare);
  const rejected = random.chance(p.rejectOdds) ? part(lot, share) : 0n;
  const at = books.tick();
  const receipt: AnchorReceipt = {
    receiptNo: `GR${books.today.digits}${digits(random, 8)}`,
    ...{ at, accepted: fen(lot - rejected), rejected: fen(rejected) },
  };
  order.receipts = [...order.receipts, receipt];
  supplier.delivered(receipt.accepted);
  if (last) {
    books.plan(random.whole(1, 3), () => invoice(books, random, anchor, supplier, order));
  }
}

/** The lorry leaves: it is at the gate before the next day's work begins. */
function send(
  books: ClusterBooks,
  random: Random,
  anchor: Books,
  supplier: Supplied,
  order: AnchorOrder,
): void {
  const collectedAt = books.tick();
  const arrivesAt = instant(books.today.start + ARRIVES_MS);
  const [, place] = random.pick(counties);
  const parcel: Parcel = {
    ...{ parcelNo: `YT${digits(random, 13)}`, carrier: 'yuantong', orderId: order.orderNo },
    ...{ sender: order.supplier, receiver: order.anchor },
    weightGrams: random.whole(80, 900) * 1_000,
    steps: [
      { at: collectedAt, what: 'collected', place },
      { at: between(collectedAt, arrivesAt, 0.5), what: 'transit', place },
      { at: arrivesAt, what: 'signed', place },
    ],
  };
  anchor.parcels.push(parcel);
  supplier.books.parcels.push(parcel);
}

function invoice(
  books: ClusterBooks,
  random: Random,
  anchor: Books,
  supplier: Supplied,
  order: Draft<AnchorOrder>,
): void {
  const total = order.receipts.reduce((sum, { accepted }) => sum + accepted, 0n);
  const at = books.tick();
  const things = order.lines.map(({ name, quantity, amount }) => ({
    ...{ name: `*${supplier.className}*${name}`, quantity, amount },
  }));
  const issued = drawInvoice(random, {
    ...{ at, kind: 'special', seller: order.supplier, buyer: order.anchor },
    ...{ orderId: order.orderNo, things: scaled(things, total) },
    taxRate: parameters.invoices.rate,
  });
  anchor.invoices.push(issued);
  supplier.books.invoices.push(issued);
  order.invoiceNo = issued.number;
  order.invoicedAt = at;
  books.plan(random.whole(1, 5), () =>
    confirm(books, random, anchor, supplier, order, issued.total),
  );
}

/** The anchor admits the debt, and pays it when it is due: mostly on that day. */
function confirm(
  books: ClusterBooks,
  random: Random,
  anchor: Books,
  supplier: Supplied,
  order: Draft<AnchorOrder>,
  amount: Fen,
): void {
  const p = parameters.cluster.anchor;
  const payments: { at: AnchorReceipt['at']; amount: Fen }[] = [];
  const payable: AnchorPayable = {
    payableNo: `AP${books.today.digits}${digits(random, 8)}`,
    confirmedAt: books.tick(),
    dueOn: addDays(books.today.date, supplier.termsDays),
    ...{ amount, payments },
  };
  order.payable = payable;
  const late = random.chance(p.lateOdds) ? Math.round(drawRange(random, p.lateDays)) : 0;
  books.plan(daysBetween(books.today.date, payable.dueOn) + late, () =>
    books.owe(anchor, supplier.books, amount, '采购货款', payable.payableNo, (at) => {
      payments.push({ at, amount });
    }),
  );
}

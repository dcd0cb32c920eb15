import { type Fen, fen, instant } from '@open310/server/kernel';
import { parcelOfOrder } from './buyer-records.ts';
import type { Books, ClusterBooks, Draft } from './cluster-books.ts';
import { digits } from './codes.ts';
import { drawInvoice } from './invoices.ts';
import { carriers } from './names.ts';
import { parameters } from './parameters.ts';
import type { GoodsLine } from './parties.ts';
import type { Random } from './random.ts';
import type { WholesaleOrder } from './records.ts';
import { drawRange } from './traits.ts';

const HOUR = 3_600_000;
const second = (ms: number): number => Math.floor(ms / 1_000) * 1_000;

/** Goods of `sum` in one to three lines. */
export function drawLines(random: Random, things: readonly string[], sum: bigint): GoodsLine[] {
  const count = sum < 30_000n ? 1 : random.whole(1, 3);
  let left = sum;
  return Array.from({ length: count }, (_, i) => {
    const amount = i === count - 1 ? left : left / BigInt(random.whole(2, 4));
    left -= amount;
    return {
      productId: String(random.whole(600_000_000_000, 799_999_999_999)),
      name: things[i % things.length] ?? '货品',
      quantity: random.whole(5, 400),
      amount: fen(amount),
    };
  });
}

/**
 * An order on 1688 for goods of `worth`: paid at once, called off before it is sent, or never paid.
 * @returns What was paid and will arrive; `null` when nothing will.
 */
export function orderWholesale(
  books: ClusterBooks,
  random: Random,
  o: { buyer: Books; seller: Books; worth: bigint; things: readonly string[]; className: string },
): WholesaleOrder | null {
  const { distributor } = parameters.cluster;
  const order = drawOrder(books, random, o);
  const chance = random.unit(); // One draw decides, so that money moves no other chance.
  const unpaid =
    chance < distributor.unpaid ||
    books.pay(o.buyer, o.seller, order.total, '1688货款', order.id) === null;
  o.buyer.wholesale.push(order);
  o.seller.wholesale.push(order);
  if (unpaid) {
    const closedAt = instant(order.createdAt + second(random.between(24, 72) * HOUR));
    order.closed = { at: closedAt, how: 'cancel' };
    return null;
  }
  if (chance < distributor.unpaid + distributor.calledOff) {
    const closedAt = instant(order.paidAt + second(random.between(1, 20) * HOUR));
    order.closed = { at: closedAt, how: 'terminated' };
    books.plan(1, () => books.owe(o.seller, o.buyer, order.total, '1688退款', order.id));
    // It would have been sent later: the parcel's number is never given out.
    order.shippedAt = instant(closedAt + 24 * HOUR);
    order.completedAt = instant(closedAt + 96 * HOUR);
    return null;
  }
  deliver(random, order, o);
  return order;
}

function drawOrder(
  books: ClusterBooks,
  random: Random,
  o: { buyer: Books; seller: Books; worth: bigint; things: readonly string[] },
): Draft<WholesaleOrder> {
  const p = parameters.wholesale;
  const createdAt = books.tick();
  const paidAt = instant(createdAt + 20_000); // The next tick: the payment's own.
  const shippedAt = instant(paidAt + second(drawRange(random, p.shipHours) * HOUR));
  const shippingFee: Fen = fen(BigInt(random.whole(...p.shippingFee)));
  const [carrier, letters] = random.pick(carriers);
  return {
    id: `3${String(createdAt)}${digits(random, 5)}`,
    ...{ buyer: o.buyer.seen, seller: o.seller.seen, createdAt, paidAt, shippedAt },
    completedAt: instant(shippedAt + second(drawRange(random, p.receiveDays) * 24 * HOUR)),
    total: fen(o.worth + shippingFee),
    ...{ shippingFee, lines: drawLines(random, o.things, o.worth) },
    ...{ parcelNo: `${letters}${digits(random, 13)}`, carrier },
  };
}

/** The parcel and, more often than not, the invoice: in both firms' hands. */
function deliver(
  random: Random,
  order: WholesaleOrder,
  o: { buyer: Books; seller: Books; className: string },
): void {
  const parcel = parcelOfOrder(order);
  const p = parameters.invoices;
  const things = order.lines.map(({ name, quantity, amount }, i) => ({
    ...{ name: `*${o.className}*${name}`, quantity },
    amount: i === 0 ? amount + order.shippingFee : amount,
  }));
  const invoice = drawInvoice(random, {
    at: instant(second(order.completedAt + drawRange(random, p.afterDays) * 24 * HOUR)),
    ...{ kind: 'special', seller: order.seller, buyer: order.buyer, orderId: order.id },
    ...{ things, taxRate: p.rate },
  });
  const invoiced = random.chance(p.ofPurchases);
  for (const side of [o.buyer, o.seller]) {
    side.parcels.push(parcel);
    if (invoiced) side.invoices.push(invoice);
  }
}

import { type Instant, instant } from '@open310/server/kernel';
import { stranger } from './firms.ts';
import { drawInvoice, type Invoiced } from './invoices.ts';
import { counties, invoiceClasses, suppliers } from './names.ts';
import { parameters } from './parameters.ts';
import type { Counterparty, Firm } from './parties.ts';
import { createRandom } from './random.ts';
import type { Invoice, Parcel, WholesaleOrder } from './records.ts';
import type { TimedMove } from './relive.ts';
import { between } from './seller-records.ts';
import { drawRange, type Traits } from './traits.ts';

const DAY = 86_400_000;
const second = (ms: number): number => Math.floor(ms / 1_000) * 1_000;

/** The parcel that carries a wholesale order: collected when it is shipped, signed when it is received. */
export function parcelOfOrder(order: WholesaleOrder): Parcel {
  const random = createRandom(0, 'parcel', order.parcelNo);
  const [[, from], [, to]] = [random.pick(counties), random.pick(counties)];
  const pieces = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    ...{ parcelNo: order.parcelNo, carrier: order.carrier, orderId: order.id },
    ...{ sender: order.seller, receiver: order.buyer },
    weightGrams: pieces * Math.round(drawRange(random, parameters.parcels.grams)),
    steps: [
      { at: order.shippedAt, what: 'collected', place: from },
      { at: between(order.shippedAt, order.completedAt, 0.5), what: 'transit', place: to },
      { at: order.completedAt, what: 'signed', place: to },
    ],
  };
}

/** What sellers on 1688 invoiced, to the fen of their orders. */
export function invoicesOfPurchases(
  orders: readonly WholesaleOrder[],
  o: { seed: number; to: Instant; line: Traits['line'] },
): Invoice[] {
  const [className, taxRate] = invoiceClasses[o.line];
  return orders.flatMap((order) => {
    const things = order.lines.map(({ name, quantity, amount }, i) => ({
      ...{ name: `*${className}*${name}`, quantity },
      amount: i === 0 ? amount + order.shippingFee : amount,
    }));
    return invoiceOf(order.id, order.completedAt, order.seller, order.buyer, things, taxRate, o);
  });
}

/** What the wholesaler invoiced for goods that were paid out of the bank account. */
export function invoicesOfTransfers(
  moves: readonly TimedMove[],
  o: { seed: number; to: Instant; line: Traits['line']; buyer: Counterparty; firm: Firm },
): Invoice[] {
  const [className, taxRate] = invoiceClasses[o.line];
  const seller = stranger(suppliers[o.line]);
  return moves.flatMap(({ why, at, amount }) => {
    if (why !== 'goods') return [];
    const thing = { name: `*${className}*进货`, quantity: 1, unit: '批', amount: -amount };
    return invoiceOf(`${o.firm.key}:${at}`, at, seller, o.buyer, [thing], taxRate, o, null);
  });
}

function invoiceOf(
  label: string,
  after: Instant,
  seller: Counterparty,
  buyer: Counterparty,
  things: readonly Invoiced[],
  taxRate: number,
  o: { seed: number; to: Instant },
  orderId: string | null = label,
): Invoice[] {
  const p = parameters.invoices;
  const random = createRandom(o.seed, 'purchase-invoice', label);
  if (!random.chance(p.ofPurchases)) return [];
  const at = instant(second(after + drawRange(random, p.afterDays) * DAY));
  if (at > o.to) return [];
  return [drawInvoice(random, { at, kind: 'special', seller, buyer, orderId, things, taxRate })];
}

import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { instant, parseShanghaiStamp, parseYuan } from '../../kernel/index.ts';
import { digits, readFields } from '../read-answer.ts';
import type { ParseContext } from '../source.ts';

export const ORDERS = 'eleme.order.getAllOrders';
export const BILLS = 'eleme.finance.queryBranchBillsNew';
export const PUSHED = 'eleme.push';

/** Yuan, as text or as a JSON number: written back, a number of two decimals is what was sent. */
const yuan = z.union([z.string(), z.number()]).transform((told, context) => {
  const amount = parseYuan(String(told));
  if (amount !== undefined) return amount;
  context.addIssue('not an amount');
  return z.NEVER;
});
/** `2027-01-04T11:20:00`: the wall's time in Shanghai. */
const wall = z.string().transform((text, context) => {
  const at = parseShanghaiStamp(text.replace('T', ' '));
  if (at !== undefined) return at;
  context.addIssue('not a time');
  return z.NEVER;
});

const Item = z.object({ quantity: z.number().nonnegative() });
export const Order = z.object({
  id: digits,
  shopId: digits,
  userId: digits.nullish(),
  status: z.string().min(1),
  activeAt: wall,
  totalPrice: yuan,
  deliverFee: yuan,
  income: yuan,
  groups: z.array(z.object({ items: z.array(Item) })),
});
type Order = z.output<typeof Order>;
export const OrderList = z.object({ total: z.int().nonnegative(), list: z.array(Order) });

/** By which names a bill tells what; nobody confirmed them. */
export type BillFields = Readonly<
  Record<'id' | 'paidAt' | 'amount' | 'fee' | 'orders' | 'list', string>
>;

/** How many bills a page holds. */
export const billsIn = (json: unknown, fields: BillFields): number =>
  readFields(billList(fields), json, 'eleme', BILLS)[fields.list]?.length ?? 0;

const billList = ({ list, id, paidAt, amount, fee, orders }: BillFields) =>
  z.object({
    [list]: z.array(
      z
        .object({ [id]: digits, [paidAt]: wall, [amount]: yuan, [fee]: yuan, [orders]: z.int() })
        .transform((bill) => ({
          id: bill[id] as string,
          paidAt: bill[paidAt] as number,
          amount: bill[amount] as bigint,
          fee: bill[fee] as bigint,
          orders: bill[orders] as number,
        })),
    ),
  });

const baseOf = ({ borrowerId }: ParseContext) =>
  ({ borrowerId, source: 'eleme', rawId: null }) as const;

/** What the guest paid for the goods: delivery is the platform's. */
const soldFor = ({ totalPrice, deliverFee }: Order) =>
  (totalPrice > deliverFee ? totalPrice - deliverFee : 0n) as typeof totalPrice;

/**
 * What an order tells. Ele.me stamps its beginning only: what became of it is dated there too, and it
 * was over within the hour. An order that was called off went back to the guest in full.
 */
export function orderFacts(order: Order, context: ParseContext): NewEvent[] {
  const { id: orderId, activeAt: occurredAt, status, userId, groups } = order;
  if (status === 'pending') return []; // Not in force: nobody has paid yet.
  const base = { ...baseOf(context), occurredAt };
  const amountFen = soldFor(order);
  const pieces = groups.flatMap(({ items }) => items).reduce((n, item) => n + item.quantity, 0);
  const [buyer, itemCount] = [userId ? context.blind(userId) : null, Math.round(pieces)];
  const id = (what: string) => `eleme:order:${orderId}:${what}`;
  const paid = { orderId, amountFen, buyer, itemCount };
  const events: NewEvent[] = [{ ...base, id: id('paid'), kind: 'order.paid', data: paid }];
  if (status === 'settled') {
    const data = { orderId, amountFen };
    events.push({ ...base, id: id('finished'), kind: 'order.finished', data });
  }
  if (status === 'invalid') {
    const closed = { orderId, reason: status };
    events.push({ ...base, id: id('closed'), kind: 'order.closed', data: closed });
    const refund = { refundId: orderId, orderId, amountFen };
    if (amountFen > 0n)
      events.push({ ...base, id: id('refunded'), kind: 'refund.paid', data: refund });
  }
  return events;
}

/** A day's orders, paid out in one sum. Ele.me writes what it keeps with a minus. */
export const billFacts = (json: unknown, context: ParseContext, fields: BillFields): NewEvent[] =>
  (readFields(billList(fields), json, 'eleme', BILLS)[fields.list] ?? []).map((bill) => ({
    ...baseOf(context),
    id: `eleme:settlement:${bill.id}`,
    kind: 'settlement.paid',
    occurredAt: instant(bill.paidAt),
    data: {
      settlementId: bill.id,
      amountFen: bill.amount as Order['income'],
      feeFen: (bill.fee < 0n ? -bill.fee : bill.fee) as Order['income'],
      orderCount: bill.orders,
    },
  }));

import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { type Instant, instant, parseShanghaiStamp, parseYuan } from '../../kernel/index.ts';
import { PartnerAnswerMalformed } from '../errors.ts';
import { count, digits, readFields, readJson } from '../read-answer.ts';
import type { ParseContext, RawPage } from '../source.ts';

export const SOLD = 'alibaba.trade.getSellerOrderList';
export const BOUGHT = 'alibaba.trade.getBuyerOrderList';
export const PUSHED = 'ali1688.push';

/** `20270104101112123+0800`: the zone is part of it. */
export function parseStamp(text: string): Instant | undefined {
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})([+-])(\d\d)(\d\d)$/.exec(text);
  if (!m) return undefined;
  const wall = parseShanghaiStamp(`${m[1]}-${m[2]}-${m[3]} ${m[4]}:${m[5]}:${m[6]}`);
  if (wall === undefined) return undefined;
  const zone = (Number(m[9]) * 60 + Number(m[10])) * (m[8] === '-' ? -1 : 1);
  return instant(wall + Number(m[7]) + (480 - zone) * 60_000);
}

const stamp = z.string().transform((text, context): Instant => {
  const at = parseStamp(text);
  if (at !== undefined) return at;
  context.addIssue('not a time');
  return z.NEVER;
});
const time = stamp.nullish().transform((at) => at ?? null);
/** Yuan, as text or as a JSON number: written back, a number of two decimals is what was sent. */
const yuan = z.union([z.string(), z.number()]).transform((told, context) => {
  const amount = parseYuan(String(told));
  if (amount !== undefined && amount >= 0n) return amount;
  context.addIssue('not an amount');
  return z.NEVER;
});

const Order = z.object({
  baseInfo: z.object({
    id: digits.optional(),
    idOfStr: digits.optional(),
    status: z.string().min(1),
    totalAmount: yuan,
    /** Yuan. `refundPayment` tells the same in a unit that no page names, and is not looked at. */
    refund: yuan.nullish(),
    refundStatus: z.string().nullish(),
    createTime: stamp,
    payTime: time,
    completeTime: time,
    modifyTime: stamp,
    buyerID: z.string().nullish(),
    sellerID: z.string().nullish(),
  }),
  productItems: z.array(z.object({ quantity: z.union([count, z.number().nonnegative()]) })).min(1),
  nativeLogistics: z
    .object({
      logisticsItems: z
        .array(
          z.object({
            logisticsBillNo: z.string().nullish(),
            logisticsCompanyNo: z.string().nullish(),
            deliveredTime: time,
          }),
        )
        .nullish(),
    })
    .nullish(),
});
type Order = z.output<typeof Order>;
const Orders = z.object({ result: z.array(Order) });

/** A page's part in its query. */
export const Paging = z.object({ totalRecord: count });

const cancelled = new Set(['cancel', 'terminated']);

/** The facts on a page of orders, sold or bought. A push only says which order changed: no fact. */
export function parseAli1688(page: RawPage, context: ParseContext): NewEvent[] {
  if (page.method === PUSHED) return [];
  const json = page.json ?? readJson(page.body, 'ali1688', page.method);
  const { result } = readFields(Orders, json, 'ali1688', page.method);
  return result.flatMap((order, i) => {
    const missing = (field: string) =>
      new PartnerAnswerMalformed('ali1688', page.method, `result.${i}.baseInfo.${field}`);
    const orderId = order.baseInfo.idOfStr ?? order.baseInfo.id;
    if (orderId === undefined) throw missing('idOfStr');
    const facts = page.method === SOLD ? soldFacts : boughtFacts;
    return facts(order, orderId, context, missing);
  });
}

type Missing = (field: string) => Error;

const baseOf = (order: Order, { borrowerId }: ParseContext) => ({
  borrowerId,
  source: 'ali1688' as const,
  rawId: null,
  statedAt: order.baseInfo.modifyTime,
});

const itemsOf = ({ productItems }: Order): number =>
  productItems.reduce((sum, { quantity }) => sum + Math.ceil(quantity), 0);

// An order on credit may go on, and end, without a time of payment: then nothing was paid that is known.

function soldFacts(order: Order, orderId: string, context: ParseContext, missing: Missing) {
  const { status, totalAmount: amountFen, payTime, completeTime, buyerID } = order.baseInfo;
  const base = baseOf(order, context);
  const id = (what: string) => `ali1688:sold:${orderId}:${what}`;
  const events: NewEvent[] = [];
  if (payTime !== null) {
    const buyer = buyerID ? context.blind(buyerID) : null;
    const data = { orderId, amountFen, buyer, itemCount: itemsOf(order) };
    events.push({ ...base, id: id('paid'), kind: 'order.paid', occurredAt: payTime, data });
  }
  events.push(...parcelsOf(order, orderId, 'sold', base));
  if (status === 'success') {
    if (completeTime === null) throw missing('completeTime');
    const data = { orderId, amountFen };
    events.push({
      ...base,
      id: id('done'),
      kind: 'order.finished',
      occurredAt: completeTime,
      data,
    });
  }
  if (cancelled.has(status)) {
    const occurredAt = completeTime ?? order.baseInfo.modifyTime;
    const data = { orderId, reason: status };
    events.push({ ...base, id: id('closed'), kind: 'order.closed', occurredAt, data });
  }
  return [...events, ...refundOf(order, orderId, 'sold', base)];
}

function boughtFacts(order: Order, orderId: string, context: ParseContext, missing: Missing) {
  const { status, totalAmount: amountFen, payTime, completeTime, sellerID } = order.baseInfo;
  const base = baseOf(order, context);
  const id = (what: string) => `ali1688:bought:${orderId}:${what}`;
  const events: NewEvent[] = [];
  if (payTime !== null) {
    const seller = sellerID ? context.blind(sellerID) : null;
    const data = { orderId, amountFen, seller, itemCount: itemsOf(order) };
    events.push({ ...base, id: id('paid'), kind: 'purchase.paid', occurredAt: payTime, data });
  }
  events.push(...parcelsOf(order, orderId, 'bought', base));
  if (status === 'success') {
    if (completeTime === null) throw missing('completeTime');
    const data = { orderId, amountFen };
    const received = { id: id('received'), kind: 'purchase.received' } as const;
    events.push({ ...base, ...received, occurredAt: completeTime, data });
  }
  return [...events, ...refundOf(order, orderId, 'bought', base)];
}

/** The parcels that carry an order, with the numbers that carriers know them by. */
const parcelsOf = (
  { nativeLogistics, baseInfo }: Order,
  orderId: string,
  side: 'sold' | 'bought',
  base: ReturnType<typeof baseOf>,
): NewEvent[] =>
  (nativeLogistics?.logisticsItems ?? []).flatMap((item) => {
    const { logisticsBillNo: parcelNo, logisticsCompanyNo: carrier, deliveredTime } = item;
    if (!parcelNo || !carrier) return [];
    const kind = side === 'sold' ? 'order.shipped' : 'purchase.shipped';
    const id = `ali1688:${side}:${orderId}:shipped:${parcelNo}`;
    const occurredAt = deliveredTime ?? baseInfo.payTime ?? baseInfo.modifyTime;
    return [{ ...base, id, kind, occurredAt, data: { orderId, carrier, parcelNo } }];
  });

/** 1688 tells the sum that went back, and no better time than the order's last change. */
function refundOf(
  { baseInfo }: Order,
  orderId: string,
  side: 'sold' | 'bought',
  base: ReturnType<typeof baseOf>,
): NewEvent[] {
  const amountFen = baseInfo.refund ?? null;
  const done = baseInfo.refundStatus === 'refundsuccess';
  if (amountFen === null || amountFen <= 0n || !done) return [];
  const data = { refundId: orderId, orderId, amountFen };
  const id = `ali1688:${side}:${orderId}:refunded`;
  const occurredAt = baseInfo.modifyTime;
  return side === 'sold'
    ? [{ ...base, id, kind: 'refund.paid', occurredAt, data }]
    : [{ ...base, id, kind: 'purchase.refunded', occurredAt, data }];
}

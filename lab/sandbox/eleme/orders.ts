import { createHash } from 'node:crypto';
import { formatYuan, type Instant, shanghaiDay, shanghaiStamp } from '@open310/server/kernel';
import { type TakeawayOrder, takeawayStatusAt } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { WireValue } from '../wire-json.ts';

const big = (text: string): bigint =>
  10n ** 17n +
  (BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 14)}`) % 10n ** 16n);

/** The account's id at Ele.me: a bare number beyond 2^53. */
export const userIdOf = ({ key }: Resident): bigint => big(`user ${key}`);

/** The shop's id. */
export const shopOf = ({ holdings }: Resident): string =>
  holdings.takeawayOrders[0]?.shopId ?? '500000000';

const wall = (at: Instant): string => shanghaiStamp(at).replace(' ', 'T');
const yuan = (amount: TakeawayOrder['total']): number => Number(formatYuan(amount));

/** An order as a list shows it: the order's id is text, the guest's a bare number beyond 2^53. */
export const viewOrder = (order: TakeawayOrder, now: Instant): WireValue => ({
  id: order.id,
  orderId: order.id,
  shopId: BigInt(order.shopId),
  userId: big(`guest ${order.guest}`),
  status: takeawayStatusAt(order, now) ?? 'pending',
  activeAt: wall(order.createdAt),
  createdAt: wall(order.createdAt),
  totalPrice: yuan(order.total),
  originalPrice: yuan(order.total),
  deliverFee: yuan(order.deliverFee),
  serviceFee: -yuan(order.serviceFee),
  income: yuan(order.income),
  refundStatus: order.canceledAt !== null && order.canceledAt <= now ? 'successful' : 'noRefund',
  groups: [
    {
      ...{ name: '1号篮子', type: 'normal' },
      items: order.items.map((item) => ({
        name: item.name,
        quantity: item.quantity,
        price: yuan(item.price),
        total: yuan(item.price) * item.quantity,
      })),
    },
  ],
});

/** Orders placed on a day, the latest first. */
export const ordersOf = ({ holdings }: Resident, day: string): TakeawayOrder[] =>
  holdings.takeawayOrders
    .filter(({ createdAt }) => shanghaiDay(createdAt) === day)
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));

/** What was paid out from day to day, both included. */
export const billsOf = ({ holdings }: Resident, from: string, to: string): WireValue[] =>
  holdings.takeawaySettlements
    .filter(({ on }) => on >= from && on <= to)
    .map((bill) => ({
      billId: bill.id.replace(/\D/g, ''),
      checkoutDate: bill.on,
      payTime: wall(bill.paidAt),
      payAmount: yuan(bill.amount),
      serviceAmount: -yuan(bill.fee),
      orderCount: bill.orderCount,
    }));

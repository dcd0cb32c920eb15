import { createHash } from 'node:crypto';
import {
  fen,
  formatYuan,
  type Instant,
  instant,
  shanghaiStamp,
  sumFen,
} from '@open310/server/kernel';
import { deliveryOf, maskDetail, type Refund, type Trade } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { type Answer, type Body, fault, missingArgument } from './answer.ts';
import {
  type Call,
  isFault,
  type ListRequest,
  listPage,
  type Method,
  pick,
  readList,
  readStamp,
  threeMonthsBefore,
} from './call.ts';

const DAY_MS = 86_400_000;

/** `taobao.trades.sold.get`: by time of creation, newest first, the last three months only. */
export const tradesSoldGet: Method = {
  needsSession: true,
  handle: (call) => {
    const request = readList(call.params);
    if (isFault(request)) return request;
    const from = readStamp(call.params, 'start_created');
    const to = readStamp(call.params, 'end_created');
    if (isFault(from)) return from;
    if (isFault(to)) return to;
    return listTrades(call, request, from, to, (t) => t.createdAt);
  },
};

/** `taobao.trades.sold.increment.get`: by time of change, at most one day a call. */
export const tradesSoldIncrementGet: Method = {
  needsSession: true,
  handle: (call) => {
    const request = readList(call.params);
    if (isFault(request)) return request;
    const from = readStamp(call.params, 'start_modified');
    const to = readStamp(call.params, 'end_modified');
    if (isFault(from)) return from;
    if (isFault(to)) return to;
    if (from === undefined) return missingArgument('start_modified');
    if (to === undefined) return missingArgument('end_modified');
    if (to < from || to - from > DAY_MS) {
      const says = 'start_modified和end_modified的时间跨度不能超过一天';
      return fault(15, 'Remote service error', 'isv.invalid-parameter', says);
    }
    return listTrades(call, request, from, to, (t) => t.modifiedAt);
  },
};

function listTrades(
  { world, method, params, resident }: Call,
  request: ListRequest,
  from: Instant | undefined,
  to: Instant | undefined,
  timeOf: (trade: Trade) => Instant,
): Answer {
  if (!resident) return listPage([], request, 'trades', 'trade', () => ({}));
  const now = world.clock.now();
  if (world.faults.take('taobao', ['page_drift'], method)) world.residents.addTrade(resident, now);
  const oldest = threeMonthsBefore(now);
  // Stamps are whole seconds, both ends included.
  const until = to === undefined ? now : instant(to + 999);
  const found = resident.trades
    .filter((t) => t.createdAt >= oldest && t.createdAt <= now)
    .filter((t) => timeOf(t) >= (from ?? oldest) && timeOf(t) <= until)
    .filter((t) => !params.status || t.status === params.status)
    .sort((a, b) => timeOf(b) - timeOf(a) || (a.tid < b.tid ? 1 : -1));
  return listPage(found, request, 'trades', 'trade', (t) => toTrade(world, resident, t, request));
}

function toTrade(world: World, resident: Resident, t: Trade, { fields }: ListRequest): Body {
  const { merchant, refunds } = resident;
  // Says the vendor's metadata: the open uid comes only when `buyer_nick` is asked for.
  const asked = new Set(fields);
  if (fields.has('buyer_nick')) asked.add('buyer_open_uid');
  else asked.delete('buyer_open_uid');
  const paid = t.paidAt === null ? {} : { pay_time: shanghaiStamp(t.paidAt) };
  const ended = t.endedAt === null ? {} : { end_time: shanghaiStamp(t.endedAt) };
  const total = sumFen(t.items.map((i) => fen(i.price * BigInt(i.quantity))));
  const { state, city, district, town, detail } = deliveryOf(t).address;
  const all: Body = {
    tid: BigInt(t.tid),
    status: t.status,
    type: 'fixed',
    title: merchant.name,
    seller_nick: merchant.name,
    buyer_nick: `${t.buyer.slice(0, 1)}**`,
    buyer_open_uid: t.buyer,
    created: shanghaiStamp(t.createdAt),
    modified: shanghaiStamp(t.modifiedAt),
    ...paid,
    ...ended,
    num: t.items.reduce((n, i) => n + i.quantity, 0),
    price: formatYuan(t.items[0]?.price ?? t.payment),
    post_fee: '0.00',
    total_fee: formatYuan(total),
    payment: formatYuan(t.payment),
    received_payment: formatYuan(t.status === 'TRADE_FINISHED' ? t.payment : fen(0n)),
    receiver_state: state,
    receiver_city: city,
    receiver_district: district,
    receiver_town: town,
    receiver_address: maskDetail(detail),
    orders: { order: t.items.map((i) => toOrder(world, t, i, refunds)) },
  };
  const wantsOrders = [...fields].some((name) => name === 'orders' || name.startsWith('orders.'));
  return pick(all, wantsOrders ? new Set([...asked, 'orders']) : asked);
}

function toOrder(
  world: World,
  t: Trade,
  item: Trade['items'][number],
  refunds: readonly Refund[],
): Body {
  const amount = formatYuan(fen(item.price * BigInt(item.quantity)));
  const refund = refunds.find((r) => r.oid === item.oid && r.createdAt <= world.clock.now());
  return {
    oid: BigInt(item.oid),
    num_iid: itemNumber(item.title),
    title: item.title,
    price: formatYuan(item.price),
    num: item.quantity,
    total_fee: amount,
    payment: amount,
    status: t.status,
    refund_status: refund?.status ?? 'NO_REFUND',
  };
}

/** The item's number in the shop: the same title, the same number. */
const itemNumber = (title: string): bigint =>
  600_000_000_000n + (createHash('sha256').update(title).digest().readBigUInt64BE() % 10n ** 11n);

import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { PartnerAnswerMalformed } from '../errors.ts';
import { count, digits, readFields, stamp, textOrNull, yuan } from '../read-answer.ts';
import type { ParseContext, RawPage } from '../source.ts';
import { carrierCode } from './carriers.ts';
import { readTopAnswer } from './gateway.ts';

export const SOLD = 'taobao.trades.sold.get';
export const CHANGED = 'taobao.trades.sold.increment.get';
export const REFUNDS = 'taobao.refunds.receive.get';
export const PARCELS = 'taobao.logistics.orders.get';

const time = stamp.nullish().transform((at) => at ?? null);

const Trade = z.object({
  tid: digits,
  status: z.string().min(1),
  payment: yuan,
  modified: time,
  pay_time: time,
  end_time: time,
  buyer_open_uid: textOrNull,
  orders: z.object({ order: z.array(z.object({ num: count })).min(1) }),
  // Masked by the platform: what of it is shown is the same for the same place.
  ...{ receiver_state: textOrNull, receiver_city: textOrNull, receiver_district: textOrNull },
  ...{ receiver_town: textOrNull, receiver_address: textOrNull },
});
const Trades = z.object({
  trades: z.object({ trade: z.array(Trade).optional() }).nullish(),
});

const Refund = z.object({
  refund_id: digits,
  tid: digits,
  status: z.string().min(1),
  refund_fee: yuan,
  modified: stamp,
});
const Refunds = z.object({
  refunds: z.object({ refund: z.array(Refund).optional() }).nullish(),
});

/** A record of a parcel; its number may be still to come, its carrier is a name. */
const Parcel = z.object({
  tid: digits,
  order_code: textOrNull,
  out_sid: textOrNull,
  company_name: textOrNull,
  status: textOrNull,
  created: stamp,
  modified: time,
});
const Parcels = z.object({
  shippings: z.object({ shipping: z.array(Parcel).optional() }).nullish(),
});

/** A page's part in its query. TOP counts in `total_results`, or tells `has_next` when asked to. */
export const Paging = z.object({
  total_results: count.optional(),
  has_next: z.boolean().optional(),
});

// The states between payment and the end: `pay_time` must be there.
const paidStates = new Set([
  'SELLER_CONSIGNED_PART',
  'WAIT_SELLER_SEND_GOODS',
  'WAIT_BUYER_CONFIRM_GOODS',
  'TRADE_BUYER_SIGNED',
  'TRADE_FINISHED',
]);
const closedStates = new Set(['TRADE_CLOSED', 'TRADE_CLOSED_BY_TAOBAO']);

/** The facts on a page of trades, refunds or parcels. */
export function parseTaobao(page: RawPage, context: ParseContext): NewEvent[] {
  const json = page.json ?? readTopAnswer(page.body, page.method);
  if (page.method === REFUNDS) {
    const { refunds } = readFields(Refunds, json, 'taobao', page.method);
    return (refunds?.refund ?? []).flatMap((refund) => refundEvents(refund, context));
  }
  if (page.method === PARCELS) {
    const { shippings } = readFields(Parcels, json, 'taobao', page.method);
    return (shippings?.shipping ?? []).flatMap((parcel) => parcelEvents(parcel, context));
  }
  const { trades } = readFields(Trades, json, 'taobao', page.method);
  return (trades?.trade ?? []).flatMap((trade, i) => {
    const missing = (field: string) =>
      new PartnerAnswerMalformed('taobao', page.method, `trades.trade.${i}.${field}`);
    return tradeEvents(trade, context, missing);
  });
}

function tradeEvents(
  trade: z.output<typeof Trade>,
  { borrowerId, blind }: ParseContext,
  missing: (field: string) => Error,
): NewEvent[] {
  const { tid, status, payment: amountFen, pay_time: paidAt, buyer_open_uid: buyer } = trade;
  const base = { borrowerId, source: 'taobao', rawId: null } as const;
  const events: NewEvent[] = [];
  if (paidAt === null && paidStates.has(status)) throw missing('pay_time');
  if (paidAt !== null) {
    const itemCount = trade.orders.order.reduce((sum, { num }) => sum + num, 0);
    const address = addressOf(trade);
    events.push({
      ...base,
      id: `taobao:trade:${tid}:paid`,
      kind: 'order.paid',
      occurredAt: paidAt,
      data: {
        ...{ orderId: tid, amountFen, buyer: buyer === null ? null : blind(buyer), itemCount },
        ...(address === null ? {} : { address: blind(address) }),
      },
    });
  }
  if (status === 'TRADE_FINISHED') {
    if (trade.end_time === null) throw missing('end_time');
    events.push({
      ...base,
      id: `taobao:trade:${tid}:finished`,
      kind: 'order.finished',
      occurredAt: trade.end_time,
      data: { orderId: tid, amountFen },
    });
  }
  if (closedStates.has(status)) {
    const closedAt = trade.end_time ?? trade.modified; // Unpaid trades may end without an end time.
    if (closedAt === null) throw missing('end_time');
    events.push({
      ...base,
      id: `taobao:trade:${tid}:closed`,
      kind: 'order.closed',
      occurredAt: closedAt,
      data: { orderId: tid, reason: status },
    });
  }
  return events;
}

/** What is shown of the place a trade goes to; `null` when it is not shown to the door. */
function addressOf(trade: z.output<typeof Trade>): string | null {
  const { receiver_address: detail, receiver_town: town, receiver_district: district } = trade;
  if (detail === null || (town === null && district === null)) return null;
  return [trade.receiver_state, trade.receiver_city, district, town, detail]
    .map((part) => (part ?? '').normalize('NFKC').replaceAll(/\s/g, ''))
    .join('|');
}

/** A refund counts once it is paid; TOP tells no better time than its last change. */
function refundEvents(refund: z.output<typeof Refund>, { borrowerId }: ParseContext): NewEvent[] {
  const { refund_id: refundId, tid: orderId, refund_fee: amountFen } = refund;
  if (refund.status !== 'SUCCESS' || amountFen <= 0n) return [];
  return [
    {
      id: `taobao:refund:${refundId}:paid`,
      kind: 'refund.paid',
      borrowerId,
      occurredAt: refund.modified,
      source: 'taobao',
      rawId: null,
      data: { refundId, orderId, amountFen },
    },
  ];
}

/**
 * A trade is sent once its parcel has a number. A record is one parcel, whatever number it was given
 * first: a number that was corrected is a revision, and a record that was cancelled takes it back.
 */
function parcelEvents(parcel: z.output<typeof Parcel>, { borrowerId }: ParseContext): NewEvent[] {
  const { tid: orderId, out_sid: parcelNo, company_name: company, order_code: record } = parcel;
  if (parcelNo === null || company === null) return [];
  return [
    {
      id: `taobao:parcel:${record ?? `${orderId}:${parcelNo}`}:shipped`,
      kind: 'order.shipped',
      borrowerId,
      occurredAt: parcel.created,
      source: 'taobao',
      rawId: null,
      ...(parcel.modified === null ? {} : { statedAt: parcel.modified }),
      ...(parcel.status === 'CANCELLED' ? { withdrawn: true } : {}),
      data: { orderId, carrier: carrierCode(company), parcelNo },
    },
  ];
}

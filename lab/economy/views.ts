import { type Fen, fen, type Instant } from '@open310/server/kernel';
import type { TradePlan } from './online.ts';
import type { Refund, TaobaoTradeStatus, Trade, TradeItem } from './types.ts';

/** The trade as the platform shows it at `asOf`, or `undefined` before it is placed. */
export function tradeSeenAt(plan: TradePlan, asOf: Instant): Trade | undefined {
  if (plan.createdAt > asOf) return undefined;
  const paid = plan.paidAt !== null && plan.paidAt <= asOf;
  const ended = plan.endedAt <= asOf;
  return {
    tid: plan.tid,
    buyer: plan.buyer,
    createdAt: plan.createdAt,
    paidAt: paid ? plan.paidAt : null,
    shippedAt: plan.shippedAt !== null && plan.shippedAt <= asOf ? plan.shippedAt : null,
    endedAt: ended ? plan.endedAt : null,
    modifiedAt: lastBefore(plan, asOf),
    payment: plan.payment,
    status: statusAt(plan, asOf),
    items: plan.items,
  };
}

function statusAt(plan: TradePlan, asOf: Instant): TaobaoTradeStatus {
  if (plan.endedAt <= asOf) {
    if (plan.paidAt === null) return 'TRADE_CLOSED_BY_TAOBAO';
    return plan.finished ? 'TRADE_FINISHED' : 'TRADE_CLOSED';
  }
  if (plan.paidAt === null || plan.paidAt > asOf) return 'WAIT_BUYER_PAY';
  return plan.shippedAt !== null && plan.shippedAt <= asOf
    ? 'WAIT_BUYER_CONFIRM_GOODS'
    : 'WAIT_SELLER_SEND_GOODS';
}

function lastBefore(plan: TradePlan, asOf: Instant): Instant {
  const { createdAt, paidAt, shippedAt, endedAt, refund } = plan;
  let last = createdAt;
  for (const at of [paidAt, shippedAt, endedAt, refund?.askedAt, refund?.paidAt]) {
    if (at !== null && at !== undefined && at <= asOf && at > last) last = at;
  }
  return last;
}

/** The refunds of a trade as the platform shows them at `asOf`: one a line when all goes back. */
export function refundsSeenAt(plan: TradePlan, asOf: Instant): Refund[] {
  const { refund, items, payment } = plan;
  if (!refund || refund.askedAt > asOf) return [];
  const done = refund.paidAt <= asOf;
  const of = (item: TradeItem, fee: Fen): Refund => ({
    refundId: `1${item.oid.slice(1)}${item.oid.slice(0, 1)}`.slice(-19),
    tid: plan.tid,
    oid: item.oid,
    fee,
    createdAt: refund.askedAt,
    modifiedAt: done ? refund.paidAt : refund.askedAt,
    status: done ? 'SUCCESS' : 'WAIT_SELLER_AGREE',
    reason: refund.reason,
  });
  if (refund.fee === payment) return items.map((item) => of(item, lineOf(item)));
  // At most half of the price goes back in part, so the dearest line can carry it.
  const dearest = items.reduce((a, b) => (lineOf(b) > lineOf(a) ? b : a));
  return [of(dearest, refund.fee)];
}

const lineOf = (item: TradeItem): Fen => fen(item.price * BigInt(item.quantity));

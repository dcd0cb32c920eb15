import { type Fen, fen, type Instant, instant } from '@open310/server/kernel';
import { deliveryOf, shownAddress } from './delivery.ts';
import type { AccountEntry, EconomyEvent, Merchant, Refund, Trade } from './types.ts';

export interface EventContext {
  readonly borrowerId: string;
  /** Turns the id of a buyer, payer or payee into an opaque one, as the server's vault does. */
  blind(text: string): string;
  /** Whether the phone behind an order is told, too: the platform itself can, its open interface does not. */
  readonly tellsDevices?: boolean;
  /** When an event of that moment was written down. Default: the moment itself. */
  recordedAt?(occurredAt: Instant): Instant;
}

/**
 * The events that a perfect connector parses from all that partners hold about `merchant`, by
 * `occurredAt`, then by id: the same whatever order the records come in.
 */
export function toEvents(merchant: Merchant, context: EventContext): EconomyEvent[] {
  const events: EconomyEvent[] = [];
  for (const trade of merchant.trades) pushTrade(events, trade, context);
  for (const refund of merchant.refunds) pushRefund(events, refund, context);
  for (const entry of merchant.account) events.push(fromEntry(entry, context));
  return events.sort((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1));
}

function pushTrade(events: EconomyEvent[], trade: Trade, context: EventContext): void {
  const { tid: orderId, payment: amountFen } = trade;
  if (trade.paidAt !== null) {
    const { address, device } = deliveryOf(trade);
    events.push({
      id: `taobao:trade:${orderId}:paid`,
      kind: 'order.paid',
      ...stamped(trade.paidAt, 'taobao', context),
      data: {
        orderId,
        amountFen,
        buyer: context.blind(trade.buyer),
        itemCount: trade.items.reduce((sum, { quantity }) => sum + quantity, 0),
        address: context.blind(shownAddress(address)),
        ...(context.tellsDevices ? { device: context.blind(device) } : {}),
      },
    });
  }
  if (trade.endedAt === null) return;
  if (trade.status === 'TRADE_FINISHED') {
    events.push({
      id: `taobao:trade:${orderId}:finished`,
      kind: 'order.finished',
      ...stamped(trade.endedAt, 'taobao', context),
      data: { orderId, amountFen },
    });
  } else {
    events.push({
      id: `taobao:trade:${orderId}:closed`,
      kind: 'order.closed',
      ...stamped(trade.endedAt, 'taobao', context),
      data: { orderId, reason: trade.status },
    });
  }
}

function pushRefund(events: EconomyEvent[], refund: Refund, context: EventContext): void {
  if (refund.status !== 'SUCCESS') return; // Only money that went back is a fact.
  events.push({
    id: `taobao:refund:${refund.refundId}:paid`,
    kind: 'refund.paid',
    ...stamped(refund.modifiedAt, 'taobao', context),
    data: { refundId: refund.refundId, orderId: refund.tid, amountFen: refund.fee },
  });
}

function fromEntry(entry: AccountEntry, context: EventContext): EconomyEvent {
  const other = context.blind(entry.counterparty);
  const id = `alipay:entry:${entry.id}`;
  const base = stamped(entry.at, 'alipay', context);
  const balanceAfterFen: Fen = entry.balance;
  if (entry.amount > 0n) {
    const data = { entryId: entry.id, amountFen: entry.amount, balanceAfterFen, payer: other };
    return { id, kind: 'takings.received', ...base, data };
  }
  const data = { entryId: entry.id, amountFen: fen(-entry.amount), balanceAfterFen, payee: other };
  return { id, kind: 'account.paid', ...base, data };
}

const stamped = <S extends 'taobao' | 'alipay'>(
  occurredAt: Instant,
  source: S,
  context: EventContext,
) => ({
  borrowerId: context.borrowerId,
  occurredAt,
  recordedAt: context.recordedAt ? context.recordedAt(occurredAt) : instant(occurredAt),
  source,
  rawId: null,
});

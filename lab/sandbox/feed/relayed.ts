import type { Fen, Instant, Source } from '@open310/server/kernel';
import { heldAt, takeawayStatusAt, toEvents, wholesaleSeenAt } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { WireValue } from '../wire-json.ts';
import type { FeedRecord } from './twin.ts';

// What a bureau relays of a source: facts in the lender's kinds, money in fen as text, under the ids that
// the partner's own numbers give.

type Facts = (resident: Resident, now: Instant) => readonly FeedRecord[];

const fact = (id: string, kind: string, at: Instant, data: WireValue): FeedRecord => ({
  ...{ id, kind, occurredAt: at, changedAt: at, data },
});
const fen = (amount: Fen): string => String(amount);

/** Taobao's trades and Alipay's entries, as the economy itself tells them. */
const grown =
  (source: 'taobao' | 'alipay'): Facts =>
  ({ merchant }, now) =>
    toEvents(merchant, { borrowerId: '', blind: (text) => text, tellsDevices: true })
      .filter((event) => event.source === source && event.occurredAt <= now)
      .map(({ id, kind, occurredAt, data }) =>
        fact(
          id.slice(source.length + 1),
          kind,
          occurredAt,
          Object.fromEntries(
            Object.entries(data).map(([k, v]) => [k, typeof v === 'bigint' ? String(v) : v]),
          ),
        ),
      );

const wholesale: Facts = ({ purchases }, now) =>
  purchases.flatMap((order) => {
    const seen = wholesaleSeenAt(order, now);
    if (!seen) return [];
    const { id: orderId, seller, lines } = order;
    const amountFen = fen(order.total);
    const itemCount = lines.reduce((n, { quantity }) => n + quantity, 0);
    const paid = { orderId, amountFen, seller: seller.memberId, itemCount };
    const facts = [fact(`bought:${orderId}:paid`, 'purchase.paid', order.paidAt, paid)];
    if (seen.completedAt === null) return facts;
    const data = { orderId, amountFen };
    return [
      ...facts,
      fact(`bought:${orderId}:received`, 'purchase.received', seen.completedAt, data),
    ];
  });

const takeaway: Facts = ({ holdings }, now) =>
  heldAt(holdings, now).takeawayOrders.flatMap((order) => {
    const { id: orderId, createdAt, guest, items } = order;
    const amountFen = String(order.total - order.deliverFee);
    const itemCount = items.reduce((n, { quantity }) => n + quantity, 0);
    const paid = { orderId, amountFen, buyer: guest, itemCount };
    const facts = [fact(`order:${orderId}:paid`, 'order.paid', createdAt, paid)];
    if (takeawayStatusAt(order, now) !== 'settled') return facts;
    const data = { orderId, amountFen };
    return [...facts, fact(`order:${orderId}:finished`, 'order.finished', createdAt, data)];
  });

const relayed: Readonly<Partial<Record<Source, Facts>>> = {
  taobao: grown('taobao'),
  alipay: grown('alipay'),
  ali1688: wholesale,
  eleme: takeaway,
};

/** The facts of a source that the bureau relays; `undefined`: it relays none of it. */
export const relayedFacts = (
  source: string,
  resident: Resident,
  now: Instant,
): readonly FeedRecord[] | undefined =>
  Object.hasOwn(relayed, source) ? relayed[source as Source]?.(resident, now) : undefined;

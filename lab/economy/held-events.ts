import type { Instant } from '@open310/server/kernel';
import type { AnchorOrder } from './anchor-records.ts';
import type { Counterparty } from './parties.ts';
import type { Holdings } from './records.ts';

/** Something that connectors read of what partners hold. */
export interface HeldEvent {
  readonly occurredAt: Instant;
  readonly source: 'ali1688' | 'nuonuo' | 'anchor' | 'statement';
  readonly kind: string;
  readonly data: object;
}

/** A firm by its number, a person by a name: as connectors tell ids apart, but not sealed. */
export const keyOf = ({ creditCode, name }: Counterparty): string =>
  creditCode === null ? `name:${name}` : `creditCode:${creditCode}`;

/**
 * The events that perfect connectors parse from what 1688, a tax platform, an anchor and a bank hold about a firm.
 * Times are those of the records: what lies ahead must be taken out first (`heldAt`).
 */
export function heldEvents({ firm, ...held }: Holdings): HeldEvent[] {
  const at = (
    occurredAt: Instant,
    source: HeldEvent['source'],
    kind: string,
    data: object,
  ): HeldEvent => ({ occurredAt, source, kind, data });
  const purchases = held.wholesale
    .filter(({ buyer, closed }) => buyer.key === firm.key && closed?.how !== 'cancel')
    .map(({ id, paidAt, total, seller, lines }) =>
      at(paidAt, 'ali1688', 'purchase.paid', {
        ...{ orderId: id, amountFen: total, seller: seller.memberId, itemCount: lines.length },
      }),
    );
  const invoices = held.invoices.map((i) => {
    const sold = i.seller.key === firm.key;
    const data = {
      ...{ invoiceNo: i.number, amountFen: i.total, taxFen: i.tax, redOf: i.redOf, goods: null },
      ...(sold ? { buyer: keyOf(i.buyer) } : { seller: keyOf(i.seller) }),
    };
    return at(i.issuedAt, 'nuonuo', sold ? 'invoice.issued' : 'invoice.received', data);
  });
  const orders = held.anchorOrders
    .filter(({ supplier }) => supplier.key === firm.key)
    .flatMap((order) => anchorEvents(order).map(([t, kind, data]) => at(t, 'anchor', kind, data)));
  const bank = held.bank.lines.map(({ id, at: t, amount, balance, counterparty }) => {
    const [isIn, other] = [amount > 0n, keyOf(counterparty)];
    return at(t, 'statement', isIn ? 'bank.received' : 'bank.paid', {
      ...{ entryId: id, amountFen: isIn ? amount : -amount, balanceAfterFen: balance },
      ...(isIn ? { payer: other } : { payee: other }),
    });
  });
  return [...purchases, ...invoices, ...orders, ...bank];
}

function anchorEvents(order: AnchorOrder): (readonly [Instant, string, object])[] {
  const { orderNo, payable, invoiceNo, invoicedAt, receipts, total } = order;
  const base = { anchor: keyOf(order.anchor), orderNo };
  const events: (readonly [Instant, string, object])[] = [
    [order.orderedAt, 'anchor.ordered', { ...base, amountFen: total }],
    ...receipts.map(
      (r) =>
        [
          r.at,
          'anchor.received',
          {
            ...base,
            ...{ receiptNo: r.receiptNo, acceptedFen: r.accepted, rejectedFen: r.rejected },
          },
        ] as const,
    ),
  ];
  if (payable === null) return events;
  const { payableNo, dueOn, amount: amountFen } = payable;
  if (invoiceNo !== null && invoicedAt !== null) {
    events.push([invoicedAt, 'anchor.invoiced', { ...base, invoiceNo, amountFen }]);
  }
  events.push([payable.confirmedAt, 'anchor.confirmed', { ...base, payableNo, amountFen, dueOn }]);
  for (const p of payable.payments) {
    const { anchor } = base;
    events.push([p.at, 'anchor.paid', { anchor, payableNo, amountFen: p.amount, dueOn }]);
  }
  return events;
}

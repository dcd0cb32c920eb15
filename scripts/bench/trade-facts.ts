import type { NewEvent } from '../../server/src/events/index.ts';
import { fen, type Id, type Instant, instant } from '../../server/src/kernel/index.ts';

const DAY_MS = 86_400_000;

/** A made-up business, for benches: what six partners tell of `perDay` sales a day over `days` days. */
export interface Trade {
  readonly borrowerId: Id<'borrower'>;
  readonly until: Instant;
  readonly days: number;
  readonly perDay: number;
  /** Makes names differ between businesses. */
  readonly salt: number;
}

/** Facts of a trade: an order, its parcel's steps, takings and an expense for each sale; a purchase and an invoice for every fifth. */
export function tradeFacts({ borrowerId, until, days, perDay, salt }: Trade): NewEvent[] {
  const facts: NewEvent[] = [];
  for (let n = 0; n < days * perDay; n += 1) {
    const soldAt = instant(until - Math.trunc(((n + 1) * DAY_MS) / perDay));
    const who = `c${(n * 7 + salt) % 211}`;
    const amountFen = fen(BigInt(2_000 + ((n * 7_919 + salt) % 30_000)));
    const [orderId, parcelNo] = [`o${salt}-${n}`, `p${salt}-${n}`];
    const add = (kind: string, source: string, hours: number, data: object) => {
      const occurredAt = instant(Math.min(until - 1, soldAt + hours * 3_600_000));
      const id = `${source}:${kind}:${salt}:${n}`;
      facts.push({ id, kind, borrowerId, occurredAt, source, rawId: null, data } as NewEvent);
    };
    add('order.paid', 'taobao', 0, { orderId, amountFen, buyer: who, itemCount: 1 });
    add('order.shipped', 'taobao', 9, { orderId, carrier: 'SF', parcelNo });
    add('parcel.collected', 'sf', 12, { parcelNo, carrier: 'SF' });
    add('parcel.signed', 'sf', 60, { parcelNo, carrier: 'SF' });
    const balanceAfterFen = fen(BigInt(500_000 + ((n * 104_729) % 900_000)));
    add('takings.received', 'alipay', 70, {
      entryId: orderId,
      amountFen,
      balanceAfterFen,
      payer: who,
    });
    add('account.paid', 'alipay', 71, {
      entryId: `x${n}`,
      amountFen,
      balanceAfterFen,
      payee: `s${n % 17}`,
    });
    if (n % 5 > 0) continue;
    add('purchase.paid', 'ali1688', 1, { orderId, amountFen, seller: `s${n % 17}`, itemCount: 9 });
    add('invoice.issued', 'nuonuo', 72, {
      ...{
        invoiceNo: `i${salt}-${n}`,
        amountFen,
        taxFen: fen(90n),
        buyer: who,
        redOf: null,
        goods: null,
      },
    });
  }
  return facts;
}

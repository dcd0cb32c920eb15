import type { EventKind, NewEvent } from '../../events/index.ts';
import { fen, type Instant, instant } from '../../kernel/index.ts';

/** A fact before a connector knows whose it is. */
export type Fact = Omit<NewEvent, 'borrowerId' | 'rawId'>;

const DAY_MS = 86_400_000;

interface Trade {
  /** The merchant at its partner: part of every id. */
  readonly of: string;
  /** The last day ends here. */
  readonly to: Instant;
  readonly days: number;
  readonly aDay: number;
}

/** One instant for each of `aDay` sales of `days` days, the oldest first. */
function everySale<T>({ to, days, aDay }: Trade, make: (at: Instant, n: number) => T): T[] {
  return Array.from({ length: days * aDay }, (_, n) => {
    const daysAgo = days - Math.floor(n / aDay);
    const at = instant(to - daysAgo * DAY_MS + ((n % aDay) + 1) * Math.floor(DAY_MS / (aDay + 2)));
    return make(at, n);
  });
}

const fact = <K extends EventKind>(one: {
  id: string;
  kind: K;
  occurredAt: Instant;
  source: 'taobao' | 'alipay';
  data: Extract<NewEvent, { kind: K }>['data'];
}): Fact => one as unknown as Fact;

/** Takings of a shop whose customers come again, by the Alipay account log. About 60 yuan each. */
export const takings = (trade: Trade): Fact[] =>
  everySale(trade, (occurredAt, n) =>
    fact({
      id: `alipay:entry:${trade.of}-${n}`,
      kind: 'takings.received',
      occurredAt,
      source: 'alipay',
      data: {
        entryId: `${trade.of}-${n}`,
        amountFen: fen(5_000n + BigInt((n * 7919) % 2_000)),
        balanceAfterFen: fen(5_000_000n + BigInt(n)),
        payer: `payer-${n % 60}`,
      },
    }),
  );

/** Paid orders of a seller, by Taobao. About 90 yuan each. */
export const orders = (trade: Trade): Fact[] =>
  everySale(trade, (occurredAt, n) =>
    fact({
      id: `taobao:trade:${trade.of}-${n}:paid`,
      kind: 'order.paid',
      occurredAt,
      source: 'taobao',
      data: {
        orderId: `${trade.of}-${n}`,
        amountFen: fen(8_000n + BigInt((n * 7919) % 2_000)),
        buyer: `buyer-${n % 90}`,
        itemCount: 1,
      },
    }),
  );

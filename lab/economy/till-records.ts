import type { BusinessDate, Fen, Instant } from '@open310/server/kernel';

// What a takeaway platform and acquirers hold about a shop.

/** An order on Ele.me, as the shop's account shows it. Each time is what will be. */
export interface TakeawayOrder {
  /** 19 digits, beyond 2^53. */
  readonly id: string;
  readonly shopId: string;
  readonly createdAt: Instant;
  /** The shop took it; `null`: it never did. */
  readonly acceptedAt: Instant | null;
  readonly completedAt: Instant | null;
  /** The guest or the shop called it off; then nothing is paid. */
  readonly canceledAt: Instant | null;
  readonly items: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly price: Fen;
  }[];
  /** Sum of the items plus delivery. */
  readonly total: Fen;
  /** The guest's, to the platform. */
  readonly deliverFee: Fen;
  /** The platform's, out of the items' sum. */
  readonly serviceFee: Fen;
  /** What the shop is paid: the items less `serviceFee`; nothing when it was called off. */
  readonly income: Fen;
  /** The guest's id at this shop. */
  readonly guest: string;
}

/** A day's orders, paid out in one sum. */
export interface TakeawaySettlement {
  readonly id: string;
  readonly on: BusinessDate;
  readonly paidAt: Instant;
  readonly amount: Fen;
  readonly fee: Fen;
  readonly orderCount: number;
}

export type Acquirer = 'shouqianba' | 'lakala' | 'allinpay';

/** A payment at the till through a code or a terminal, other than the shop's own Alipay code. */
export interface TillPayment {
  readonly id: string;
  readonly acquirer: Acquirer;
  readonly terminalNo: string;
  readonly at: Instant;
  readonly channel: 'wechat' | 'unionpay' | 'card';
  /** What the guest paid. */
  readonly amount: Fen;
  readonly fee: Fen;
  readonly payer: string;
}

/** A day's payments less their fees, paid out in one sum. */
export interface TillSettlement {
  readonly id: string;
  readonly acquirer: Acquirer;
  readonly on: BusinessDate;
  readonly paidAt: Instant;
  readonly amount: Fen;
  readonly fee: Fen;
  readonly paymentCount: number;
}

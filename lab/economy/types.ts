import type { BusinessDate, Fen, Instant, RateE9 } from '@open310/server/kernel';

/** Whom the past book lends to: merchants that live alone. */
export type Segment = 'onlineSeller' | 'shop';
/** Who lives in a cluster, where one's sale is another's purchase. */
export type ClusterSegment =
  | 'cropFarm'
  | 'livestockFarm'
  | 'supplier'
  | 'distributor'
  | 'anchor'
  | 'cooperative'
  | 'produceBuyer';
export type EconomySegment = Segment | ClusterSegment;
export type Source = 'taobao' | 'alipay';

/** The states of a trade that this economy brings about, in TOP's own words. */
export type TaobaoTradeStatus =
  | 'WAIT_BUYER_PAY'
  | 'WAIT_SELLER_SEND_GOODS'
  | 'WAIT_BUYER_CONFIRM_GOODS'
  | 'TRADE_FINISHED'
  | 'TRADE_CLOSED'
  | 'TRADE_CLOSED_BY_TAOBAO';

export interface TradeItem {
  readonly oid: string;
  readonly title: string;
  readonly quantity: number;
  /** Of one piece. */
  readonly price: Fen;
}

/** A trade as the platform holds it. `payment` is the sum of its items. */
export interface Trade {
  /** 19 digits, beyond 2^53. */
  readonly tid: string;
  /** The buyer's open uid at this seller. */
  readonly buyer: string;
  readonly createdAt: Instant;
  readonly paidAt: Instant | null;
  /** `null`: not sent (yet). Absent: nobody says. */
  readonly shippedAt?: Instant | null;
  readonly endedAt: Instant | null;
  readonly modifiedAt: Instant;
  readonly payment: Fen;
  readonly status: TaobaoTradeStatus;
  readonly items: readonly TradeItem[];
}

export type TaobaoRefundStatus = 'WAIT_SELLER_AGREE' | 'SUCCESS';

/** Money on its way back to a buyer, before the trade is finished. Paid when `SUCCESS`, at `modifiedAt`. */
export interface Refund {
  readonly refundId: string;
  readonly tid: string;
  readonly oid: string;
  readonly fee: Fen;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly status: TaobaoRefundStatus;
  readonly reason: string;
}

/** One line of an Alipay account: `balance` is what stands there after it. */
export interface AccountEntry {
  readonly id: string;
  readonly at: Instant;
  /** Signed: in is positive. Never zero. */
  readonly amount: Fen;
  readonly balance: Fen;
  readonly counterparty: string;
  readonly memo: string;
  /** The trade that was settled, where there is one. */
  readonly orderNo: string | null;
}

/** A business with all that its partners hold about it, as of the end of its growth. */
export interface Merchant<S extends EconomySegment = EconomySegment> {
  readonly id: string;
  readonly scenario: string | null;
  readonly segment: S;
  /** The name over the door. */
  readonly name: string;
  readonly owner: string;
  readonly taobaoUserId: string | null;
  readonly alipayUserId: string;
  readonly bankCard: string;
  readonly openedOn: BusinessDate;
  /** What stood in the Alipay account before the first entry. */
  readonly opening: Fen;
  /** By `createdAt`. */
  readonly trades: readonly Trade[];
  /** By `createdAt`. */
  readonly refunds: readonly Refund[];
  /** By `at`. */
  readonly account: readonly AccountEntry[];
}

interface EventDataByKind {
  'order.paid': {
    orderId: string;
    amountFen: Fen;
    buyer: string | null;
    itemCount: number;
    address?: string;
    device?: string;
  };
  'order.finished': { orderId: string; amountFen: Fen };
  'order.closed': { orderId: string; reason: string };
  'refund.paid': { refundId: string; orderId: string; amountFen: Fen };
  'takings.received': {
    entryId: string;
    amountFen: Fen;
    balanceAfterFen: Fen;
    payer: string | null;
  };
  'account.paid': { entryId: string; amountFen: Fen; balanceAfterFen: Fen; payee: string | null };
}

/** The event kinds that partners' records of this economy turn into. */
export type EconomyEventKind = keyof EventDataByKind;

/** A business event as a perfect connector would parse it: features and the event log take it as it is. */
export type EconomyEvent = {
  readonly [K in EconomyEventKind]: {
    readonly id: string;
    readonly kind: K;
    readonly borrowerId: string;
    readonly occurredAt: Instant;
    readonly recordedAt: Instant;
    readonly source: Source;
    readonly rawId: null;
    readonly data: Readonly<EventDataByKind[K]>;
  };
}[EconomyEventKind];

/** A loan of a past lender's book, with what was known when it was granted and what became of it. */
export interface PastLoan {
  /** Which applicant this was: refused applicants leave gaps. */
  readonly applicant: number;
  readonly merchant: Merchant<Segment>;
  readonly segment: Segment;
  readonly decidedAt: Instant;
  /** All recorded before `decidedAt`. */
  readonly events: readonly EconomyEvent[];
  readonly granted: {
    readonly principal: Fen;
    readonly annualRate: RateE9;
    readonly termMonths: number;
  };
  /** 90 days past due within 12 months of the decision. */
  readonly defaulted: boolean;
  readonly defaultedOn: BusinessDate | null;
  /** The first day after the decision on which a bill could not be paid in full; a default comes after it. */
  readonly cashRanOutOn: BusinessDate | null;
}

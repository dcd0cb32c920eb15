import type { Fen, Instant } from '@open310/server/kernel';

// What partners other than Taobao and Alipay hold about a business. A record that two businesses share
// (an order and a purchase) is one object, seen from both sides.

/** A party of a record. */
export interface Counterparty {
  /** A merchant of the economy; `null`: somebody whose own records nobody can ask for. */
  readonly key: string | null;
  readonly name: string;
  /** The member's id on 1688. */
  readonly memberId: string;
}

/** An order on 1688: the buyer's purchase and the seller's sale. Each time is what will be. */
export interface WholesaleOrder {
  /** 19 digits, beyond 2^53. */
  readonly id: string;
  readonly buyer: Counterparty;
  readonly seller: Counterparty;
  readonly createdAt: Instant;
  readonly paidAt: Instant;
  readonly shippedAt: Instant;
  readonly completedAt: Instant;
  /** Sum of the lines plus shipping. */
  readonly total: Fen;
  readonly shippingFee: Fen;
  readonly lines: readonly GoodsLine[];
  readonly parcelNo: string;
  readonly carrier: string;
}

export interface GoodsLine {
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly amount: Fen;
}

/** An order as 1688 shows it at a moment. */
export interface WholesaleSeen {
  readonly status: 'waitsellersend' | 'waitbuyerreceive' | 'success';
  readonly modifiedAt: Instant;
  readonly shippedAt: Instant | null;
  readonly completedAt: Instant | null;
}

/** The order as it stands at `asOf`, or `undefined` before it is paid. */
export function wholesaleSeenAt(order: WholesaleOrder, asOf: Instant): WholesaleSeen | undefined {
  const { paidAt, shippedAt, completedAt } = order;
  if (paidAt > asOf) return undefined;
  if (shippedAt > asOf) {
    return { status: 'waitsellersend', modifiedAt: paidAt, shippedAt: null, completedAt: null };
  }
  if (completedAt > asOf) {
    return { status: 'waitbuyerreceive', modifiedAt: shippedAt, shippedAt, completedAt: null };
  }
  return { status: 'success', modifiedAt: completedAt, shippedAt, completedAt };
}

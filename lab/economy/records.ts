import type { BusinessDate, Fen, Instant } from '@open310/server/kernel';
import type { AnchorOrder } from './anchor-records.ts';
import type { InputPurchase, LandContract, LandTransfer, ProduceSale } from './farm-records.ts';
import type { Counterparty, Firm, GoodsLine } from './parties.ts';
import type {
  TakeawayOrder,
  TakeawaySettlement,
  TillPayment,
  TillSettlement,
} from './till-records.ts';

// What partners other than Taobao and Alipay hold about a business. A record that two businesses share
// (an order and a purchase) is one object, seen from both sides. Times are what will be, beyond the
// end of growth too: what shows at a moment is asked of `seen.ts`.

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
  /** Closed before its time: no later moment of it comes. Absent: it goes its way. */
  readonly closed?: { readonly at: Instant; readonly how: 'cancel' | 'terminated' };
  /** Sum of the lines plus shipping. */
  readonly total: Fen;
  readonly shippingFee: Fen;
  readonly lines: readonly GoodsLine[];
  readonly parcelNo: string;
  readonly carrier: string;
}

export interface ParcelStep {
  readonly at: Instant;
  readonly what: 'collected' | 'transit' | 'signed' | 'returned';
  readonly place: string;
}

/** What a carrier holds of one parcel. */
export interface Parcel {
  readonly parcelNo: string;
  /** `shunfeng`, `yuantong`: as Kuaidi100 calls it. */
  readonly carrier: string;
  /** The trade (`tid`), wholesale order or anchor's order that it carries. */
  readonly orderId: string;
  readonly sender: Counterparty;
  readonly receiver: Counterparty;
  readonly weightGrams: number;
  /** The oldest first; the first is `collected`. */
  readonly steps: readonly ParcelStep[];
}

export interface InvoiceLine {
  /** As it is printed: `*class*name`. */
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly net: Fen;
  /** Of a hundred: 13, 9 or 0. */
  readonly taxRate: number;
  readonly tax: Fen;
}

/** A fully digital invoice. `net` and `tax` add up to `total`, and lines to them. */
export interface Invoice {
  /** 20 digits. */
  readonly number: string;
  readonly issuedAt: Instant;
  /** `produce`: a purchase invoice, which the buyer issues to a farmer (农产品收购发票). */
  readonly kind: 'special' | 'general' | 'produce';
  readonly seller: Counterparty;
  readonly buyer: Counterparty;
  /** The order, trade or sale it is for; `null`: none that partners know. */
  readonly orderId: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly net: Fen;
  readonly tax: Fen;
  readonly total: Fen;
  /** The number of the invoice that this one corrects; then amounts are negative. */
  readonly redOf: string | null;
}

/** One line of a bank account. `balance` is what stands there after it. */
export interface BankLine {
  readonly id: string;
  readonly at: Instant;
  /** Signed: in is positive. Never zero. */
  readonly amount: Fen;
  readonly balance: Fen;
  readonly counterparty: Counterparty;
  readonly memo: string;
  /** The same on the other side's line, where that is a merchant of the economy. */
  readonly transferNo: string;
  /** The settlement, order, sale or account entry it belongs to, where there is one. */
  readonly ref: string | null;
}

export interface BankBook {
  readonly account: string;
  readonly bankName: string;
  /** What stood there before the first line. */
  readonly opening: Fen;
  /** By `at`. */
  readonly lines: readonly BankLine[];
}

/** Money owed to another lender, as a credit bureau holds it. */
export interface CreditDebt {
  readonly id: string;
  readonly lender: string;
  readonly openedOn: BusinessDate;
  readonly endsOn: BusinessDate;
  readonly principal: Fen;
  /** By `dueOn`, all that was agreed; `paidOn` is `null` while it is not paid. */
  readonly installments: readonly {
    readonly dueOn: BusinessDate;
    readonly amount: Fen;
    readonly paidOn: BusinessDate | null;
  }[];
}

export interface CreditInquiry {
  readonly on: BusinessDate;
  readonly by: string;
  readonly why: 'application' | 'review' | 'own';
}

/** A promise to pay for somebody else, or somebody else's for this firm. */
export interface CreditGuarantee {
  readonly id: string;
  readonly side: 'given' | 'taken';
  readonly amount: Fen;
  readonly from: BusinessDate;
  readonly until: BusinessDate;
  readonly other: { readonly creditCode: string; readonly name: string };
}

export interface CreditFile {
  readonly guarantees: readonly CreditGuarantee[];
  readonly debts: readonly CreditDebt[];
  readonly inquiries: readonly CreditInquiry[];
}

/** All that partners beside Taobao and Alipay hold about one merchant; lists are by time. */
export interface Holdings {
  readonly firm: Firm;
  /** Purchases and sales alike: which, `buyer.key` and `seller.key` tell. */
  readonly wholesale: readonly WholesaleOrder[];
  readonly parcels: readonly Parcel[];
  /** Issued and received alike. */
  readonly invoices: readonly Invoice[];
  readonly takeawayOrders: readonly TakeawayOrder[];
  readonly takeawaySettlements: readonly TakeawaySettlement[];
  readonly tillPayments: readonly TillPayment[];
  readonly tillSettlements: readonly TillSettlement[];
  readonly bank: BankBook;
  readonly credit: CreditFile;
  readonly anchorOrders: readonly AnchorOrder[];
  readonly landContracts: readonly LandContract[];
  readonly landTransfers: readonly LandTransfer[];
  readonly inputs: readonly InputPurchase[];
  readonly produce: readonly ProduceSale[];
}

/** An order as 1688 shows it at a moment. */
export interface WholesaleSeen {
  readonly status: 'waitsellersend' | 'waitbuyerreceive' | 'success' | 'terminated';
  readonly modifiedAt: Instant;
  readonly shippedAt: Instant | null;
  readonly completedAt: Instant | null;
}

/** The order as it stands at `asOf`, or `undefined` before it is paid (or when it never is). */
export function wholesaleSeenAt(order: WholesaleOrder, asOf: Instant): WholesaleSeen | undefined {
  const { paidAt, shippedAt, completedAt, closed } = order;
  if (paidAt > asOf || closed?.how === 'cancel') return undefined;
  if (closed && closed.at <= asOf) {
    return {
      status: 'terminated',
      modifiedAt: closed.at,
      shippedAt: shippedAt < closed.at ? shippedAt : null,
      completedAt: null,
    };
  }
  if (shippedAt > asOf) {
    return { status: 'waitsellersend', modifiedAt: paidAt, shippedAt: null, completedAt: null };
  }
  if (completedAt > asOf) {
    return { status: 'waitbuyerreceive', modifiedAt: shippedAt, shippedAt, completedAt: null };
  }
  return { status: 'success', modifiedAt: completedAt, shippedAt, completedAt };
}

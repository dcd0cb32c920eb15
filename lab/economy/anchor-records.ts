import type { BusinessDate, Fen, Instant } from '@open310/server/kernel';
import type { Counterparty, GoodsLine } from './parties.ts';

/** Goods that arrived at the anchor's gate: what it took and what it sent back. */
export interface AnchorReceipt {
  readonly receiptNo: string;
  readonly at: Instant;
  readonly accepted: Fen;
  readonly rejected: Fen;
}

/** What an anchor admits to owe; it is the invoice's total. */
export interface AnchorPayable {
  readonly payableNo: string;
  readonly confirmedAt: Instant;
  readonly dueOn: BusinessDate;
  readonly amount: Fen;
  /** So far, by the end of growth. */
  readonly payments: readonly { readonly at: Instant; readonly amount: Fen }[];
}

/** An anchor's order to a supplier, with what became of it by the end of growth. */
export interface AnchorOrder {
  readonly orderNo: string;
  readonly anchor: Counterparty;
  readonly supplier: Counterparty;
  readonly orderedAt: Instant;
  readonly deliverOn: BusinessDate;
  readonly lines: readonly GoodsLine[];
  readonly total: Fen;
  /** Together they take and reject the whole order. */
  readonly receipts: readonly AnchorReceipt[];
  /** In both firms' `invoices`; `null` until it is issued. */
  readonly invoiceNo: string | null;
  readonly invoicedAt: Instant | null;
  readonly payable: AnchorPayable | null;
}

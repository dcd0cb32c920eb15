import type { BusinessDate, Fen, Instant } from '@open310/server/kernel';
import type { Counterparty } from './parties.ts';

/** A piece of land in the register. */
export interface LandParcel {
  /** 19 digits: the issuer's 14 and a serial of 5 (GB/T 35958-2018). */
  readonly code: string;
  readonly name: string;
  readonly areaM2: number;
}

/** Land that a household holds by contract with its village. */
export interface LandContract {
  /** The contractor's 18 digits and a letter: J, by household. */
  readonly contractCode: string;
  /** 18 digits: the issuer's 14 and a serial of 4. */
  readonly contractorCode: string;
  readonly issuerCode: string;
  readonly issuer: string;
  readonly holder: Counterparty;
  readonly from: BusinessDate;
  readonly until: BusinessDate;
  readonly parcels: readonly LandParcel[];
}

/** The right to work a piece of land, handed on for some years. */
export interface LandTransfer {
  readonly transferNo: string;
  readonly parcel: LandParcel;
  readonly lessor: Counterparty;
  readonly lessee: Counterparty;
  readonly signedAt: Instant;
  readonly from: BusinessDate;
  readonly until: BusinessDate;
  readonly rentYear: Fen;
}

export type InputCategory =
  | 'seed'
  | 'fertilizer'
  | 'pesticide'
  | 'film'
  | 'feed'
  | 'machinery'
  | 'other';

/** Seed, fertilizer, feed and the like, bought from the co-operative. */
export interface InputPurchase {
  readonly id: string;
  readonly at: Instant;
  readonly buyer: Counterparty;
  readonly seller: Counterparty;
  readonly category: InputCategory;
  readonly name: string;
  readonly kilograms: number;
  readonly amount: Fen;
  /** Taken now, paid after the harvest. */
  readonly onCredit: boolean;
  /** `null` when paid at once. */
  readonly dueOn: BusinessDate | null;
  /** `null` while it is not paid, by the end of growth. */
  readonly paidAt: Instant | null;
  readonly invoiceNo: string | null;
}

/** Farm produce sold. The buyer issues the invoice. */
export interface ProduceSale {
  readonly id: string;
  readonly at: Instant;
  readonly seller: Counterparty;
  readonly buyer: Counterparty;
  /** What it is: a crop, or what animals give. */
  readonly crop: string;
  readonly kilograms: number;
  readonly amount: Fen;
  readonly invoiceNo: string;
  /** `null` while it is not paid, by the end of growth. */
  readonly paidAt: Instant | null;
}

import type { BusinessDate, Fen } from '@open310/server/kernel';

/** A party of a record. */
export interface Counterparty {
  /** A merchant of the economy; `null`: somebody whose own records nobody can ask for. */
  readonly key: string | null;
  readonly name: string;
  /** The member's id on 1688. */
  readonly memberId: string;
  /** 18 characters (GB 32100-2015); `null` for a person. */
  readonly creditCode: string | null;
}

/** Who a merchant is to registers, banks and tax offices. Made up; the check characters hold. */
export interface Firm extends Counterparty {
  readonly key: string;
  readonly creditCode: string;
  readonly owner: string;
  /** The owner's, 18 characters (GB 11643). */
  readonly idCard: string;
  readonly phone: string;
  /** County, 6 digits. */
  readonly region: string;
  readonly address: string;
  readonly registeredOn: BusinessDate;
  readonly bankName: string;
  readonly bankAccount: string;
}

export interface GoodsLine {
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly amount: Fen;
}

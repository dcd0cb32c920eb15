import { type Fen, fen, type Instant, instant } from '@open310/server/kernel';
import type { Day } from './calendar.ts';
import type { AccountEntry } from './types.ts';

/** Why money came or went. The first two bring money into the merchant's hands, the others out of them. */
export const purposes = {
  in: ['sales', 'household', 'loan', 'liquidation'],
  out: [
    ...['goods', 'fees', 'parcels', 'ads', 'living', 'wages', 'rent', 'debt', 'repayment', 'draw'],
    ...['family', 'invested', 'fakes'],
  ],
} as const;
export type Purpose =
  | (typeof purposes.in)[number]
  | 'goods'
  | 'fees'
  | 'parcels'
  | 'ads'
  | 'living'
  | 'wages'
  | 'rent'
  | 'debt'
  | 'repayment'
  | 'draw'
  | 'family'
  | 'invested'
  | 'fakes';

/** Money that came to the bank account of the business (positive) or left it. */
export interface BankMove {
  readonly amount: bigint;
  readonly why: Purpose | 'withdrawal' | 'savings';
  readonly other: string;
  readonly memo: string;
  /** `null`: some time of the day. */
  readonly at: Instant | null;
}

/**
 * What a merchant can pay with: an Alipay account that partners see, the bank account of the business,
 * and what the household has put aside, which is touched only when the other two do not suffice.
 */
export class Purse {
  #alipay: bigint;
  #bank: bigint;
  #savings: bigint;
  readonly #tally = new Map<Purpose, bigint>();
  readonly #accountNo: string;
  #entries: AccountEntry[] | null;
  #written = 0;
  #tellBank: ((move: BankMove) => void) | null = null;

  constructor(opening: { alipay: bigint; bank: bigint; savings: bigint }, accountNo: string) {
    this.#alipay = opening.alipay;
    this.#bank = opening.bank;
    this.#savings = opening.savings;
    this.#accountNo = accountNo;
    this.#entries = [];
  }

  /** Of the business, without the household's savings. Unit: fen. */
  get cash(): bigint {
    return this.#alipay + this.#bank;
  }

  /** All that a bill can be paid from. Unit: fen. */
  get wealth(): bigint {
    return this.#alipay + this.#bank + this.#savings;
  }

  get alipay(): bigint {
    return this.#alipay;
  }

  get bank(): bigint {
    return this.#bank;
  }

  /** From here on every move of the bank account is told. Who trains a model asks for none. */
  watchBank(tell: (move: BankMove) => void): void {
    this.#tellBank = tell;
  }

  /** Net of everything that came (positive) and went (negative) for `purpose`. Unit: fen. */
  tally(purpose: Purpose): bigint {
    return this.#tally.get(purpose) ?? 0n;
  }

  /** Hands over what was written; from here on nothing is, as no partner is asked any more. */
  closeBook(): AccountEntry[] {
    const entries = this.#entries ?? [];
    this.#entries = null;
    return entries;
  }

  receive(
    today: Day,
    at: number,
    amount: bigint,
    from: string,
    memo: string,
    orderNo: string | null,
  ) {
    this.#alipay += amount;
    this.#count('sales', amount);
    this.#write(today, at, amount, from, memo, orderNo);
  }

  receiveOutside(amount: bigint, purpose: Purpose): void {
    this.#bank += amount;
    this.#count(purpose, amount);
    this.#tellBank?.({ amount, why: purpose, other: '', memo: '', at: null });
  }

  /** Pays from the bank account alone; false, and nothing happens, when that does not hold enough. */
  payOutside(amount: bigint, purpose: Purpose): boolean {
    if (amount > this.#bank) return false;
    this.#bank -= amount;
    this.#count(purpose, -amount);
    this.#tellBank?.({ amount: -amount, why: purpose, other: '', memo: '', at: null });
    return true;
  }

  /**
   * Pays `amount`, or all there is when that is less.
   * From Alipay when it holds enough, else from the bank, after moving Alipay's balance there if it
   * must, and then from savings.
   * @returns What was paid. Unit: fen.
   */
  pay(evening: Evening, amount: bigint, to: string, memo: string, purpose: Purpose): bigint {
    const paid = amount < this.wealth ? amount : this.wealth;
    if (paid <= 0n) return 0n;
    if (paid <= this.#alipay) {
      this.#alipay -= paid;
      this.#write(evening.day, evening.next(), -paid, to, memo, null);
    } else {
      if (paid > this.#bank) this.withdraw(evening, this.#alipay);
      if (paid > this.#bank) this.#fetchSavings(paid - this.#bank);
      this.#bank -= paid;
      this.#tellBank?.({ amount: -paid, why: purpose, other: to, memo, at: null });
    }
    this.#count(purpose, -paid);
    return paid;
  }

  /** Profit taken home: `saved` of it is put aside, the rest is spent. */
  draw(evening: Evening, amount: bigint, saved: bigint): void {
    const drawn = this.pay(evening, amount, '家庭', '家用', 'draw');
    const kept = saved < drawn ? saved : drawn;
    this.#savings += kept;
    this.#count('draw', kept);
  }

  /** Moves money from Alipay to the bank: it stays the merchant's. */
  withdraw(evening: Evening, amount: bigint): void {
    if (amount <= 0n || amount > this.#alipay) return;
    this.#alipay -= amount;
    this.#bank += amount;
    const at = evening.next();
    this.#write(evening.day, at, -amount, '提现至银行卡', '提现', null);
    this.#tellBank?.({ amount, why: 'withdrawal', other: '支付宝', memo: '提现', at });
  }

  #fetchSavings(amount: bigint): void {
    this.#savings -= amount;
    this.#bank += amount;
    this.#tellBank?.({ amount, why: 'savings', other: '', memo: '', at: null });
  }

  #count(purpose: Purpose, amount: bigint): void {
    this.#tally.set(purpose, (this.#tally.get(purpose) ?? 0n) + amount);
  }

  #write(
    today: Day,
    at: number,
    amount: bigint,
    counterparty: string,
    memo: string,
    orderNo: string | null,
  ): void {
    if (!this.#entries || amount === 0n) return;
    this.#written += 1;
    const id = `${today.digits}${this.#accountNo}${String(this.#written).padStart(8, '0')}`;
    const entry: AccountEntry = {
      id,
      at: at as Instant,
      amount: amount as Fen,
      balance: fen(this.#alipay),
      counterparty,
      memo,
      orderNo,
    };
    this.#entries.push(entry);
  }
}

const EVENING_MS = 21.5 * 3_600_000;

/** The hours after the till has closed, in which a merchant pays: each payment a little after the last. */
export class Evening {
  readonly day: Day;
  #minutes = 0;

  constructor(today: Day) {
    this.day = today;
  }

  next(): Instant {
    this.#minutes = Math.min(149, this.#minutes + 4); // Never into the next day.
    return instant(this.day.start + EVENING_MS + this.#minutes * 60_000);
  }
}

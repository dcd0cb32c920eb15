import { type Instant, instant } from '@open310/server/kernel';
import type { AnchorOrder } from './anchor-records.ts';
import { BankWriter } from './bank-book.ts';
import type { Day } from './calendar.ts';
import type { Member } from './cluster-members.ts';
import type { DebtPayment } from './credit-file.ts';
import type { InputPurchase, LandContract, LandTransfer, ProduceSale } from './farm-records.ts';
import { seenOf, stranger } from './firms.ts';
import type { Counterparty, Firm } from './parties.ts';
import type { Invoice, Parcel, WholesaleOrder } from './records.ts';

/** All but `readonly`: how the cluster writes records that others only read. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A firm's account and the records that it shares with others. */
export class Books {
  readonly firm: Firm;
  readonly seen: Counterparty;
  readonly bank: BankWriter;
  readonly wholesale: WholesaleOrder[] = [];
  readonly parcels: Parcel[] = [];
  readonly invoices: Invoice[] = [];
  readonly anchorOrders: AnchorOrder[] = [];
  readonly landContracts: LandContract[] = [];
  readonly landTransfers: LandTransfer[] = [];
  readonly inputs: InputPurchase[] = [];
  readonly produce: ProduceSale[] = [];
  readonly debtPayments: DebtPayment[] = [];
  /** Owed to another lender a month. Unit: fen. */
  debtMonthly = 0n;
  /** Whether the owner may take no profit: so a lender wants it while a loan runs. */
  keepsProfit = false;

  constructor({ firm }: Member, opening: bigint) {
    this.firm = firm;
    this.seen = seenOf(firm);
    this.bank = new BankWriter(firm, opening);
  }
}

interface Bill {
  readonly from: Books;
  readonly to: Books | Counterparty;
  readonly amount: bigint;
  readonly memo: string;
  readonly ref: string | null;
  readonly paid: ((at: Instant) => void) | undefined;
}

const OPENS_MS = 8 * 3_600_000;
const STEP_MS = 20_000;

/** The books of a cluster: one clock, and money that leaves one account as it comes into another. */
export class ClusterBooks {
  readonly #plans = new Map<number, (() => void)[]>();
  #bills: Bill[] = [];
  #now = 0;
  #transfers = 0;
  #today: Day | null = null;

  get today(): Day {
    if (!this.#today) throw new RangeError('no day yet');
    return this.#today;
  }

  /** A moment of today, later than every moment before. */
  tick(): Instant {
    this.#now += STEP_MS;
    return instant(this.#now);
  }

  /** Does `act` on the morning of the day that is so many days from today. */
  plan(inDays: number, act: () => void): void {
    const on = this.today.number + Math.max(1, Math.round(inDays));
    const planned = this.#plans.get(on);
    if (planned) planned.push(act);
    else this.#plans.set(on, [act]);
  }

  /** Begins a day: what was planned for it happens. */
  begin(today: Day): void {
    this.#today = today;
    this.#now = today.start + OPENS_MS;
    const planned = this.#plans.get(today.number) ?? [];
    this.#plans.delete(today.number);
    for (const act of planned) act();
  }

  /** Ends it: bills that waited are paid as far as there is money, the oldest first. */
  end(): void {
    this.#bills = this.#bills.filter((bill) => {
      const at = this.pay(bill.from, bill.to, bill.amount, bill.memo, bill.ref);
      if (at !== null) bill.paid?.(at);
      return at === null;
    });
  }

  /** Pays when there is enough. @returns When; `null`: there is not, and nothing happened. */
  pay(
    from: Books,
    to: Books | Counterparty,
    amount: bigint,
    memo: string,
    ref: string | null = null,
  ): Instant | null {
    if (amount <= 0n || from.bank.balance < amount) return null;
    const at = this.tick();
    const transferNo = this.#transferNo();
    const other = to instanceof Books ? to.seen : to;
    from.bank.write({ at, amount: -amount, counterparty: other, memo, ref, transferNo });
    if (to instanceof Books) {
      to.bank.write({ at, amount, counterparty: from.seen, memo, ref, transferNo });
    }
    return at;
  }

  /** Money from somebody whose own books nobody asks for. */
  receive(
    to: Books,
    from: Counterparty,
    amount: bigint,
    memo: string,
    ref: string | null = null,
  ): Instant {
    const at = this.tick();
    const transferNo = this.#transferNo();
    to.bank.write({ at, amount, counterparty: from, memo, ref, transferNo });
    return at;
  }

  /** Pays tonight, or on the first night on which there is enough. */
  owe(
    from: Books,
    to: Books | Counterparty,
    amount: bigint,
    memo: string,
    ref: string | null = null,
    paid?: (at: Instant) => void,
  ): void {
    if (amount > 0n) this.#bills.push({ from, to, amount, memo, ref, paid });
  }

  /** Whether a firm has paid all that it owes: no bill of it waits. */
  isSettled(own: Books): boolean {
    return !this.#bills.some(({ from }) => from === own);
  }

  #transferNo(): string {
    this.#transfers += 1;
    return `${this.today.digits}${String(this.#transfers).padStart(10, '0')}`;
  }
}

const strangers = new Map<string, Counterparty>(); // A pure function, asked for every line.

/** A firm outside of every cluster. */
export function outside(name: string): Counterparty {
  const before = strangers.get(name);
  if (before) return before;
  const made = stranger(name);
  strangers.set(name, made);
  return made;
}

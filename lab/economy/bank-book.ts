import { fen, type Instant } from '@open310/server/kernel';
import type { Counterparty, Firm } from './parties.ts';
import type { BankBook, BankLine } from './records.ts';

/** A line to be written: everything but what the book itself knows. */
export interface BankEntry {
  readonly at: Instant;
  readonly amount: bigint;
  readonly counterparty: Counterparty;
  readonly memo: string;
  readonly ref: string | null;
  /** The other side's, where there is one. */
  readonly transferNo?: string;
}

/** A bank account that is written line by line, each balance the one before plus the amount. */
export class BankWriter {
  readonly #firm: Firm;
  readonly #opening: bigint;
  readonly #lines: BankLine[] = [];
  #balance: bigint;

  constructor(firm: Firm, opening: bigint) {
    this.#firm = firm;
    this.#opening = opening;
    this.#balance = opening;
  }

  get balance(): bigint {
    return this.#balance;
  }

  write({ at, amount, counterparty, memo, ref, transferNo }: BankEntry): void {
    if (amount === 0n) return;
    this.#balance += amount;
    const id = `${this.#firm.bankAccount.slice(-8)}${String(this.#lines.length + 1).padStart(8, '0')}`;
    this.#lines.push({
      ...{ id, at, amount: fen(amount), balance: fen(this.#balance), counterparty, memo },
      ...{ transferNo: transferNo ?? `T${id}`, ref },
    });
  }

  /** The account up to `to`. */
  book(to: Instant): BankBook {
    const { bankAccount: account, bankName } = this.#firm;
    const lines = this.#lines.filter(({ at }) => at <= to);
    return { account, bankName, opening: fen(this.#opening), lines };
  }
}

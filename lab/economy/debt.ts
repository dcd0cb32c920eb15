import {
  accrueBetween,
  addMonths,
  apportion,
  type BusinessDate,
  type Fen,
  fen,
  type RateE9,
  roundInterest,
} from '@open310/server/kernel';
import { type Day, dayNumber } from './calendar.ts';
import { payees } from './names.ts';
import type { Evening, Purse } from './purse.ts';

export interface LoanTerms {
  readonly principal: Fen;
  readonly annualRate: RateE9;
  readonly termMonths: number;
  readonly drawnOn: BusinessDate;
}

interface Due {
  readonly on: number;
  left: bigint;
}

/** The past lender's loan: equal parts of principal, monthly, with interest on what is outstanding. */
export class PastDebt {
  readonly #due: Due[];

  constructor(terms: LoanTerms) {
    const parts = apportion(terms.principal, Array<bigint>(terms.termMonths).fill(1n));
    let outstanding: bigint = terms.principal;
    this.#due = parts.map((principal, i) => {
      const from = addMonths(terms.drawnOn, i);
      const on = addMonths(terms.drawnOn, i + 1);
      const interest = accrueBetween(fen(outstanding), terms.annualRate, from, on, 'act/360');
      outstanding -= principal;
      return { on: dayNumber(on), left: principal + roundInterest(interest) };
    });
  }

  /** Pays what is due with what there is, the oldest first. @returns Whether all that is due is paid. */
  pay(evening: Evening, purse: Purse): boolean {
    for (const due of this.#due) {
      if (due.on > evening.day.number) return true;
      if (due.left === 0n) continue;
      due.left -= purse.pay(evening, due.left, '城市银行', '贷款还款', 'repayment');
      if (due.left > 0n) return false;
    }
    return true;
  }

  /** Days from the oldest unpaid due date to today; 0 when nothing is overdue. */
  dpd(today: Day): number {
    const oldest = this.#due.find(({ left }) => left > 0n);
    return oldest && oldest.on < today.number ? today.number - oldest.on : 0;
  }
}

/** Rent, wages and what is owed elsewhere: bills that wait when they are not paid. */
export class Arrears {
  #bills: { readonly kind: 'rent' | 'wages' | 'debt'; readonly since: number; left: bigint }[] = [];

  add(today: Day, kind: 'rent' | 'wages' | 'debt', amount: bigint): void {
    if (amount > 0n) this.#bills.push({ kind, since: today.number, left: amount });
  }

  /** Pays the oldest first. @returns Whether nothing is left unpaid. */
  pay(evening: Evening, purse: Purse, kinds: readonly string[]): boolean {
    for (const bill of this.#bills) {
      if (!kinds.includes(bill.kind)) continue;
      const [to, memo] =
        bill.kind === 'rent'
          ? [payees.landlord, '房租']
          : bill.kind === 'wages'
            ? [payees.staff, '工资']
            : ['消费金融公司', '还款'];
      bill.left -= purse.pay(evening, bill.left, to, memo, bill.kind);
    }
    this.#bills = this.#bills.filter(({ left }) => left > 0n);
    return !this.#bills.some(({ kind }) => kinds.includes(kind));
  }

  /** Days that the oldest bill for rent or wages has waited. */
  waited(today: Day): number {
    const oldest = this.#bills.find(({ kind }) => kind !== 'debt');
    return oldest ? today.number - oldest.since : 0;
  }

  forgive(): void {
    this.#bills = [];
  }
}

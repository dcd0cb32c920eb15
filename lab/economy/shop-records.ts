import type { Instant } from '@open310/server/kernel';
import { BankWriter } from './bank-book.ts';
import { person, stranger } from './firms.ts';
import { givenNames, payees, surnames } from './names.ts';
import { parameters } from './parameters.ts';
import type { Counterparty, Firm } from './parties.ts';
import type { Purpose } from './purse.ts';
import { createRandom, type Random } from './random.ts';
import type { BankBook } from './records.ts';
import type { Life, TimedMove } from './relive.ts';
import { Takeaway } from './takeaway.ts';
import { TillPayments } from './till-payments.ts';
import type { AccountEntry } from './types.ts';

/** How a bank prints a move of which the economy says only why it happened. */
const plain: Partial<Record<Purpose | 'savings', readonly [from: string, memo: string]>> = {
  household: ['家人', '家庭转入'],
  savings: ['本人', '本人转入'],
  liquidation: ['二手设备回收', '设备货物处理'],
};

const people = new Set<string>(['家人', '本人', '家庭', payees.landlord, payees.staff]);

/** The bank account as its moves were, to the fen; and what acquirers paid into it. */
export class Statement {
  readonly takeaway: Takeaway;
  readonly till: TillPayments;
  readonly #bank: BankWriter;
  readonly #random: Random;
  readonly #withdrawals: readonly AccountEntry[];
  readonly #ring: readonly Counterparty[];
  #withdrawn = 0;

  constructor(life: Life, firm: Firm, seed: number) {
    const stream = (name: string) => createRandom(seed, firm.key, name);
    this.takeaway = new Takeaway(life.traits, stream('takeaway'));
    this.till = new TillPayments(life.traits, stream('till'));
    this.#random = stream('ring');
    // Ordinary names: that they are a ring shows in what they do.
    this.#ring = Array.from({ length: parameters.cheats.ring[1] }, () =>
      person(this.#random.pick(surnames) + this.#random.pick(givenNames)),
    );
    this.#bank = new BankWriter(firm, life.opening);
    this.#withdrawals = life.account.filter(({ memo }) => memo === '提现');
    for (const move of life.moves) this.#write(move);
  }

  book(to: Instant): BankBook {
    return this.#bank.book(to);
  }

  #write(move: TimedMove): void {
    const { why } = move;
    if (why === 'sales') this.#settle(move);
    else if (why === 'withdrawal') this.#line(move, known('支付宝'), '提现', this.#entryId());
    else if (why === 'fakes' && move.other === '') {
      this.#line(move, this.#random.pick(this.#ring), '转账', null);
    } else {
      const [name, memo] = plain[why] ?? [move.other, move.memo];
      this.#line(move, people.has(name) ? person(name) : known(name), memo, null);
    }
  }

  #entryId(): string | null {
    const entry = this.#withdrawals[this.#withdrawn];
    this.#withdrawn += 1;
    return entry?.id ?? null;
  }

  /** A day's takings beside Alipay: the platform's and the acquirer's sums, and what is left. */
  #settle(move: TimedMove): void {
    const sold = this.takeaway.sell(move.day, move.amount);
    const left = move.amount - (sold?.amount ?? 0n);
    const paid = this.till.take(move.day, left);
    if (sold) this.#part(move, sold.amount, '饿了么', '外卖结算', sold.id);
    if (paid) this.#part(move, paid.amount, acquirerNames[paid.acquirer], '收单结算', paid.id);
    this.#part(move, left - (paid?.amount ?? 0n), '财付通', '零钱提现及现金存入', null);
  }

  #part(move: TimedMove, amount: bigint, from: string, memo: string, ref: string | null): void {
    this.#line({ ...move, amount }, known(from), memo, ref);
  }

  #line({ at, amount }: TimedMove, counterparty: Counterparty, memo: string, ref: string | null) {
    this.#bank.write({ at, amount, counterparty, memo, ref });
  }
}

const acquirerNames = { shouqianba: '收钱吧', lakala: '拉卡拉', allinpay: '通联支付' } as const;

const strangers = new Map<string, Counterparty>(); // A pure function, asked for every line.

function known(name: string): Counterparty {
  const before = strangers.get(name);
  if (before) return before;
  const made = stranger(name);
  strangers.set(name, made);
  return made;
}

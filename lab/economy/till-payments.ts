import { fen, instant } from '@open310/server/kernel';
import type { Day } from './calendar.ts';
import { digits } from './codes.ts';
import { Customers, moments } from './customers.ts';
import { parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { SETTLED_MS } from './takeaway.ts';
import type { Acquirer, TillPayment, TillSettlement } from './till-records.ts';
import { drawRange, part, pickPieces, pickProduct, type Traits } from './traits.ts';

const acquirers: readonly Acquirer[] = ['shouqianba', 'lakala', 'allinpay'];

/** Guests who pay through the shop's acquirer: WeChat, UnionPay and cards. */
export class TillPayments {
  readonly payments: TillPayment[] = [];
  readonly settlements: TillSettlement[] = [];
  readonly acquirer: Acquirer;
  readonly #traits: Traits;
  readonly #random: Random;
  readonly #guests: Customers;
  readonly #terminalNo: string;
  readonly #share: number;

  constructor(traits: Traits, random: Random) {
    this.#traits = traits;
    this.#random = random;
    this.#guests = new Customers(`o${digits(random, 9)}`, random);
    this.acquirer = random.pick(acquirers);
    this.#terminalNo = digits(random, 8);
    this.#share = drawRange(random, parameters.till.posShare);
  }

  /** Takes up to its share of `takings`. @returns The settlement, in which money comes; `null`: none. */
  take(today: Day, takings: bigint): TillSettlement | null {
    const sought = part(takings, this.#share);
    const bills: { readonly amount: bigint; readonly fee: bigint }[] = [];
    let [net, fees] = [0n, 0n];
    while (sought > 0n) {
      const { price } = pickProduct(this.#random, this.#traits.catalogue);
      const amount = price * BigInt(pickPieces(this.#random));
      const fee = part(amount, parameters.till.feeShare);
      if (net + amount - fee > sought) break;
      bills.push({ amount, fee });
      net += amount - fee;
      fees += fee;
    }
    const times = moments(today, 'shop', bills.length, this.#random);
    for (const [i, bill] of bills.entries()) this.#note(times[i] ?? today.start, bill);
    if (bills.length === 0) return null;
    const settlement: TillSettlement = {
      id: `S${today.digits}${this.#terminalNo}`,
      ...{ acquirer: this.acquirer, on: today.date, paidAt: instant(today.start + SETTLED_MS) },
      ...{ amount: fen(net), fee: fen(fees), paymentCount: bills.length },
    };
    this.settlements.push(settlement);
    return settlement;
  }

  #note(at: number, { amount, fee }: { readonly amount: bigint; readonly fee: bigint }): void {
    const [wechat, unionpay] = parameters.till.channels;
    const chance = this.#random.unit();
    const count = String(this.payments.length % 1_000_000).padStart(6, '0');
    this.payments.push({
      id: `7${String(at / 1_000)}${this.#terminalNo.slice(-3)}${count}`,
      ...{ acquirer: this.acquirer, terminalNo: this.#terminalNo, at: instant(at) },
      channel: chance < wechat ? 'wechat' : chance < wechat + unionpay ? 'unionpay' : 'card',
      ...{ amount: fen(amount), fee: fen(fee) },
      payer: this.#guests.next(this.#traits.repeatShare),
    });
  }
}

import { divHalfEven, fen, instant } from '@open310/server/kernel';
import type { Day } from './calendar.ts';
import { digits } from './codes.ts';
import { Customers, moments } from './customers.ts';
import { parameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { TakeawayOrder, TakeawaySettlement } from './till-records.ts';
import { drawRange, part, pickPieces, pickProduct, type Traits } from './traits.ts';

const MINUTE = 60_000;
const LAST_ORDER_MS = 20 * 3_600_000;
/** All orders of the day are there, and no bill is paid yet. */
export const SETTLED_MS = 21 * 3_600_000 + 5 * MINUTE;

const up = (price: bigint): bigint =>
  divHalfEven(part(price, parameters.till.markUp), 50n) * 50n || 50n;

/** A shop's sales on the takeaway platform: a part of what its till takes in beside Alipay. */
export class Takeaway {
  readonly orders: TakeawayOrder[] = [];
  readonly settlements: TakeawaySettlement[] = [];
  readonly #traits: Traits;
  readonly #random: Random;
  readonly #guests: Customers;
  readonly #shopId: string;
  readonly #share: number;
  readonly #commission: number;

  constructor(traits: Traits, random: Random) {
    const p = parameters.till;
    this.#traits = traits;
    this.#random = random;
    this.#guests = new Customers('E', random);
    this.#shopId = `5${digits(random, 8)}`;
    const share = drawRange(random, p.takeawayShare);
    this.#share = random.chance(p.onElemeOdds) ? share : 0;
    this.#commission = drawRange(random, p.commission);
  }

  /** Sells for up to its share of `takings`. @returns The settlement, in which money comes; `null`: none. */
  sell(today: Day, takings: bigint): TakeawaySettlement | null {
    const sought = part(takings, this.#share);
    const chosen: Basket[] = [];
    let [amount, fee] = [0n, 0n];
    while (sought > 0n) {
      const basket = this.#basket();
      if (amount + basket.income > sought) break;
      chosen.push(basket);
      amount += basket.income;
      fee += basket.fee;
    }
    this.#deliver(today, chosen);
    if (chosen.length === 0) return null;
    const settlement: TakeawaySettlement = {
      id: `ELE${today.digits}${this.#shopId}`,
      ...{ on: today.date, paidAt: instant(today.start + SETTLED_MS) },
      ...{ amount: fen(amount), fee: fen(fee), orderCount: chosen.length },
    };
    this.settlements.push(settlement);
    return settlement;
  }

  #basket(): Basket {
    const { title, price } = pickProduct(this.#random, this.#traits.catalogue);
    const items = [{ name: title, quantity: pickPieces(this.#random), price: fen(up(price)) }];
    const sum = items.reduce((all, item) => all + item.price * BigInt(item.quantity), 0n);
    const fee = part(sum, this.#commission);
    return { items, sum, fee, income: sum - fee };
  }

  /** Gives the baskets their moments, with some among them that were called off. */
  #deliver(today: Day, chosen: readonly Basket[]): void {
    const p = parameters.till;
    const r = this.#random;
    const canceled = chosen.length === 0 ? 0 : r.poisson(chosen.length * p.canceled);
    const all = [...chosen.map((basket) => ({ basket, off: false }))];
    for (let n = 0; n < canceled; n++) {
      all.splice(r.whole(0, all.length), 0, { basket: this.#basket(), off: true });
    }
    const times = moments(today, 'shop', all.length, r);
    for (const [i, { basket, off }] of all.entries()) {
      const at = Math.min(times[i] ?? 0, today.start + LAST_ORDER_MS + i * 1_000);
      this.orders.push(this.#order(at, basket, off));
    }
  }

  #order(at: number, { items, sum, fee, income }: Basket, off: boolean): TakeawayOrder {
    const p = parameters.till;
    const r = this.#random;
    const deliverFee = fen(BigInt(Math.round(drawRange(r, p.deliverFee))));
    const acceptedAt = instant(at + r.whole(8, 90) * 1_000);
    const took = Math.floor(drawRange(r, p.completeMinutes) * 60) * 1_000;
    return {
      id: `8${String(at / 1_000)}${digits(r, 8)}`,
      ...{ shopId: this.#shopId, createdAt: instant(at), acceptedAt },
      completedAt: off ? null : instant(at + took),
      canceledAt: off ? instant(acceptedAt + r.whole(60, 600) * 1_000) : null,
      ...{ items, total: fen(sum + deliverFee), deliverFee, serviceFee: fen(fee) },
      income: off ? fen(0n) : fen(income),
      guest: this.#guests.next(this.#traits.repeatShare),
    };
  }
}

interface Basket {
  readonly items: TakeawayOrder['items'];
  readonly sum: bigint;
  readonly fee: bigint;
  readonly income: bigint;
}

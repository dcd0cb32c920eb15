import { orderFromSupplier, type Supplied } from './cluster-anchor.ts';
import type { Books, ClusterBooks } from './cluster-books.ts';
import { outside } from './cluster-books.ts';
import { buyOutside, drawDebt, payMonthly, sellOutside } from './cluster-owner.ts';
import { parameters } from './parameters.ts';
import { exp, type Random } from './random.ts';
import { drawRange, part } from './traits.ts';

const p = parameters.cluster;
const { rate } = parameters.invoices;
const WEEKS_A_MONTH = 30 / 7;
const supermarkets = ['好又多超市连锁', '邻里生鲜商超'];

/** Log-normal around 1. */
export const luck = (random: Random, deviation: number): number =>
  exp(deviation * random.normal() - (deviation * deviation) / 2);

/** The anchor: sells food to supermarkets and distributors, and orders from its suppliers. */
export class Anchor {
  readonly books: Books;
  readonly #random: Random;
  readonly #salesWeek: bigint;
  readonly #supplies: readonly (Supplied & { readonly share: number })[];
  readonly #debt: bigint;
  #sold = 0n;
  #lastWeek: bigint;
  /** Share of what supermarkets take that they never pay for. */
  trouble = 0;

  constructor(books: Books, random: Random, salesWeek: bigint, supplied: readonly Supplied[]) {
    this.books = books;
    this.#random = random;
    this.#salesWeek = salesWeek;
    this.#lastWeek = salesWeek;
    this.#supplies = supplied.map((s) => ({ ...s, share: drawRange(random, p.anchor.supplies) }));
    this.#debt = drawDebt(random, part(salesWeek, WEEKS_A_MONTH), books);
  }

  /** A distributor bought. */
  sold(worth: bigint): void {
    this.#sold += worth;
  }

  live(books: ClusterBooks): void {
    const { weekday, number } = books.today;
    if (weekday === 0 || weekday === 3) this.#sell(books);
    for (const [i, supplied] of this.#supplies.entries()) {
      if ((number + 2 * i) % p.anchor.orderEveryDays !== 0) continue;
      const week = part(this.#lastWeek, supplied.share * luck(this.#random, p.noise));
      const worth = part(week, p.anchor.orderEveryDays / 7);
      orderFromSupplier(books, this.#random, this.books, supplied, worth);
    }
    if (weekday === 1) {
      const worth = part(this.#lastWeek, p.anchor.otherGoods);
      const [seller, name] = [outside('粮油原料批发公司'), '*食品原料*原料'];
      buyOutside(books, this.#random, { buyer: this.books, seller, worth, name, taxRate: rate });
    }
    if (weekday === 6) {
      this.#lastWeek = this.#sold;
      this.#sold = 0n;
    }
    const month = part(this.#lastWeek, WEEKS_A_MONTH);
    payMonthly(books, {
      ...{ books: this.books, debt: this.#debt, kept: this.#lastWeek * BigInt(p.keptWeeks) },
      ...{ wages: part(month, p.anchor.wages), rent: part(month, p.anchor.other) },
    });
  }

  #sell(books: ClusterBooks): void {
    const worth = part(this.#salesWeek / 2n, luck(this.#random, p.noise));
    const buyer = outside(this.#random.pick(supermarkets));
    const paid = this.trouble === 0 ? worth : part(worth, 1 - this.trouble);
    const sale = {
      seller: this.books,
      buyer,
      worth: paid,
      name: '*食品*预包装食品',
      taxRate: rate,
    };
    sellOutside(books, this.#random, { ...sale, invoiced: 1 });
    this.#sold += worth;
  }
}

/** A supplier: makes what the anchor and distributors order, from materials it buys each week. */
export class Supplier implements Supplied {
  readonly books: Books;
  readonly things: readonly string[];
  readonly className: string;
  readonly termsDays: number;
  readonly #random: Random;
  readonly #debt: bigint;
  #delivered = 0n;
  #month: bigint;
  /** By how much dearer its materials are than they were. */
  trouble = 0;

  /** @param salesWeek - What it may expect. Unit: fen. */
  constructor(
    books: Books,
    random: Random,
    o: {
      salesWeek: bigint;
      termsDays: number;
      things: readonly string[];
      className: string;
    },
  ) {
    this.books = books;
    this.#random = random;
    this.things = o.things;
    this.className = o.className;
    this.termsDays = o.termsDays;
    this.#month = part(o.salesWeek, WEEKS_A_MONTH);
    this.#debt = drawDebt(random, this.#month, books);
  }

  readonly delivered = (worth: bigint): void => {
    this.#delivered += worth;
  };

  live(books: ClusterBooks): void {
    if (books.today.weekday === 2) {
      const worth = part(this.#delivered, p.supplier.materials * (1 + this.trouble));
      const [seller, name] = [outside('原料贸易公司'), '*工业原料*原料'];
      buyOutside(books, this.#random, { buyer: this.books, seller, worth, name, taxRate: rate });
      // A month as the last weeks were: a fifth of it is new each week.
      this.#month += (part(this.#delivered, WEEKS_A_MONTH) - this.#month) / 5n;
      this.#delivered = 0n;
    }
    payMonthly(books, {
      ...{ books: this.books, debt: this.#debt },
      wages: part(this.#month, p.supplier.wages),
      rent: part(this.#month, p.supplier.rent),
      kept: part(this.#month, (p.keptWeeks + this.termsDays / 7) / WEEKS_A_MONTH),
    });
  }
}

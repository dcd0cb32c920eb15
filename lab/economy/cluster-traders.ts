import type { Books, ClusterBooks } from './cluster-books.ts';
import { outside } from './cluster-books.ts';
import { buyOutside, payMonthly, sellOutside } from './cluster-owner.ts';
import { parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { drawRange, part } from './traits.ts';

const { coop, buyer } = parameters.cluster;
const { foodRate } = parameters.invoices;

/** Those in between: they trade what passes through, and live on the margin. */
const costsOf = (month: bigint, share: number) => ({
  ...{ wages: part(month, share / 2), rent: part(month, share / 2), debt: 0n },
});

/** The co-operative: sells inputs to farms, and buys anew each week what it sold. */
export class Cooperative {
  readonly books: Books;
  readonly #random: Random;
  #seen = 0;
  #month = 0n;

  constructor(books: Books, random: Random) {
    this.books = books;
    this.#random = random;
  }

  live(books: ClusterBooks): void {
    if (books.today.weekday === 4) {
      const sold = this.books.inputs.slice(this.#seen).reduce((sum, i) => sum + i.amount, 0n);
      this.#seen = this.books.inputs.length;
      this.#month += (sold * 4n - this.#month) / 8n;
      buyOutside(books, this.#random, {
        ...{ buyer: this.books, seller: outside('农资生产企业'), name: '*农资*化肥饲料' },
        ...{ worth: part(sold, 1 - coop.margin), taxRate: foodRate },
      });
    }
    const kept = BigInt(coop.opening);
    payMonthly(books, { books: this.books, kept, ...costsOf(this.#month, coop.costs) });
  }
}

/** The produce buyer: sells on within days what farms delivered. */
export class ProduceBuyer {
  readonly books: Books;
  readonly #random: Random;
  #seen = 0;
  #month = 0n;

  constructor(books: Books, random: Random) {
    this.books = books;
    this.#random = random;
  }

  live(books: ClusterBooks): void {
    const lots = this.books.produce.slice(this.#seen);
    this.#seen = this.books.produce.length;
    this.#month += (lots.reduce((sum, { amount }) => sum + amount, 0n) * 30n - this.#month) / 30n;
    for (const { amount, crop } of lots) {
      books.plan(drawRange(this.#random, buyer.days), () =>
        sellOutside(books, this.#random, {
          ...{ seller: this.books, buyer: outside('农产品批发市场'), name: `*农产品*${crop}` },
          ...{ worth: part(amount, 1 + buyer.margin), taxRate: foodRate, invoiced: 1 },
        }),
      );
    }
    const kept = BigInt(buyer.opening);
    payMonthly(books, { books: this.books, kept, ...costsOf(this.#month, buyer.costs) });
  }
}

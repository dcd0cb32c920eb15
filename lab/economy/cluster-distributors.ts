import { instant } from '@open310/server/kernel';
import type { Books, ClusterBooks } from './cluster-books.ts';
import { outside } from './cluster-books.ts';
import { type Anchor, luck, type Supplier } from './cluster-makers.ts';
import { drawDebt, payMonthly, sellOutside } from './cluster-owner.ts';
import { orderWholesale } from './cluster-wholesale.ts';
import { digits } from './codes.ts';
import { drawInvoice } from './invoices.ts';
import { carriers, counties, foods } from './names.ts';
import { parameters } from './parameters.ts';
import type { Counterparty } from './parties.ts';
import type { Random } from './random.ts';
import { between } from './seller-records.ts';
import { drawRange, part } from './traits.ts';

const p = parameters.cluster;
const { rate } = parameters.invoices;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const retailers = ['城东便利店联盟', '学府超市', '站前副食商店', '乡镇供销超市'];

/** A distributor: buys from the anchor and its suppliers on 1688, and sells on to shops. */
export class Distributor {
  readonly books: Books;
  readonly salesDay: bigint;
  readonly #random: Random;
  readonly #margin: number;
  readonly #debt: bigint;
  #stock: bigint;
  #underWay = 0n;
  /** Share of what shops take that they never pay for. */
  trouble = 0;

  /** @param salesDay - At cost. Unit: fen. */
  constructor(books: Books, random: Random, salesDay: bigint) {
    this.books = books;
    this.salesDay = salesDay;
    this.#random = random;
    this.#margin = drawRange(random, p.distributor.margin);
    this.#debt = drawDebt(random, salesDay * 30n, books);
    this.#stock = salesDay * BigInt(p.distributor.coverDays);
  }

  live(books: ClusterBooks, anchor: Anchor, suppliers: readonly Supplier[]): void {
    this.#sell(books);
    if (books.today.number % p.distributor.orderEveryDays === 0) {
      this.#reorder(books, anchor, suppliers);
    }
    const month = this.salesDay * 30n;
    payMonthly(books, {
      ...{ books: this.books, debt: this.#debt },
      wages: part(month, p.distributor.wages),
      rent: part(month, p.distributor.rent),
      kept: this.salesDay * BigInt(7 * p.keptWeeks),
    });
  }

  /** A day's sale to one of the shops, in so far as there is stock. */
  #sell(books: ClusterBooks): void {
    const wanted: bigint = part(this.salesDay, luck(this.#random, 2 * p.noise));
    const sold = wanted < this.#stock ? wanted : this.#stock;
    this.#stock -= sold;
    const buyer = outside(this.#random.pick(retailers));
    const sale = sellOutside(books, this.#random, {
      ...{
        seller: this.books,
        buyer,
        worth: part(sold, (1 + this.#margin) * (1 - this.trouble)),
        taxRate: rate,
      },
      ...{ name: '*食品*预包装食品', invoiced: p.distributor.invoiced },
    });
    if (sale) this.#send(sale.id, sale.at, buyer);
  }

  #send(orderId: string, at: number, receiver: Counterparty): void {
    const r = this.#random;
    const [carrier, letters] = r.pick(carriers);
    const [[, here], [, there]] = [r.pick(counties), r.pick(counties)];
    const collectedAt = instant(at + r.whole(1, 8) * HOUR);
    const signedAt = instant(collectedAt + r.whole(12, 90) * HOUR);
    this.books.parcels.push({
      ...{ parcelNo: `${letters}${digits(r, 13)}`, carrier, orderId },
      ...{ sender: this.books.seen, receiver, weightGrams: r.whole(20, 400) * 1_000 },
      steps: [
        { at: collectedAt, what: 'collected', place: here },
        { at: between(collectedAt, signedAt, 0.5), what: 'transit', place: there },
        { at: signedAt, what: 'signed', place: there },
      ],
    });
  }

  /** Fills the stock for the days it should cover, with what there is in the bank. */
  #reorder(books: ClusterBooks, anchor: Anchor, suppliers: readonly Supplier[]): void {
    const full = this.salesDay * BigInt(p.distributor.coverDays);
    const missing = full - this.#stock - this.#underWay;
    const r = this.#random;
    const supplier = r.chance(p.distributor.fromAnchor) ? null : r.pick(suppliers);
    const worth = missing < this.books.bank.balance ? missing : part(this.books.bank.balance, 0.5);
    if (worth < this.salesDay) return;
    const order = orderWholesale(books, r, {
      ...{ buyer: this.books, seller: (supplier ?? anchor).books, worth },
      things: supplier?.things ?? foods,
      className: supplier?.className ?? '食品',
    });
    if (!order) return;
    if (supplier) supplier.delivered(worth);
    else anchor.sold(worth);
    this.#underWay += worth;
    books.plan((order.completedAt - order.createdAt) / DAY, () => {
      this.#underWay -= worth;
      this.#stock += worth;
    });
  }
}

/**
 * Distributors who look bigger than they are: each sells to the next, the money goes round in a
 * minute, and no goods move. There are invoices; there is no order and no parcel.
 */
export class Ring {
  readonly #members: readonly Distributor[];
  readonly #random: Random;
  #on = 0;

  constructor(members: readonly Distributor[], random: Random) {
    this.#members = members;
    this.#random = random;
  }

  live(books: ClusterBooks): void {
    const r = this.#random;
    const { dayOfMonth } = books.today;
    if (dayOfMonth === 1) this.#on = r.chance(p.ring.monthly) ? r.whole(2, 27) : 0;
    if (dayOfMonth !== this.#on) return;
    const first = this.#members[0];
    if (!first) return;
    const sought: bigint = part(first.salesDay * 30n, drawRange(r, p.ring.amount));
    const has: bigint = part(first.books.bank.balance, 0.8);
    this.#goRound(books, has < sought ? has : sought);
  }

  /** The first pays the second, the second the third, the third the first. */
  #goRound(books: ClusterBooks, amount: bigint): void {
    for (const [i, { books: buyer }] of this.#members.entries()) {
      const seller = this.#members[(i + 1) % this.#members.length]?.books;
      const at = seller && books.pay(buyer, seller, amount, '货款');
      if (!seller || !at) return;
      const invoice = drawInvoice(this.#random, {
        ...{ at, kind: 'special', seller: seller.seen, buyer: buyer.seen, orderId: null },
        things: [{ name: '*食品*预包装食品', quantity: 1, unit: '批', amount }],
        taxRate: rate,
      });
      buyer.invoices.push(invoice);
      seller.invoices.push(invoice);
    }
  }
}

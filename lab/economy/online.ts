import { type Fen, fen, type Instant, instant } from '@open310/server/kernel';
import { type Day, dayNumberAt, day as dayOf } from './calendar.ts';
import { Customers, moments } from './customers.ts';
import type { Market } from './market.ts';
import { outOfStock, payees, refundReasons } from './names.ts';
import { parameters } from './parameters.ts';
import type { Evening, Purse } from './purse.ts';
import type { Random } from './random.ts';
import type { Shelf } from './shelf.ts';
import { drawRange, part, pickPieces, pickProduct, type Traits, turnoverMonth } from './traits.ts';
import type { TradeItem } from './types.ts';

/** A trade with all that will become of it: what partners show at a moment is `seenAt` (views.ts). */
export interface TradePlan {
  readonly tid: string;
  readonly buyer: string;
  readonly items: readonly TradeItem[];
  readonly payment: Fen;
  readonly createdAt: Instant;
  /** `null`: never paid. */
  readonly paidAt: Instant | null;
  readonly shippedAt: Instant | null;
  readonly endedAt: Instant;
  readonly finished: boolean;
  readonly refund: RefundPlan | null;
  /** Ordered by the seller's own ring. */
  readonly fake: boolean;
}

export interface RefundPlan {
  readonly fee: Fen;
  readonly askedAt: Instant;
  readonly paidAt: Instant;
  readonly reason: string;
}

interface Settlement {
  readonly at: number;
  readonly tid: string;
  readonly buyer: string;
  readonly amount: bigint;
}

interface OrderLine {
  readonly title: string;
  readonly quantity: number;
  readonly price: Fen;
}

interface Order {
  readonly at: number;
  readonly buyer: string;
  readonly lines: readonly OrderLine[];
  readonly payment: bigint;
  /** What the goods in it cost the seller; nothing when nothing is in it. */
  readonly cost: bigint;
  readonly fake: boolean;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** The trade of an online seller: orders, parcels, refunds, and the settlement into Alipay. */
export class OnlineTrade {
  readonly #traits: Traits;
  readonly #random: Random;
  readonly #customers: Customers;
  readonly #ring: Customers;
  readonly #anchor: string;
  readonly #tidTail: string;
  readonly #settlements = new Map<number, Settlement[]>();
  readonly #returned = new Map<number, bigint>();
  #plans: TradePlan[] | null = [];
  #sequence = 0;
  #parcels = 0n;
  #fees = 0n;
  #ringFees = 0n;

  constructor(traits: Traits, random: Random, names: { buyers: string; tidTail: string }) {
    this.#traits = traits;
    this.#random = random;
    this.#customers = new Customers(`${names.buyers}B`, random);
    this.#ring = new Customers(`${names.buyers}R`, random);
    this.#anchor = `${names.buyers}A0000001`;
    this.#tidTail = names.tidTail;
  }

  closeBook(): TradePlan[] {
    const plans = this.#plans ?? [];
    this.#plans = null;
    this.#customers.silence();
    this.#ring.silence();
    return plans;
  }

  /** Settles what falls due today, then takes today's orders. Money comes in by `at`. */
  trade(today: Day, market: Market, purse: Purse, shelf: Shelf, open: boolean): void {
    shelf.putBack(this.#returned.get(today.number) ?? 0n);
    this.#returned.delete(today.number);
    this.#settle(today, purse);
    if (!open) return;
    for (const order of this.#orders(today, market, purse)) {
      this.#take(order, market.refundShare(today), shelf);
    }
  }

  /** Pays what trade itself costs: the platform's fee daily, couriers and the ring on Mondays. */
  payFees(evening: Evening, purse: Purse): void {
    this.#fees -= purse.pay(evening, this.#fees, '淘宝平台', payees.platformFee, 'fees');
    if (evening.day.weekday !== 0) return;
    this.#parcels -= purse.pay(evening, this.#parcels, payees.parcels, '快递费', 'parcels');
    this.#ringFees -= purse.pay(evening, this.#ringFees, payees.ring, payees.ring, 'fakes');
  }

  #settle(today: Day, purse: Purse): void {
    const due = this.#settlements.get(today.number);
    if (!due) return;
    this.#settlements.delete(today.number);
    due.sort((a, b) => a.at - b.at || (a.tid < b.tid ? -1 : 1));
    let sum = 0n;
    for (const { at, tid, buyer, amount } of due) {
      purse.receive(today, at, amount, buyer, '交易收入', tid);
      sum += amount;
    }
    this.#fees += part(sum, this.#traits.feeShare);
  }

  #orders(today: Day, market: Market, purse: Purse): Order[] {
    const { anchorShare, fakes } = this.#traits;
    const expected = market.customers(today);
    const count = this.#random.poisson(expected * (1 - anchorShare));
    const orders: Order[] = moments(today, 'onlineSeller', count, this.#random).map((at) =>
      this.#order(at, this.#customers.next(this.#traits.repeatShare), false),
    );
    if (market.hasAnchor && today.weekday === 2) orders.push(this.#anchorOrder(today, market));
    if (fakes > 0) {
      const faked = this.#random.poisson(expected * fakes);
      const ring = this.#random.whole(...parameters.cheats.ring);
      for (const at of moments(today, 'onlineSeller', faked, this.#random)) {
        const order = this.#order(at, this.#ring.named(this.#random.whole(1, ring)), true);
        // A fake order is paid with the cheat's own money, and comes back with the settlement.
        if (purse.payOutside(order.payment, 'fakes')) orders.push(order);
      }
    }
    return orders.sort((a, b) => a.at - b.at);
  }

  #order(at: number, buyer: string, fake: boolean): Order {
    const lines: OrderLine[] = [];
    let payment = 0n;
    let cost = 0n;
    for (let n = this.#random.chance(parameters.orders.secondItem) ? 2 : 1; n > 0; n--) {
      const product = pickProduct(this.#random, this.#traits.catalogue);
      const quantity = pickPieces(this.#random);
      lines.push({ title: product.title, quantity, price: fen(product.price) });
      payment += product.price * BigInt(quantity);
      cost += product.cost * BigInt(quantity);
    }
    return { at, buyer, lines, payment, cost: fake ? 0n : cost, fake };
  }

  /** The big customer orders once a week, by the piece, whatever the week brought the others. */
  #anchorOrder(today: Day, market: Market): Order {
    const week = part(turnoverMonth(this.#traits), (this.#traits.anchorShare * 7) / 30);
    const { title, price, cost } = pickProduct(this.#random, this.#traits.catalogue);
    const worth = part(week, Math.min(2, market.trend) * this.#random.between(0.7, 1.3));
    const quantity = Math.max(1, Number(worth / price));
    return {
      at: today.start + 10 * HOUR + this.#random.whole(0, 3_599) * 1_000,
      buyer: this.#anchor,
      lines: [{ title, quantity, price: fen(price) }],
      payment: price * BigInt(quantity),
      cost: cost * BigInt(quantity),
      fake: false,
    };
  }

  #take(order: Order, refundShare: number, shelf: Shelf): void {
    const p = parameters.orders;
    const r = this.#random;
    const createdAt = instant(order.at);
    const tid = this.#plans ? this.#number(order.at) : ''; // Nobody reads what is not recorded.
    if (!order.fake && r.chance(this.#traits.unpaidShare)) {
      const endedAt = instant(order.at + second(drawRange(r, p.unpaidHours) * HOUR));
      this.#keep(order, { tid, createdAt, paidAt: null, shippedAt: null, endedAt });
      return;
    }
    const paidAt = instant(order.at + second(drawRange(r, p.payMinutes) * MINUTE));
    const shippedAt = instant(paidAt + second(drawRange(r, p.shipHours) * HOUR));
    const wanted = r.chance(refundShare) && !order.fake;
    if (!shelf.take(order.cost)) {
      // Nothing left to send: the buyer gets the money back within hours.
      this.#giveBack(order, { tid, createdAt, paidAt }, outOfStock);
      return;
    }
    if (wanted && r.chance(p.refundBeforeShipping)) {
      shelf.putBack(order.cost);
      this.#giveBack(order, { tid, createdAt, paidAt }, r.pick(refundReasons));
      return;
    }
    this.#parcels += this.#traits.parcelFee;
    if (order.fake) this.#ringFees += BigInt(Math.round(drawRange(r, parameters.cheats.fee)));
    const endedAt = this.#endsAt(shippedAt);
    if (!wanted) {
      this.#keep(order, { tid, createdAt, paidAt, shippedAt, endedAt });
      this.#awaitSettlement(order, tid, endedAt, order.payment);
      return;
    }
    this.#giveBackLater(order, { tid, createdAt, paidAt, shippedAt, endedAt });
  }

  /** All of the money goes back before anything was sent. */
  #giveBack(
    order: Order,
    at: { tid: string; createdAt: Instant; paidAt: Instant },
    reason: string,
  ): void {
    const askedAt = instant(at.paidAt + second(this.#random.between(0.2, 6) * HOUR));
    const endedAt = instant(askedAt + second(this.#random.between(0.5, 18) * HOUR));
    const refund = { fee: order.payment, askedAt, paidAt: endedAt, reason };
    this.#keep(order, { ...at, shippedAt: null, endedAt }, refund);
  }

  /** Goods come back, or a part of the price does, between shipping and the end of the trade. */
  #giveBackLater(
    order: Order,
    at: { tid: string; createdAt: Instant; paidAt: Instant; shippedAt: Instant; endedAt: Instant },
  ): void {
    const p = parameters.orders;
    const r = this.#random;
    const askedAt = instant(
      at.shippedAt + second((at.endedAt - at.shippedAt) * r.between(0.5, 0.8)),
    );
    const reason = r.pick(refundReasons);
    if (r.chance(p.refundInPart)) {
      const some = part(order.payment, drawRange(r, p.refundPart));
      const fee = some > 0n ? some : 1n;
      const paidAt = instant(askedAt + second((at.endedAt - askedAt) * r.between(0.1, 0.9)));
      this.#keep(order, at, { fee, askedAt, paidAt, reason });
      this.#awaitSettlement(order, at.tid, at.endedAt, order.payment - fee);
      return;
    }
    this.#keep(order, at, { fee: order.payment, askedAt, paidAt: at.endedAt, reason });
    const back = dayNumberAt(at.endedAt);
    const returned = this.#returned.get(back) ?? 0n;
    this.#returned.set(back, returned + part(order.cost, p.restocked));
  }

  /** Confirmed by the buyer or by the platform, in the hours before the evening's payments. */
  #endsAt(shippedAt: Instant): Instant {
    const days = drawRange(this.#random, parameters.orders.confirmDays);
    const on = dayOf(dayNumberAt(instant(shippedAt + days * DAY)));
    return instant(on.start + this.#random.whole(600, 76_800) * 1_000);
  }

  #awaitSettlement(order: Order, tid: string, endedAt: Instant, amount: bigint): void {
    if (amount <= 0n) return;
    const on = dayNumberAt(endedAt);
    const due = this.#settlements.get(on);
    const settlement = { at: endedAt, tid, buyer: order.buyer, amount };
    if (due) due.push(settlement);
    else this.#settlements.set(on, [settlement]);
  }

  #keep(
    order: Order,
    at: {
      tid: string;
      createdAt: Instant;
      paidAt: Instant | null;
      shippedAt: Instant | null;
      endedAt: Instant;
    },
    refund?: { fee: bigint; askedAt: Instant; paidAt: Instant; reason: string },
  ): void {
    if (!this.#plans) return;
    const single = order.lines.length === 1;
    this.#plans.push({
      ...at,
      buyer: order.buyer,
      payment: fen(order.payment),
      // A trade of one line carries the trade's own number on that line, as TOP does.
      items: order.lines.map((l, i) => ({ oid: single ? at.tid : oidOf(at.tid, i), ...l })),
      finished: at.paidAt !== null && (!refund || refund.fee < order.payment),
      refund: refund ? { ...refund, fee: fen(refund.fee) } : null,
      fake: order.fake,
    });
  }

  /** A trade number: 19 digits, in the order of time, told apart by seller and count. */
  #number(at: number): string {
    this.#sequence = (this.#sequence + 1) % 10_000;
    const seconds = String(Math.floor(at / 1_000));
    return `4${seconds}${this.#tidTail}${String(this.#sequence).padStart(4, '0')}`;
  }
}

const second = (ms: number): number => Math.floor(ms / 1_000) * 1_000;
const oidOf = (tid: string, i: number): string => `${5 + i}${tid.slice(1)}`;

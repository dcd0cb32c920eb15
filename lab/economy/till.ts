import type { Day } from './calendar.ts';
import { Customers, moments } from './customers.ts';
import type { Market } from './market.ts';
import { payees } from './names.ts';
import type { Evening, Purse } from './purse.ts';
import type { Random } from './random.ts';
import type { Shelf } from './shelf.ts';
import { part, pickPieces, pickProduct, type Traits } from './traits.ts';

/** The trade of a shop: guests pay at the till, a part of them by Alipay's QR code. */
export class TillTrade {
  readonly #traits: Traits;
  readonly #random: Random;
  readonly #customers: Customers;
  #fees = 0n;

  constructor(traits: Traits, random: Random, names: { buyers: string }) {
    this.#traits = traits;
    this.#random = random;
    this.#customers = new Customers(names.buyers, random);
  }

  closeBook(): [] {
    this.#customers.silence();
    return [];
  }

  trade(today: Day, market: Market, purse: Purse, shelf: Shelf, open: boolean): void {
    if (!open) return;
    const { alipayShare, repeatShare } = this.#traits;
    const expected = market.customers(today);
    const scanned = this.#random.poisson(expected * alipayShare);
    let sum = 0n;
    for (const at of moments(today, 'shop', scanned, this.#random)) {
      const amount = this.#bill(shelf);
      const guest = this.#customers.next(repeatShare);
      if (amount === 0n) continue; // Sold out: the guest leaves.
      purse.receive(today, at, amount, guest, '收款码收款', null);
      sum += amount;
    }
    this.#fees += part(sum, this.#traits.feeShare);
    this.#tradeUnseen(this.#random.poisson(expected * (1 - alipayShare)), purse, shelf);
  }

  payFees(evening: Evening, purse: Purse): void {
    this.#fees -= purse.pay(evening, this.#fees, '支付宝', payees.tillFee, 'fees');
  }

  /** Guests who pay by other means: no partner holds them, so one sum is enough. */
  #tradeUnseen(guests: number, purse: Purse, shelf: Shelf): void {
    let asked = 0;
    for (let i = 0; i < guests; i++) {
      const { price } = pickProduct(this.#random, this.#traits.catalogue);
      asked += Number(price) * pickPieces(this.#random); // Whole fen, far below 2^53.
    }
    const cost = part(BigInt(asked), this.#traits.goodsShare);
    if (cost === 0n) return;
    const sold = (BigInt(asked) * shelf.takeSome(cost)) / cost;
    if (sold > 0n) purse.receiveOutside(sold, 'sales');
  }

  /** One guest's bill, or nothing when the kitchen has run out. Unit: fen. */
  #bill(shelf: Shelf): bigint {
    const { price, cost } = pickProduct(this.#random, this.#traits.catalogue);
    const pieces = BigInt(pickPieces(this.#random));
    return shelf.take(cost * pieces) ? price * pieces : 0n;
  }
}

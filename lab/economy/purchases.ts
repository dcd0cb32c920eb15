import { type Fen, fen, instant } from '@open310/server/kernel';
import { memberIdOf, stranger } from './firms.ts';
import { parameters } from './parameters.ts';
import type { Counterparty, GoodsLine } from './parties.ts';
import { createRandom, type Random } from './random.ts';
import type { WholesaleOrder } from './records.ts';
import { drawRange } from './traits.ts';
import type { AccountEntry, Merchant } from './types.ts';

const HOUR = 3_600_000;
const GOODS = '货款';

/**
 * What a merchant bought on 1688, the oldest first: every payment for goods out of its Alipay account
 * is one order there, to the fen. Depends on the merchant alone.
 */
export function purchasesOf(
  merchant: Merchant,
  buyer: Counterparty = asBuyer(merchant),
): WholesaleOrder[] {
  return merchant.account
    .filter((entry) => entry.amount < 0n && entry.memo === GOODS)
    .map((entry) => orderOf(entry, buyer, createRandom(0, merchant.id, 0, `1688:${entry.id}`)));
}

/** As 1688 knows it, which asks for no credit code. */
const asBuyer = ({ id, name }: Merchant): Counterparty => ({
  ...{ key: id, name, memberId: memberIdOf(id), creditCode: null },
});

function orderOf(entry: AccountEntry, buyer: Counterparty, random: Random): WholesaleOrder {
  const p = parameters.wholesale;
  const total = fen(-entry.amount);
  const shippingFee = total > 20_000n ? fen(BigInt(random.whole(...p.shippingFee))) : fen(0n);
  const shippedAt = instant(entry.at + second(drawRange(random, p.shipHours) * HOUR));
  const supplier = random.whole(1, p.suppliers);
  return {
    id: `3${String(entry.at)}${String(random.whole(0, 99_999)).padStart(5, '0')}`,
    buyer,
    seller: stallOf(entry.counterparty, supplier),
    createdAt: instant(entry.at - second(drawRange(random, p.payMinutes) * 60_000)),
    paidAt: instant(second(entry.at)),
    shippedAt,
    completedAt: instant(shippedAt + second(drawRange(random, p.receiveDays) * 24 * HOUR)),
    total,
    shippingFee,
    lines: linesOf(fen(total - shippingFee), random),
    ...parcelOf(random),
  };
}

/** One of a market's stalls. */
export const stallOf = (market: string, stall: number): Counterparty => ({
  ...stranger(`${market}${stall}号档口`, 'soleTrader'),
  memberId: memberIdOf(`${market}:${stall}`),
});

/** A parcel's number, of the shape that its carrier uses. */
const parcelOf = (random: Random): { parcelNo: string; carrier: string } => {
  const digits = String(random.whole(0, 9_999_999_999));
  return random.chance(parameters.wholesale.bySf)
    ? { parcelNo: `SF${digits.padStart(13, '1')}`, carrier: 'shunfeng' }
    : { parcelNo: `YT${digits.padStart(13, '8')}`, carrier: 'yuantong' };
};

/** One to three lines that add up to `sum`. */
function linesOf(sum: Fen, random: Random): GoodsLine[] {
  const count = sum < 300n ? 1 : random.whole(1, 3);
  let left = BigInt(sum);
  return Array.from({ length: count }, (_, i) => {
    const amount = i === count - 1 ? left : left / BigInt(random.whole(2, 4));
    left -= amount;
    return {
      productId: String(random.whole(600_000_000_000, 799_999_999_999)),
      name: `进货商品 ${i + 1}`,
      quantity: random.whole(1, 200),
      amount: fen(amount),
    };
  });
}

const second = (ms: number): number => Math.floor(ms / 1_000) * 1_000;

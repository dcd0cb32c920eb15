import { type Line, lines } from './names.ts';
import { parameters, type Range, type Spread } from './parameters.ts';
import type { Random } from './random.ts';
import type { Segment } from './types.ts';

export interface Product {
  readonly title: string;
  /** Unit: fen. */
  readonly price: bigint;
  /** What a piece costs the merchant. Unit: fen. */
  readonly cost: bigint;
}

/**
 * What a merchant is like. Hidden from every lender: partners' records show only what comes of it.
 * Money is in fen and a month; shares are fractions.
 */
export interface Traits {
  readonly segment: Segment;
  readonly line: Line;
  readonly ageMonths: number;
  readonly customersADay: number;
  readonly catalogue: readonly Product[];
  readonly goodsShare: number;
  readonly adsShare: number;
  readonly feeShare: number;
  readonly parcelFee: bigint;
  readonly alipayShare: number;
  readonly repeatShare: number;
  readonly refundShare: number;
  readonly unpaidShare: number;
  readonly rent: bigint;
  readonly wages: bigint;
  readonly living: bigint;
  readonly household: bigint;
  readonly debt: bigint;
  readonly drawShare: number;
  readonly savedShare: number;
  /** Put aside at home when the record begins. */
  readonly savings: bigint;
  readonly withdrawShare: number;
  readonly bufferDays: number;
  readonly coverDays: number;
  readonly anchorShare: number;
  readonly drift: number;
  readonly wander: number;
  readonly noise: number;
  /** Takes part in the platform's sales. */
  readonly joinsSales: boolean;
  /** Fake orders to one real order. */
  readonly fakes: number;
  /** Of the usual hazards: 1, or 0 for one whom nothing befalls. */
  readonly hazard: number;
}

/** `share` of `amount`, down to the fen. */
export const part = (amount: bigint, share: number): bigint =>
  (amount * BigInt(Math.round(share * 1e6))) / 1_000_000n;

export const drawRange = (random: Random, [low, high]: Range): number => random.between(low, high);

const drawSpread = (random: Random, { median, sigma, min, max }: Spread): number =>
  Math.min(max, Math.max(min, random.around(median, sigma)));

/** Pieces that an order of one product holds on average. */
const piecesAnOrder = parameters.orders.quantities.reduce((sum, p, i) => sum + p * (i + 1), 0);

/** Things at these prices, of which goods cost `goodsShare`. */
export const stock = (
  prices: readonly Pick<Product, 'title' | 'price'>[],
  goodsShare: number,
): Product[] => prices.map((p) => ({ ...p, cost: part(p.price, goodsShare) }));

/** One of the catalogue: product `i` of `n` is asked for as often as `sqrt(i + 1) - sqrt(i)` says. */
export function pickProduct(random: Random, catalogue: readonly Product[]): Product {
  const place = random.unit();
  const product = catalogue[Math.floor(place * place * catalogue.length)];
  if (!product) throw new RangeError('empty catalogue');
  return product;
}

const [onePiece, twoPieces] = parameters.orders.quantities;

/** How many pieces of it: 1, 2 or 3. */
export function pickPieces(random: Random): number {
  const chance = random.unit();
  if (chance < onePiece) return 1;
  return chance < onePiece + twoPieces ? 2 : 3;
}

/** What an ordinary month turns over when demand is at its opening level. Unit: fen. */
export function turnoverMonth(traits: Pick<Traits, 'segment' | 'catalogue' | 'customersADay'>) {
  const n = traits.catalogue.length;
  // Of `place * place * n` the part that falls on product i is sqrt((i + 1) / n) - sqrt(i / n).
  const price = traits.catalogue.reduce(
    (sum, product, i) => sum + Number(product.price) * (Math.sqrt((i + 1) / n) - Math.sqrt(i / n)),
    0,
  );
  const items = traits.segment === 'onlineSeller' ? 1 + parameters.orders.secondItem : 1;
  return BigInt(Math.round(price * piecesAnOrder * items * traits.customersADay * 30));
}

type Rates = Pick<
  Traits,
  | 'segment'
  | 'catalogue'
  | 'customersADay'
  | 'goodsShare'
  | 'adsShare'
  | 'feeShare'
  | 'parcelFee'
  | 'refundShare'
  | 'unpaidShare'
>;

/** What an ordinary month leaves for rent, wages, the owner and lenders. Unit: fen. */
export function contributionMonth(traits: Rates): bigint {
  const paid = 1 - traits.unpaidShare;
  const turnover = part(turnoverMonth(traits), paid * (1 - traits.refundShare));
  const share = 1 - traits.goodsShare - traits.adsShare - traits.feeShare;
  const parcels = traits.parcelFee * BigInt(Math.round(traits.customersADay * 30 * paid));
  const left = part(turnover, share) - parcels;
  return left > 0n ? left : 0n;
}

/** A merchant of `segment` by chance. Shape of the dependence: everything scales with trade. */
export function drawTraits(segment: Segment, random: Random): Traits {
  const p = parameters.segments[segment];
  const line: Line = segment === 'shop' ? 'meals' : random.pick(['clothes', 'home', 'food']);
  const average = drawSpread(random, p.price);
  const prices = Array.from({ length: Math.round(drawRange(random, p.catalogue)) }, (_, i) => ({
    title: lines[line].things[i % lines[line].things.length] ?? line,
    price: BigInt(Math.max(1, Math.round((average * random.between(0.5, 1.5)) / 50))) * 50n,
  }));
  const goodsShare = drawRange(random, p.goodsShare);
  const rates: Rates = {
    segment,
    catalogue: stock(prices, goodsShare),
    customersADay: drawSpread(random, p.customersADay),
    goodsShare,
    adsShare: drawRange(random, p.adsShare),
    feeShare: drawRange(random, p.feeShare),
    parcelFee: BigInt(Math.round(drawRange(random, p.parcelFee))),
    refundShare: drawSpread(random, p.refundShare),
    unpaidShare: drawRange(random, p.unpaidShare),
  };
  const contribution = contributionMonth(rates);
  return {
    ...rates,
    line,
    ...drawBurdens(segment, contribution, random),
    ...drawCourse(segment, random),
  };
}

function drawBurdens(segment: Segment, contribution: bigint, random: Random) {
  const p = parameters.segments[segment];
  const { owners } = parameters;
  const living = part(contribution, drawRange(random, p.living));
  const household = part(living, drawRange(random, owners.household));
  const debt = part(contribution, drawRange(random, owners.debt));
  return {
    rent: part(contribution, drawRange(random, p.rent)),
    wages: part(contribution, drawRange(random, p.wages)),
    living,
    household: random.chance(owners.householdOdds) ? household : 0n,
    debt: random.chance(owners.debtOdds) ? debt : 0n,
    drawShare: drawRange(random, owners.drawShare),
    savedShare: drawRange(random, owners.saved),
    savings: part(living, drawRange(random, owners.savings)),
    withdrawShare: drawRange(random, owners.withdrawShare),
    bufferDays: drawSpread(random, p.bufferDays),
    ageMonths: Math.round(drawRange(random, owners.ageMonths)),
  };
}

function drawCourse(segment: Segment, random: Random) {
  const p = parameters.segments[segment];
  const { demand, cheats } = parameters;
  const anchorShare = drawRange(random, p.anchorShare);
  const fakes = drawRange(random, cheats.fakes);
  return {
    alipayShare: drawRange(random, p.alipayShare),
    repeatShare: drawRange(random, p.repeatShare),
    coverDays: drawRange(random, p.coverDays),
    drift: demand.drift.mean + demand.drift.deviation * random.normal(),
    wander: drawRange(random, demand.wander),
    noise: drawRange(random, demand.noise),
    anchorShare: random.chance(p.anchorOdds) ? anchorShare : 0,
    fakes: random.chance(segment === 'onlineSeller' ? cheats.share : 0) ? fakes : 0,
    joinsSales: true,
    hazard: 1,
  };
}

import type { BusinessDate } from '@open310/server/kernel';
import type { Books, ClusterBooks } from './cluster-books.ts';
import {
  buyInput,
  contractLand,
  drawVillage,
  lessorOf,
  sellProduce,
  transferLand,
} from './cluster-farms.ts';
import { luck } from './cluster-makers.ts';
import { drawDebt, payMonthly } from './cluster-owner.ts';
import type { LandContract, LandTransfer } from './farm-records.ts';
import { person } from './firms.ts';
import { parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { part } from './traits.ts';

const p = parameters.cluster;
const { crops, inputs } = parameters;
const fenOf = (amount: number): bigint => BigInt(Math.round(amount));

/** Who buys what farms grow, and from whom they buy what it takes. */
export interface Neighbours {
  readonly coop: Books;
  /** One of the two who buy produce. */
  buyerFor(random: Random): Books;
}

const rotations = {
  grain: [crops.wheat, crops.corn],
  vegetables: [crops.tomato, crops.pepper],
} as const;
type Rotation = keyof typeof rotations;

/** A farm of two crops a year, on its own land and on land rented from others. */
export class CropFarm {
  readonly books: Books;
  readonly #random: Random;
  readonly #rotation: Rotation;
  readonly #areaM2: number;
  readonly #transfers: readonly LandTransfer[];
  readonly #debt: bigint;

  /** @param spare - A neighbour and the contract of which it lets a piece. */
  constructor(
    books: Books,
    random: Random,
    o: {
      rotation: Rotation;
      on: BusinessDate;
      spare: { books: Books; contract: LandContract } | null;
    },
  ) {
    this.books = books;
    this.#random = random;
    this.#rotation = o.rotation;
    const village = drawVillage(random, books.firm.region);
    const own = contractLand(random, {
      ...{ holder: books, village, on: o.on, parcels: random.whole(...p.farm.ownParcels) },
    });
    this.#transfers = Array.from({ length: random.whole(...p.farm.rentedParcels) }, (_, i) => {
      const from = i === 0 ? o.spare : null;
      const parcel = from?.contract.parcels[0] ?? null;
      return transferLand(random, {
        ...{ lessee: books, lessor: from?.books ?? null, parcel, village, on: o.on },
      });
    });
    const all = [...own.parcels, ...this.#transfers.map(({ parcel }) => parcel)];
    const area = all.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    this.#areaM2 = o.rotation === 'grain' ? area : area * p.farm.vegetableArea;
    this.#debt = drawDebt(random, this.yearCosts / 12n, books);
  }

  /** What a year's inputs and rent cost. Unit: fen. */
  get yearCosts(): bigint {
    const { seed, fertilizer, pesticide, film, machinery } = inputs[this.#rotation];
    const perM2 = seed + fertilizer + pesticide + film + machinery;
    const rent = this.#transfers.reduce((sum, { rentYear }) => sum + rentYear, 0n);
    return fenOf(2 * perM2 * this.#areaM2) + rent;
  }

  live(books: ClusterBooks, neighbours: Neighbours, all: readonly Books[]): void {
    if (books.today.dayOfMonth === 1) this.#planMonth(books, neighbours);
    for (const transfer of this.#transfers) {
      const { from, until, rentYear, transferNo } = transfer;
      const { date } = books.today;
      if (date.slice(5) !== from.slice(5) || date <= from || date >= until) continue;
      books.owe(this.books, lessorOf(transfer, all), rentYear, '土地流转租金', transferNo);
    }
    payMonthly(books, {
      ...{ books: this.books, debt: this.#debt, wages: 0n, rent: 0n },
      kept: part(this.yearCosts, p.farm.leftAside),
    });
  }

  /** What the month asks for, on days by chance. */
  #planMonth(books: ClusterBooks, neighbours: Neighbours): void {
    const r = this.#random;
    for (const crop of rotations[this.#rotation]) {
      const sinceSown = (books.today.month - crop.sown + 12) % 12;
      const untilHarvest = (crop.harvest - books.today.month + 12) % 12;
      const growth = (crop.harvest - crop.sown + 12) % 12;
      const dueIn = (day: number) => untilHarvest * 30 + inputs.creditDays - day;
      const planBuying = (what: 'sow' | 'tend') => {
        const day = r.whole(2, 24);
        books.plan(day, () => this.#buy(books, neighbours, what, dueIn(day)));
      };
      if (sinceSown === 0) planBuying('sow');
      if (growth > 1 && sinceSown === Math.floor(growth / 2)) planBuying('tend');
      if (untilHarvest !== 0) continue;
      const harvest = this.#areaM2 * crop.kgM2 * luck(r, p.farm.yield);
      for (let lot = 0; lot < p.farm.lots; lot++) {
        const kilograms = Math.round(harvest / p.farm.lots);
        books.plan(r.whole(3, 27), () => this.#sell(books, neighbours, crop, kilograms));
      }
    }
  }

  #buy(books: ClusterBooks, { coop }: Neighbours, what: 'sow' | 'tend', dueInDays: number): void {
    const perM2 = inputs[this.#rotation];
    const taken = {
      sow: { seed: 1, fertilizer: 0.6, film: 1, machinery: 0.5 },
      tend: { fertilizer: 0.4, pesticide: 1, machinery: 0.5 },
    }[what];
    for (const [category, share] of Object.entries(taken) as [keyof typeof perM2, number][]) {
      const worth = fenOf(perM2[category] * share * this.#areaM2);
      const priceKg = inputs.priceKg[category];
      const terms = { category, worth, priceKg, dueInDays };
      buyInput(books, this.#random, { buyer: this.books, coop, ...terms });
    }
  }

  #sell(
    books: ClusterBooks,
    neighbours: Neighbours,
    crop: { readonly name: string; readonly price: number },
    kilograms: number,
  ): void {
    const buyer = neighbours.buyerFor(this.#random);
    const lot = { crop: crop.name, kilograms, priceKg: crop.price };
    const sale = sellProduce(books, this.#random, { seller: this.books, buyer, ...lot });
    const labour = part(sale?.amount ?? 0n, p.farm.labour[this.#rotation]);
    books.owe(this.books, person('收割及采摘工'), labour, '人工费');
  }
}

/** A farm of laying hens: eggs each week, feed every other one, a new flock when hens are old. */
export class LivestockFarm {
  readonly books: Books;
  readonly contract: LandContract;
  readonly #random: Random;
  readonly #hens: number;
  readonly #debt: bigint;
  readonly #flockDay: number;

  constructor(books: Books, random: Random, on: BusinessDate) {
    this.books = books;
    this.#random = random;
    this.#hens = random.whole(...p.livestock.hens);
    const village = drawVillage(random, books.firm.region);
    const parcels = random.whole(...p.farm.ownParcels);
    this.contract = contractLand(random, { holder: books, village, parcels, on });
    this.#debt = drawDebt(random, this.monthCosts, books);
    this.#flockDay = random.whole(0, 30 * p.livestock.flockMonths - 1);
  }

  /** Feed for a month. Unit: fen. */
  get monthCosts(): bigint {
    return fenOf(30 * this.#hens * p.livestock.feedKgDay * p.livestock.feedPriceKg);
  }

  live(books: ClusterBooks, neighbours: Neighbours): void {
    const { weekday, number } = books.today;
    const { livestock } = p;
    const r = this.#random;
    const of = { buyer: this.books, coop: neighbours.coop };
    if (weekday === 0) {
      const kilograms = Math.round(this.#hens * livestock.eggsKgWeek * luck(r, p.noise / 2));
      const lot = { crop: '鸡蛋', kilograms, priceKg: livestock.priceKg };
      sellProduce(books, r, { seller: this.books, buyer: neighbours.buyerFor(r), ...lot });
    }
    if (number % 14 === 3) {
      const feed = { category: 'feed', priceKg: livestock.feedPriceKg, dueInDays: 30 } as const;
      buyInput(books, r, { ...of, ...feed, worth: (this.monthCosts * 14n) / 30n });
    }
    if (number % (30 * livestock.flockMonths) === this.#flockDay) {
      const flock = { category: 'other', priceKg: livestock.henPrice, dueInDays: 90 } as const;
      buyInput(books, r, { ...of, ...flock, worth: fenOf(this.#hens * livestock.henPrice) });
    }
    const sales = fenOf((this.#hens * livestock.eggsKgWeek * livestock.priceKg * 30) / 7);
    payMonthly(books, {
      ...{ books: this.books, debt: this.#debt, rent: 0n, kept: this.monthCosts * 2n },
      wages: part(sales, livestock.wagesShare),
    });
  }
}

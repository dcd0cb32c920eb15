import type { Day } from './calendar.ts';
import { parameters } from './parameters.ts';
import { exp, type Random } from './random.ts';
import { drawRange, type Traits } from './traits.ts';

interface Passing {
  readonly until: number;
  readonly factor: number;
}

/** A turn for the worse (or better) that a scenario's story brings. */
export interface Turn {
  /** The number of the day it begins. */
  readonly from: number;
  /** Growth a year from then on. */
  readonly drift: number;
}

/** What befell a merchant on a day, as far as the purse feels it. */
export interface Blow {
  /** Of a month's goods, gone. */
  readonly goodsLost: number;
  /** Months of living, to be found at once. */
  readonly family: number;
  /** By which the rent rises for good. */
  readonly rentRise: number;
}

/** The demand that one merchant meets: level, drift, season, and what befalls it. */
export class Market {
  readonly #traits: Traits;
  readonly #walk: Random;
  readonly #fate: Random;
  #level = 1;
  #drift: number;
  #passing: Passing[] = [];
  #badUntil = 0;
  #anchor: boolean;
  readonly #turn: Turn | null;

  constructor(traits: Traits, walk: Random, fate: Random, turn: Turn | null = null) {
    this.#turn = turn;
    this.#traits = traits;
    this.#walk = walk;
    this.#fate = fate;
    this.#drift = traits.drift;
    this.#anchor = traits.anchorShare > 0;
  }

  /** Demand against the opening level, without season and the day's own noise. */
  get trend(): number {
    return this.#level * this.#passing.reduce((product, { factor }) => product * factor, 1);
  }

  get hasAnchor(): boolean {
    return this.#anchor;
  }

  /** The share of paid orders that are given back today. */
  refundShare(today: Day): number {
    const { refunds } = parameters.shocks.quality;
    const bad = today.number < this.#badUntil ? refunds : 1;
    return Math.min(0.6, this.#traits.refundShare * bad);
  }

  /** Customers to be expected today. */
  customers(today: Day): number {
    const { segment, line, noise, customersADay, joinsSales } = this.#traits;
    const year = parameters.season[line][today.month] ?? 1;
    const week = parameters.weekday[segment][today.weekday] ?? 1;
    const luck = exp(noise * this.#walk.normal() - (noise * noise) / 2);
    const festival = today.festival[segment];
    const feast = joinsSales ? festival : Math.min(1, festival);
    return customersADay * this.trend * year * week * feast * luck;
  }

  /** Raises demand for good: what money put into the business did. */
  lift(by: number): void {
    this.#level *= 1 + by;
  }

  /** Holds demand down for some days. */
  dampen(factor: number, until: number): void {
    this.#passing.push({ factor, until });
  }

  /** One day passes. */
  step(today: Day): Blow {
    const p = parameters.demand;
    const typical = parameters.segments[this.#traits.segment].refundShare.median;
    const drag = p.refundDrag * (this.refundShare(today) - typical);
    const bad = today.number < this.#badUntil ? parameters.shocks.quality.drift : 0;
    if (this.#turn && today.number === this.#turn.from) this.#drift = this.#turn.drift;
    const home = this.#turn && today.number >= this.#turn.from ? this.#turn : this.#traits;
    this.#drift +=
      (p.driftPull * (home.drift - this.#drift)) / 365 +
      (p.driftWander * this.#walk.normal()) / 19.1; // Root of 365: a walk's deviation over a year.
    const step =
      (this.#drift - drag + bad) / 365 + (this.#traits.wander * this.#walk.normal()) / 19.1;
    this.#level = Math.min(p.levelMax, this.#level * exp(step));
    if (this.#passing.length > 0) {
      this.#passing = this.#passing.filter(({ until }) => until > today.number);
    }
    return this.#befall(today);
  }

  /** Every hazard is drawn every day, so that one that strikes does not move the others. */
  #befall(today: Day): Blow {
    const { shocks } = parameters;
    const online = this.#traits.segment === 'onlineSeller';
    if (this.#strikes(shocks.illness.rate)) {
      const { days, factor } = shocks.illness;
      this.dampen(drawRange(this.#fate, factor), today.number + drawRange(this.#fate, days));
    }
    if (this.#strikes(online ? shocks.penalty.rate : 0)) {
      const { days, factor, lasting } = shocks.penalty;
      this.dampen(drawRange(this.#fate, factor), today.number + drawRange(this.#fate, days));
      this.#level *= lasting;
    }
    if (this.#strikes(shocks.drop.rate)) this.#level *= drawRange(this.#fate, shocks.drop.factor);
    if (this.#strikes(online ? shocks.quality.rate : 0)) {
      this.#badUntil = today.number + drawRange(this.#fate, shocks.quality.days);
    }
    if (this.#strikes(shocks.anchorLost.rate)) this.#anchor = false;
    return {
      goodsLost: this.#draw(shocks.goodsLost.rate, shocks.goodsLost.ofMonth),
      family: this.#draw(shocks.family.rate, shocks.family.ofLiving),
      rentRise: this.#draw(shocks.rentRise.rate, shocks.rentRise.by),
    };
  }

  #strikes(rate: number): boolean {
    return this.#fate.chance((rate * this.#traits.hazard) / 365);
  }

  #draw(rate: number, range: readonly [number, number]): number {
    return this.#strikes(rate) ? drawRange(this.#fate, range) : 0;
  }
}
